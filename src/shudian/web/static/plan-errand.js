// Work that takes the server longer: solving again, around a loss, with a day more or less. The page asks how far it is.

import { make, say } from "./plan-words.js";

export class Errand {
  constructor(room, server, live) {
    Object.assign(this, { room, server, live });
    this.part = (name) => room.querySelector(`[data-${name}]`);
    this.#form(live.board.ground);
    room.querySelector("[data-do=again]").addEventListener("click", () => this.#run("again", say("again_name", { name: live.said.name })));
    room.querySelector("[data-do=what-if]").addEventListener("click", () => this.#run("what-if"));
    room.querySelector("[data-do=replan]").addEventListener("click", () => this.#ask());
  }

  #form({ columns, cast }) {
    const days = [...new Map(columns.map((column) => [column.date, column.day]))];
    this.part("loss-dates").append(...days.map(([date, said]) => {
      const box = make("input");
      Object.assign(box, { type: "checkbox", name: "date", value: date });
      return make("label", "", "", [box, ` ${said}`]);
    }));
    const option = (value, text) => Object.assign(make("option", "", text), { value });
    const form = this.part("loss").querySelector("form");
    form.elements.who.append(...cast.map((member) => option(member.id, member.character)));
    form.elements.who.addEventListener("change", ({ target }) => (this.part("ask-price").disabled = !target.value));
    form.elements.when.append(...days.map(([date, said]) => option(date, said)));
  }

  #ask() {
    const asks = this.part("loss");
    const form = asks.querySelector("form");
    this.part("more").open = false;
    form.reset();
    asks.returnValue = "";
    this.part("ask-price").disabled = true;
    asks.addEventListener("close", () => {
      const said = new FormData(form);
      const people = said.get("who") ? [`${said.get("who")}:${said.get("when")}`] : [];
      if (asks.returnValue === "ask") this.#run("what-if", "", { who: people[0] });
      if (asks.returnValue === "keep") this.#run("replan", say("replan_name", { name: this.live.said.name }), { dates: said.getAll("date"), people });
    }, { once: true });
    asks.showModal();
  }

  async #run(verb, name = "", more = {}) {
    this.part("more").open = false;
    const running = this.part("running");
    let { ok, said } = await this.server.post(`/scenarios/${this.live.said.id}/${verb}`, { name, ...more });
    while (ok && said.running) {
      running.textContent = say("running", { seconds: said.seconds });
      running.hidden = false;
      await new Promise((done) => setTimeout(done, 700));
      ({ ok, said } = await this.server.get("/errand"));
    }
    running.hidden = true;
    await this.live.scenarios.refresh();
    if (said?.made) {
      await this.live.scenarios.open(said.made);
      return this.#tell(said.told);
    }
    if (verb === "what-if" && ok && said.told.length) return this.#tell(said.told);
    const wrong = this.part("wrong");
    wrong.textContent = said?.told?.join(" ") || said?.error || this.room.dataset.failed;
    wrong.hidden = false;
  }

  #tell(told) {
    const part = this.part("told");
    part.hidden = !told.length;
    part.open = told.length > 0 && told.length < 13;
    part.querySelector("ul").replaceChildren(...told.map((each) => make("li", "", each)));
  }
}
