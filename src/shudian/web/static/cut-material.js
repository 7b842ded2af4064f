// A file for an episode: sent as it is, then taken in by the server; the page says how far both are.

const room = document.querySelector("[data-material]");
const wrong = document.querySelector("[data-wrong]");
const words = (text, marks) => Object.entries(marks).reduce((said, [name, value]) => said.replace(`{${name}}`, value), text);
const percent = (share) => `${Math.round(share * 100)} %`;

function sent(address, file, progress) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();  // fetch does not say how much is sent
    request.open("POST", address);
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(loaded / total));
    request.addEventListener("loadend", () => done(request.status === 200));
    request.send(file);
  });
}

async function take(item, file) {
  const said = item.querySelector("[data-progress]");
  said.hidden = false;
  const address = `${room.dataset.material}/${item.dataset.episode}/material?name=${encodeURIComponent(file.name)}`;
  let ok = await sent(address, file, (share) => (said.textContent = words(room.dataset.coming, { share: percent(share) })));
  let errand = null;
  while (ok && (!errand || errand.running)) {
    const answer = await fetch(`${room.dataset.material}/errand`).catch(() => null);
    ok = Boolean(answer?.ok);
    errand = ok ? await answer.json() : null;
    if (errand) said.textContent = words(room.dataset.running, { ...errand, share: percent(errand.share) });
    await new Promise((next) => setTimeout(next, 700));
  }
  said.hidden = true;
  wrong.textContent = ok ? errand.told.join(" ") : room.dataset.failed;
  wrong.hidden = !wrong.textContent;
  if (wrong.hidden) location.reload();
}

for (const input of document.querySelectorAll("[data-give]")) {
  input.closest("label").hidden = false;
  input.addEventListener("change", () => input.files.length && take(input.closest("[data-episode]"), input.files[0]));
}
