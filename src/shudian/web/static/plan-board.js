// The board drawn: a column a day with its totals, a strip a scene, findings where they belong.

import { make, say } from "./plan-words.js";

export class Board {
  constructor(root, ground) {
    this.root = root;
    this.ground = ground;
    this.scenes = new Map(ground.scenes.map((scene) => [scene.id, scene]));
    this.strips = new Map(ground.scenes.map((scene) => [scene.id, this.#strip(scene)]));
    this.marks = new Map();
    for (const id of this.strips.keys()) this.#named(id);
    this.columns = new Map();
    this.keys = ground.columns.map((column) => column.key);
    root.replaceChildren(
      this.#column({ key: "", said: say("boneyard") }),
      ...ground.columns.map((column) => this.#column(column)),
    );
  }

  /** Put each strip where the arrangement has it; columns that stay the same are left alone. */
  arrange(arrangement) {
    for (const [key, ids] of arrangement.columns) {
      const column = this.columns.get(key) ?? this.#added(key);
      const now = [...column.list.children].map((strip) => strip.dataset.id);
      if (now.join() !== ids.join()) column.list.replaceChildren(...ids.map((id) => this.strips.get(id)));
      column.root.classList.toggle("empty", !ids.length);
      column.count.textContent = ids.length || "";
    }
    for (const [id, strip] of this.strips) {
      if (strip.classList.contains("locked") === arrangement.locked.has(id)) continue;
      strip.classList.toggle("locked");
      this.#named(id);
    }
  }

  /** Bring the first day with scenes into sight. */
  reveal() {
    const first = this.keys.map((key) => this.columns.get(key).root).find((column) => !column.classList.contains("empty"));
    const right = this.root.getBoundingClientRect().right;
    if (!first || first.getBoundingClientRect().right <= right) return;
    const boneyard = this.columns.get("").root.offsetWidth;
    this.root.scrollTo({ left: first.offsetLeft - boneyard - 10, behavior: "instant" });
  }

  /** What the server says of it: hours, totals, costs, findings. Only what is new is drawn: 300 strips take time. */
  tell(said) {
    const days = new Map(said.days.map((day) => [day.key, day]));
    for (const [key, column] of this.columns) {
      const told = JSON.stringify(days.get(key) ?? null);
      if (key && column.told !== told) this.#day(column, days.get(key));
      column.told = told;
    }
    const starts = new Map(said.days.flatMap((day) => day.scenes.map((id, at) => [id, day.starts[at]])));
    for (const [id, strip] of this.strips) put(strip.querySelector("time"), starts.get(id) ?? "");
    this.#marked(said, starts);
    this.#findings(said);
  }

  #column({ key, said }) {
    const root = make("section", key ? "column" : "column boneyard");
    const list = make("ol", "strips-of-day");
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-multiselectable", "true");
    list.setAttribute("aria-label", said);
    const count = make("b", "count");
    const title = make("h3", "", key ? "" : said, key ? [] : [count]);
    const about = make("div", "about", key ? "" : say("boneyard_lead"));
    const findings = make("ul", "day-findings");
    root.append(make("header", "", "", [title, about]), findings, list);
    root.dataset.key = list.dataset.key = key;
    this.columns.set(key, { root, list, title, about, findings, count, said });
    return root;
  }

  /** A day that the problem does not list, as an older scenario may hold. */
  #added(key) {
    this.root.append(this.#column({ key, said: key }));
    return this.columns.get(key);
  }

  #day(column, day) {
    const { root, title, about, list, said } = column;
    root.classList.toggle("night", Boolean(day?.night));
    title.replaceChildren(day ? make("b", "", say("day", { number: day.number })) : make("span", "free", say("free")), ` ${said}`);
    list.setAttribute("aria-label", day
      ? say("column", { day: say("day", { number: day.number }), date: said, count: day.scenes.length, works: day.works })
      : `${said}: ${say("free")}`);
    if (!day) return about.replaceChildren();
    if (day.night) title.append(make("span", "moon", say("night")));
    const room = make("span", "room");
    room.append(this.#gauge(day.work));
    about.replaceChildren(
      make("p", "", "", [make("span", "", day.hours), make("b", "sum", day.cost.said)]),
      make("p", "", [say("scenes", { count: day.scenes.length }), day.works, day.pages && say("pages", { pages: day.pages })]
        .filter(Boolean).join(" · ")),
      room,
      make("p", "where", day.venues.join(" → ")),
    );
  }

  /** How full the day is: its work against the regular and the longest day. */
  #gauge(work) {
    const { regular, maximum } = this.ground;
    const gauge = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    gauge.setAttribute("viewBox", "0 0 100 4");
    gauge.setAttribute("preserveAspectRatio", "none");
    gauge.setAttribute("aria-hidden", "true");
    const part = (name, from, to) => {
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      rect.setAttribute("class", name);
      rect.setAttribute("x", (100 * from) / maximum);
      rect.setAttribute("width", Math.max(0, (100 * (Math.min(to, maximum) - from)) / maximum));
      rect.setAttribute("height", 4);
      gauge.append(rect);
    };
    part("whole", 0, maximum);
    part(work > maximum ? "too-much" : "work", 0, Math.min(work, regular));
    if (work > regular) part(work > maximum ? "too-much" : "over", regular, work);
    part("mark", regular, regular + maximum / 200);
    return gauge;
  }

  #strip(scene) {
    const strip = make("li", `slip ${scene.light}${scene.shot ? " shot" : ""}`);
    strip.dataset.id = scene.id;
    strip.setAttribute("role", "option");
    strip.setAttribute("aria-selected", "false");
    strip.tabIndex = -1;
    strip.title = scene.summary;
    strip.append(
      make("b", "strip-number", scene.number), make("span", "strip-place", scene.place),
      make("span", "strip-lasts", `${scene.minutes}′`),
      make("time"), make("span", "strip-setting", scene.setting), make("span", "strip-cast", scene.cast.join(" ")),
      make("span", "strip-lock"), make("span", "strip-wrong"),
    );
    return strip;
  }

  #named(id) {
    const scene = this.scenes.get(id);
    const strip = this.strips.get(id);
    const locked = strip.classList.contains("locked") ? say("locked") : "";
    const shot = scene.shot ? say("shot", { day: scene.shot.said }) : "";
    const said = say("strip", { ...scene, people: scene.people.join(", ") });
    strip.setAttribute("aria-label", [said, shot, locked, this.marks.get(id)?.message].filter(Boolean).join(" "));
  }

