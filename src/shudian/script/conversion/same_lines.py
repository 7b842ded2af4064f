"""A series written back over the manuscript it was read from: what did not change keeps its lines.

Both the manuscript and the fresh page are cut where their parts start. Parts that say the same keep
the manuscript's lines, the others get the fresh ones; what comes out is read back, and if it does not
say what the fresh page says, whole scenes, then whole episodes take the place of single parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from shudian.model.series import Element, ElementKind, Series
from shudian.script.content import Part, Said, content, parts
from shudian.script.formats.base import Format


@dataclass(frozen=True, slots=True)
class _Chunk:
    said: Said
    lines: list[str]
    start: int  # lines that stand before a scene's heading are its elements behind it


def kept_lines(series: Series, written: tuple[str, ...], fresh: str, format: Format) -> str:
    """The page in `written`, changed only where the series says something else than it does."""
    page = "\n".join(written)
    was, _ = format.read(page, None)
    if was is None:
        return fresh
    if content(was) == content(series):
        return page
    now, _ = format.read(fresh, None)
    if now is None:
        return fresh
    for depth in (3, 2, 1):
        old = _chunks(list(parts(was)), list(written), depth)
        new = _chunks(_named_as_meant(now, series), fresh.split("\n"), depth)
        merged = "\n".join(_merged(old, new))
        again, _ = format.read(merged, None)
        if again and _as_good(content(again), content(now), content(series)):
            return merged
    return fresh


def _as_good(merged: tuple[Said, ...], fresh: tuple[Said, ...], meant: tuple[Said, ...]) -> bool:
    """Whether what the merged page says is what was meant, or as near to it as the fresh page."""
    if merged in (meant, fresh):
        return True
    if not len(merged) == len(fresh) == len(meant):
        return False
    return all(m in (wanted, f) for m, f, wanted in zip(merged, fresh, meant, strict=True))


def _named_as_meant(now: Series, series: Series) -> list[Part]:
    """The parts of the fresh page by its lines, each saying what was meant where the two go in step."""
    there, meant = list(parts(now)), list(parts(series))
    by_episode = {at: list(rows) for at, rows in groupby(meant, key=lambda part: part.episode)}
    named: list[Part] = []
    for at, rows in groupby(there, key=lambda part: part.episode):
        found, wanted = list(rows), by_episode.get(at, [])
        if len(found) == len(wanted):
            found = [replace(f, said=w.said) for f, w in zip(found, wanted, strict=True)]
        named += found
    return named


# -- cutting --------------------------------------------------------------------------------------


def _chunks(rows: list[Part], lines: list[str], depth: int) -> list[_Chunk]:
    """The lines of each part; at depth 2 of each scene, at depth 1 of each episode, as one."""
    starts = _starts(rows, lines)
    ordered = sorted(range(len(rows)), key=lambda at: starts[at])
    ends = [*(starts[at] for at in ordered[1:]), len(lines) + 1]
    cut = {
        at: _Chunk(rows[at].said, lines[starts[at] - 1 : end - 1], starts[at])
        for at, end in zip(ordered, ends, strict=True)
    }
    if depth == 3:
        return [cut[at] for at in range(len(rows))]
    grouped = groupby(ordered, key=lambda at: (rows[at].episode, rows[at].scene)[:depth])
    return [_together([cut[at] for at in group]) for _, group in grouped]


def _together(cut: list[_Chunk]) -> _Chunk:
    lines = [line for chunk in cut for line in chunk.lines]
    return _Chunk(tuple(chunk.said for chunk in cut), lines, cut[0].start)


def _starts(rows: list[Part], lines: list[str]) -> list[int]:
    """The first line of each part; a speech's words own the name and the direction above them."""
    starts = [part.line for part in rows]
    starts[0] = 1
    for before, at in pairwise(range(len(rows))):
        element, last = rows[at].of, rows[before].of
        if not (isinstance(element, Element) and element.kind is ElementKind.DIALOGUE):
            continue
        end = rows[before].line + (last.raw.count("\n") + 1 if isinstance(last, Element) else 1)
        gap = lines[end - 1 : starts[at] - 1]
        blanks = [n for n, line in enumerate(gap, end) if not line.strip()]
        if blanks:
            starts[at] = blanks[-1] + 1
        elif isinstance(last, Element) and gap:
            starts[at] = end
    return starts


# -- joining --------------------------------------------------------------------------------------


def _merged(old: list[_Chunk], new: list[_Chunk]) -> Iterator[str]:
    """The lines of all parts, those of the manuscript in its order, new ones behind what they follow."""
    matcher = SequenceMatcher(None, [c.said for c in old], [c.said for c in new], autojunk=False)
    placed: list[tuple[int, list[str]]] = []
    for change, a, b, c, d in matcher.get_opcodes():
        if change == "equal":
            placed += [(chunk.start, chunk.lines) for chunk in old[a:b]]
        elif b - a == d - c:
            pairs = zip(old[a:b], new[c:d], strict=True)
            placed += [(was.start, _spaced(now.lines, was.lines)) for was, now in pairs]
        else:
            after = placed[-1][0] if placed else 0
            placed += [(after, chunk.lines) for chunk in new[c:d]]
    for _, lines in sorted(placed, key=lambda pair: pair[0]):
        yield from lines


def _spaced(lines: list[str], like: list[str]) -> list[str]:
    """The lines with the blank ones behind them as in `like`."""
    return _without_blanks(lines) + like[len(_without_blanks(like)) :]


def _without_blanks(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]
