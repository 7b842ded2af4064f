"""The dub of the house series in one table: who fits, how well lengths are foretold, what one changed line costs.

    python benchmarks/voices.py    # needs espeak-ng and ffmpeg

Spanish and Thai (2 episodes of lines) and English (8), spoken by espeak-ng 1.51. `foretold` is the share by which
the seconds of a line are missed, median and 95th percentile over all lines: by the language's seed, and after 12
lines were spoken. `again` counts the lines spoken after one changed. CPU seconds of this process and its workers.
"""

from __future__ import annotations

import json
import resource
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from shudian import localise
from shudian.app.dubbing import Means, Order, bench, calibrate, measured, spoken_lines
from shudian.localise.voices.casting import cast, espeak_pool
from shudian.localise.voices.duration import errors, seed
from shudian.localise.voices.room import rooms
from shudian.model.series import Series
from shudian.model.text import AdaptedScript
from shudian.model.voice import Casting
from shudian.script import read, timeline
from shudian.units import Lang

HOUSE = Path(localise.__file__).parent.parent / "house"
TAGS = ("es", "th", "en")


def main() -> None:
    print("\n".join(" | ".join(row) for row in rows()))


def rows() -> Iterator[tuple[str, ...]]:
    yield (
        *("language", "lines", "within 1.2", "refused", "mean speed", "findings of the check"),
        *("drift in samples", "foretold by the seed", "calibrated", "again", "CPU-s a line"),
    )
    series = _series("series.zh.txt")
    for tag in TAGS:
        lines = _lines(series, tag)
        casting, _ = cast(series, lines.language, espeak_pool(lines.language))
        with tempfile.TemporaryDirectory() as folder:
            yield tag, *_dubbed(series, lines, casting, Path(folder))


def _dubbed(series: Series, lines: AdaptedScript, casting: Casting, folder: Path) -> Iterator[str]:
    speeds, refused, broken, drift, before = [], 0, 0, 0, _cpu()
    episodes = [each for each in series.episodes if any(lines.line(e.id) for e in each.elements)]
    for episode in episodes:
        order = Order(series, episode, timeline(episode), lines, casting)
        with bench(order, folder / str(episode.number)) as (ready, found):
            assert ready, found
            ready.dub(workers=2)
            said = json.loads((ready.output / "dub.json").read_text("utf-8"))["lines"]
            speeds += [line["speed"] for line in said if line["file"]]
            refused += sum(line["file"] is None for line in said)
            told = [f.code for f in ready.findings if f.severity == "error"]
            broken += sum(code != "localise.dub-refused" for code in told)
            frames = ((ready.output / "stem.wav").stat().st_size - 44) // 2
            drift += abs(frames - order.samples)
    spent = _cpu() - before
    count = len(speeds) + refused
    spoken = spoken_lines(series, lines, casting)
    took = [(text, measured(text, voice, lines.language, Means())) for text, voice in spoken]
    rate, _ = calibrate(spoken, lines.language, Means())
    assert rate
    yield str(count)
    yield f"{100 * sum(speed <= 1.2 for speed in speeds) / count:.1f} %"
    yield str(refused)
    yield f"{sum(speeds) / len(speeds):.3f}"
    yield str(broken)
    yield str(drift)
    for each in (seed(lines.language), rate):
        yield " / ".join(f"{100 * share:.0f} %" for share in errors(took, each))
    yield str(_again(Order(series, episodes[0], timeline(episodes[0]), lines, casting), folder / "1"))
    yield f"{spent / count:.2f}"


def _again(order: Order, folder: Path) -> int:
    """Lines spoken after the first one said of an episode changed."""
    first = rooms(order.timeline, order.episode, order.lines)[0][0].element
    changed = tuple(
        replace(line, text=f"{line.text} {line.text}", spoken=None) if line.element == first else line
        for line in order.lines.lines
    )
    with bench(replace(order, lines=replace(order.lines, lines=changed)), folder) as (ready, _):
        assert ready
        return sum(name.startswith("take/") for name in ready.dub(workers=2).ran)


def _series(name: str) -> Series:
    series, _ = read((HOUSE / name).read_bytes(), name)
    assert series
    return series


def _lines(series: Series, tag: str) -> AdaptedScript:
    if tag == "en":
        return localise.adapt(series, _series("series.en.fountain"))[0]
    name = f"lines.{tag}.csv"
    lines, _ = localise.read_lines((HOUSE / name).read_bytes(), series, Lang(tag), name)
    assert lines
    return lines


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    main()
