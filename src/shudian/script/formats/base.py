"""How to add a format.

A text format (`Format`) reads text that `decode.py` has decoded; its ending or its claims choose it:
`claims(text)` counts the lines that only this format writes, and of formats without a known ending the
highest count reads. A container (`Container`) is no text: `holds(data)` knows it by its bytes.

1. write `formats/<name>.py` with the functions, and `FORMAT = Format(...)` or `Container(...)` at its end;
2. put it into `FORMATS` or `CONTAINERS` in `formats/__init__.py`.

`read` never raises: it returns the series, or None with the findings that say why. It fills a
`SeriesDraft`, which gives every part its id by position. `write` gives the whole file; a series that
was read from the same format (`series.manuscript`) and not changed since gives the same lines. What a
format cannot hold it leaves out: `losses.py` reads the file back and reports what is missing.
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
    write: Callable[[Series], str] | None = None


@dataclass(frozen=True, slots=True)
class Container:
    suffixes: tuple[str, ...]
    holds: Callable[[bytes], bool]
    read: Callable[[bytes, str | None], Read]
    write: Callable[[Series], bytes] | None = None
