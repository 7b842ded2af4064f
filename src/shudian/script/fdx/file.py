"""A Final Draft file's bytes in and out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from shudian.finding import Finding, Place
from shudian.model.series import Manuscript, Series
from shudian.script import findings
from shudian.script.content import content
from shudian.script.fdx import encoding
from shudian.script.fdx.ledger import Ledger
from shudian.script.fdx.patching import File, patched
from shudian.script.fdx.reading import series_of
from shudian.script.fdx.tags import Meaning, TagBook
from shudian.script.fdx.tree import Tree, parsed
from shudian.script.fdx.writing import OWN_TYPES, declared, written


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
    """Its own manuscript with what the series says otherwise, or a fresh file.

    `defined` are things that get a definition even where no word is tagged with them.
    """
    manuscript, also = series.manuscript, tuple(defined)
    text = "\n".join(manuscript.lines) if manuscript and manuscript.format == "fdx" else ""
    tree, _ = parsed(text, None) if text else (None, [])
    was, _ = series_of(tree.root, None) if tree else (None, [])
    if tree is None or was is None:
        return written(series, _ledger(None, also))
    if not also and content(was) == content(series):
        return encoding.encoded(text)
    return _over(tree, was, series, also, text)


def _over(tree: Tree, was: Series, series: Series, defined: tuple[Meaning, ...], text: str) -> bytes:
    """The manuscript changed paragraph by paragraph, else scene by scene; fresh if neither reads back."""
    ledger = _ledger(TagBook.of(tree.root), defined)
    fresh, _ = parsed(written(series, ledger).decode(), None)
    now, _ = series_of(fresh.root, None) if fresh else (None, [])
    settings = {type: list(declared(type)) for type in OWN_TYPES}
    for by_scene in (False, True) if fresh and now else ():
        assert fresh
        assert now
        old, new = (File.of(t, s, by_scene=by_scene) for t, s in ((tree, was), (fresh, now)))
        page = patched(old, new, ledger, settings)
        again, _ = parsed(page, None)
        meant, _ = series_of(again.root, None) if again else (None, [])
        if meant and content(meant) == content(now):
            mark = text[: len(text) - len(text.lstrip(encoding.MARKS))]
            return encoding.encoded(mark + page)
    return written(series, _ledger(None, defined))


def _ledger(book: TagBook | None, defined: tuple[Meaning, ...]) -> Ledger:
    made = Ledger(book)
    for meaning in defined:
        made.define(meaning)
    return made
