// Plays a one-file HLS package (fragmented MP4, byte ranges) through Media Source Extensions.
//
//   const stream = new Stream(video, "/…/main.m3u8");   stream.ahead = 20;   stream.close();
//
// A browser without them but with HLS of its own (Safari) is given the play list itself.

const BEHIND = 20; // seconds kept behind the playhead
const NEAR = 0.15; // seconds by which picture and sound of a segment may miss each other

export class Stream {
  ahead = 4; // seconds loaded before the playhead asks for them
  #video;
  #closed = new AbortController();
  #loading = null;
  #media = null;

  constructor(video, master) {
    this.#video = video;
    if (!("MediaSource" in globalThis)) {
      video.src = master;
      return;
    }
    this.ready = this.#open(new URL(master, location.href)).catch((error) => this.#fail(error));
  }

  close() {
    this.#closed.abort();
    this.#video.removeAttribute("src");
    this.#video.load();
  }

  /** Load what the playhead will need next; called whenever it moves. */
  async pump() {
    if (!this.#media || this.#loading || this.#closed.signal.aborted) return;
    const segment = this.#wanted();
    if (!segment) return;
    this.#loading = segment;
    try {
      await this.#append(segment);
      await this.#forget();
      if (segment === this.#media.segments.at(-1) && this.#media.source.readyState === "open") {
        this.#media.source.endOfStream();
      }
    } catch (error) {
      this.#fail(error);
      return;
    } finally {
      this.#loading = null;
    }
    this.pump();
  }

  async #open(master) {
    const { codecs, media } = readMaster(await this.#text(master), master);
    const list = readMedia(await this.#text(media), media);
    const type = `video/mp4; codecs="${codecs}"`;
    if (!MediaSource.isTypeSupported(type)) throw new Error(`cannot play ${type}`);
    const source = new MediaSource();
    this.#video.src = URL.createObjectURL(source);
    await once(source, "sourceopen", this.#closed.signal);
    URL.revokeObjectURL(this.#video.src);
    source.duration = list.segments.reduce((end, segment) => Math.max(end, segment.end), 0);
    this.#media = { source, buffer: source.addSourceBuffer(type), segments: list.segments };
    await this.#append(list.map);
    for (const event of ["timeupdate", "seeking", "play"]) {
      this.#video.addEventListener(event, () => this.pump(), { signal: this.#closed.signal });
    }
    await this.pump();
  }

  #wanted() {
    const at = this.#video.currentTime;
    const until = at + this.ahead;
    return this.#media.segments.find(
      (segment) => segment.end > at + NEAR && segment.start < until && !this.#has(segment),
    );
  }

  #has(segment) {
    const { buffered } = this.#media.buffer;
    for (let range = 0; range < buffered.length; range += 1) {
      if (buffered.start(range) <= segment.start + NEAR && segment.end - NEAR <= buffered.end(range)) return true;
    }
    return false;
  }

  async #append({ address, first, last }) {
    const bytes = await this.#get(address, { Range: `bytes=${first}-${last}` }).then((answer) => answer.arrayBuffer());
    const { buffer } = this.#media;
    buffer.appendBuffer(bytes);
    await once(buffer, "updateend", this.#closed.signal);
  }

  async #forget() {
    const { buffer } = this.#media;
    const until = this.#video.currentTime - BEHIND;
    if (buffer.buffered.length && buffer.buffered.start(0) < until - BEHIND) {
      buffer.remove(0, until);
      await once(buffer, "updateend", this.#closed.signal);
    }
  }

  async #text(address) {
    return (await this.#get(address)).text();
  }

  async #get(address, headers = {}) {
    const answer = await fetch(address, { headers, signal: this.#closed.signal });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer;
  }

  #fail(error) {
    if (this.#closed.signal.aborted) return;
    this.#video.dispatchEvent(new CustomEvent("unplayable", { detail: error.message }));
  }
}

export function readMaster(text, base) {
  const lines = text.split(/\r?\n/);
  const stream = lines.findIndex((line) => line.startsWith("#EXT-X-STREAM-INF:"));
  const codecs = /CODECS="([^"]+)"/.exec(lines[stream] ?? "")?.[1];
  const address = lines.slice(stream + 1).find((line) => line && !line.startsWith("#"));
  if (!codecs || !address) throw new Error("the master play list names no stream");
  return { codecs, media: new URL(address, base) };
}

export function readMedia(text, base) {
  const list = { map: null, segments: [] };
  let seconds = 0, start = 0, next = 0, range = null;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith("#EXT-X-MAP:")) {
      const [, length, offset] = /BYTERANGE="(\d+)@(\d+)"/.exec(line);
      list.map = { address: new URL(/URI="([^"]+)"/.exec(line)[1], base), first: +offset, last: +offset + +length - 1 };
    } else if (line.startsWith("#EXTINF:")) {
      seconds = Number.parseFloat(line.slice(8));
    } else if (line.startsWith("#EXT-X-BYTERANGE:")) {
      const [length, offset = next] = line.slice(17).split("@").map(Number);
      range = { first: offset, last: offset + length - 1 };
    } else if (line && !line.startsWith("#")) {
      list.segments.push({ address: new URL(line, base), ...range, start, end: start + seconds });
      start += seconds;
      next = range.last + 1;
    }
  }
  if (!list.map || !list.segments.length) throw new Error("the play list names no segments");
  return list;
}

function once(target, name, signal) {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    target.addEventListener(name, resolve, { once: true, signal });
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
