// Plays an HLS package of fragmented MP4 through Media Source Extensions: byte ranges of one file, or
// a file a segment; picture and sound together, or each in a list of its own.
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
  #loading = false;
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
    const wanted = this.#wanted();
    if (!wanted) return;
    this.#loading = true;
    try {
      await this.#append(wanted.track, wanted.segment);
      await this.#forget(wanted.track);
      const { source, tracks } = this.#media;
      const last = tracks.every((track) => this.#has(track, track.segments.at(-1)));
      if (last && source.readyState === "open") source.endOfStream();
    } catch (error) {
      this.#fail(error);
      return;
    } finally {
      this.#loading = false;
    }
    this.pump();
  }

  async #open(master) {
    const { codecs, media, sound } = readMaster(await this.#text(master), master);
    const lists = await Promise.all(
      (sound ? [media, sound] : [media]).map(async (address) => readMedia(await this.#text(address), address)),
    );
    const types = sound ? ["video/mp4", "audio/mp4"] : ["video/mp4"];
    const mimes = types.map((type) => `${type}; codecs="${sound ? codecsOf(codecs, type) : codecs}"`);
    const foreign = mimes.find((mime) => !MediaSource.isTypeSupported(mime));
    if (foreign) throw new Error(`cannot play ${foreign}`);
    const source = new MediaSource();
    this.#video.src = URL.createObjectURL(source);
    await once(source, "sourceopen", this.#closed.signal);
    URL.revokeObjectURL(this.#video.src);
    source.duration = lists[0].segments.reduce((end, segment) => Math.max(end, segment.end), 0);
    const tracks = lists.map((list, at) => ({ ...list, buffer: source.addSourceBuffer(mimes[at]) }));
    this.#media = { source, tracks };
    for (const track of tracks) await this.#append(track, track.map);
    for (const event of ["timeupdate", "seeking", "play"]) {
      this.#video.addEventListener(event, () => this.pump(), { signal: this.#closed.signal });
    }
    await this.pump();
  }

  #wanted() {
    const at = this.#video.currentTime;
    const until = at + this.ahead;
    const missing = this.#media.tracks.flatMap((track) => {
      const segment = track.segments.find(
        (one) => one.end > at + NEAR && one.start < until && !this.#has(track, one),
      );
      return segment ? [{ track, segment }] : [];
    });
    return missing.sort((one, other) => one.segment.start - other.segment.start)[0];
  }

  #has({ buffer: { buffered } }, segment) {
    for (let range = 0; range < buffered.length; range += 1) {
      if (buffered.start(range) <= segment.start + NEAR && segment.end - NEAR <= buffered.end(range)) return true;
    }
    return false;
  }

  async #append({ buffer }, { address, first, last }) {
    const range = last === undefined ? {} : { Range: `bytes=${first}-${last}` };
    const bytes = await this.#get(address, range).then((answer) => answer.arrayBuffer());
    buffer.appendBuffer(bytes);
    await once(buffer, "updateend", this.#closed.signal);
  }

  async #forget({ buffer }) {
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
  const group = /AUDIO="([^"]+)"/.exec(lines[stream])?.[1];
  const sounds = lines.filter(
    (line) => group && line.startsWith("#EXT-X-MEDIA:TYPE=AUDIO") && line.includes(`GROUP-ID="${group}"`),
  );
  const chosen = sounds.find((line) => line.includes("DEFAULT=YES")) ?? sounds[0] ?? "";
  const sound = /URI="([^"]+)"/.exec(chosen)?.[1];
  return { codecs, media: new URL(address, base), sound: sound && new URL(sound, base) };
}

/** The codecs of picture or of sound among those of a stream. */
function codecsOf(codecs, type) {
  const heard = (codec) => /^(mp4a|ac-3|ec-3|opus|fLaC)/.test(codec.trim());
  return codecs.split(",").filter((codec) => heard(codec) === (type === "audio/mp4")).join(",");
}

export function readMedia(text, base) {
  const list = { map: null, segments: [] };
  let seconds = 0, start = 0, next = 0, range = {};
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith("#EXT-X-MAP:")) {
      const said = /BYTERANGE="(\d+)@(\d+)"/.exec(line);
      const whole = said ? { first: +said[2], last: +said[2] + +said[1] - 1 } : {};
      list.map = { address: new URL(/URI="([^"]+)"/.exec(line)[1], base), ...whole };
    } else if (line.startsWith("#EXTINF:")) {
      seconds = Number.parseFloat(line.slice(8));
    } else if (line.startsWith("#EXT-X-BYTERANGE:")) {
      const [length, offset = next] = line.slice(17).split("@").map(Number);
      range = { first: offset, last: offset + length - 1 };
      next = range.last + 1;
    } else if (line && !line.startsWith("#")) {
      list.segments.push({ address: new URL(line, base), ...range, start, end: start + seconds });
      start += seconds;
      range = {};
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
