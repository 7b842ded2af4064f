"""A finding in a finished file with its frames, and the file's record of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import ClassVar

from shudian.cut.clock import text_of
from shudian.finding import Finding, Kind, Place, failed
from shudian.model.document import Schema


@dataclass(frozen=True, slots=True)
class Notice:
    """Frames [first, end) that show it; None where it is of the file as a whole."""

    finding: Finding
    first: int | None = None
    end: int | None = None
    timecode: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of the file and what it is held against."""

    name: str
    value: str
    wanted: str | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """One file as it was found; `measures` by a name that the report words, prints two a second."""

    file: str
    frames: int
    rate: Fraction
    seconds: Fraction
    size: tuple[int, int]
    measures: tuple[Measure, ...]
    notices: tuple[Notice, ...]
    prints: tuple[int, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(notice.finding for notice in self.notices)

    @property
    def is_good(self) -> bool:
        return not failed(self.findings)


@dataclass(frozen=True, slots=True)
class Inspection:
    """A check of finished files against one profile; `general` is about the season as a whole."""

    SCHEMA: ClassVar = Schema("inspection", 1)

    profile: str
    programmes: tuple[Programme, ...]
    general: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.general, *(found for each in self.programmes for found in each.findings))


@dataclass(slots=True)
class Notices:
    """Collects what is found in one file."""

    file: str
    rate: Fraction = Fraction(25)
    found: list[Notice] = field(default_factory=list)

    def add(self, kind: Kind, first: int | None = None, end: int | None = None, **said: object) -> None:
        """`start`, `end` and `seconds` are filled in from the frames."""
        if first is None:
            self.found.append(Notice(kind.at(Place(self.file), **said)))
            return
        end = max(first + 1, first + 1 if end is None else end)
        start = text_of(first, self.rate)
        spans = {
            "start": start,
            "end": text_of(end, self.rate),
            "seconds": f"{float((end - first) / self.rate):.2f}",
        }
        finding = kind.at(Place(self.file, frame=first), **{**spans, **said})
        self.found.append(Notice(finding, first, end, start))

    def take(self, findings: Iterable[Finding]) -> None:
        """Those of another judge, at their own frame if they name one."""
        for finding in findings:
            frame = finding.place.frame
            at = (None, None, None) if frame is None else (frame, frame + 1, text_of(frame, self.rate))
            self.found.append(Notice(replace(finding, place=replace(finding.place, file=self.file)), *at))
