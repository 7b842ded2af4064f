// The viewer's choice of subtitles, kept between visits, and where cues stand on a vertical picture.

const KEPT = "shudian.subtitles";
const FLOOR = 77; // per cent of the picture's height: below it the controls stand
const LINE = 4.6; // per cent of the height that one line of a cue takes

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
    for (const element of player.querySelectorAll("track")) {
      element.addEventListener("load", () => [...element.track.cues].forEach(place));
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

/** Cues end above the controls, whatever their number of lines. */
function place(cue) {
  cue.snapToLines = false;
  cue.line = FLOOR - LINE * cue.text.split("\n").length;
  cue.position = 50;
  cue.size = 92;
  cue.align = "center";
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
