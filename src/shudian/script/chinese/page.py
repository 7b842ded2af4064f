"""First pass over a page: each line as a row by itself, with the heading block above it in mind."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from shudian.model.series import ElementKind
from shudian.script.chinese import cast_line, cues, episodes, field_lines, headings, marks
from shudian.script.chinese.headings import Heading
from shudian.script.chinese.lines import Line
from shudian.script.chinese.numerals import number
from shudian.script.chinese.rows import (
    BareRow,
    CastRow,
    CueRow,
    EndRow,
    EpisodeRow,
    FieldRow,
    FrontRow,
    HeadingRow,
    Row,
    TypedRow,
)

_FIELDS_LINE = 40
_NUMBER_ALONE = re.compile(r"^[（(【\[]?\s*(\d{1,3})\s*[)）】\]]?[、.．]?$")
_NO_LIST = re.compile(r"[:：。！？!?△▲]")
_SENTENCE_END = re.compile(r"[。！？!?]$")


def typed(page: list[Line]) -> list[Row]:
    """Every line as a row, by itself; cues and bare lines still want `settled`.

    Headings without a number, `山村，夜，外`, count on a page that has no other.
    """
    rows = _Reader(page).read()
    if any(isinstance(row, HeadingRow) for row in rows):
        return rows
    return _Reader(page, plain=True).read()


class _Reader:
    """First pass: one line at a time, with the heading block and the running number in mind."""

    def __init__(self, page: list[Line], *, plain: bool = False) -> None:
        self.page, self.plain = page, plain
        self.rows: list[Row] = []
        self.in_body = False
        self.heading: Heading | None = None
        self.in_block = False  # only cast and field lines since the heading
        self.last_number: dict[int | None, int] = {}
        self.title = ""

    def read(self) -> list[Row]:
        for at, line in enumerate(self.page):
            after = self.page[at + 1] if at + 1 < len(self.page) else None
            row = self.row(line, after)
            self.rows.append(row)
            if isinstance(row, HeadingRow):
                self.in_block = True
            elif not isinstance(row, CastRow | FieldRow):
                self.in_block = False
        return self.rows

    def row(self, line: Line, after: Line | None) -> Row:
        text = line.text
        if episodes.is_end_mark(text) and self.in_body:
            return EndRow(line)
        if episode := episodes.episode_line(text):
            self.in_body = True
            written, title, seconds = episode
            return EpisodeRow(line, number(written), title, seconds)
        if self.heads_episode(text):
            return FieldRow(line)
        if self.in_body and (typed := marks.marked(text)):
            return TypedRow(line, *typed)
        if text.startswith("《") and self.is_title(text):
            return TypedRow(line, ElementKind.NOTE, text, 1.0)
        if self.lists_more(text):
            return FieldRow(line)
        listed = cast_line.cast_line(text, unlabelled=self.in_body)
        if listed is not None and self.in_body:
            return CastRow(line, cast_line.entries(listed))
        return self.heading_row(line, after) or (self.body_row(line) if self.in_body else FrontRow(line))

    def heads_episode(self, text: str) -> bool:
        """`Title:` and `Runtime: 02:00` below `Episode: 001`."""
        above = next((row for row in reversed(self.rows) if not isinstance(row, FieldRow)), None)
        return isinstance(above, EpisodeRow) and episodes.read_head_line(text, above)

    def is_title(self, text: str) -> bool:
        """`《招惹》` again above each episode."""
        if not self.title and not self.in_body:
            self.title = text
        return self.in_body and text == self.title

    def lists_more(self, text: str) -> bool:
        """The rest of a cast line that was broken after `、`."""
        last = self.rows[-1] if self.rows else None
        if not isinstance(last, CastRow) or last.line.text[-1:] not in "、，,":
            return False
        if len(text) > _FIELDS_LINE or _NO_LIST.search(text):
            return False
        last.entries += cast_line.entries(text)
        return True

    def heading_row(self, line: Line, after: Line | None) -> Row | None:
        if self.fills_heading(line.text):
            return FieldRow(line)
        field = field_lines.field_line(line.text)
        if field and self.in_block and self.heading:
            self.apply(line.text, field, self.heading)
            return FieldRow(line)
        if field and self.in_body and field_lines.opens_scene(field[0]) and self.continues(after):
            made: Heading | None = Heading(line.text, confidence=0.6)
            assert made
            self.apply(line.text, field, made)
        else:
            made = headings.heading(line.text, self.wanted(line.text)) or self.number_alone(line.text, after)
            if made is None and self.plain:
                made = headings.plain_heading(line.text)
        if made is None:
            return None
        self.in_body = True
        self.heading = made
        if made.number and (digits := re.search(r"(\d+)\D*$", made.number)):
            self.last_number[made.episode] = int(digits[1])
        return HeadingRow(line, made)

    def number_alone(self, text: str, after: Line | None) -> Heading | None:
        """`（2）` above a line with a place, a time and an 内/外."""
        found = _NUMBER_ALONE.match(text)
        if not (found and after and headings.plain_heading(after.text)):
            return None
        return Heading(text, found[1], confidence=0.6)

    def apply(self, text: str, field: tuple[str, str], to: Heading) -> None:
        if not field_lines.read_keyed(text, to):
            field_lines.apply_field(*field, to)

    def fills_heading(self, text: str) -> bool:
        """`日 内 大殿` under a heading that was only a number."""
        if not (self.in_block and self.heading and self.heading.bare) or len(text) > _FIELDS_LINE:
            return False
        if field_lines.field_line(text) or _SENTENCE_END.search(text):
            return False
        made = Heading(text)
        headings.read_fields(text, made)
        if not (made.time or made.int_ext):
            return False
        self.heading.place, self.heading.time, self.heading.int_ext = made.place, made.time, made.int_ext
        self.heading.flashback |= made.flashback
        self.heading.location, self.heading.confidence = made.location, made.confidence
        return True

    def continues(self, after: Line | None) -> bool:
        """Whether the next line is one that only stands under a heading."""
        if after is None:
            return False
        listed = cast_line.cast_line(after.text, unlabelled=False)
        return listed is not None or field_lines.field_line(after.text) is not None

    def wanted(self, text: str) -> int:
        found = re.match(r"\d{1,3}", text)
        return self.last_number.get(int(found[0]), 0) + 1 if found else 1

    def body_row(self, line: Line) -> Row:
        text = line.text
        if noted := marks.noted(text):
            return TypedRow(line, *noted)
        made = cues.cue(text) if text[:1] in "【[" else None
        if made and not marks.is_label(made.who):
            return CueRow(line, made)
        typed = marks.bracketed(text) or marks.hook(text) or marks.labelled(text) or marks.timed(text)
        if typed:
            return TypedRow(line, *typed)
        made = cues.cue(text) or cues.cue_without_colon(text)
        return CueRow(line, made) if made else BareRow(line)


def without_outline(typed: list[Row]) -> list[Row]:
    """A list of episodes before the script itself (分集大纲) is front, not episodes without scenes."""
    starts = [at for at, row in enumerate(typed) if isinstance(row, EpisodeRow)]
    out = list(typed)
    later = Counter(row.number for row in typed if isinstance(row, EpisodeRow))
    for start, end in pairwise([*starts, len(typed)]):
        row = typed[start]
        assert isinstance(row, EpisodeRow)
        later[row.number] -= 1
        if not later[row.number] or any(isinstance(other, HeadingRow) for other in typed[start:end]):
            break
        out[start:end] = [FrontRow(other.line) for other in typed[start:end]]
    return out
