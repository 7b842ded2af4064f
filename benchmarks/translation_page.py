"""The translation page at full size: a series of 80 episodes in 8 languages, served by the real site over loopback.

    python benchmarks/translation_page.py            # makes the workspace in a folder of its own, then measures
    python benchmarks/translation_page.py --dir DIR  # again over one that was made before

Prints wall milliseconds: the page of an episode opened first, a second after the start, and again, the wall of
all languages, a line saved and approved. The bars are 300 ms to open and 50 ms to save.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import uvicorn

from shudian.app import workspace as workspaces
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.model.text import AdaptedLine, AdaptedScript, Beat, Timeline
from shudian.store import drawers, series_table
from shudian.units import Lang, Span
from shudian.web import site

EPISODES, LINES = 80, 45
LANGUAGES = ("en", "th", "es", "ar", "ja", "id", "pt", "ko")
SLUG = "sky"
_WARM = 1.0  # seconds between the server's start and the first visitor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--dir", type=Path, help="a workspace made by an earlier run")
    parser.add_argument("--rounds", type=int, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.dir or Path(scratch) / "workspace"
        if not folder.exists():
            fill(folder)
        measure(served(folder), given.rounds)


def fill(folder: Path) -> None:
    dice = random.Random(1)
    signs = "窑碗青金瓷补天火灰雨桥村茶师弟外公老板小满七海生漆片烧裂钱债追夜灯溪对岸"
    episodes = tuple(_episode(number, dice, signs) for number in range(1, EPISODES + 1))
    series = Series("补天青", Lang("zh"), episodes=episodes)
    held = workspaces.init(folder)
    with held.store.writing(held.author) as writing:
        series_table.save(writing, SLUG, series)
        drawers.SCRIPTS.save(writing, series, series=SLUG, language="zh")
        for episode in episodes:
            elements = tuple(episode.elements)
            beats = (Beat(e.id, "", e.kind, Span.of(2 * at, 2 * at + 2)) for at, e in enumerate(elements))
            timeline = Timeline(episode.number, tuple(beats))
            drawers.TIMELINES.save(writing, timeline, series=SLUG, episode=episode.number)
            for tag in LANGUAGES:
                lines = tuple(_line(element, dice) for element in elements)
                script = AdaptedScript(Lang(tag), series.title, lines)
                drawers.ADAPTED.save(writing, script, series=SLUG, language=tag, episode=episode.number)
    held.close()


def _episode(number: int, dice: random.Random, signs: str) -> Episode:
    elements = tuple(
        Element(
            f"{number}.1.{at}",
            ElementKind.DIALOGUE,
            "".join(dice.choices(signs, k=dice.randint(3, 18))),
            Source(at),
            character=dice.choice(("小满", "七公")),
        )
        for at in range(1, LINES + 1)
    )
    scene = Scene(f"{number}.1", f"{number}-1", "", "", Source(1), elements=elements)
    return Episode(str(number), number, scenes=(scene,))


def _line(element: Element, dice: random.Random) -> AdaptedLine:
    words = " ".join("word" * dice.randint(1, 2) for _ in range(len(element.text) // 2 + 1))
    line = AdaptedLine(element.id, words, source=element.text, literal=words, author="Mali")
    return replace(line, approver="Chen") if dice.random() < 0.3 else line


def served(folder: Path) -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(site.create(folder), host="127.0.0.1", port=port, log_level="warning", ws="none")
    )
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    return port


@dataclass(frozen=True, slots=True)
class Answer:
    milliseconds: float
    text: str
    tag: str


def measure(port: int, rounds: int) -> None:
    time.sleep(_WARM)
    dice = random.Random(2)
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    wall = f"/series/{SLUG}/localise"
    times: dict[str, list[float]] = {
        "first page after the start": [asked(client, "GET", f"{wall}/th/1").milliseconds],
        "wall of languages, first": [asked(client, "GET", wall).milliseconds],
    }
    for _ in range(rounds):
        episode = f"{dice.choice(LANGUAGES)}/{dice.randint(1, EPISODES)}"
        page = asked(client, "GET", f"{wall}/{episode}")
        element, seen = dice.choice(re.findall(r'data-element="([^"]+)" data-tag="([^"]+)"', page.text))
        line = f"/api/series/{SLUG}/localise/{episode}/{element}"
        change = {"who": "Som", "change": {"text": f"written {dice.random()}"}}
        saved = asked(client, "PUT", line, change, f'"{seen}"')
        approved = asked(client, "POST", f"{line}/approval", {"who": "Chen"}, saved.tag)
        steps = {
            "page opened": page,
            "line saved": saved,
            "line approved": approved,
            "terms and memory": asked(client, "GET", f"{line}/aid"),
        }
        for what, answer in steps.items():
            times.setdefault(what, []).append(answer.milliseconds)
    times["wall of languages, again"] = [asked(client, "GET", wall).milliseconds]
    for what, spent in times.items():
        spent.sort()
        late = spent[min(len(spent) - 1, int(len(spent) * 0.95))]
        print(f"{what:28} median {statistics.median(spent):6.1f} ms  p95 {late:6.1f}  worst {spent[-1]:6.1f}")


def asked(
    client: http.client.HTTPConnection,
    method: str,
    path: str,
    body: Mapping[str, object] | None = None,
    seen: str = "",
) -> Answer:
    said = json.dumps(body) if body else None
    headers = {"sec-fetch-site": "same-origin", "content-type": "application/json", "if-match": seen}
    begun = time.perf_counter()
    client.request(method, path, said, headers if body else {})
    answer = client.getresponse()
    text = answer.read().decode()
    spent = (time.perf_counter() - begun) * 1000
    if answer.status != 200:
        raise SystemExit(f"{method} {path}: {answer.status} {text[:200]}")
    return Answer(spent, text, answer.headers.get("etag", ""))


if __name__ == "__main__":
    main()
