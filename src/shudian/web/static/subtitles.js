// The viewer's choice of subtitles, kept between visits. Where a cue stands, its own settings say.

const KEPT = "shudian.subtitles";

export class Subtitles {
  #choices;
  #videos;

  constructor(player, reader, videos) {
    this.#videos = videos;
    this.#choices = [...player.querySelectorAll('input[name="subtitles"]')];
    const chosen = this.#choices.find((choice) => choice.value === this.#wanted(reader));
    if (chosen) chosen.checked = true;
    for (const choice of this.#choices) {
      choice.addEventListener("change", () => {
        keep(choice.value);
        this.show();
      });
    }
    this.show();
  }

  /** Show the chosen language on every episode, where it has it. */
  show() {
    const wanted = this.#choices.find((choice) => choice.checked)?.value ?? "";
    for (const video of this.#videos()) {
      for (const track of video.textTracks) {
        track.mode = wanted && track.language === wanted ? "showing" : "disabled";
      }
    }
  }

  #wanted(reader) {
    const kept = before();
    if (kept !== null) return kept;
    return this.#choices.find((choice) => choice.value.split("-")[0] === reader)?.value ?? "";
  }
}

function before() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // storage may be switched off
  }
}

function keep(value) {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // then the choice lasts as long as the page
  }
}
