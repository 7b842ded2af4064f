// The window over the source: dragged, keyed, undone; each change is kept at once, and rendered when asked.

import { CropPath } from "./cut-path.js";
import { Player } from "./cut-player.js";
import { Server } from "./plan-server.js";
import { make, say } from "./plan-words.js";
import { Strip } from "./cut-strip.js";

const desk = document.querySelector("[data-desk]");
const part = (name) => desk.querySelector(`[data-${name}]`);
const tool = (name) => desk.querySelector(`[data-do=${name}]`);
const server = new Server(desk.dataset.desk);
const here = `/${desk.dataset.number}`;
const windows = [...desk.querySelectorAll("[data-window]")];
const WAYS = ["crop", "split", "pad"];

let path;
let seen;
let undone = [];
let done = [];
let waiting = Promise.resolve();
const { said } = await server.get(here);
const player = new Player(part("source"), part("film"), part("at"), said.rate, said.frames, show);
const strip = new Strip(part("strip"), part("lane"), said, (frame) => player.go(frame));
heard(said);

function heard(said) {
  seen = said.seen;
  path = new CropPath(said);
  const told = said.findings.map(({ severity, frame, said, remedy }) => {
    const line = make("li", severity, "", [make("b", "", said), ` ${remedy}`]);
    if (frame !== null) line.addEventListener("click", () => player.go(frame));
    return line;
  });
  part("findings").replaceChildren(...(told.length ? told : [make("li", "well", say("well"))]));
  part("why").hidden = !said.again.length;
  part("why").querySelector("ul").replaceChildren(...said.again.map(({ node, why }) => make("li", "", `${node}: ${why.join(" · ")}`)));
  tool("render").textContent = said.again.length || !said.current ? say("render", { count: said.again.length, all: said.pieces }) : say("rendered");
  tool("render").disabled = said.current && !said.again.length;
  part("result").hidden = !said.film;
  part("age").textContent = said.current ? "" : ` · ${say("old")}`;
  if (said.film) player.film(said.film);
  drawn();
}

function drawn() {
  strip.draw(path);
  tool("undo").disabled = !done.length;
  tool("redo").disabled = !undone.length;
  show(player.frame);
}

function show(frame) {
  const shown = path.shown(frame);
  windows.forEach((window, number) => {
    window.hidden = !shown[number];
    if (window.hidden) return;
    const [x, y, width, height] = shown[number];
    const place = { left: x / path.wide, top: y / path.high, width: width / path.wide, height: height / path.high };
    for (const [side, share] of Object.entries(place)) window.style[side] = `${share * 100}%`;
  });
  part("stage").dataset.way = path.wayAt(frame);
  for (const way of WAYS) tool(way).setAttribute("aria-pressed", way === path.wayAt(frame));
  const speed = path.speed(frame);
  const shot = path.shotAt(frame);
  part("where").textContent = say("where", { frame, shot: shot + 1, shots: path.shots.length, speed: `${Math.round(speed * 100)} %` });
  const wrong = [speed > 1.02 && say("fast"), path.cuts(frame) && say("face")].filter(Boolean);
  part("warn").textContent = wrong.join(" · ");
  for (const window of windows) {
    window.classList.toggle("wrong", wrong.length > 0);
    window.classList.toggle("keyed", path.has(frame));
  }
  tool("unkey").disabled = same(path.without(frame), state());
  strip.here(frame, shot);
}

function state() {
  return { keys: path.keys, layouts: path.layouts };
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function change(edited) {
  if (same(edited, state())) return;
  done.push(state());
  undone = [];
  keep(edited);
}

function back(from, to) {
  if (!from.length) return;
  to.push(state());
  keep(from.pop());
}

function keep(edited) {
  Object.assign(path, edited);
  drawn();
  waiting = waiting.then(async () => {
    const { ok, said } = await server.post(`${here}/keys`, { seen, ...edited });
    wrong(ok ? "" : said?.error ? `${said.error} ${said.remedy}` : desk.dataset.failed);
    if (!ok) return;
    if (same(edited, state())) heard(said);
    else seen = said.seen;
    part("said").textContent = say("kept");
  });
}

function wrong(text) {
  part("wrong").textContent = text;
  part("wrong").hidden = !text;
}

async function render() {
  await waiting;
  tool("render").disabled = true;
  let { ok, said } = await server.post(`${here}/film`, {});
  while (ok && said.running) {
    part("said").textContent = say("running", { share: `${Math.round(said.share * 100)} %`, seconds: said.seconds, reused: said.reused });
    await new Promise((next) => setTimeout(next, 500));
    ({ ok, said } = await server.get("/errand"));
  }
  part("said").textContent = "";
  wrong(ok ? said.told.join(" ") : desk.dataset.failed);
  const now = await server.get(here);
  if (now.ok) heard(now.said);
}

const does = {
  play: () => player.toggle(),
  key: () => change(path.key(player.frame)),
  unkey: () => change(path.without(player.frame)),
  stand: () => change(path.standing(player.frame)),
  undo: () => back(done, undone),
  redo: () => back(undone, done),
  render,
  ...Object.fromEntries(WAYS.map((way) => [way, () => change(path.going(player.frame, way))])),
};
for (const [name, act] of Object.entries(does)) tool(name).addEventListener("click", act);

let held = null;
windows.forEach((window, number) => {
  window.addEventListener("pointerdown", (event) => {
    player.pause();
    if (!path.movable(player.frame)[number]) return;
    held = { x: event.clientX, y: event.clientY, from: path.shown(player.frame)[number], before: state() };
    window.setPointerCapture(event.pointerId);
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const { width, height } = part("stage").getBoundingClientRect();
    const x = held.from[0] + ((event.clientX - held.x) / width) * path.wide;
    const y = held.from[1] + ((event.clientY - held.y) / height) * path.high;
    Object.assign(path, path.put(player.frame, number, x, y));
    show(player.frame);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    window.addEventListener(end, () => {
      if (!held) return;
      const moved = state();
      Object.assign(path, held.before);
      held = null;
      change(moved);
    });
  }
});

/** The window that has the focus, else the first. */
function nudge(event) {
  const number = Math.max(0, windows.indexOf(document.activeElement));
  if (!path.movable(player.frame)[number]) return;
  const step = (path.wide / 200) * (event.shiftKey ? 5 : 1);
  const [across, down] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
  const [x, y] = path.shown(player.frame)[number];
  change(path.put(player.frame, number, x + across, y + down));
}

function shotStep(by) {
  const shot = path.shotAt(player.frame);
  const first = path.shots[shot][0];
  const to = by < 0 && player.frame > first ? shot : Math.min(Math.max(shot + by, 0), path.shots.length - 1);
  player.go(path.shots[to][0]);
}

document.addEventListener("keydown", (event) => {
  const { key, shiftKey: shift, altKey: alt } = event;
  const command = event.ctrlKey || event.metaKey;
  if (event.target.closest("button, summary, a") && [" ", "Enter"].includes(key)) return;
  const act = command
    ? { z: shift ? does.redo : does.undo, Z: does.redo, y: does.redo }[key]
    : alt && key.startsWith("Arrow") ? () => nudge(event)
    : {
      ArrowLeft: () => (shift ? shotStep(-1) : player.go(player.frame - 1)),
      ArrowRight: () => (shift ? shotStep(1) : player.go(player.frame + 1)),
      k: () => (path.has(player.frame) ? does.unkey() : does.key()),
      s: does.stand, " ": does.play,
    }[key];
  if (!act) return;
  event.preventDefault();
  act();
});
