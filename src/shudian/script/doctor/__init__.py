"""The script doctor: what a series says wrongly or leaves out, found after any reader.

A check is a function from a series to findings. Those of `READING` say whether the page could be read
as it stands, and every read makes them; `check` makes all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from shudian.finding import Finding
from shudian.model.series import Series
from shudian.script.doctor import cast, flashbacks, headings, hooks, length, names, numbering, reading, shape
from shudian.script.doctor.reading import THRESHOLD

__all__ = ["THRESHOLD", "check", "review"]

Check = Callable[[Series], Iterator[Finding]]

#: Faults of the page itself: what a reader of it has to guess.
READING: tuple[Check, ...] = (
    numbering.episodes, numbering.scenes, headings.no_heading, headings.incomplete, reading.unsure,
)  # fmt: skip
_CHECKS: tuple[Check, ...] = (
    numbering.episodes, numbering.scenes, flashbacks.unpaired, flashbacks.unmarked, headings.no_heading, headings.incomplete,
    shape.empty_scenes, cast.off_cast_line, cast.unseen, names.proposals, shape.recaps,
    hooks.without_hook, length.measures,
)  # fmt: skip


def review(series: Series) -> list[Finding]:
    """What is said about a page on reading it."""
    return [found for check in READING for found in check(series)]


def check(series: Series, *, threshold: float = THRESHOLD) -> list[Finding]:
    """Every fault of a series; lines and headings read less surely than `threshold` are listed."""
    checks: tuple[Check, ...] = (
        *_CHECKS,
        partial(reading.unsure_headings, threshold=threshold),
        partial(reading.unsure, threshold=threshold),
    )
    return [found for check in checks for found in check(series)]
