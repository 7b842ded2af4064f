"""The Chinese micro-drama layout: `第1集`, `1-1 日 内 …`, `人物：`, `△`, `名（OS）：`."""

from __future__ import annotations

import re
from itertools import takewhile

from shudian.finding import Place
from shudian.model.series import Element, ElementKind, Source
from shudian.script import findings, terms
from shudian.script.chinese import cast_line, cues, marks
from shudian.script.chinese.escapes import as_typed, unescaped
from shudian.script.chinese.front import read_front, title_of
from shudian.script.chinese.headings import Heading
from shudian.script.chinese.layouts import LAYOUTS, written
from shudian.script.chinese.lines import Line, lines, plain
from shudian.script.chinese.page import typed, without_outline
from shudian.script.chinese.rows import (
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
from shudian.script.chinese.settle import settled
from shudian.script.draft import EpisodeDraft, SceneDraft, SeriesDraft
from shudian.script.flashback import mark_flashbacks
from shudian.script.formats.base import Format, Read
from shudian.units import Lang

_CLAIMS = re.compile(
    r"^[ \t\u3000]{0,40}(?:[△▲∆※]|[#* ]{0,9}第 ?[0-9一二三四五六七八九十百]+ ?[集场]|(?:出场)?人物?[:：]|[#* ]{0,9}\d{1,3}-\d{1,3}"
    r"|【|\*{0,2}[\u4e00-\u9fff·]{1,8}\*{0,2} ?(?:[（(][^）)\n]{0,12}[）)])? ?(?:OS|VO)?[:：]|EPISODE \d|(?:Scene|SCENE) \d+(?:-\d| ?[—–])"
    r"|Episode: ?\d|(?:Characters|Location|Time): ?\S|[A-Z][A-Z .'’-]{0,24}:(?: ?\(|$))",
    re.MULTILINE,
)


def claims(text: str) -> int:
    return len(_CLAIMS.findall(text))


def read(text: str, file: str | None) -> Read:
    page = lines(text)
    draft = SeriesDraft()
    rows = without_outline(typed(page))
    front = [row.line for row in takewhile(lambda row: isinstance(row, FrontRow), rows)]
    read_front(front, draft)
    builder = _Builder(draft, file)
    for row in settled(rows, {character.name for character in draft.characters}):
        builder.take(row)
    if not builder.headings:
        return None, [findings.NO_SCENE.at(Place(file=file), lines=len(page))]
    draft.settle()
    found = mark_flashbacks(draft, file)
    if not draft.title:
        draft.title = _first_words(front)
    return draft.finished(_language(text)), found


def _first_words(front: list[Line]) -> str:
    """A first line that is short and no label is the title, brackets or not."""
    words = front[0].text if front else ""
    return words if 0 < len(words) <= 20 and not re.search(r"[：:。，]", words) else ""


def _language(text: str) -> Lang:
    hanzi = len(re.findall(r"[\u3400-\u9fff]", text))
    latin = len(re.findall(r"[A-Za-z]+", text))
    return Lang("zh" if hanzi >= latin else "en")


class _Builder:
    """Takes rows in order and puts each where it belongs."""

    def __init__(self, draft: SeriesDraft, file: str | None) -> None:
        self.draft, self.file = draft, file
        self.episode: EpisodeDraft | None = None
        self.named_episodes = False  # the page writes episode titles, so numbers need not imply them
        self.headings = 0

    def take(self, row: Row) -> None:
        source = Source(row.line.number, row.line.column, self.file)
        match row:
            case FrontRow():
                self.draft.front.append(
                    Element("", ElementKind.FRONT, row.line.text, source, raw=row.line.raw)
                )
            case EpisodeRow():
                self.named_episodes = True
                self.draft.title = self.draft.title or title_of(row.line.text)
                self.open(row.number, row.title, source).seconds = row.seconds
            case HeadingRow():
                self.scene(row.heading, row.line, source)
            case CastRow():
                self.cast(row, source)
            case EndRow():
                self.current(source).end_mark = row.line.text
                self.add(Element("", ElementKind.END, row.line.text, source, raw=row.line.raw))
            case TypedRow():
                self.typed(row, source)
            case CueRow():
                self.add(_spoken(row, source))
            case FieldRow() | _:
                pass

    def open(self, number: int, title: str, source: Source) -> EpisodeDraft:
        self.episode = EpisodeDraft(number, title, source)
        self.draft.episodes.append(self.episode)
        return self.episode

    def current(self, source: Source) -> EpisodeDraft:
        return self.episode or self.open(1, "", source)

    def add(self, element: Element) -> None:
        self.current(element.source).add(element)

    def scene(self, heading: Heading, line: Line, source: Source) -> None:
        self.headings += 1
        implied = heading.episode
        if (
            implied is not None
            and (heading.opens_episode or not self.named_episodes)
            and (self.episode is None or self.episode.number != implied)
        ):
            self.open(implied, "", source)
        scene = SceneDraft(
            heading=line.raw.strip(),
            number=heading.number,
            place=heading.place,
            source=source,
            time=heading.time,
            int_ext=terms.int_ext(heading.int_ext),
            flashback=heading.flashback,
            location=heading.location,
            confidence=heading.confidence,
        )
        if heading.cast:
            scene.cast.extend(cast_line.entries(heading.cast))
        self.current(source).scenes.append(scene)

    def cast(self, row: CastRow, source: Source) -> None:
        episode = self.current(source)
        if episode.scenes:
            episode.scenes[-1].cast.extend(row.entries)
        else:
            self.add(Element("", ElementKind.NOTE, row.line.text, source, raw=row.line.raw))

    def typed(self, row: TypedRow, source: Source) -> None:
        self.add(Element("", row.kind, _words(row.text, row.raw), source, row.confidence, raw=row.raw))
        if row.kind is ElementKind.HOOK and marks.is_paywall(row.line.text):
            self.current(source).paywall = True


def _spoken(row: CueRow, source: Source) -> Element:
    cue = row.cue
    directed, dual = cues.at_once(cue.parenthetical)
    return Element(
        id="",
        kind=ElementKind.DIALOGUE,
        text=_words(cue.text, row.raw),
        source=source,
        confidence=row.confidence if cue.text else min(row.confidence, 0.4),
        character=cue.who,
        extension=cue.extension,
        voice=terms.voice(cue.who, cue.extension, directed),
        parenthetical=directed,
        dual=dual,
        raw=row.raw,
    )


def _words(text: str, raw: str) -> str:
    return unescaped(as_typed(text, raw, plain(raw)))


FORMAT = Format((".txt", ".md"), claims, read, lambda series: written(series, LAYOUTS["chinese"]))
