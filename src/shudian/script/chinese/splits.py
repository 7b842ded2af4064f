"""Lines that a scan ran together: a second speech after a full stop, `…走吧。周曼：滚！`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from shudian.model.series import ElementKind
from shudian.script.chinese import cues
from shudian.script.chinese.rows import BareRow, CueRow, Row, TypedRow

_STOP = r"(?<=[。！？!?…”」])\s*"
_BRACKETS = r"(?:\s*(?:[OoVv][SsOo]))?(?:[（(][^（()）\n]{0,20}[）)])?(?:[OoVv][SsOo])?\s*[:：]"


def without_joins(typed: list[Row], names: set[str]) -> list[Row]:
    """The rows with a new one for each name and colon that follow a full stop."""
    listed = "|".join(
        sorted((re.escape(name) for name in names if len(name) > 1), key=lambda n: (-len(n), n))
    )
    second = re.compile(rf"{_STOP}(?=(?:{listed}){_BRACKETS})")
    return [part for row in typed for part in _parts(row, second)] if listed else typed


def _parts(row: Row, second: re.Pattern[str]) -> Iterator[Row]:
    yield row
    if not isinstance(row, CueRow | BareRow) and not (
        isinstance(row, TypedRow) and row.kind is ElementKind.ACTION
    ):
        return
    line = row.line
    starts = [found.end() for found in second.finditer(line.text)]
    if not starts or not _cut(row, line.text[starts[0] :]):
        return
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        text = line.text[start:end].rstrip()
        column = line.raw.find(text)
        part = replace(line, text=text, raw=text, column=line.column + max(column, 0))
        if made := cues.cue(text):
            yield CueRow(part, made)


def _cut(row: CueRow | BareRow | TypedRow, tail: str) -> bool:
    """Take the tail off the row; False if it does not end with it."""
    if isinstance(row, CueRow):
        if not row.cue.text.endswith(tail):
            return False
        row.cue.text = row.cue.text.removesuffix(tail).rstrip()
    if isinstance(row, TypedRow):
        if not row.text.endswith(tail):
            return False
        row.text = row.text.removesuffix(tail).rstrip()
    line = row.line
    head = line.text.removesuffix(tail).rstrip()
    row.line = replace(line, text=head, raw=line.raw.rstrip().removesuffix(tail).rstrip())
    return True
