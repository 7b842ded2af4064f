// Covers and clips: every tick is kept at once; looking for them and making them are told of while they run.

import { Server } from "./plan-server.js";
import { say } from "./plan-words.js";

const room = document.querySelector("[data-promotion]");
const server = new Server(room.dataset.promotion);
const own = `/${room.dataset.number}/promotion`;
const part = (name) => room.querySelector(`[data-${name}]`);
const form = document.querySelector("[data-choice]");
const wrong = document.querySelector("[data-wrong]");
const buttons = document.querySelectorAll("[data-seek], [data-choice] [type=submit]");
const ticked = (name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value);
let keeping = Promise.resolve(true);

function complain(text) {
  wrong.textContent = text ?? "";
  wrong.hidden = !wrong.textContent;
}

async function kept() {
  const choice = { seen: room.dataset.seen, frames: ticked("frames").map(Number), firsts: ticked("firsts").map(Number) };
  const { ok, said } = await server.post(`${own}/choice`, choice);
  if (ok) room.dataset.seen = said.seen;
  part("said").textContent = ok ? say("kept") : "";
  complain(ok ? "" : [said?.error, said?.remedy].filter(Boolean).join(" "));
  return ok;
}

async function followed({ ok, said }) {
  for (const button of buttons) button.disabled = true;
  part("whole").hidden = false;
  while (ok && said.running) {
    part("whole").value = said.share;
    part("said").textContent = say("running", { share: `${Math.round(said.share * 100)} %`, seconds: said.seconds, reused: said.reused });
    await new Promise((next) => setTimeout(next, 700));
    ({ ok, said } = await server.get("/errand"));
  }
  part("whole").hidden = true;
  for (const button of buttons) button.disabled = false;
  complain(ok ? said.told.join(" ") : "");
  if (ok && wrong.hidden) location.reload();
}

part("seek").addEventListener("click", async () => followed(await server.post(`${own}/seek`, {})));
form?.addEventListener("change", ({ target }) => {
  if (target.name !== "profiles") keeping = keeping.then(kept);
});
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await keeping) await followed(await server.post(`${own}/made`, { profiles: ticked("profiles") }));
});
const now = await server.get("/errand");
if (now.ok && now.said.running) await followed(now);
