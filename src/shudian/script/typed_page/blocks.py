"""Rows of a typed page as blocks of a screenplay: heading, action, cue, parenthetical, dialogue, transition."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from shudian.script.chinese.episodes import episode_line
from shudian.script.fountain.blocks import SLUG, ZH_SLUG, is_cue
from shudian.script.typed_page.columns import Pair, two_columns
from shudian.script.typed_page.rows import Row

_NUMBER = r"[A-Z]{0,2}\d{1,4}(?:[A-Z]{1,2}|-[A-Z0-9]{1,3})?"
_NUMBERED = re.compile(rf"^({_NUMBER})[.)]?$")
_GLUED = re.compile(rf"^({_NUMBER})[.)]?\s+(?=(?:INT|EXT|EST|I/E|内景|外景)\b)")
_TRANSITION = re.compile(
    r"^(?:.{0,40}\b(?:TO|IN|OUT|ON|UP):|FADE (?:IN|OUT|TO .+)[.:]?|(?:CUT|DISSOLVE|SMASH CUT|MATCH CUT) TO BLACK[.:]?|THE END\.?)$"
)
_CUE_NOTES = re.compile(r"(?:\s*\([^)]*\))+\s*$")
#: Columns right of the action where speech starts, and where its cues do (ten and twenty-two on the standard page).
_SPEECH, _CUE = 2.5, 7
#: Columns right of the action that a transition at the right margin reaches.
_RIGHT = 52
_LONGEST_CUE = 45
#: Rows of one paragraph start within so many columns of each other.
_STRAIGHT = 0.6


@dataclass(slots=True)
class Block:
    """`kind` is the Fountain name of the block; `rows` are what it was made of."""

    kind: str
    rows: list[Row] = field(default_factory=list)
    number: str | None = None
    dual: bool = False

    @property
    def text(self) -> str:
        return self.rows[0].text


def blocks(rows: list[Row]) -> list[Block]:
    return _Page(rows).read()


class _Page:
    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.base = _base(rows)
        self.flat = not any(row.column > self.base + _SPEECH for row in rows)
        self.airless = not any(row.gap for row in rows[1:])
        self.out: list[Block] = []
        self.cue_column = self._cue_column()

    def _cue_column(self) -> float | None:
        if self.flat:
            return None
        strict = [round(r.column) for at, r in enumerate(self.rows) if self.is_cue(at, strict=True)]
        return Counter(strict).most_common(1)[0][0] if strict else None

    def read(self) -> list[Block]:
        at = 0
        while at < len(self.rows):
            pair = None if self.rows[at].hint else two_columns(self.rows, at, self.base)
            if pair:
                self.side_by_side(pair)
                at += pair.rows
                continue
            self.take(at)
            at += 1
        return self.out

    def side_by_side(self, pair: Pair) -> None:
        for side, dual in ((pair.left, False), (pair.right, True)):
            self.out.append(Block("character", [side[0]], dual=dual))
            for row in side[1:]:
                self.spoken(row)

    def take(self, at: int) -> None:
        row = self.rows[at]
        if self.is_second_row(row):
            self.out[-1].rows.append(row)
            return
        kind = row.hint or self.kind(at)
        if kind == "scene_heading":
            self.heading(row)
        elif kind == "dialogue":
            self.spoken(row)
        else:
            last = self.out[-1] if self.out else None
            same_paragraph = last is not None and last.rows[-1].line == row.line and row.whole
            below = last is not None and abs(last.rows[-1].column - row.column) < _STRAIGHT
            wrapped = not row.gap and not row.whole and kind == "action" and below
            if last is not None and last.kind == kind and (wrapped or same_paragraph):
                last.rows.append(row)
            else:
                self.out.append(Block(kind, [row]))

    def is_second_row(self, row: Row) -> bool:
        """Whether a heading too long for its row runs on."""
        last = self.out[-1] if self.out else None
        if last is None or last.kind != "scene_heading" or row.gap or row.whole or row.hint or self.flat:
            return False
        straight = abs(last.rows[-1].column - row.column) < _STRAIGHT
        return straight and row.text == row.text.upper() and not self.is_heading(row)

    def heading(self, row: Row) -> None:
        number, rest = _unnumbered(row)
        self.out.append(Block("scene_heading", [rest], number=number))

    def spoken(self, row: Row) -> None:
        """A row of speech: it goes on with the direction in brackets or the words before it."""
        last = self.out[-1] if self.out else None
        if last and last.kind == "parenthetical" and not _closed(last):
            last.rows.append(row)
        elif row.text[:1] in "(（" and not (last and last.kind == "dialogue" and _open(last)):
            self.out.append(Block("parenthetical", [row]))
        elif last and last.kind == "dialogue":
            last.rows.append(row)
        else:
            self.out.append(Block("dialogue", [row]))

    def kind(self, at: int) -> str:
        row, text = self.rows[at], self.rows[at].text
        if self.is_heading(row):
            return "scene_heading"
        speaking = bool(self.out) and self.out[-1].kind in ("character", "parenthetical", "dialogue")
        inside = self.flat or row.column > self.base + _SPEECH
        if speaking and not row.gap and inside and not (self.airless and self.is_cue(at)):
            return "dialogue"
        if self.is_cue(at):
            return "character"
        if episode_line(text) and (row.gap or at == 0):
            return "section"
        capital = text == text.upper() and text != text.lower()
        at_the_right = row.column > self.base + 20 and row.end > self.base + _RIGHT and text[-1] in ":."
        if capital and row.gap and (at_the_right or _TRANSITION.match(text)):
            return "transition"
        return "centered" if self.is_centered(at) else "action"

    def is_heading(self, row: Row) -> bool:
        number, bare = _unnumbered(row)
        text = bare.text
        if number and len(row.segments) - len(bare.segments) == 2 and text == text.upper():
            return True
        found = SLUG.match(text) or ZH_SLUG.match(text)
        if not found or bare.column > self.base + _CUE:
            return False
        return text == text.upper() or (row.gap and found[0][:3].isupper() and text[found.end()] == ".")

    def is_cue(self, at: int, *, strict: bool = False) -> bool:
        row = self.rows[at]
        after = self.rows[at + 1] if at + 1 < len(self.rows) else None
        if after is None or after.gap or len(row.text) > _LONGEST_CUE or row.text[:1] in "(（":
            return False
        capital = (is_cue(row.text) and not row.text.endswith((":", ".", "!", "?"))) or bool(
            re.fullmatch(r"[A-Z0-9 .'’#&/-]+\.?", _CUE_NOTES.sub("", row.text))
        )
        if SLUG.match(row.text) or _TRANSITION.match(row.text):
            return False
        if self.flat:
            return capital and (row.gap or self.airless) and after.text != after.text.upper()
        placed = row.column >= self.base + _CUE and self.base + _SPEECH < after.column <= row.column + 12
        if strict or not placed or capital:
            return placed and capital and len(row.segments) == 1
        near = self.cue_column is not None and abs(row.column - self.cue_column) <= 1.5
        letters = [c for c in _CUE_NOTES.sub("", row.text) if c.isalpha()]
        return near and row.gap and sum(c.isupper() for c in letters) * 10 >= 7 * len(letters) > 0

    def is_centered(self, at: int) -> bool:
        row = self.rows[at]
        alone = at + 1 >= len(self.rows) or self.rows[at + 1].gap
        middle = (row.column + row.end) / 2
        return (
            alone and row.gap and not self.flat and row.column > self.base + _CUE
            and abs(middle - (self.base + 30)) <= 3
        )  # fmt: skip


def _base(rows: list[Row]) -> float:
    """The column of the action: where headings stand, else the leftmost that many rows share."""
    slugs = [round(bare.column, 1) for row in rows if SLUG.match((bare := _unnumbered(row)[1]).text)]
    if slugs:
        return Counter(slugs).most_common(1)[0][0]
    columns = Counter(round(row.column) for row in rows)
    often = [column for column, times in columns.items() if times * 20 >= len(rows)]
    return min(often, default=0)


def _unnumbered(row: Row) -> tuple[str | None, Row]:
    """A heading without the numbers in its margins, and the number."""
    segments = list(row.segments)
    number = None
    if len(segments) > 1 and (found := _NUMBERED.match(segments[0].text)):
        number = found[1]
        segments = segments[1:]
    elif found := _GLUED.match(segments[0].text):
        number = found[1]
        first = segments[0]
        segments[0] = type(first)(first.column + found.end(), first.text[found.end() :], first.end)
    if len(segments) > 1 and (found := _NUMBERED.match(segments[-1].text)):
        number = number or found[1]
        segments = segments[:-1]
    elif number and segments[-1].text.endswith(f" {number}"):
        last = segments[-1]
        text = last.text.removesuffix(number).rstrip()
        segments[-1] = type(last)(last.column, text, last.end)
    return number, row.within(tuple(segments)) if number else row


def _closed(block: Block) -> bool:
    return any(mark in row.text for row in block.rows for mark in ")）")


def _open(block: Block) -> bool:
    """Whether a bracket of the speech itself is still open."""
    said = " ".join(row.text for row in block.rows)
    return said.count("(") > said.count(")")
