// A crop path: keys [frame, left, top] in order, straight between keys of one shot, held before and after them.
// A layout a shot: [first, way, panes], a pane being [width, height, keys]; a window is a pane or the one of a crop.

export class CropPath {
  constructor({ frames, rate, shots, keys, layouts, window: [width, height], of: [wide, high], fastest, faces }) {
    Object.assign(this, { frames, rate, shots, keys, layouts, width, height, wide, high, fastest, faces });
  }

  shotAt(frame) {
    return this.shots.findIndex(([first, end]) => first <= frame && frame < end);
  }

  wayAt(frame) {
    return this.layouts[this.shotAt(frame)][1];
  }

  /** The windows that can be moved here: [width, height, keys]; none of a padded shot. */
  movable(frame) {
    const [, way, panes] = this.layouts[this.shotAt(frame)];
    return { crop: [[this.width, this.height, this.keys]], split: panes, pad: [] }[way];
  }

  /** All that is shown here: [left, top, width, height]. */
  shown(frame) {
    if (this.wayAt(frame) !== "pad") return this.movable(frame).map((window) => [...this.#at(frame, window[2]), window[0], window[1]]);
    const [x, y] = this.#at(frame, this.keys);
    return [this.width * this.high <= this.height * this.wide ? [0, y, this.wide, this.height] : [x, 0, this.width, this.high]];
  }

  /** Frames with a key of a window that is shown. */
  keyed() {
    return [...new Set(this.shots.flatMap(([first], shot) => this.movable(first).flatMap(([, , keys]) => this.#in(shot, keys).map(([at]) => at))))];
  }

  has = (frame) => this.movable(frame).some(([, , keys]) => keys.some(([at]) => at === frame));

  #in(shot, keys) {
    const [first, end] = this.shots[shot];
    return keys.filter(([frame]) => first <= frame && frame < end);
  }

  #at(frame, all) {
    const keys = this.#in(this.shotAt(frame), all);
    const before = keys.findLast(([at]) => at <= frame);
    const after = keys.find(([at]) => at >= frame);
    if (!before || !after || before[0] === after[0]) return (before ?? after).slice(1);
    const share = (frame - before[0]) / (after[0] - before[0]);
    return [1, 2].map((side) => before[side] + share * (after[side] - before[side]));
  }

  /** Keys and layouts with other keys of one window. */
  #with(frame, number, keys) {
    const shot = this.shotAt(frame);
    const [first, way, panes] = this.layouts[shot];
    if (way === "crop") return { keys, layouts: this.layouts };
    const changed = panes.map((pane, at) => (at === number ? [pane[0], pane[1], keys] : pane));
    return { keys: this.keys, layouts: this.layouts.with(shot, [first, way, changed]) };
  }

  /** Each shown window's keys changed by `change(keys, number)`. */
  #each(frame, change) {
    const state = { keys: this.keys, layouts: this.layouts };
    this.movable(frame).forEach((_, number) => {
      Object.assign(this, this.#with(frame, number, change(this.movable(frame)[number][2], number)));
    });
    const changed = { keys: this.keys, layouts: this.layouts };
    Object.assign(this, state);
    return changed;
  }

  /** With a key here that puts one window there; it stays inside the picture. */
  put(frame, number, x, y) {
    const [width, height, keys] = this.movable(frame)[number];
    const inside = (value, last) => Math.round(Math.min(Math.max(value, 0), last) * 1000) / 1000;
    const key = [frame, inside(x, this.wide - width), inside(y, this.high - height)];
    return this.#with(frame, number, [...keys.filter(([at]) => at !== frame), key].sort(([one], [other]) => one - other));
  }

  /** With a key here for every window where it is now. */
  key(frame) {
    return this.#each(frame, (keys) => [...keys.filter(([at]) => at !== frame), [frame, ...this.#at(frame, keys)]].sort(([one], [other]) => one - other));
  }

  /** Without the keys here; a window keeps its last in a shot. */
  without(frame) {
    const shot = this.shotAt(frame);
    return this.#each(frame, (keys) => (this.#in(shot, keys).length < 2 ? keys : keys.filter(([at]) => at !== frame)));
  }

  /** With one key alone for each window in this shot: where it is now. */
  standing(frame) {
    const [first, end] = this.shots[this.shotAt(frame)];
    return this.#each(frame, (keys) => [...keys.filter(([at]) => at < first || at >= end), [first, ...this.#at(frame, keys)]].sort(([one], [other]) => one - other));
  }

  /** With this shot shown another way. */
  going(frame, way) {
    const shot = this.shotAt(frame);
    const [first, , panes] = this.layouts[shot];
    return { keys: this.keys, layouts: this.layouts.with(shot, [first, way, panes]) };
  }

  /** Speed of the fastest window to the next frame or from the one before, as a share of what a viewer takes calmly. */
  speed(frame) {
    const [first, end] = this.shots[this.shotAt(frame)];
    const step = (from) => {
      if (from < first || from + 1 >= end) return 0;
      const [now, next] = [this.shown(from), this.shown(from + 1)];
      return Math.max(...now.map(([x, y, width, height], at) => Math.max(Math.abs(next[at][0] - x) / width, Math.abs(next[at][1] - y) / height)));
    };
    return Math.max(step(frame - 1), step(frame)) * this.rate / this.fastest;
  }

  /** Whether a face that was seen about here is in no window as a whole. */
  cuts(frame) {
    const windows = this.shown(frame);
    const shot = this.shotAt(frame);
    return this.faces.some(([at, left, top, wide, high]) => {
      const slack = 0.02 * wide;
      return Math.abs(at - frame) <= this.rate / 6 && this.shotAt(at) === shot
        && !windows.some(([x, y, width, height]) => left >= x - slack && top >= y - slack
          && left + wide <= x + width + slack && top + high <= y + height + slack);
    });
  }
}
