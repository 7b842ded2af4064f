// An episode's lines by keyboard: each is kept as it is left, by its tag, so that nobody writes over another.

import { drafting } from "./localise-drafts.js";
import { make, say } from "./plan-words.js";

const desk = document.querySelector("[data-desk]");
const rows = [...desk.querySelectorAll(".line[data-element]")];
const part = (name, within = desk) => within.querySelector(`[data-${name}]`);
const words = (row) => row.querySelector("textarea");
const who = part("who");
const wrong = part("wrong");
const STATES = ["approved", "written", "stale", "open"];
let current = null;

who.value = localStorage.getItem("shudian who") ?? "";
who.addEventListener("change", () => localStorage.setItem("shudian who", who.value.trim()));

function complain(text) {
  wrong.textContent = text ?? "";
  wrong.hidden = !text;
}

// --- how full a line's time is: counted as the server's profiles count

function length(text) {
  const plain = [...text.replaceAll("\n", "")];
  if (desk.dataset.count === "every") return plain.length;
  const full = plain.filter((sign) => /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(sign)).length;
  return full + (plain.length - full) / 2;
}

function fit(row) {
  const has = length(words(row).value.trim());
  const seconds = Number(row.dataset.seconds ?? 0);
  const meter = row.querySelector("meter");
  meter.hidden = !seconds;
  if (!seconds) {
    part("fit", row).textContent = say("fit.untimed", { has });
    return;
  }
  const most = Number(desk.dataset.cps) * seconds;
  meter.value = has / most;
  row.classList.toggle("over", has > most);
  const speed = (has / seconds).toFixed(1);
  part("fit", row).textContent = say("fit", { has, most: Math.floor(most), speed, seconds: seconds.toFixed(1) });
}

// --- keeping

const fields = (row) => [...row.querySelectorAll("[data-field]")];
const changed = (row) =>
  Object.fromEntries(fields(row).filter((each) => each.value.trim() !== each.dataset.kept).map((each) => [each.dataset.field, each.value]));

async function asked(row, path, method, body) {
  const answer = await fetch(`${desk.dataset.desk}/${encodeURIComponent(row.dataset.element)}${path}`, {
    method,
    headers: { "content-type": "application/json", "if-match": `"${row.dataset.tag}"` },
    body: JSON.stringify(body),
  }).catch(() => null);
  return { status: answer?.status ?? 0, said: (await answer?.json().catch(() => null)) ?? null };
}

function show(row, said) {
  row.dataset.tag = said.tag;
  row.classList.remove(...STATES);
  row.classList.add(said.state);
  row.dataset.state = said.state;
  part("stands", row).textContent = say(said.state);
  part("by", row).textContent = said.approver ? say("by.approved", { author: said.author ?? "–", approver: said.approver }) : (said.author ?? "");
  part("approve", row).hidden = said.state === "approved" || said.state === "open";
  if (said.state !== "stale") row.querySelector(".was")?.remove();
  row.toggleAttribute("data-waiting", said.waiting);
  desk.dispatchEvent(new Event("standing"));
  const count = Object.fromEntries(STATES.map((state) => [state, rows.filter((each) => each.dataset.state === state).length]));
  document.querySelector("[data-summary]").textContent = say("summary", count);
}

function clash(row, now) {
  part("theirs", row).textContent = now.text || "–";
  part("clash", row).hidden = false;
  row.theirs = now;
}

function answered(row, { status, said }, sent) {
  part("said").textContent = "";
  if (status === 200) {
    for (const each of fields(row)) if (each.dataset.field in sent) each.dataset.kept = sent[each.dataset.field].trim();
    show(row, said);
    part("said").textContent = say("saved");
    complain("");
    return true;
  }
  if (status === 412) clash(row, said.now);
  complain(said?.error ? `${said.error} ${said.remedy}` : say("failed"));
  return false;
}

function named() {
  if (who.value.trim()) return true;
  complain(say("unnamed"));
  who.focus();
  return false;
}

// One change of a line at a time, each on the answer to the one before.
function queued(row, work) {
  row.waiting = (row.waiting ?? Promise.resolve(true)).then(work);
  return row.waiting;
}

const keep = (row) => queued(row, async () => {
  const change = changed(row);
  if (!Object.keys(change).length) return true;
  if (!named()) return false;
  part("said").textContent = say("saving");
  return answered(row, await asked(row, "", "PUT", { who: who.value.trim(), change }), change);
});

async function approve(row) {
  if (!named() || !(await keep(row))) return false;
  return queued(row, async () => answered(row, await asked(row, "/approval", "POST", { who: who.value.trim() }), {}));
}

