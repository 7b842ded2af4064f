// Strips lifted and dropped, by mouse or by a finger that rests on one first.

import { make, say } from "./plan-words.js";

const FAR = 5; // pixels that a mouse goes before it drags
const LONG = 280; // milliseconds that a finger rests before it lifts
const EDGE = 56; // pixels from the border of the board in which it scrolls

export class Drag {
  #down = null; // where the pointer went down
  #held = null; // what is lifted
  #wait = 0;

  constructor(board, choice, drop) {
    Object.assign(this, { board, choice, drop });
    const root = board.root;
    root.addEventListener("pointerdown", (event) => this.#pressed(event));
    document.addEventListener("pointermove", (event) => this.#moved(event));
    document.addEventListener("pointerup", (event) => this.#released(event));
    document.addEventListener("pointercancel", () => this.#end());
    document.addEventListener("touchmove", (event) => this.#held && event.preventDefault(), { passive: false });
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.#held && this.#end());
    root.addEventListener("contextmenu", (event) => (this.#held || this.#down?.touch) && event.preventDefault());
    root.addEventListener("dragstart", (event) => event.preventDefault());
  }

  #pressed(event) {
    const strip = event.target.closest(".slip");
    if (!strip || event.button !== 0 || this.#held) return;
    const touch = event.pointerType === "touch";
    this.#down = { strip, touch, x: event.clientX, y: event.clientY, id: event.pointerId };
    if (touch) this.#wait = setTimeout(() => this.#lift(event), LONG);
  }

  #moved(event) {
    if (this.#held) return this.#over(event.clientX, event.clientY);
    if (!this.#down || event.pointerId !== this.#down.id) return;
    const far = Math.hypot(event.clientX - this.#down.x, event.clientY - this.#down.y) > FAR;
    if (!far) return;
    if (this.#down.touch) this.#forget(); // the finger scrolls
    else {
      this.#lift(event);
      this.#over(event.clientX, event.clientY);
    }
  }

  #released(event) {
    const down = this.#down;
    const held = this.#held;
    this.#end();
    if (held?.target) this.drop(held.ids, held.target.key, held.target.index);
    else if (down && !held && event.target.closest?.(".slip") === down.strip) {
      this.choice.pick(down.strip, { more: event.ctrlKey || event.metaKey || (down.touch && this.choice.chosen.size > 0), range: event.shiftKey });
    }
  }

  #lift({ clientX, clientY }) {
    const { strip, touch } = this.#down;
    if (!this.choice.chosen.has(strip.dataset.id)) this.choice.pick(strip);
    const ids = this.choice.ids();
    const ghost = make("div", "ghost", "", [strip.cloneNode(true)]);
    ghost.firstChild.removeAttribute("id");
    if (ids.length > 1) ghost.append(make("b", "ghost-count", `${ids.length}`));
    ghost.style.width = `${strip.offsetWidth}px`;
    document.body.append(ghost);
    const box = strip.getBoundingClientRect();
    this.#held = { ids, ghost, dx: clientX - box.left, dy: clientY - box.top, line: make("li", "drop-line"), target: null };
    this.#held.line.setAttribute("role", "presentation");
    this.board.root.classList.add("dragging");
    for (const id of ids) this.board.strips.get(id).classList.add("lifted");
    this.#bar(ids);
    if (touch) navigator.vibrate?.(12);
    this.#over(clientX, clientY);
    this.#scroll();
  }

  /** Columns of dates on which one of these cannot be shot at all say so. */
  #bar(ids) {
    for (const [key, column] of this.board.columns) {
      const day = key.split(" ")[0];
      const why = new Set(ids.map((id) => this.board.scenes.get(id).barred[day]).filter(Boolean));
      column.root.classList.toggle("barred", why.size > 0);
      if (why.size) column.root.dataset.barred = say("barred", { who: [...why].join(" ") });
    }
  }

  #over(x, y) {
    const { ghost, dx, dy, line, ids } = this.#held;
    this.#held.at = { x, y };
    ghost.style.transform = `translate(${x - dx}px, ${y - dy}px) rotate(-1.2deg)`;
    const column = document.elementsFromPoint(x, y).map((each) => each.closest?.(".column")).find(Boolean);
    for (const each of this.board.columns.values()) each.root.classList.toggle("target", each.root === column);
    if (!column) {
      line.remove();
      this.#held.target = null;
      return;
    }
    const moving = new Set(ids);
    const list = this.board.columns.get(column.dataset.key).list;
    const others = [...list.querySelectorAll(".slip")].filter((strip) => !moving.has(strip.dataset.id));
    const index = others.filter((strip) => {
      const box = strip.getBoundingClientRect();
      return box.top + box.height / 2 < y;
    }).length;
    if (this.#held.target?.key !== column.dataset.key || this.#held.target.index !== index || !line.isConnected) {
      if (others[index]) others[index].before(line);
      else list.append(line);
    }
    this.#held.target = { key: column.dataset.key, index };
  }

  /** Near its border the board goes on by itself, and the page above and below it. */
  #scroll() {
    const root = this.board.root;
    const step = () => {
      if (!this.#held) return;
      const { x, y } = this.#held.at;
      const box = root.getBoundingClientRect();
      const pull = (at, from, to) => (at < from + EDGE ? (at - from - EDGE) / 4 : at > to - EDGE ? (at - to + EDGE) / 4 : 0);
      const across = pull(x, Math.max(0, box.left), Math.min(innerWidth, box.right));
      const down = pull(y, Math.max(0, box.top), Math.min(innerHeight, box.bottom));
      if (across || down) {
        root.scrollBy({ left: across, top: down, behavior: "instant" });
        this.#over(x, y);
      }
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  #forget() {
    clearTimeout(this.#wait);
    this.#down = null;
  }

  #end() {
    this.#forget();
    if (!this.#held) return;
    this.#held.ghost.remove();
    this.#held.line.remove();
    for (const id of this.#held.ids) this.board.strips.get(id).classList.remove("lifted");
    for (const each of this.board.columns.values()) each.root.classList.remove("target", "barred");
    this.board.root.classList.remove("dragging");
    this.#held = null;
  }
}
