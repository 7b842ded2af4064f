"""A page as typed rows: each line by itself first, then the doubtful ones with the cast in hand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from shudian.model.series import CastEntry, ElementKind
from shudian.script.chinese import cast_line, cues, episodes, field_lines, headings, marks
from shudian.script.chinese.cues import Cue
from shudian.script.chinese.headings import Heading
from shudian.script.chinese.lines import Line
from shudian.script.chinese.numerals import number
from shudian.script.terms import named_voice


@dataclass(slots=True)
class FrontRow:
    line: Line


@dataclass(slots=True)
class EpisodeRow:
    line: Line
    number: int
    title: str
    seconds: int | None


@dataclass(slots=True)
class EndRow:
    line: Line


@dataclass(slots=True)
class HeadingRow:
    line: Line
    heading: Heading


@dataclass(slots=True)
class CastRow:
    line: Line
    entries: list[CastEntry]


@dataclass(slots=True)
class FieldRow:
    """A line under a heading that filled one of its fields."""

    line: Line


@dataclass(slots=True)
class TypedRow:
    line: Line
    kind: ElementKind
    text: str
    confidence: float
    more: str = ""  # raw lines that continue this one


@dataclass(slots=True)
class CueRow:
    line: Line
    cue: Cue
    confidence: float = 1.0
    more: str = ""


@dataclass(slots=True)
class BareRow:
    line: Line


Row = FrontRow | EpisodeRow | EndRow | HeadingRow | CastRow | FieldRow | TypedRow | CueRow | BareRow

_FIELDS_LINE = 40
_NUMBER_ALONE = re.compile(r"^[（(【\[]?\s*(\d{1,3})\s*[)）】\]]?[、.．]?$")
_LONGEST_MORE = 2000  # a speech or an action of more lines than that is not one
_SENTENCE_END = re.compile(r"[。！？!?]$")
_STOPS = tuple("。！？!?.…】”」）)")


def typed(page: list[Line]) -> list[Row]:
    """Every line as a row, by itself; cues and bare lines still want `settled`."""
    return _Reader(page).read()


class _Reader:
    """First pass: one line at a time, with the heading block and the running number in mind."""

    def __init__(self, page: list[Line]) -> None:
        self.page = page
        self.rows: list[Row] = []
        self.in_body = False
        self.heading: Heading | None = None
        self.in_block = False  # only cast and field lines since the heading
        self.last_number: dict[int | None, int] = {}

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
        if self.in_body and (typed := marks.marked(text)):
            return TypedRow(line, *typed)
        listed = cast_line.cast_line(text, unlabelled=self.in_body)
        if listed is not None and self.in_body:
            return CastRow(line, cast_line.entries(listed))
        return self.heading_row(line, after) or (self.body_row(line) if self.in_body else FrontRow(line))

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


#: A page with fewer △ lines than this leaves its action unmarked.
_MARKED_LINES = 5


def settled(typed: list[Row], known: set[str]) -> list[Row]:
    """Doubtful cues against the cast (`known` beforehand, the cast lines, repeated cues); bare lines
    as continuation or action."""
    cast = known | {entry.name for row in typed if isinstance(row, CastRow) for entry in row.entries}
    seen = Counter(row.cue.who for row in typed if isinstance(row, CueRow) and row.cue.colon)
    names = cast | {who for who, times in seen.items() if times >= 2}
    marked = sum(1 for row in typed if row.line.text[:1] in "△▲▵∆※")
    settle = _Settler(cast, names, unmarked=marked < _MARKED_LINES)
    for row in typed:
        settle.take(row)
    return [
        _without_words(row) if isinstance(row, CueRow) and not row.cue.text else row for row in settle.rows
    ]


def _without_words(row: CueRow) -> TypedRow:
    """A name with a colon that no words follow."""
    return TypedRow(row.line, ElementKind.ACTION, row.line.text, 0.4)


class _Settler:
    def __init__(self, cast: set[str], names: set[str], *, unmarked: bool) -> None:
        self.cast, self.names, self.unmarked = cast, names, unmarked
        self.rows: list[Row] = []
        self.last_line = 0
        self.last: TypedRow | CueRow | None = None  # what a hard-wrapped line would continue

    def take(self, row: Row) -> None:
        if isinstance(row, CueRow):
            row = self.spoken(row)
        elif isinstance(row, BareRow):
            if self.continued(row):
                return
            row = TypedRow(row.line, ElementKind.ACTION, row.line.text, 0.9 if self.unmarked else 0.6)
        elif self.unmarked and isinstance(row, TypedRow) and row.kind is ElementKind.SHOT:
            row.kind = ElementKind.ACTION  # without △, camera words are all that marks an action line
        self.rows.append(row)
        self.last, self.last_line = (row if isinstance(row, TypedRow | CueRow) else None), row.line.number

    def spoken(self, row: CueRow) -> Row:
        who = row.cue.who
        known = who in self.names or all(name in self.names for name in row.cue.names)
        alike = len(who) >= 2 and any(
            who.startswith(name) or name.startswith(who) for name in self.cast if len(name) >= 2
        )
        if not row.cue.colon:
            if who in self.names:
                row.confidence = 0.8
                return row
            return TypedRow(row.line, ElementKind.ACTION, row.line.text, 0.4)
        if not (known or alike or row.cue.extension or named_voice(who)):
            if not cues.plausible(who, unmarked=self.unmarked):
                return TypedRow(row.line, ElementKind.ACTION, row.line.text, 0.7)
            row.confidence = 0.8
            return row
        listed = named_voice(who) or all(name in self.cast for name in row.cue.names)
        row.confidence = 1.0 if listed else 0.95
        return row

    def continued(self, row: BareRow) -> bool:
        """Join a line to the unfinished one before it."""
        last, text = self.last, row.line.text
        if last is None or row.line.number - self.last_line > 2 or len(last.more) > _LONGEST_MORE:
            return False
        if isinstance(last, CueRow):
            said = last.cue.text
            if said and said.rstrip().endswith(_STOPS):
                return False
            last.cue.text = _joined(said, text)
            if not said:
                cues.read_direction(last.cue)
        elif last.kind is ElementKind.ACTION and not last.text.rstrip().endswith(_STOPS):
            last.text = _joined(last.text, text)
        else:
            return False
        last.more += f"\n{row.line.raw}"
        self.last_line = row.line.number
        last.confidence = min(last.confidence, 0.8)
        return True


def _joined(before: str, after: str) -> str:
    """Latin words keep a space between them, hanzi stand together."""
    latin = before[-1:].isascii() and after[:1].isascii() and before
    return f"{before} {after}" if latin else before + after
