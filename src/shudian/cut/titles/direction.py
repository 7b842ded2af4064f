"""Right to left for libass, which pairs no brackets and lays out each change of face as a paragraph of its own.

A stretch that runs against its line (a Latin name in Arabic, an Arabic one in English) is found here by the rules of
Unicode Standard Annex 9 that matter within one line (W7, N0 to N2), and isolated; every stretch then opens with the
mark of the line's direction, from which libass, told to guess (Encoding -1), takes it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_LTR_MARK, _RTL_MARK = "\u200e", "\u200f"
_LTR_ISOLATE, _RTL_ISOLATE, _END = "\u2066", "\u2067", "\u2069"
#: What a translator's tool may have put in; it is decided anew.
CONTROLS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
_OPENERS = "([{«“‘（【「『《〈［｛"
_CLOSERS = ")]}»”’）】」』》〉］｝"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a line; `against` says that it runs against the direction of the line."""

    text: str
    against: bool


def plain(text: str) -> str:
    """The text without direction marks of its own."""
    return "".join(char for char in text if char not in CONTROLS)


def stretches(line: str, *, leftward: bool) -> list[Stretch]:
    """A line without direction marks in the order of reading, cut where its direction turns."""
    turned = _against(line, leftward=leftward)
    out: list[Stretch] = []
    start = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or turned[at] != turned[start]:
            out.append(Stretch(line[start:at], turned[start]))
            start = at
    return out


def marked(text: str, *, leftward: bool, against: bool) -> str:
    """A stretch, or part of one in a face of its own, as libass must be given it."""
    if not against:
        return (_RTL_MARK if leftward else _LTR_MARK) + text
    opener = _LTR_ISOLATE if leftward else _RTL_ISOLATE
    return (_RTL_MARK if leftward else _LTR_MARK) + opener + text + _END


def _against(line: str, *, leftward: bool) -> list[bool]:
    """For each character whether it belongs to a stretch against the line."""
    strong = [_strong(char) for char in line]
    out = [one is not None and one != leftward for one in strong]
    _numbers(line, strong, out, leftward=leftward)
    pairs = _pairs(line)
    _brackets(strong, out, pairs, leftward=leftward)
    _neutrals(line, strong, out, {at for pair in pairs for at in pair})
    return out


def _strong(char: str) -> bool | None:
    """True: right to left; False: left to right; None: neither."""
    kind = unicodedata.bidirectional(char)
    return None if kind not in ("L", "R", "AL") else kind != "L"


def _numbers(line: str, strong: list[bool | None], out: list[bool], *, leftward: bool) -> None:
    """W7: a number after a foreign word belongs to it."""
    last: bool | None = leftward
    for at, char in enumerate(line):
        if strong[at] is not None:
            last = strong[at]
        elif unicodedata.bidirectional(char) in ("EN", "AN") and leftward and last is False:
            strong[at], out[at] = False, True


def _pairs(line: str) -> list[tuple[int, int]]:
    """Brackets and quotation marks that belong together, by where the first stands."""
    waiting: list[int] = []
    found: list[tuple[int, int]] = []
    for at, char in enumerate(line):
        if char in _OPENERS:
            waiting.append(at)
        elif char in _CLOSERS:
            wanted = _OPENERS[_CLOSERS.index(char)]
            opener = next((one for one in reversed(waiting) if line[one] == wanted), None)
            if opener is not None:
                del waiting[waiting.index(opener) :]
                found.append((opener, at))
    return sorted(found)


def _brackets(
    strong: list[bool | None], out: list[bool], pairs: Iterable[tuple[int, int]], *, leftward: bool
) -> None:
    """N0: brackets go with the line if anything in them does, else with what stands before them."""
    for first, last in pairs:
        inside = {one for one in strong[first + 1 : last] if one is not None}
        before = next((one for one in reversed(strong[:first]) if one is not None), leftward)
        foreign = inside == {not leftward} and before != leftward
        if inside:
            strong[first] = strong[last] = leftward != foreign
            out[first] = out[last] = foreign


def _neutrals(line: str, strong: list[bool | None], out: list[bool], paired: set[int]) -> None:
    """N1 and N2: what stands between two foreign letters goes with them, all else with the line."""
    at = 0
    while at < len(line):
        if strong[at] is not None or at in paired:
            at += 1
            continue
        end = at
        while end < len(line) and strong[end] is None and end not in paired:
            end += 1
        foreign = at > 0 and end < len(line) and out[at - 1] and out[end]
        out[at:end] = [foreign] * (end - at)
        at = end
