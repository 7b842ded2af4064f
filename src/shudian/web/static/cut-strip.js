// The shots as small pictures, and the lane of keys beneath the source.

import { make, say } from "./plan-words.js";

export class Strip {
  constructor(list, lane, { shots, frames, still }, go) {
    Object.assign(this, { list, lane, frames, go });
    this.items = shots.map(([first, end], at) => {
      const picture = make("img");
      Object.assign(picture, { loading: "lazy", alt: "", src: still.replace("{frame}", (first + end) >> 1) });
      const button = make("button", "", "", [picture, make("span", "", `${at + 1}`)]);
      button.type = "button";
      button.setAttribute("aria-label", say("shot", { number: at + 1, first, last: end - 1 }));
      button.addEventListener("click", () => go(first));
      return make("li", "", "", [button]);
    });
    list.replaceChildren(...this.items);
    this.cuts = shots.slice(1).map(([first]) => this.#mark("i", "shot-edge", first));
  }

  /** Keys and stretches that are too fast, drawn on the lane. */
  draw(path) {
    const frames = path.keyed();
    const keys = frames.map((frame) => {
      const key = this.#mark("button", "key", frame);
      key.type = "button";
      key.setAttribute("aria-label", say("key_at", { frame }));
      key.addEventListener("click", () => this.go(frame));
      return key;
    });
    const fast = [];
    for (let at = 1; at < frames.length; at += 1) {
      const [one, other] = [frames[at - 1], frames[at]];
      if (path.shotAt(one) !== path.shotAt(other) || path.speed((one + other) >> 1) <= 1.02) continue;
      const stretch = this.#mark("i", "fast", one);
      stretch.style.width = `${((other - one) / this.frames) * 100}%`;
      fast.push(stretch);
    }
    this.lane.replaceChildren(...this.cuts, ...fast, ...keys);
    this.keys = new Map(frames.map((frame, at) => [frame, keys[at]]));
    this.items.forEach((item, shot) => { item.dataset.way = path.layouts[shot][1]; });
  }

  here(frame, shot) {
    this.keys?.forEach((key, at) => key.classList.toggle("here", at === frame));
    if (this.shot === shot) return;
    this.shot = shot;
    this.items.forEach((item, at) => item.firstElementChild.toggleAttribute("aria-current", at === shot));
    const item = this.items[shot];
    this.list.scrollTo({ left: item.offsetLeft - this.list.clientWidth / 2 });
  }

  #mark(tag, names, frame) {
    const made = make(tag, names);
    made.style.left = `${((frame + 0.5) / this.frames) * 100}%`;
    return made;
  }
}
