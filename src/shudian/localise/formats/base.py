"""How a subtitle format is added: subclass `Format`, put an instance into `FORMATS` of the package.

`read` never raises for what a file holds; `write` gives the whole file; `losses` says, before
anybody finds out, what the format cannot keep of a track: what it does not name comes back as it was.
"""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Self

from shudian.finding import Finding, Place
from shudian.localise.findings import DROPPED_CUE, NO_CUES, NOT_KEPT, NOT_READ, OUT_OF_ORDER
from shudian.localise.formats import losses as lost
from shudian.localise.formats.markup import trimmed
from shudian.localise.profile import Profile
from shudian.model.text import Cue, Region, Run, Style, Track
from shudian.units import Lang, Span, Timecode
from shudian.wording import Wording

_NO_TEXT = Wording("it has no text", "没有文字")
_NO_TIME = Wording("it does not end after it begins, from zero on", "须从零点之后开始，且结束晚于开始")


@dataclass(frozen=True, slots=True)
class Read:
    """A cue as a file gives it, before anything is refused. Times in milliseconds."""

    start: int | Fraction
    end: int | Fraction
    lines: tuple[str, ...]
    line: int | None = None  # in the file
    element: str | None = None
    speaker: str | None = None
    role: str = "dialogue"
    runs: tuple[Run, ...] = ()
    region: Region | None = None
    source: str | None = None


class Reader(ABC):
    """A format that can be read."""

    name: str
    suffix: str
    #: Frames a second of a file that counts frames without naming their rate.
    rate: Fraction | None = None

    def at(self, rate: Fraction | None) -> Self:
        """The same format with a frame rate said."""
        made = copy.copy(self)
        made.rate = rate
        return made

    @abstractmethod
    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        """The track in a file; None with findings if there is none."""


class Format(Reader):
    """A format that can be written too."""

    #: The finest time that the format writes, in seconds.
    grain = Fraction(1, 1000)
    #: What of a cue it cannot say.
    drops: tuple[Wording, ...] = ()
    #: The styles of a run that it says.
    styles: frozenset[Style] = frozenset()
    #: Signs that it cannot say as they are.
    meant = ""

    @abstractmethod
    def write(self, track: Track, profile: Profile | None = None) -> bytes:
        """The whole file, set for the frame of a profile."""

    def placed(self, region: Region) -> Region | None:  # noqa: ARG002  # most formats keep none
        """What comes back of a region."""
        return None

    def losses(self, track: Track) -> list[Finding]:
        """A note for each thing in this track that the format does not keep: how many, and the first."""
        notes: list[Finding] = []
        for what, loses in self._tests().items():
            rows = [row for row, cue in enumerate(track.cues, 1) if loses(cue)]
            if rows:
                notes.append(NOT_KEPT.at(Place(row=rows[0]), format=self.name, what=what, count=len(rows)))
        return notes

    def _tests(self) -> dict[Wording, Callable[[Cue], bool]]:
        tests = {what: test for what, test in lost.TESTS.items() if what in self.drops}
        tests |= {
            what: lambda cue, styles=styles: any(run.style in styles for run in cue.runs)  # type: ignore[misc]  # mypy infers no lambda with a default
            for what, group in lost.STYLED.items()
            if (styles := group - self.styles)
        }
        tests[lost.REGIONS] = lambda cue: (
            cue.region is not None and not _same(cue.region, self.placed(cue.region))
        )
        tests[lost.TIMES] = lambda cue: any(
            time.seconds % self.grain for time in (cue.span.start, cue.span.end)
        )
        tests[lost.SIGNS] = lambda cue: any(sign in cue.text for sign in self.meant)
        return tests


def _same(region: Region, again: Region | None) -> bool:
    """Whether a place comes back with all that it said."""
    return again is not None and all(
        said in (None, getattr(again, name)) for name, said in asdict(region).items() if name != "kept"
    )


def track_of(
    cues: list[Read], language: Lang, episode: int, file: str | None, *, left_aside: int = 0
) -> tuple[Track | None, list[Finding]]:
    """The track of what a file gave; unusable cues and disorder become findings."""
    findings: list[Finding] = []
    kept: list[Read] = []
    for row, cue in enumerate(cues, 1):
        why = None
        if not any(line.strip() for line in cue.lines):
            why = _NO_TEXT
        elif not 0 <= cue.start < cue.end:
            why = _NO_TIME
        if why:
            findings.append(DROPPED_CUE.at(Place(file=file, line=cue.line, row=row), why=why))
        else:
            kept.append(cue)
    disorder = sum(b.start < a.start for a, b in pairwise(kept))
    if disorder:
        findings.append(OUT_OF_ORDER.at(Place(file=file), count=disorder))
        kept.sort(key=lambda cue: cue.start)
    if left_aside:
        findings.append(NOT_READ.at(Place(file=file), what=lost.OTHERS, count=left_aside))
    if not kept:
        return None, [*findings, NO_CUES.at(Place(file=file))]
    return Track(episode, language, tuple(_cues(kept))), findings


def _cues(kept: list[Read]) -> Iterator[Cue]:
    for cue in kept:
        lines, runs = trimmed(cue.lines, cue.runs)
        span = Span(Timecode.of_milliseconds(cue.start), Timecode.of_milliseconds(cue.end))
        yield Cue(span, lines, cue.element, cue.speaker, cue.role, runs, cue.region, cue.source)
