// The season's render: what it would do and why, and how far it is, a line a node.

import { Server } from "./plan-server.js";
import { make, say } from "./plan-words.js";

const room = document.querySelector("[data-season]");
const part = (name) => room.querySelector(`[data-${name}]`);
const server = new Server(document.querySelector("[data-material]").dataset.material);
const wrong = document.querySelector("[data-wrong]");

function rows(nodes) {
  part("nodes").hidden = !nodes.length;
  part("nodes").querySelector("tbody").replaceChildren(...nodes.map(({ node, state, why }) => make("tr", state, "", [
    make("th", "", node), make("td", "", state ? say(state) : "–"), make("td", "", why.join(" · ")),
  ])));
}

async function planned() {
  const { ok, said } = await server.get();
  if (!ok) return;
  const { pieces, again } = said;
  rows(again);
  part("render").disabled = !again.length;
  part("said").textContent = !pieces ? say("empty") : again.length ? say("count", { count: again.length, all: pieces, kept: pieces - again.length }) : say("none");
}

async function followed({ ok, said }) {
  part("render").disabled = true;
  part("whole").hidden = false;
  while (ok && said.running) {
    part("whole").value = said.share;
    part("said").textContent = say("running", { share: `${Math.round(said.share * 100)} %`, seconds: said.seconds, reused: said.reused });
    rows(said.steps);
    await new Promise((next) => setTimeout(next, 700));
    ({ ok, said } = await server.get("/errand"));
  }
  part("whole").hidden = true;
  wrong.textContent = ok ? said.told.join(" ") : "";
  wrong.hidden = !wrong.textContent;
  if (ok && wrong.hidden) return location.reload();
  await planned();
}

async function chosen(form) {
  const ticked = (name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value);
  const { ok, said } = await server.post("/burned", { seen: form.dataset.seen, platforms: ticked("platforms"), languages: ticked("languages") });
  wrong.textContent = ok ? "" : [said?.error, said?.remedy].filter(Boolean).join(" ");
  wrong.hidden = !wrong.textContent;
  if (!ok) return;
  form.dataset.seen = said.seen;
  await planned();
}

let keeping = Promise.resolve();
const burned = room.querySelector("[data-burned]");
burned?.addEventListener("change", () => { keeping = keeping.then(() => chosen(burned)); });
part("render").addEventListener("click", async () => followed(await server.post("/season", {})));
const now = await server.get("/errand");
if (now.ok && now.said.running) await followed(now);
else await planned();
