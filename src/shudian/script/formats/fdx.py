"""Final Draft (.fdx): its XML read whole, unchanged parts written as they stood."""

from __future__ import annotations

from dataclasses import replace

from shudian.finding import Place
from shudian.model.series import Manuscript, Series
from shudian.script import findings
from shudian.script.fdx import encoding
from shudian.script.fdx.reading import series_of
from shudian.script.fdx.tree import parsed
from shudian.script.fdx.writing import written
from shudian.script.formats.base import Container, Read

_HEAD = 4000
_ROOTS = tuple("<FinalDraft".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))


def holds(data: bytes) -> bool:
    return any(root in data[:_HEAD] for root in _ROOTS)


def read(data: bytes, file: str | None) -> Read:
    text, name, damaged = encoding.decoded(data)
    tree, found = parsed(text, file)
    if tree is None:
        return None, found
    if damaged:
        found.append(findings.DAMAGED.at(Place(file=file), count=damaged, encoding=name))
    series, more = series_of(tree.root, file)
    if series:
        series = replace(series, manuscript=Manuscript("fdx", tuple(text.split("\n"))))
    return series, [*found, *more]


def write(series: Series) -> bytes:
    return written(series)


FORMAT = Container((".fdx", ".fdxt"), holds, read, write)
