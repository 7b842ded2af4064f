"""Burned-in subtitles read again: exact shares, errors of time, speed, over real footage in seven looks.

    python benchmarks/hardsubs.py DATA [SECONDS]    # the folder with `media/` and `localise/`

The lines are the house series' and a course's; cut's own titles burn them, in several styles and sizes, across
the footage's cuts, and H.264 carries them. Letters are compared without marks and spaces. CPU seconds, one process.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from hard_subtitles.material import films
from rapidfuzz.distance import Levenshtein

from shudian.app import hardsubs
from shudian.localise.hardsubs.read import Reading
from shudian.localise.hardsubs.reader import PaddleReader
from shudian.localise.hardsubs.vote import letters
from shudian.model.text import Track
from shudian.units import Lang

SECONDS = 60


@dataclass
class Tally:
    """Counts over subtitles; `starts` and `ends` are errors in frames."""

    cues: int = 0
    exact: int = 0
    wrong: int = 0  # letters
    letters: int = 0
    extra: int = 0
    seconds: float = 0
    cpu: float = 0
    starts: Counter[int] = field(default_factory=Counter)
    ends: Counter[int] = field(default_factory=Counter)
    timed: int = 0  # both ends within one frame

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    def __str__(self) -> str:
        return (
            f"{self.exact}/{self.cues} exact, CER {self.wrong / max(1, self.letters):.4f}, {self.extra} extra, "
            f"{self.timed}/{self.cues} within a frame, starts {_spread(self.starts)}, ends {_spread(self.ends)}, "
            f"{self.seconds / self.cpu:.1f} x real time"
        )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("seconds", type=float, nargs="?", default=SECONDS)
    asked.add_argument("--keep", type=Path, help="where films are, or are kept")
    said = asked.parse_args()
    with tempfile.TemporaryDirectory() as space:
        print(f"all: {measured(said.data, said.seconds, said.keep or Path(space))}")


def measured(data: Path, seconds: float, space: Path) -> Tally:
    """Make the films and read them, a line each."""
    whole, reader = Tally(), PaddleReader()
    root = Path(__file__).parent.parent
    for look, file, burnt in films(root, data, space, seconds):
        before = time.process_time()
        found, _ = hardsubs.read(file, Lang("zh"), reader=reader)
        took = time.process_time() - before
        tally = judged(burnt, found.readings if found else (), Fraction(look.rate))
        tally.seconds, tally.cpu = seconds, took
        print(f"{look.name}: {tally}", flush=True)
        whole += tally
    return whole


def judged(burnt: Track, found: Sequence[Reading], rate: Fraction) -> Tally:
    """Each subtitle beside the reading that shares most of its frames."""
    tally, used = Tally(), set()
    for cue in burnt.cues:
        first, end = int(cue.span.start.seconds * rate), int(cue.span.end.seconds * rate)
        said = letters("".join(cue.lines))
        tally.cues += 1
        tally.letters += len(said)
        shared = [(min(end, each.end) - max(first, each.first), at) for at, each in enumerate(found)]
        most, at = max(shared, default=(0, 0))
        if most <= 0:
            tally.wrong += len(said)
            continue
        used.add(at)
        read = found[at]
        wrong = Levenshtein.distance(letters(read.text), said)
        if wrong:
            print(f"  {first}-{end} {said} | {letters(read.text)}")
        tally.wrong += wrong
        tally.exact += not wrong
        off = read.first - first, read.end - end
        tally.starts[off[0]] += 1
        tally.ends[off[1]] += 1
        tally.timed += max(map(abs, off)) <= 1
    tally.extra = len(found) - len(used)
    return tally


def _spread(errors: Counter[int]) -> str:
    return " ".join(f"{frames:+d}:{count}" for frames, count in sorted(errors.items()))


if __name__ == "__main__":
    main()
