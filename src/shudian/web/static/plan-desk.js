// The desk under the board: what it costs now, what the last change did, what stands against it.

import { make, say } from "./plan-words.js";

export class Desk {
  constructor(room, board, choice) {
    Object.assign(this, { room, board, choice });
    this.part = (name) => room.querySelector(`[data-${name}]`);
    for (const each of room.querySelectorAll(".desk-part")) {
      each.addEventListener("toggle", () => each.open && this.#alone(each));
    }
    document.addEventListener("click", (event) => event.target.closest(".desk-part") || this.#alone(null));
    choice.addEventListener("choice", () => this.chosen());
  }

  tell(said) {
    this.part("cost").textContent = said.cost.said;
    this.#change(said);
    this.#verdict(said);
    this.part("lines").replaceChildren(...said.lines.map((line) => row(line.kind, "", line)));
    this.#people(said);
  }

  /** In one sentence, for those who hear the page. */
  verdict(said) {
    const { errors, warnings } = counted(said);
    return errors ? say("against", { count: errors }) : warnings ? say("warned", { count: warnings }) : say("legal");
  }

  speak(words) {
    this.part("said").textContent = words;
  }

  chosen() {
    const ids = [...this.choice.chosen];
    const minutes = ids.reduce((sum, id) => sum + this.board.scenes.get(id).minutes, 0);
    this.part("chosen").textContent = ids.length > 1 ? say("selected", { count: ids.length, minutes }) : "";
  }

  #change({ change, changes }) {
    const part = this.part("change-part");
    part.hidden = !change;
    if (!change) return;
    const summary = this.part("change");
    summary.replaceChildren(make("b", change.minor > 0 ? "dearer" : change.minor < 0 ? "cheaper" : "",
      change.minor ? change.said : say("same")), make("span", "fine", say("changed")));
    this.part("changes").replaceChildren(...changes.map((line) => row(line.kind, line.subject, line)));
  }

  #verdict(said) {
    const { errors, warnings } = counted(said);
    const summary = this.part("verdict");
    summary.className = `verdict ${errors ? "error" : warnings ? "warning" : "fine-so"}`;
    summary.textContent = this.verdict(said);
    const missing = said.unplanned.length
      ? [make("li", "error", "", [make("span", "", say("unplanned", { count: said.unplanned.length }))])] : [];
    const rest = said.findings.filter((finding) => finding.code !== "plan.scene-missing");
    const order = ["error", "warning", "note"];
    rest.sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
    this.part("findings").replaceChildren(...missing, ...rest.map((finding) => this.#finding(finding)));
  }

  #finding({ severity, message, remedy, scenes, dates }) {
    const goes = scenes.length || dates.length;
    const said = make(goes ? "button" : "span", "", message);
    if (goes) said.addEventListener("click", () => this.#go(scenes, dates));
    return make("li", severity, "", [said, make("span", "fine", remedy)]);
  }

  #go(scenes, dates) {
    this.#alone(null);
    if (scenes.length) {
      const strips = scenes.map((id) => this.board.strips.get(id));
      this.choice.set(strips);
      return this.choice.focus(strips[0]);
    }
    const key = this.board.keys.find((each) => each.split(" ")[0] === dates.at(-1));
    this.board.columns.get(key)?.root.scrollIntoView({ block: "nearest", inline: "center" });
  }

  /** The cast with their numbers; who a finding is about is marked. */
  #people(said) {
    const wrong = new Set(said.findings.filter((f) => f.severity === "error").flatMap((f) => f.people));
    const roll = this.part("cast");
    if (!roll.children.length) {
      roll.append(...this.board.ground.cast.map((member) => {
        const button = make("button", "", "", [make("b", "", `${member.number}`), ` ${member.character}`]);
        button.type = "button";
        button.title = say("cast_show", { name: member.character });
        button.setAttribute("aria-pressed", "false");
        button.addEventListener("click", () => this.#light(button, member.number));
        const item = make("li", "", "", [button]);
        item.dataset.id = member.id;
        return item;
      }));
    }
    for (const item of roll.children) item.classList.toggle("error", wrong.has(item.dataset.id));
  }

  #light(button, number) {
    const on = button.getAttribute("aria-pressed") !== "true";
    for (const each of this.part("cast").querySelectorAll("button")) each.setAttribute("aria-pressed", String(on && each === button));
    this.board.root.classList.toggle("some", on);
    for (const [id, strip] of this.board.strips) {
      strip.classList.toggle("lit", on && this.board.scenes.get(id).cast.includes(number));
    }
  }

  #alone(kept) {
    for (const each of this.room.querySelectorAll(".desk-part[open]")) if (each !== kept) each.open = false;
  }
}

function counted({ findings, unplanned }) {
  const errors = findings.filter((f) => f.severity === "error" && f.code !== "plan.scene-missing").length;
  return { errors: errors + (unplanned.length ? 1 : 0), warnings: findings.filter((f) => f.severity === "warning").length };
}

function row(kind, subject, { said, minor }) {
  const name = make("span", "", kind, subject ? [make("span", "fine", ` ${subject}`)] : []);
  return make("li", minor < 0 ? "cheaper" : "", "", [name, make("b", "number", said)]);
}
