// Which scene stands where: columns by key ("" is the boneyard), each a list of ids in order. Never changed in place.

export class Arrangement {
  constructor(columns, locked = []) {
    this.columns = columns;
    this.locked = new Set(locked);
  }

  /** As the server says it: days with their scenes, and what is on none. */
  static of(keys, said) {
    const columns = new Map([["", [...said.unplanned]], ...keys.map((key) => [key, []])]);
    for (const day of said.days) columns.set(day.key, [...day.scenes]);
    return new Arrangement(columns, said.locked);
  }

  where(id) {
    for (const [key, ids] of this.columns) if (ids.includes(id)) return key;
    return null;
  }

  /** These scenes, in this order, before the one at `index` of what then stands in the column. */
  moved(ids, key, index) {
    const taken = new Set(ids);
    const columns = new Map([...this.columns].map(([each, list]) => [each, list.filter((id) => !taken.has(id))]));
    columns.get(key).splice(index, 0, ...ids);
    const locked = [...this.locked].filter((id) => key !== "" || !taken.has(id));
    return new Arrangement(columns, locked);
  }

  lockedTo(ids, on) {
    const locked = new Set(this.locked);
    for (const id of ids) if (on && this.where(id) !== "") locked.add(id); else locked.delete(id);
    return new Arrangement(this.columns, locked);
  }

  /** Of these, those that are locked to another day than the column's. */
  held(ids, key) {
    const day = key.split(" ")[0];
    return ids.filter((id) => this.locked.has(id) && this.where(id).split(" ")[0] !== day);
  }

  same(other) {
    return JSON.stringify(this.posted()) === JSON.stringify(other.posted());
  }

  posted() {
    const days = [...this.columns]
      .filter(([key, ids]) => key && ids.length)
      .map(([key, ids]) => [key.split(" ")[0], key.split(" ").slice(1).join(" "), ids]);
    return { days, locked: [...this.locked].sort() };
  }
}
