// The plan's part of the server: what it says, and what it answers to a change.

export class Server {
  constructor(address) {
    this.address = address;
  }

  get = (path = "") => this.#asked(path, {});

  post = (path, body) => this.#asked(path, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  });

  /** `{ok, said}`; `said` is null where nothing came back. */
  async #asked(path, how) {
    const answer = await fetch(this.address + path, how).catch(() => null);
    return { ok: Boolean(answer?.ok), said: (await answer?.json().catch(() => null)) ?? null };
  }
}
