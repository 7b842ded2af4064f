// The vertical player: one episode fills the screen, the ones above and below wait loaded.

import { Stream } from "./hls.js";
import { Subtitles } from "./subtitles.js";
import { Sheets } from "./sheets.js";

const player = document.querySelector("[data-player]");
const said = player.dataset;
const one = (name) => player.querySelector(`[data-${name}]`);
const reel = one("reel"), progress = one("progress"), times = one("times"), ended = one("ended");
const centre = one("toggle"), unmute = one("unmute"), soundButton = one("sound");
const shots = [...player.querySelectorAll(".shot")].map((place) => ({
  place, number: Number(place.dataset.episode), video: place.querySelector("video"), stream: null,
}));
const sheets = new Sheets(player);
const subtitles = new Subtitles(player, said.reader, () => shots.map((shot) => shot.video).filter(Boolean));
let current = null;
let sound = false;

const clock = (seconds) => {
  const whole = Math.floor(seconds || 0);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

/* loading: only the episode on screen and its neighbours */

function load(shot) {
  if (!shot.video || shot.stream) return;
  shot.place.querySelector("[data-failed]").hidden = true;
  shot.stream = new Stream(shot.video, shot.video.dataset.master);
}

function unload(shot) {
  shot.stream?.close();
  shot.stream = null;
}

function show(shot) {
  if (shot === current) return;
  current?.video?.pause();
  current = shot;
  ended.hidden = true;
  const at = shots.indexOf(shot);
  shots.forEach((each, index) => (Math.abs(index - at) <= 1 ? load(each) : unload(each)));
  for (const each of shots) if (each.stream) each.stream.ahead = each === shot ? 20 : 4;
  if (shot.video) {
    shot.video.currentTime = 0;
    play();
  }
  name(shot.number);
  draw();
}

function name(number) {
  history.replaceState(null, "", said.base + number + location.search);
  document.title = said.title.replace("{number}", number);
  for (const link of player.querySelectorAll("[data-go]")) {
    if (Number(link.dataset.go) === number) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function go(to, behavior = "smooth") {
  const shot = shots[Math.min(Math.max(to, 0), shots.length - 1)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  reel.scrollTo({ top: shot.place.offsetTop, behavior: calm ? "instant" : behavior });
  if (behavior === "instant") show(shot);
}

/* playing */

async function play() {
  const { video } = current;
  video.muted = !sound;
  try {
    await video.play();
  } catch (error) {
    if (error.name !== "NotAllowedError") return;
    sound = false;
    video.muted = true;
    video.play().catch(() => {});
  }
}

function toggle() {
  if (!current?.video) return;
  if (current.video.paused) play();
  else current.video.pause();
}

function hear(wanted) {
  sound = wanted;
  if (current?.video) current.video.muted = !sound;
  draw();
}

function seek(seconds) {
  const video = current?.video;
  if (video?.duration) video.currentTime = Math.min(Math.max(video.currentTime + seconds, 0), video.duration - 0.1);
}

function draw() {
  const video = current?.video;
  const paused = !video || video.paused;
  centre.hidden = !video || !paused || !ended.hidden;
  unmute.hidden = sound || !video || paused;
  soundButton.setAttribute("aria-pressed", String(sound));
  soundButton.setAttribute("aria-label", sound ? said.soundOff : said.soundOn);
  player.classList.toggle("silent", !sound);
  const share = video?.duration ? video.currentTime / video.duration : 0;
  progress.value = Math.round(share * 1000);
  progress.disabled = !video;
  progress.style.setProperty("--done", `${share * 100}%`);
  const text = video?.duration ? `${clock(video.currentTime)} / ${clock(video.duration)}` : "";
  times.textContent = text;
  progress.setAttribute("aria-valuetext", text);
}

function end() {
  const next = shots.indexOf(current) + 1;
  if (next < shots.length) return go(next);
  ended.hidden = false;
  draw();
}

/* what a viewer does */

function touch(shot) {
  const { video } = shot;
  for (const event of ["play", "pause", "timeupdate", "loadedmetadata"]) {
    video.addEventListener(event, () => shot === current && draw());
  }
  video.addEventListener("ended", () => shot === current && end());
  video.addEventListener("playing", () => shot.place.classList.add("started"));
  video.addEventListener("emptied", () => shot.place.classList.remove("started"));
  video.addEventListener("click", () => (sheets.close() ? null : toggle()));
  video.addEventListener("unplayable", () => {
    const failed = shot.place.querySelector("[data-failed]");
    failed.textContent = said.failed;
    failed.hidden = false;
    draw();
  });
}

const KEYS = {
  ArrowDown: () => go(shots.indexOf(current) + 1),
  ArrowUp: () => go(shots.indexOf(current) - 1),
  ArrowRight: () => seek(5),
  ArrowLeft: () => seek(-5),
  " ": toggle,
  m: () => hear(!sound),
  c: () => sheets.open("subtitles"),
  Escape: () => sheets.close(),
};

document.addEventListener("keydown", (event) => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const typing = event.target.closest?.("input") && key !== "Escape";
  const pressing = event.target.closest?.("button, a") && key === " ";
  if (!KEYS[key] || event.altKey || event.ctrlKey || event.metaKey || typing || pressing) return;
  event.preventDefault();
  KEYS[key]();
});

player.addEventListener("click", (event) => {
  const link = event.target.closest("[data-go]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  sheets.close();
  go(shots.findIndex((shot) => shot.number === Number(link.dataset.go)), "instant");
});
centre.addEventListener("click", toggle);
unmute.addEventListener("click", () => hear(true));
soundButton.addEventListener("click", () => hear(!sound));
one("again").addEventListener("click", () => go(0, "instant"));
progress.addEventListener("input", () => {
  const video = current?.video;
  if (video?.duration) video.currentTime = (progress.value / 1000) * video.duration;
});

shots.filter((shot) => shot.video).forEach(touch);
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) show(shots.find((shot) => shot.place === target));
    }
  },
  { root: reel, threshold: 0.6 },
);
go(Math.max(0, shots.findIndex((shot) => shot.number === Number(said.number))), "instant");
for (const shot of shots) seen.observe(shot.place);
