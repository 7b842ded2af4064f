// The row of scenarios: shown, copied, renamed, published, made active, removed.

import { make, say } from "./plan-words.js";

const can = {
  draft: ["copy", "rename", "publish", "again", "replan", "remove"],
  published: ["copy", "rename", "activate", "again", "replan", "remove"],
  active: ["copy", "rename", "again", "replan"],
};

export class Scenarios {
  constructor(room, server, live) {
    Object.assign(this, { room, server, live });
    this.row = room.querySelector("[data-plans]");
    this.asks = room.querySelector("[data-ask]");
    this.list = [];
    const does = {
      copy: () => this.#named(say("copy_name", { name: live.said.name }), (name) => this.#verb("copy", { name })),
      rename: () => this.#named(live.said.name, (name) => this.#verb("rename", { name })),
      publish: () => this.#verb("publish"),
      activate: () => this.#verb("activate"),
      remove: () => this.#verb("remove"),
    };
    for (const [verb, do_] of Object.entries(does)) {
      room.querySelector(`[data-do=${verb}]`).addEventListener("click", () => {
        room.querySelector("[data-more]").open = false;
        do_();
      });
    }
  }

  async begin(list, wanted) {
    this.list = list;
    await this.open((list.find((each) => each.id === wanted) ?? list[0]).id);
  }

  async open(id) {
    const { ok, said } = await this.server.get(`/scenarios/${id}`);
    if (ok) this.#opened(said);
  }

  /** A draft of what is shown, so that it can be changed; false if none could be made. */
  async drafted() {
    const number = 1 + this.list.filter((each) => each.standing === "draft").length;
    const { ok, said } = await this.server.post(`/scenarios/${this.live.said.id}/copy`, { name: say("draft_name", { number }) });
    if (!ok) return false;
    this.live.said = said;
    this.#address(said.id);
    await this.refresh();
    return true;
  }

  /** Two have changed the same: what stands on this page becomes a draft of its own. */
  async keepMine(arrangement) {
    const { id, name } = this.live.said;
    const copy = await this.server.post(`/scenarios/${id}/copy`, { name: say("mine_name", { name }) });
    if (!copy.ok) return;
    const { ok, said } = await this.server.post(`/scenarios/${copy.said.id}`, { seen: copy.said.digest, ...arrangement.posted() });
    if (ok) {
      this.#opened(said);
      await this.refresh();
    }
  }

  /** The shown scenario has a new cost. */
  priced(said) {
    const mine = this.list.find((each) => each.id === said.id);
    if (mine) Object.assign(mine, { cost: said.cost, legal: said.legal, name: said.name });
    this.#draw();
  }

  async refresh() {
    const { ok, said } = await this.server.get("/scenarios");
    if (ok) this.list = said;
    this.#draw();
  }

  #opened(said) {
    this.live.show(said);
    this.#address(said.id);
    this.#draw();
  }

  /** What is shown is what a reload shows. */
  #address(id) {
    const address = new URL(location.href);
    address.searchParams.set("scenario", id);
    history.replaceState(null, "", address);
  }

  #draw() {
    const { said } = this.live;
    this.row.replaceChildren(...this.list.map((each) => {
      const button = make("button", `plan-tab ${each.standing}${each.legal ? "" : " illegal"}`, "", [
        make("span", "plan-name", each.name),
        make("span", "plan-note", [say(each.standing), each.legal ? "" : say("illegal")].filter(Boolean).join(" · ")),
        make("b", "plan-cost", each.cost.said),
      ]);
      button.type = "button";
      button.setAttribute("aria-pressed", String(each.id === said.id));
      button.addEventListener("click", () => this.open(each.id));
      return button;
    }));
    this.row.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    const may = said.id === "solved" ? ["copy", "again", "replan"] : can[said.standing];
    for (const verb of ["copy", "rename", "publish", "activate", "again", "replan", "remove"]) {
      const button = this.room.querySelector(`[data-do=${verb}]`);
      button.hidden = !may.includes(verb);
      if (verb === "publish") button.disabled = !said.legal;
    }
    const others = this.list.filter((each) => each.id !== said.id && each.standing === "active");
    const compare = this.room.querySelector("[data-compare]");
    const asked = [...others, said].map((each) => `with=${encodeURIComponent(each.id)}`).join("&");
    compare.href = `${compare.href.split("?")[0]}?${asked}`;
  }

  async #verb(verb, more = {}) {
    const { said: was } = this.live;
    const { ok, said } = await this.server.post(`/scenarios/${was.id}/${verb}`, { seen: was.digest, ...more });
    const wrong = this.room.querySelector("[data-wrong]");
    wrong.hidden = ok;
    if (!ok) wrong.textContent = said ? `${said.error} ${said.remedy}` : this.room.dataset.failed;
    else if (verb === "remove") await this.open(said.id);
    else this.#opened({ ...said, change: null, changes: [] });
    await this.refresh();
  }

  #named(name, does) {
    const input = this.asks.querySelector("input");
    input.value = name;
    this.asks.returnValue = "";
    this.asks.addEventListener("close", () => {
      if (this.asks.returnValue === "keep" && input.value.trim()) does(input.value.trim());
    }, { once: true });
    this.asks.showModal();
    input.select();
  }
}
