// A finding's picture leads to its place in the film.

const film = document.querySelector("[data-finished]");
for (const link of document.querySelectorAll("[data-go]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    film.currentTime = Number(link.dataset.go);
    film.scrollIntoView({ block: "nearest" });
  });
}
