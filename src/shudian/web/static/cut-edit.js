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
  const [x, y] = path.at(frame);
  const place = { left: x / path.wide, top: y / path.high, width: path.width / path.wide, height: path.height / path.high };
  for (const [side, share] of Object.entries(place)) part("window").style[side] = `${share * 100}%`;
  const speed = path.speed(frame);
  const shot = path.shotAt(frame);
  part("where").textContent = say("where", { frame, shot: shot + 1, shots: path.shots.length, speed: `${Math.round(speed * 100)} %` });
  const wrong = [speed > 1.02 && say("fast"), path.cuts(frame) && say("face")].filter(Boolean);
  part("warn").textContent = wrong.join(" · ");
  part("window").classList.toggle("wrong", wrong.length > 0);
  part("window").classList.toggle("keyed", path.has(frame));
  tool("unkey").disabled = !path.has(frame) || path.keysIn(shot).length < 2;
  strip.here(frame, shot);
}

function change(keys) {
  if (JSON.stringify(keys) === JSON.stringify(path.keys)) return;
  done.push(path.keys);
  undone = [];
  keep(keys);
}

function back(from, to) {
  if (!from.length) return;
  to.push(path.keys);
  keep(from.pop());
}

function keep(keys) {
  path.keys = keys;
  drawn();
  waiting = waiting.then(async () => {
    const { ok, said } = await server.post(`${here}/keys`, { seen, keys });
    wrong(ok ? "" : said?.error ? `${said.error} ${said.remedy}` : desk.dataset.failed);
    if (!ok) return;
    if (keys === path.keys) heard(said);
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
  key: () => change(path.put(player.frame, ...path.at(player.frame))),
  unkey: () => change(path.without(player.frame)),
  stand: () => change(path.standing(player.frame)),
  undo: () => back(done, undone),
  redo: () => back(undone, done),
  render,
};
for (const [name, act] of Object.entries(does)) tool(name).addEventListener("click", act);

let held = null;
part("window").addEventListener("pointerdown", (event) => {
  player.pause();
  held = { x: event.clientX, y: event.clientY, from: path.at(player.frame), keys: path.keys };
  part("window").setPointerCapture(event.pointerId);
});
part("window").addEventListener("pointermove", (event) => {
  if (!held) return;
  const { width, height } = part("stage").getBoundingClientRect();
  const x = held.from[0] + ((event.clientX - held.x) / width) * path.wide;
  const y = held.from[1] + ((event.clientY - held.y) / height) * path.high;
  path.keys = path.put(player.frame, x, y);
  show(player.frame);
});
for (const end of ["pointerup", "pointercancel"]) {
  part("window").addEventListener(end, () => {
    if (!held) return;
    const moved = path.keys;
    path.keys = held.keys;
    held = null;
    change(moved);
  });
}

function nudge(event) {
  const step = (path.wide / 200) * (event.shiftKey ? 5 : 1);
  const [across, down] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
  const [x, y] = path.at(player.frame);
  change(path.put(player.frame, x + across, y + down));
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
