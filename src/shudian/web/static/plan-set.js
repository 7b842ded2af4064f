// The day on set: a mark is sent as soon as it is made, with what the page had seen of that day.

const room = document.querySelector("[data-set]");
const heard = room.querySelector("[data-said]");
const lists = ["shot", "carried", "omitted"];

function report(day) {
  const marked = (name) => [...day.querySelectorAll(`[name=${name}]:checked`)].map((each) => each.closest("[data-scene]").dataset.scene);
  const said = (name) => day.querySelector(`[name=${name}]`).value;
  return {
    seen: day.dataset.seen, date: day.dataset.day, unit: day.dataset.unit,
    ...Object.fromEntries(lists.map((name) => [name, marked(name)])),
    call: said("call"), wrap: said("wrap"), note: said("note"),
  };
}

let waiting = Promise.resolve();

function send(day) {
  waiting = waiting.then(async () => {
    const answer = await fetch(room.dataset.set, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(report(day)),
    }).catch(() => null);
    const said = await answer?.json().catch(() => null);
    const wrong = day.querySelector("[data-wrong]");
    wrong.hidden = Boolean(answer?.ok);
    if (!answer?.ok) return (wrong.textContent = said ? `${said.error} ${said.remedy}` : room.dataset.failed);
    day.dataset.seen = said.seen;
    const tally = day.querySelector("[data-tally]");
    tally.textContent = [...lists, "open"].reduce((text, name) => text.replace(`{${name}}`, said[name]), tally.dataset.words);
    heard.textContent = `${room.dataset.kept}: ${tally.textContent}`;
  });
}

for (const day of room.querySelectorAll(".set-day")) {
  const all = day.querySelector("[data-all]");
  all.hidden = false;
  all.addEventListener("click", () => {
    for (const scene of day.querySelectorAll("[data-scene]")) {
      if (!scene.querySelector(":checked")) scene.querySelector("[name=shot]").checked = true;
    }
    send(day);
  });
  day.addEventListener("change", (event) => {
    const scene = event.target.closest("[data-scene]");
    for (const other of scene?.querySelectorAll("input") ?? []) if (other !== event.target) other.checked = false;
    send(day);
  });
}
