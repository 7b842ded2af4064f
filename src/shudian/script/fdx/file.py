"""A Final Draft file's bytes in and out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from shudian.finding import Finding, Place
from shudian.model.series import Manuscript, Series
from shudian.script import findings
from shudian.script.content import content
from shudian.script.fdx import encoding
from shudian.script.fdx.reading import series_of
from shudian.script.fdx.tags import Meaning
from shudian.script.fdx.tree import parsed
from shudian.script.fdx.writing import written


def read(data: bytes, file: str | None) -> tuple[Series | None, list[Finding]]:
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


def write(series: Series, defined: Iterable[Meaning] = ()) -> bytes:
    """Its own manuscript's bytes where it says nothing new, else a fresh file.

    `defined` are things that get a definition even where no word is tagged with them.
    """
    manuscript, also = series.manuscript, tuple(defined)
    if manuscript and manuscript.format == "fdx" and not also:
        data = encoding.encoded("\n".join(manuscript.lines))
        was, _ = read(data, None)
        if was and content(was) == content(series):
            return data
    return written(series, also)
