// The source and what was rendered of it, at one frame, counted from 0.

export class Player {
  frame = 0;

  constructor(source, film, slider, rate, frames, shown) {
    Object.assign(this, { source, made: film, slider, rate, frames, shown });
    slider.addEventListener("input", () => this.go(slider.valueAsNumber));
    source.addEventListener("play", () => this.#follow());
    source.addEventListener("pause", () => this.go(this.#playing()));
  }

  /** Show a frame: its middle, so that no rounding shows the one before. */
  go(frame) {
    this.frame = Math.min(Math.max(frame, 0), this.frames - 1);
    for (const video of [this.source, this.made]) if (video.src) video.currentTime = (this.frame + 0.5) / this.rate;
    this.#tell();
  }

  film(address) {
    if (this.made.getAttribute("src") === address) return;
    this.made.src = address;
    this.made.currentTime = (this.frame + 0.5) / this.rate;
  }

  pause() {
    this.source.pause();
    this.made.pause();
  }

  toggle() {
    if (!this.source.paused) return this.pause();
    if (this.frame >= this.frames - 1) this.go(0);
    this.source.play();
    if (this.made.src) this.made.play();
  }

  #playing = () => Math.min(Math.floor(this.source.currentTime * this.rate + 0.01), this.frames - 1);

  #follow() {
    if (this.source.paused) return;
    this.frame = this.#playing();
    this.#tell();
    requestAnimationFrame(() => this.#follow());
  }

  #tell() {
    this.slider.value = this.frame;
    this.shown(this.frame);
  }
}