  /** The worst finding of each planned scene, on its strip. */
  #marked({ findings }, planned) {
    const marks = new Map();
    for (const finding of findings) {
      if (finding.severity === "note") continue;
      for (const id of finding.scenes) {
        if (planned.has(id) && marks.get(id)?.severity !== "error") marks.set(id, marks.has(id) && finding.severity !== "error" ? marks.get(id) : finding);
      }
    }
    const before = this.marks;
    this.marks = marks;
    for (const id of new Set([...before.keys(), ...marks.keys()])) {
      const now = marks.get(id);
      if (before.get(id)?.message === now?.message) continue;
      const strip = this.strips.get(id);
      strip.classList.toggle("error", now?.severity === "error");
      strip.classList.toggle("warning", now?.severity === "warning");
      put(strip.querySelector(".strip-wrong"), now?.message ?? "");
      this.#named(id);
    }
  }

  /** What is about a day and no scene of it, under the day's head. */
  #findings({ findings }) {
    const general = findings.filter((finding) => !finding.scenes.length && finding.severity !== "note");
    for (const [key, column] of this.columns) {
      const mine = key ? general.filter((finding) => finding.dates.includes(key.split(" ")[0])) : [];
      const told = mine.map((finding) => finding.message).join("\n");
      if (column.against === told) continue;
      column.against = told;
      column.findings.replaceChildren(...mine.map((finding) => make("li", finding.severity, finding.message)));
    }
  }
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
