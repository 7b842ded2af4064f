// A crop path: keys [frame, left, top] in order, straight between keys of one shot, held before and after them.

export class CropPath {
  constructor({ frames, rate, shots, keys, window: [width, height], of: [wide, high], fastest, faces }) {
    Object.assign(this, { frames, rate, shots, keys, width, height, wide, high, fastest, faces });
  }

  shotAt(frame) {
    return this.shots.findIndex(([first, end]) => first <= frame && frame < end);
  }

  keysIn(shot) {
    const [first, end] = this.shots[shot];
    return this.keys.filter(([frame]) => first <= frame && frame < end);
  }

  has = (frame) => this.keys.some(([at]) => at === frame);

  /** Left and top edge of the window. */
  at(frame) {
    const keys = this.keysIn(this.shotAt(frame));
    const before = keys.findLast(([at]) => at <= frame);
    const after = keys.find(([at]) => at >= frame);
    if (!before || !after || before[0] === after[0]) return (before ?? after).slice(1);
    const share = (frame - before[0]) / (after[0] - before[0]);
    return [1, 2].map((side) => before[side] + share * (after[side] - before[side]));
  }

  /** The keys with one here; the window stays inside the picture. */
  put(frame, x, y) {
    const inside = (value, last) => Math.round(Math.min(Math.max(value, 0), last) * 1000) / 1000;
    const key = [frame, inside(x, this.wide - this.width), inside(y, this.high - this.height)];
    return [...this.keys.filter(([at]) => at !== frame), key].sort(([one], [other]) => one - other);
  }

  /** The keys without the one here; a shot keeps its last. */
  without(frame) {
    return this.keysIn(this.shotAt(frame)).length < 2 ? this.keys : this.keys.filter(([at]) => at !== frame);
  }

  /** The keys with one alone in this shot: where the window is now. */
  standing(frame) {
    const [first, end] = this.shots[this.shotAt(frame)];
    const key = [first, ...this.at(frame)];
    return [...this.keys.filter(([at]) => at < first || at >= end), key].sort(([one], [other]) => one - other);
  }

  /** Speed of the window to the next frame or from the one before, as a share of what a viewer takes calmly. */
  speed(frame) {
    const [first, end] = this.shots[this.shotAt(frame)];
    const step = (from) => {
      if (from < first || from + 1 >= end) return 0;
      const [one, other] = [this.at(from), this.at(from + 1)];
      return Math.max(Math.abs(other[0] - one[0]) / this.width, Math.abs(other[1] - one[1]) / this.height);
    };
    return Math.max(step(frame - 1), step(frame)) * this.rate / this.fastest;
  }

  /** Whether a face that was seen about here is cut by the window. */
  cuts(frame) {
    const [x, y] = this.at(frame);
    const shot = this.shotAt(frame);
    return this.faces.some(([at, left, top, width, height]) => {
      const slack = 0.02 * width;
      return Math.abs(at - frame) <= this.rate / 6 && this.shotAt(at) === shot
        && (left < x - slack || top < y - slack || left + width > x + this.width + slack || top + height > y + this.height + slack);
    });
  }
}
