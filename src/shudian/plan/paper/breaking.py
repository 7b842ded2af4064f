"""Lines of a text in Chinese, English or both, no wider than there is room."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from shudian.plan.paper.plain import plain

Measure = Callable[[str], float]

_CHUNK = re.compile(r"\s+|[A-Za-z0-9À-ɏ°'’._/:&+#@%~-]+|.", re.DOTALL)
_NOT_FIRST = frozenset("，。、；：！？）》」』】〕”’…—·,.;:!?)]}%°◇")
_NOT_LAST = frozenset("（《「『【〔“‘([{#+")


def broken(text: str, width: float, measure: Measure) -> list[str]:
    """The text's lines: words stay whole, closing marks do not begin a line nor opening ones end it."""
    lines = []
    for paragraph in plain(text).split("\n"):
        line = ""
        for chunk in _chunks(paragraph):
            if measure((line + chunk).rstrip()) <= width:
                line += chunk
                continue
            if line.strip():
                lines.append(line.rstrip())
            *whole, line = _pieces(chunk.lstrip(), width, measure)
            lines += whole
        lines.append(line.rstrip())
    return lines


def fitted(text: str, width: float, measure: Measure, ellipsis: str = "…") -> str:
    """The text on one line, cut with an ellipsis where it would be wider."""
    text = " ".join(plain(text).split())
    if measure(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle] + ellipsis) <= width else (low, middle - 1)
    return text[:low].rstrip() + ellipsis


def wrapped(words: Sequence[str], width: float, measure: Measure, between: str) -> list[str]:
    """Words in lines no wider than `width`, a word wider than that on a line of its own."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]}{between}{word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _chunks(text: str) -> list[str]:
    """What may not be broken, marks bound to what they belong to."""
    chunks: list[str] = []
    for piece in _CHUNK.findall(text):
        if chunks and (piece in _NOT_FIRST or chunks[-1][-1] in _NOT_LAST):
            chunks[-1] += piece
        else:
            chunks.append(piece)
    return chunks


def _pieces(chunk: str, width: float, measure: Measure) -> list[str]:
    """A chunk that may be wider than a whole line, cut where it must be."""
    pieces = [""]
    for char in chunk:
        if pieces[-1] and measure(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces
