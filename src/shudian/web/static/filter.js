// Shows the scenes of the breakdown that fit the chosen episode, set, time, character and words.

const form = document.querySelector("[data-filter]");
const rows = [...document.querySelectorAll(".scenes tbody tr")];
const count = form.querySelector("[data-count]");
const none = document.querySelector("[data-none]");

const clock = (seconds) => {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

function fits(row, wanted) {
  const { episode, place, light, cast, words } = row.dataset;
  return (
    (!wanted.episode || episode === wanted.episode) &&
    (!wanted.place || place === wanted.place) &&
    (!wanted.light || light === wanted.light) &&
    (!wanted.cast || cast.split("|").includes(wanted.cast)) &&
    wanted.text.toLowerCase().split(/\s+/).every((word) => words.includes(word))
  );
}

function filter() {
  const wanted = Object.fromEntries(new FormData(form));
  let seconds = 0, shown = 0, episode = null;
  for (const row of rows) {
    row.hidden = !fits(row, wanted);
    if (row.hidden) continue;
    shown += 1;
    seconds += Number(row.dataset.seconds);
    row.toggleAttribute("data-first", episode !== null && episode !== row.dataset.episode);
    episode = row.dataset.episode;
  }
  none.hidden = shown > 0;
  count.textContent = count.dataset.said
    .replace("{shown}", shown).replace("{all}", rows.length).replace("{length}", clock(seconds));
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
form.hidden = false;
filter();
