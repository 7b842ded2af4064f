// Reading a script: n and p walk the marked lines, from page to page; a chosen filter is asked for at once.

const form = document.querySelector("[data-read]");
const keys = document.querySelector("[data-keys]");
const marks = [...document.querySelectorAll("[data-mark]")];
const said = keys.textContent;
let at = -1;

function stand(to) {
  marks[at]?.classList.remove("marked");
  at = to;
  marks[at].classList.add("marked");
  marks[at].focus({ preventScroll: true });
  marks[at].scrollIntoView({ block: "center" });
  keys.textContent = said;
}

function walk(step) {
  if (marks[at + step]) return stand(at + step);
  const page = document.querySelector(step > 0 ? "[rel=next]" : "[rel=prev]");
  if (page) location.assign(`${page.href}${step > 0 ? "#first" : "#last"}`);
  else keys.textContent = `${said} · ${keys.dataset.last}`;
}

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") walk(1);
  else if (event.key === "p" && at >= 0) walk(-1);
});

form.addEventListener("change", () => form.requestSubmit());
keys.hidden = false;
if (location.hash === "#first" && marks.length) stand(0);
if (location.hash === "#last" && marks.length) stand(marks.length - 1);
