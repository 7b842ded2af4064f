// Panels that rise over the picture: the choice of subtitles, the list of episodes.

export class Sheets {
  #all;
  #opener = null;

  constructor(player) {
    this.#all = [...player.querySelectorAll("[data-sheet]")];
    for (const button of player.querySelectorAll("[data-open]")) {
      button.addEventListener("click", () => this.open(button.dataset.open, button));
    }
    for (const sheet of this.#all) {
      sheet.querySelector("[data-close]").addEventListener("click", () => this.close());
    }
  }

  open(name, opener = document.querySelector(`[data-open="${name}"]`)) {
    const sheet = this.#all.find((each) => each.dataset.sheet === name);
    const open = sheet?.open;
    this.close();
    if (!sheet || open) return;
    this.#opener = opener;
    opener?.setAttribute("aria-expanded", "true");
    sheet.show();
    sheet.querySelector("[aria-current], :checked, [data-close]").focus();
  }

  /** Close what is open and give the focus back; whether anything was open. */
  close() {
    const open = this.#all.filter((sheet) => sheet.open);
    for (const sheet of open) sheet.close();
    this.#opener?.setAttribute("aria-expanded", "false");
    if (open.length) this.#opener?.focus();
    this.#opener = null;
    return open.length > 0;
  }
}
