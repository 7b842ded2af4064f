// The live board: moves are shown at once, sent one after the other, answered with cost and findings.

import { Arrangement } from "./plan-arrangement.js";
import { Board } from "./plan-board.js";
import { Choice } from "./plan-choice.js";
import { Desk } from "./plan-desk.js";
import { Drag } from "./plan-drag.js";
import { Errand } from "./plan-errand.js";
import { Scenarios } from "./plan-scenarios.js";
import { Server } from "./plan-server.js";
import { say } from "./plan-words.js";

const room = document.querySelector("[data-live]");
const server = new Server(room.dataset.live);
const wrong = room.querySelector("[data-wrong]");
const stale = room.querySelector("[data-stale]");
const tools = Object.fromEntries([...room.querySelectorAll("[data-do]")].map((each) => [each.dataset.do, each]));

class Live {
  #waiting = Promise.resolve();
  #done = [];
  #undone = [];

  async begin() {
    const { ok, said: ground } = await server.get();
    if (!ok) return;
    room.hidden = false;
    document.querySelector("#board")?.remove();
    this.board = new Board(room.querySelector("[data-board]"), ground);
    this.choice = new Choice(this.board);
    this.desk = new Desk(room, this.board, this.choice);
    new Drag(this.board, this.choice, (ids, key, index) => this.move(ids, key, index));
    this.scenarios = new Scenarios(room, server, this);
    new Errand(room, server, this);
    this.#keys();
    const wanted = new URLSearchParams(location.search).get("scenario");
    await this.scenarios.begin(ground.scenarios, wanted);
    this.board.reveal();
    room.dataset.ready = "";
  }

  /** Show a scenario as the server has it. */
  show(said, { keep = false } = {}) {
    this.said = said;
    if (!keep) {
      this.#done = [];
      this.#undone = [];
    }
    this.arrangement = Arrangement.of(this.board.keys, said);
    this.board.arrange(this.arrangement);
    this.choice.ready();
    this.#told(said);
    stale.hidden = wrong.hidden = room.querySelector("[data-told]").hidden = true;
  }

  move(ids, key, index) {
    const against = this.#against(ids, key);
    if (against) return this.desk.speak(this.#trouble(against));
    this.#change(this.arrangement.moved(ids, key, index), (said) => say("said", {
      count: ids.length, to: this.#name(key), change: said.change.minor ? said.change.said : say("same"), verdict: this.desk.verdict(said),
    }));
    this.choice.focus(this.board.strips.get(ids[0]));
  }

  /** Why these may not go there: what was shot stays where it was shot, what is locked on its date. */
  #against(ids, key) {
    const scenes = (found) => found.map((id) => this.board.scenes.get(id));
    const shot = scenes(ids).find((scene) => scene.shot && scene.shot.key !== key && this.arrangement.where(scene.id) !== key);
    if (shot) return say("shot_held", { number: shot.number, day: shot.shot.said });
    const [held] = scenes(this.arrangement.held(ids, key));
    return held && say("held", { number: held.number });
  }

  /** The chosen ones one place up or down, or to the end of the day before or after. */
  shift({ across, down }) {
    const ids = this.choice.ids();
    if (!ids.length) return;
    const key = this.arrangement.where(ids[0]);
    const moving = new Set(ids);
    const list = this.arrangement.columns.get(key);
    if (down) {
      const at = list.slice(0, list.indexOf(ids[0])).filter((id) => !moving.has(id)).length + down;
      const room = list.filter((id) => !moving.has(id)).length;
      return at >= 0 && at <= room && this.move(ids, key, at);
    }
    const keys = ["", ...this.board.keys];
    const to = keys[keys.indexOf(key) + across];
    if (to !== undefined) this.move(ids, to, this.arrangement.columns.get(to).length);
  }

  bury() {
    this.move(this.choice.ids(), "", 0);
  }

  lock() {
    const ids = this.choice.ids().filter((id) => this.arrangement.where(id) !== "");
    if (!ids.length) return;
    const on = ids.some((id) => !this.arrangement.locked.has(id));
    this.#change(this.arrangement.lockedTo(ids, on), () => say(on ? "lock" : "unlock"));
  }

  undo = () => this.#back(this.#done, this.#undone, "undone");
  redo = () => this.#back(this.#undone, this.#done, "redone");

  #back(from, to, word) {
    const arrangement = from.pop();
    if (!arrangement) return;
    to.push(this.arrangement);
    this.#put(arrangement, () => say(word));
  }

  #change(arrangement, words) {
    if (arrangement.same(this.arrangement)) return;
    this.#done.push(this.arrangement);
    this.#undone = [];
    this.#put(arrangement, words);
  }

  #put(arrangement, words) {
    performance.mark("dropped");
    this.arrangement = arrangement;
    this.board.arrange(arrangement);
    this.#tools();
    this.#waiting = this.#waiting.then(() => this.#send(words));
  }

  /** What stands now; where more moves wait, the last of them sends for all. */
  async #send(words) {
    const arrangement = this.arrangement;
    if (arrangement === this.sent || !stale.hidden) return;
    if (this.said.standing !== "draft" && !(await this.scenarios.drafted())) return;
    const { ok, said } = await server.post(`/scenarios/${this.said.id}`, { seen: this.said.digest, ...arrangement.posted() });
    if (!ok) return this.#refused(said);
    this.sent = arrangement;
    wrong.hidden = true;
    this.said = said;
    if (this.arrangement === arrangement) this.#told(said);
    this.desk.speak(words(said));
    requestAnimationFrame(() => performance.measure("drop", "dropped"));
    this.scenarios.priced(said);
  }

  #refused(said) {
    if (!said?.stale) return this.#trouble(said ? `${said.error} ${said.remedy}` : room.dataset.failed);
    stale.querySelector("[data-stale-said]").textContent = `${said.error} ${said.remedy}`;
    stale.hidden = false;
  }

  #trouble(words) {
    wrong.textContent = words;
    wrong.hidden = false;
    return words;
  }

  #told(said) {
    this.board.tell(said);
    this.desk.tell(said);
    this.#tools();
  }

  #tools() {
    tools.undo.disabled = !this.#done.length;
    tools.redo.disabled = !this.#undone.length;
    const ids = this.choice.ids();
    tools.lock.disabled = !this.choice.chosen.size;
    room.querySelector("[data-lock]").textContent = say(ids.length && ids.every((id) => this.arrangement.locked.has(id)) ? "unlock" : "lock");
  }

  #name(key) {
    return key ? this.board.ground.columns.find((column) => column.key === key)?.said ?? key : say("boneyard");
  }

  #keys() {
    const { choice } = this;
    choice.addEventListener("shift", (event) => this.shift(event.detail));
    choice.addEventListener("bury", () => this.bury());
    choice.addEventListener("lock", () => this.lock());
    choice.addEventListener("choice", () => this.arrangement && this.#tools());
    tools.undo.addEventListener("click", this.undo);
    tools.redo.addEventListener("click", this.redo);
    tools.lock.addEventListener("click", () => this.lock());
    tools["keep-mine"].addEventListener("click", () => this.scenarios.keepMine(this.arrangement));
    tools["take-theirs"].addEventListener("click", () => this.scenarios.open(this.said.id));
    document.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea, select")) return;
      const key = event.key.toLowerCase();
      const does = key === "z" ? (event.shiftKey ? this.redo : this.undo) : key === "y" ? this.redo : null;
      if (!does) return;
      event.preventDefault();
      does();
    });
  }
}

new Live().begin();