// --- walking

const shown = () => rows.filter((row) => !row.hidden);

function stand(row) {
  if (!row || row === current) return;
  current?.classList.remove("here");
  current = row;
  row.classList.add("here");
  aid(row);
}

function walk(step) {
  const all = shown();
  const at = all.indexOf(current);
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  if (!next) return;
  const field = words(next);
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  next.scrollIntoView({ block: "nearest" });
}

// --- terms and memory of the line that is worked on

async function aid(row) {
  const answer = await fetch(`${desk.dataset.desk}/${encodeURIComponent(row.dataset.element)}/aid`).catch(() => null);
  const said = answer?.ok ? await answer.json() : { terms: [], memory: [] };
  if (row !== current) return;
  const parts = [];
  if (said.terms.length) {
    parts.push(make("h3", "", say("aid.terms")), make("ul", "", "", said.terms.map((term) => {
      const told = [...term.why, term.forbidden.length ? say("aid.forbidden", { words: term.forbidden.join(", ") }) : ""].filter(Boolean).join(" · ");
      return make("li", "", "", [make("b", "", term.source), ` ${term.targets.join(" / ")} `, make("span", "fine", told)]);
    })));
  }
  if (said.memory.length) {
    parts.push(make("h3", "", say("aid.memory")), make("ol", "", "", said.memory.map((match) => {
      const take = make("button", "", match.target);
      take.type = "button";
      take.addEventListener("click", () => fill(row, match.target));
      return make("li", "match", "", [make("span", "fine", `${match.points}`), make("span", "", "", [take, make("br"), make("span", "fine", match.source)])]);
    })));
  }
  part("known").replaceChildren(...(parts.length ? parts : [make("p", "fine", say("aid.none"))]));
}

function fill(row, text) {
  const field = words(row);
  field.value = text;
  fit(row);
  field.focus();
}

for (const row of rows) {
  for (const field of fields(row)) field.dataset.kept = field.value.trim();
  fit(row);
  row.addEventListener("focusin", () => stand(row));
  row.addEventListener("input", () => fit(row));
  row.addEventListener("change", () => keep(row));
  part("approve", row).addEventListener("click", () => approve(row));
  part("take", row).addEventListener("click", () => {
    const field = words(row);
    field.value = field.dataset.kept = row.theirs.text;
    show(row, row.theirs);
    fit(row);
    part("clash", row).hidden = true;
    complain("");
  });
  part("keep", row).addEventListener("click", () => {
    row.dataset.tag = row.theirs.tag;
    part("clash", row).hidden = true;
    keep(row);
  });
}

// What is typed and not kept yet stays; the server tells of the other when it is kept.
drafting(desk, rows, {
  complain,
  adopt: (row, now) => {
    if (Object.keys(changed(row)).length) return;
    for (const each of fields(row)) {
      each.value = now[each.dataset.field] ?? "";
      each.dataset.kept = each.value.trim();
    }
    show(row, now);
    fit(row);
  },
});

desk.addEventListener("keydown", async (event) => {
  if (!current || event.isComposing) return;
  const enter = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    walk(event.key === "ArrowDown" ? 1 : -1);
  } else if (enter) {
    event.preventDefault();
    if (await (event.shiftKey ? approve(current) : keep(current))) walk(1);
  } else if (event.altKey && "123".includes(event.key)) {
    event.preventDefault();
    desk.querySelectorAll("[data-known] .match button")[Number(event.key) - 1]?.click();
  }
});

part("show").addEventListener("change", ({ target }) => {
  for (const row of rows) row.hidden = Boolean(target.value) && row.dataset.state !== target.value;
  part("empty").hidden = shown().length > 0 || !rows.length;
});

// --- files of writers

part("file").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file || !named()) return (target.value = "");
  const asked = new URLSearchParams({ what: part("what").value, name: file.name, who: who.value.trim() });
  const answer = await fetch(`${part("files").dataset.files}?${asked}`, { method: "POST", body: file }).catch(() => null);
  const said = (await answer?.json().catch(() => null)) ?? null;
  target.value = "";
  complain(answer?.ok ? "" : say("failed"));
  const again = make("a", "", say("files.again"));
  again.href = location.href;
  part("found").replaceChildren(...(said?.findings ?? []).map((each) => make("li", each.severity, each.text)), ...(answer?.ok ? [make("li", "", "", [again])] : []));
});

addEventListener("beforeunload", (event) => {
  if (rows.some((row) => Object.keys(changed(row)).length)) event.preventDefault();
});
