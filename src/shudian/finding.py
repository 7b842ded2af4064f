"""Wrong user data as a value: what is wrong, where, and what to do about it.

A reader or check returns findings beside its value; it does not raise. Each stage lists
the kinds of finding that it can make in its own `findings.py`, once, in both languages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from shudian.wording import Wording


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding points. Lines, columns and rows count from 1, frames from 0."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    episode: str | None = None
    scene: str | None = None
    element: str | None = None
    row: int | None = None
    frame: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        at = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        named = (
            f"{name} {value}"
            for name in ("episode", "scene", "element", "row", "frame", "field")
            if (value := getattr(self, name)) is not None
        )
        return " · ".join(part for part in (at, *named) if part)


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    severity: Severity
    place: Place
    message: Wording
    remedy: Wording

    def __str__(self) -> str:
        return self.in_("en")

    def in_(self, language: str) -> str:
        """One line for a person: place, severity, code, message and remedy."""
        at = f"{self.place}: " if str(self.place) else ""
        return f"{at}{self.severity} {self.code}: {self.message.in_(language)} → {self.remedy.in_(language)}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding, declared once; `at` makes the finding itself.

    >>> empty = Kind("script.empty", Severity.ERROR,
    ...     Wording("{name} is empty.", "{name} 是空的。"),
    ...     Wording("Export it again.", "请重新导出。"))
    >>> print(empty.at(Place(file="a.txt"), name="a.txt"))
    a.txt: error script.empty: a.txt is empty. → Export it again.
    """

    code: str
    severity: Severity
    message: Wording
    remedy: Wording

    def at(self, place: Place = Place(), **values: object) -> Finding:
        return Finding(
            self.code,
            self.severity,
            place,
            self.message.filled(values),
            self.remedy.filled(values),
        )


def failed(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error, the rule behind exit code 1."""
    return any(finding.severity is Severity.ERROR for finding in findings)
