"""A format is two functions and the endings of its files. To add one:

1. write `formats/<name>.py` with `claims` and `read`, and `FORMAT = Format(...)` at its end;
2. put it into `FORMATS` in `formats/__init__.py`.

`claims(text)` counts the lines that only this format writes; of formats without a known ending
the highest count reads. `read(text, file)` never raises: it returns the series, or None with the
findings that say why. It fills a `SeriesDraft`, which gives every part its id by position.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shudian.finding import Finding
from shudian.model.series import Series

Read = tuple[Series | None, list[Finding]]


@dataclass(frozen=True, slots=True)
class Format:
    suffixes: tuple[str, ...]
    claims: Callable[[str], int]
    read: Callable[[str, str | None], Read]
