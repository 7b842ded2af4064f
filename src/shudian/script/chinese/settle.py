"""Second pass over a page's rows: doubtful cues against the cast, bare lines as speech, continuation or action."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from shudian.model.series import ElementKind
from shudian.script.chinese import cues, marks
from shudian.script.chinese.rows import BareRow, CastRow, CueRow, EpisodeRow, HeadingRow, Row, TypedRow
from shudian.script.chinese.splits import without_joins
from shudian.script.terms import has_hanzi, named_voice

#: A page with fewer △ lines than this leaves its action unmarked.
_MARKED_LINES = 5
#: One unmarked line to so many marked ones, and the page marks only some of its action.
_MIXED = 4
#: `阿彪·呵！` where a scan has a dot for a colon.
_MISREAD_COLON = re.compile(r"^([^·•;；.\s]{2,8})\s?[·•;；.]\s?(\S.*)$")
#: A line that stands alone so many times is a name above its words.
_OFTEN = 3
#: An episode says no more lines of itself than this.
_PREAMBLE = 12
_COMMAS = tuple("，、,")
_STOPS = tuple("。！？!?.…】”」）)")


def settled(typed: list[Row], known: set[str]) -> list[Row]:
    """Doubtful cues against the cast (`known` beforehand, the cast lines, repeated cues); bare lines
    as speech below its name, as continuation or as action."""
    cast = known | {entry.name for row in typed if isinstance(row, CastRow) for entry in row.entries}
    seen = Counter(row.cue.who for row in typed if isinstance(row, CueRow) and row.cue.colon)
    alone = Counter(who for row in typed for who in _alone(row))
    names = cast | {who for who, times in seen.items() if times >= 2}
    names |= {who for who, times in alone.items() if times >= _OFTEN}
    marked = sum(1 for row in typed if row.line.text[:1] in "△▲▵∆※")
    bare = sum(1 for row in typed if isinstance(row, BareRow))
    settle = _Settler(
        cast,
        names,
        unmarked=marked < _MARKED_LINES,
        mixed=bare > marked // _MIXED,
        width=_width(typed),
    )
    for row in with_preambles(without_joins(typed, names), names):
        settle.take(row)
    return [_finished(row) for row in settle.rows]


def _width(typed: list[Row]) -> int:
    """What nine of ten lines are no longer than."""
    lengths = sorted(len(row.line.text) for row in typed)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def with_preambles(typed: list[Row], names: set[str]) -> list[Row]:
    """What an episode says of itself above its first heading, `【情绪流变】：…`, as notes."""
    out = list(typed)
    start: int | None = None
    for at, row in enumerate(typed):
        if isinstance(row, EpisodeRow):
            start = at + 1
        elif isinstance(row, HeadingRow) and start is not None:
            for before in range(start, at):
                said = typed[before]
                if isinstance(said, CueRow) and not (said.cue.who in names or said.cue.extension):
                    out[before] = TypedRow(said.line, ElementKind.NOTE, said.line.text, 0.9)
            start = None
        elif start is not None and (isinstance(row, CastRow) or at - start > _PREAMBLE):
            start = None
    return out


def _alone(row: Row) -> list[str]:
    """The name that a bare line may be; a bold one counts twice."""
    made = cues.cue_alone(row.line.text) if isinstance(row, BareRow) else None
    if not made or not cues.plausible(made.who, unmarked=False):
        return []
    return [made.who] * (2 if row.line.raw.lstrip().startswith("**") else 1)


def _finished(row: Row) -> Row:
    """The lines that continue a row joined to it; a name that no words follow is action, unsurely."""
    if isinstance(row, TypedRow) and row.words:
        row.text = _joined([row.text, *row.words])
    if isinstance(row, CueRow):
        if row.words:
            row.cue.text = _joined([row.cue.text, *row.words])
        if not row.cue.text:
            return TypedRow(row.line, ElementKind.ACTION, row.line.text, 0.4)
    return row


def _joined(parts: list[str]) -> str:
    """Latin words keep a space between them, hanzi stand together."""
    joined = parts[:1]
    for before, after in pairwise(parts):
        if before[-1:].isascii() and after[:1].isascii() and before:
            joined.append(" ")
        joined.append(after)
    return "".join(joined)


class _Settler:
    def __init__(self, cast: set[str], names: set[str], *, unmarked: bool, mixed: bool, width: int) -> None:
        self.cast, self.names = cast, names
        self.unmarked, self.mixed = unmarked, mixed
        self.rows: list[Row] = []
        self.last_line = 0
        self.last: TypedRow | CueRow | None = None  # what a hard-wrapped line would continue
        self.width = width
        self.in_block = False  # a speech below its name, which a blank line sets off

    def take(self, row: Row) -> None:
        if isinstance(row, CueRow | BareRow) and (self.told(row) or self.continued(row)):
            return
        if isinstance(row, CueRow):
            row = self.spoken(row)
        elif isinstance(row, BareRow):
            row = self.bare(row)
        elif (
            self.unmarked
            and isinstance(row, TypedRow)
            and row.kind is ElementKind.SHOT
            and row.line.text[:1] not in "【["
        ):
            row.kind = ElementKind.ACTION  # without △, camera words are all that marks an action line
        alone = isinstance(row, CueRow) and not row.cue.text
        self.in_block = alone and row.line.number - self.last_line > 1
        self.rows.append(row)
        self.last, self.last_line = (row if isinstance(row, TypedRow | CueRow) else None), row.line.number

    def bare(self, row: BareRow) -> Row:
        if made := self.name_alone(row):
            return CueRow(row.line, made, 0.95)
        if (found := _MISREAD_COLON.match(row.line.text)) and found[1] in self.cast:
            return CueRow(row.line, cues.Cue(found[1], found[2]), 0.8)
        text = row.line.text
        inner = marks.in_round_brackets(text)
        return TypedRow(row.line, ElementKind.ACTION, inner or text, self.sureness(inner or text))

    def sureness(self, text: str) -> float:
        """How sure a bare line is action: on a page that marks action with △, less so below a speech."""
        if self.unmarked:
            return 0.9
        acts = any(text[:length] in self.cast for length in range(2, 6))
        if acts or not isinstance(self.last, CueRow):
            return 0.85
        return 0.8 if self.mixed else 0.6

    def name_alone(self, row: Row) -> cues.Cue | None:
        """`周曼（冷笑）` with nothing else on the line."""
        made = cues.cue_alone(row.line.text) if isinstance(row, BareRow) else None
        return made if made and self.knows(made) else None

    def knows(self, cue: cues.Cue) -> bool:
        return cue.who in self.names or all(name in self.names for name in cue.names)

    def spoken(self, row: CueRow) -> Row:
        who = row.cue.who
        alike = len(who) >= 2 and any(
            who.startswith(name) or name.startswith(who) for name in self.cast if len(name) >= 2
        )
        if not row.cue.colon:
            if who in self.names:
                row.confidence = 0.8
                return row
            return TypedRow(row.line, ElementKind.ACTION, row.line.text, 0.4)
        if not (self.knows(row.cue) or alike or row.cue.extension or named_voice(who)):
            if not cues.plausible(who, unmarked=self.unmarked):
                dated = 0.8 if cues.is_date(who) else 0.7
                return TypedRow(row.line, ElementKind.ACTION, row.line.text, dated)
            row.confidence = 0.8
            return row
        listed = named_voice(who) or all(name in self.cast for name in row.cue.names)
        row.confidence = 1.0 if listed else 0.95
        return row

    def unfinished(self, last: TypedRow | CueRow, row: Row) -> bool:
        """Whether words break off in a comma, or without a stop near the width that lines here have."""
        line = (last.more or [last.line])[-1].text.rstrip()
        if line.endswith(_COMMAS) or line.endswith(_STOPS):
            return line.endswith(_COMMAS)
        return row.line.number - self.last_line <= 1 and 2 * len(line) >= self.width

    def told(self, row: CueRow | BareRow) -> bool:
        """Take a line for the words, or the direction, of the name that stands alone above it."""
        last = self.last
        if not isinstance(last, CueRow) or row.line.number - self.last_line > 2:
            return False
        if last.cue.text and not self.only_directs(last.cue, row):
            return False
        if self.name_alone(row) or (isinstance(row, CueRow) and (self.knows(row.cue) or row.cue.extension)):
            return False
        if not cues.read_note_line(row.line.text, last.cue):
            last.cue.text = row.line.text
            cues.read_direction(last.cue)
        last.more.append(row.line)
        self.last_line = row.line.number
        return True

    def only_directs(self, cue: cues.Cue, row: Row) -> bool:
        """`A: (TEXT)` with the words on the very next line; 林晚：（沉默） is all she does."""
        if has_hanzi(cue.who) or row.line.number - self.last_line > 1:
            return False
        if said := cues.read_note_line(cue.text, cue):
            cue.text = ""
        return said

    def continued(self, row: CueRow | BareRow) -> bool:
        """Join a line to the unfinished one before it, or to the speech whose block it stands in."""
        last = self.last
        if last is None or isinstance(row, CueRow) or row.line.number - self.last_line > 2:
            return False
        in_block = self.in_block and row.line.number - self.last_line <= 1
        if isinstance(last, TypedRow) and last.kind is not ElementKind.ACTION:
            return False
        if not in_block and (not self.unfinished(last, row) or self.name_alone(row)):
            return False
        last.words.append(row.line.text)
        last.more.append(row.line)
        self.last_line = row.line.number
        last.confidence = min(last.confidence, 0.8)
        return True
