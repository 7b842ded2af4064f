// Which strips are chosen and which one has the focus; the keys of the board.

export class Choice extends EventTarget {
  #anchor = null;

  constructor(board) {
    super();
    this.board = board;
    this.chosen = new Set();
    board.root.addEventListener("keydown", (event) => this.#key(event));
    board.root.addEventListener("click", (event) => event.target.closest(".slip, header, .day-findings") || this.clear());
    board.root.addEventListener("focusin", (event) => this.#rove(event.target.closest(".slip")));
  }

  /** The board is one stop of the Tab key: at the strip that was last in focus, else the first. */
  ready() {
    if (!this.focused) this.#rove(this.board.root.querySelector(".slip"));
  }

  get focused() {
    return this.board.root.querySelector(".slip[tabindex='0']");
  }

  /** The chosen strips in the order of the board, else the one under the focus. */
  ids() {
    const found = [...this.board.root.querySelectorAll(".slip[aria-selected=true]")].map((each) => each.dataset.id);
    return found.length ? found : this.focused ? [this.focused.dataset.id] : [];
  }

  /** Choose as a click does: alone, one more or less (Ctrl), or all between (Shift). */
  pick(strip, { more = false, range = false } = {}) {
    if (range && this.#anchor) {
      const list = [...this.board.root.querySelectorAll(".slip")];
      const ends = [list.indexOf(this.#anchor), list.indexOf(strip)].sort((a, b) => a - b);
      this.set(list.slice(ends[0], ends[1] + 1));
    } else if (more) {
      const id = strip.dataset.id;
      if (!this.chosen.delete(id)) this.chosen.add(id);
      this.#anchor = strip;
      this.#show();
    } else {
      this.#anchor = strip;
      this.set([strip]);
    }
    this.focus(strip);
  }

  set(strips) {
    this.chosen = new Set(strips.map((strip) => strip.dataset.id));
    this.#show();
  }

  clear() {
    this.#anchor = null;
    this.set([]);
  }

  focus(strip) {
    if (!strip) return;
    this.#rove(strip);
    strip.focus({ preventScroll: true });
    strip.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #rove(strip) {
    if (!strip) return;
    for (const other of this.board.root.querySelectorAll(".slip[tabindex='0']")) other.tabIndex = -1;
    strip.tabIndex = 0;
  }

  #show() {
    for (const [id, strip] of this.board.strips) strip.setAttribute("aria-selected", String(this.chosen.has(id)));
    this.dispatchEvent(new Event("choice"));
  }

  #ask(what, detail = {}) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }

  #key(event) {
    const strip = event.target.closest(".slip");
    if (!strip) return;
    const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0], k: [0, -1], j: [0, 1] }[event.key];
    const command = event.ctrlKey || event.metaKey;
    if (step && event.altKey) this.#ask("shift", { across: step[0], down: step[1] });
    else if (step && !command) this.#walk(strip, step, event.shiftKey);
    else if ((event.key === " " || event.key === "Enter") && !command) this.pick(strip, { more: true, range: event.shiftKey });
    else if (event.key === "a" && command) this.set([...strip.parentElement.children]);
    else if (event.key === "Escape") this.clear();
    else if ((event.key === "Delete" || event.key === "Backspace") && !command) this.#ask("bury");
    else if (event.key.toLowerCase() === "l" && !command) this.#ask("lock");
    else return;
    event.preventDefault();
  }

  #walk(strip, [across, down], extend) {
    const to = down
      ? strip[down > 0 ? "nextElementSibling" : "previousElementSibling"]
      : neighbour(strip, across);
    if (!to) return;
    if (extend) this.pick(to, { range: Boolean(this.#anchor ??= strip) });
    else this.focus(to);
  }
}

/** The strip at the same height of the next column that has any. */
function neighbour(strip, across) {
  let column = strip.closest(".column");
  const at = [...strip.parentElement.children].indexOf(strip);
  while ((column = column[across > 0 ? "nextElementSibling" : "previousElementSibling"])) {
    const strips = column.querySelectorAll(".slip");
    if (strips.length) return strips[Math.min(at, strips.length - 1)];
  }
  return null;
}
