// An engine drafts what is open: begun by a button, asked how far it is, its lines taken into the page.

import { make, say } from "./plan-words.js";

export function drafting(desk, rows, { adopt, complain }) {
  const room = desk.querySelector("[data-drafts]");
  const part = (name) => room.querySelector(`[data-${name}]`);
  let running = false;

  function stand() {
    const waiting = rows.some((row) => "waiting" in row.dataset);
    part("draft").disabled = running || !waiting;
    if (!running) part("why").textContent = say(waiting ? "draft.why" : "draft.nothing");
  }

  async function asked(method) {
    const given = method === "POST" ? { method, body: "{}", headers: { "content-type": "application/json" } } : {};
    const answer = await fetch(room.dataset.drafts, given).catch(() => null);
    return answer?.ok ? answer.json() : null;
  }

  async function follow(method) {
    running = true;
    part("draft").disabled = true;
    let said = await asked(method);
    while (said?.running) {
      part("why").textContent = say("draft.running", { seconds: said.seconds });
      part("share").hidden = false;
      part("share").value = said.share;
      await new Promise((done) => setTimeout(done, 700));
      said = await asked("GET");
    }
    running = false;
    part("share").hidden = true;
    if (!said) complain(say("draft.failed"));
    for (const row of rows) {
      const now = said?.lines[row.dataset.element];
      if (now && now.tag !== row.dataset.tag) adopt(row, now);
    }
    part("told").replaceChildren(...(said?.told ?? []).map((each) => make("li", "", each)));
    stand();
  }

  desk.addEventListener("standing", stand);
  part("draft").addEventListener("click", () => follow("POST"));
  if ("running" in room.dataset) follow("GET");
}
