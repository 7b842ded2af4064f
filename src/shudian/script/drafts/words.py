"""The words of a line: counted alike for hanzi and letters, and marked where two drafts differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from shudian.script.drafts.difference import Mark, Piece

_LETTERS = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+(?:['’\-][^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)*"
_TOKEN = re.compile(rf"{_LETTERS}|\d+|\s+|.", re.DOTALL)
_WORD = re.compile(rf"{_LETTERS}|\d+|\w")
#: Alike words between two changes that are too few to keep the changes apart.
_ISLAND = 2


class Vocabulary:
    """Gives every word a character of its own, so that texts are compared by words at the speed of strings."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}

    def spelled(self, text: str) -> str:
        """The words of a text, a character each; marks, spaces and letter case do not count."""
        plain = unicodedata.normalize("NFKC", text).casefold()
        of = self._of
        return "".join(
            [of.setdefault(word, chr(0x10000 + len(of) % 0xFFFFF)) for word in _WORD.findall(plain)]
        )


def marked(old: str, new: str) -> tuple[Piece, ...]:
    """Both texts as one: what stayed, what was cut, what was added, by whole words."""
    if old == new:
        return (Piece(new, Mark.SAME),) if new else ()
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    for mark, cut, added in _runs(before, after):
        if mark is Mark.SAME:
            pieces.append(Piece(added, Mark.SAME))
        else:
            pieces += [Piece(text, each) for text, each in ((cut, Mark.CUT), (added, Mark.ADDED)) if text]
    return tuple(pieces)


def _runs(before: Sequence[str], after: Sequence[str]) -> list[tuple[Mark, str, str]]:
    """Stretches of (mark, old text, new text); small islands of sameness join the changes around them."""
    runs: list[tuple[Mark, str, str]] = []
    steps = [(op.tag == "equal", before[op.src_start : op.src_end], after[op.dest_start : op.dest_end])
             for op in LCSseq.opcodes(before, after)]  # fmt: skip
    for at, (same, cut, added) in enumerate(steps):
        island = same and 0 < at < len(steps) - 1 and sum(map(_counts, added)) < _ISLAND
        mark = Mark.SAME if same and not island else Mark.CHANGED
        text = "".join(cut), "".join(added)
        if runs and runs[-1][0] is mark:
            runs[-1] = (mark, runs[-1][1] + text[0], runs[-1][2] + text[1])
        else:
            runs.append((mark, *text))
    return runs


def _counts(token: str) -> int:
    """A word of letters keeps two changes apart by itself; a hanzi, a mark or a space does not."""
    return _ISLAND if len(token) > 2 and token.isalpha() else int(token.isalnum())
