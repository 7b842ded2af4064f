// The items of the breakdown by keyboard: j k walk, a accepts, r rejects, e renames, u undoes.
// A decision is sent at once; the answer's two digests are what undoes it.

const room = document.querySelector("[data-items]");
const form = room.querySelector("[data-choose]");
const rows = [...room.querySelectorAll(".item")];
const progress = room.querySelector("[data-progress]");
const wrong = room.querySelector("[data-wrong]");
const words = Object.fromEntries([...room.querySelectorAll("[data-word]")].map((e) => [e.dataset.word, e.innerHTML]));
const address = room.dataset.items;
const memory = `undo ${address}`;
const done = JSON.parse(sessionStorage.getItem(memory) ?? "[]");

const shown = () => rows.filter((row) => !row.hidden);
const here = () => room.querySelector(".item.here");
const find = (category, name) =>
  rows.find((row) => row.dataset.category === String(category) && row.dataset.name === name);

function stand(row, { focus = true } = {}) {
  here()?.classList.remove("here");
  if (!row) return;
  row.classList.add("here");
  if (focus) row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function walk(step) {
  const all = shown();
  const at = all.indexOf(here());
  stand(all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)]);
}

function mark(row, state) {
  row.classList.remove("suggested", "confirmed", "rejected");
  row.classList.add(state);
  row.dataset.state = state;
  row.querySelector("[data-shown]").textContent = words[state];
}

function call(row, name) {
  row.dataset.name = name;
  row.querySelector("[data-called]").textContent = name;
  row.querySelector("[name=to]").value = name;
}

async function send(path, body) {
  const answer = await fetch(address + path, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  }).catch(() => null);
  const said = await answer?.json().catch(() => null);
  wrong.hidden = Boolean(answer?.ok);
  if (!answer?.ok) wrong.textContent = said ? `${said.error} ${said.remedy}` : room.dataset.failed;
  return answer?.ok ? said : null;
}

function remember(step) {
  done.push(step);
  keep();
}

const keep = () => sessionStorage.setItem(memory, JSON.stringify(done));

// One at a time, so that each decision stands on the one before.
let waiting = Promise.resolve();
const queued = (work) => (...given) => (waiting = waiting.then(() => work(...given)));

const decide = queued(async (row, state) => {
  const { category, name, state: was } = row.dataset;
  if (was === state) return;
  const said = await send("", { category: Number(category), name, state });
  if (!said) return;
  remember({ ...said, category, name, was: { name, state: was } });
  mark(row, state);
  count();
});

const rename = queued(async (row, to) => {
  const { category, name, state: was } = row.dataset;
  if (!to || (to === name && was === "confirmed")) return;
  const joins = to !== name && find(category, to);
  const said = await send("", { category: Number(category), name, rename: to });
  if (!said) return;
  remember({ ...said, category, name: to, was: { name, state: was }, joins: Boolean(joins) });
  if (joins) return location.reload();
  call(row, to);
  mark(row, "confirmed");
  count();
});

const undo = queued(async () => {
  const step = done.at(-1);
  if (!step) return;
  if (!(await send("/undo", { before: step.before, after: step.after }))) return;
  done.pop();
  keep();
  const row = find(step.category, step.name);
  if (step.joins || !row) return location.reload();
  call(row, step.was.name);
  mark(row, step.was.state);
  count();
  stand(row);
});

function ask(row, open) {
  const asked = row.querySelector(".item-rename");
  asked.hidden = !open;
  if (open) asked.elements.to.select();
  else row.focus({ preventScroll: true });
}

function fits(row, wanted) {
  const { category, state, episodes } = row.dataset;
  return (
    (!wanted.category || category === wanted.category) &&
    (!wanted.state || state === wanted.state) &&
    (!wanted.episode || episodes.split(" ").includes(wanted.episode)) &&
    wanted.text.toLowerCase().split(/\s+/).every((word) => row.textContent.toLowerCase().includes(word))
  );
}

function filter() {
  const wanted = Object.fromEntries(new FormData(form));
  for (const row of rows) row.hidden = !fits(row, wanted);
  room.querySelector("[data-nothing]").hidden = shown().length > 0;
  if (here()?.hidden) stand(shown()[0], { focus: false });
  count();
}

function count() {
  const decided = rows.filter((row) => row.dataset.state !== "suggested").length;
  progress.querySelector("meter").value = decided;
  const said = progress.querySelector("output");
  said.textContent = said.dataset.said
    .replace("{done}", decided).replace("{all}", rows.length).replace("{shown}", shown().length);
}

const next = (row) => {
  const all = shown();
  stand(all[all.indexOf(row) + 1] ?? row);
};

const keys = {
  j: () => walk(1),
  k: () => walk(-1),
  a: (row) => row && (decide(row, "confirmed"), next(row)),
  r: (row) => row && (decide(row, "rejected"), next(row)),
  e: (row) => row && ask(row, true),
  u: () => undo(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape" && event.target.closest(".item-rename")) return ask(event.target.closest(".item"), false);
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key](here());
});

room.addEventListener("click", (event) => {
  const row = event.target.closest(".item");
  if (!row) return;
  stand(row, { focus: false });
  const button = event.target.closest(".item-does button");
  if (button?.dataset.state) decide(row, button.dataset.state);
  else if (button) ask(row, true);
});

for (const row of rows) {
  row.querySelector(".item-does").hidden = false;
  row.querySelector(".item-rename").addEventListener("submit", (event) => {
    event.preventDefault();
    rename(row, event.target.elements.to.value.trim());
    ask(row, false);
  });
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
for (const part of [form, progress, room.querySelector("[data-keys]")]) part.hidden = false;
filter();
