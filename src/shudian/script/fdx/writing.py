"""A series as a Final Draft file. What Final Draft has no type for gets one of our own, declared in the file."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.model.series import CastEntry, Element, ElementKind, Episode, Scene, Series
from shudian.script.chinese import cast_line
from shudian.script.chinese.episodes import episode_line
from shudian.script.chinese.labels import CHINESE, ENGLISH, Labels
from shudian.script.chinese.numerals import number
from shudian.script.fdx import headings
from shudian.script.fdx.front import front_lines
from shudian.script.fdx.kinds import OMITTED, OWN, PAYWALL, Told, form
from shudian.script.fdx.ledger import Ledger
from shudian.script.fdx.markup import Written, lines, tag
from shudian.script.numbers import scene_number
from shudian.script.speaker import speaker

OWN_TYPES = (*OWN, PAYWALL)
_SPEECH = frozenset({"Character", "Parenthetical", "Dialogue", "Lyrics"})


def written(series: Series, ledger: Ledger) -> bytes:
    """The whole file, in UTF-8."""
    page = Page(series, ledger)
    page.whole()
    return ("\n".join(_document(series, page, ledger)) + "\n").encode("utf-8", "replace")


def _document(series: Series, page: Page, ledger: Ledger) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>'
    yield '<FinalDraft DocumentType="Script" Template="No" Version="5">'
    yield "  <Content>"
    for paragraph in page.paragraphs:
        yield from lines(paragraph)
    yield "  </Content>"
    yield "  <TitlePage>"
    yield "    <Content>"
    for at, line in enumerate(front_lines(series, page.labels)):
        yield from lines(Written.of("", line, Alignment="Left" if at else "Center"), 3)
    yield "    </Content>"
    yield "  </TitlePage>"
    used = {paragraph.type for paragraph in page.paragraphs}
    for type in OWN_TYPES:
        if type in used:
            yield from declared(type)
    yield from ledger.lines()
    yield "</FinalDraft>"


def declared(type: str) -> Iterator[str]:
    """The settings of a type of our own: it looks like action."""
    spec = {"Alignment": "Left", "FirstIndent": "0.00", "Leading": "Regular", "LeftIndent": "1.50"}
    more = {"RightIndent": "7.50", "SpaceBefore": "12", "Spacing": "1", "StartsNewPage": "No"}
    yield f"  {tag('ElementSettings', {'Type': type})}"
    yield f"    {tag('FontSpec', {'Font': 'Courier Final Draft', 'Size': '12', 'Style': ''}, empty=True)}"
    yield f"    {tag('ParagraphSpec', {**spec, **more}, empty=True)}"
    yield f"    {tag('Behavior', {'PaginateAs': 'Action', 'ReturnKey': 'Action', 'Shortcut': ''}, empty=True)}"
    yield "  </ElementSettings>"


class Page:
    """The paragraphs of a series, in order."""

    def __init__(self, series: Series, ledger: Ledger) -> None:
        self.series, self.ledger = series, ledger
        self.labels = CHINESE if str(series.language).startswith("zh") else ENGLISH
        self.paragraphs: list[Written] = []

    def whole(self) -> None:
        for element in self.series.front:
            if element.kind is not ElementKind.FRONT:
                self.element(element, paid=False)
        for episode in self.series.episodes:
            if not _implied(self.series):
                self.add(Written.of("New Act", _title(episode, self.labels)))
            for scene in episode.scenes:
                self.scene(scene, episode)

    def add(self, paragraph: Written) -> None:
        self.paragraphs.append(paragraph)

    def scene(self, scene: Scene, episode: Episode) -> None:
        elements = list(scene.elements)
        if scene.number or scene.place or scene.time or scene.int_ext or scene.heading:
            heading = Written.of("Scene Heading", headings.written(scene, self.labels), Number=scene.number)
            heading.length = scene.length
            if elements and elements[0].kind is ElementKind.SYNOPSIS:
                heading.summary = elements.pop(0).text
            self.add(heading)
        for line in _cast(scene.cast, self.labels):
            self.add(Written.of("Cast List", line))
        for element in elements:
            self.element(element, paid=episode.paywall and element.text == episode.hook)

    def element(self, element: Element, *, paid: bool) -> None:
        match element.kind:
            case ElementKind.DIALOGUE:
                self.speech(element, "Dialogue")
            case ElementKind.LYRICS if element.character:
                self.speech(element, "Lyrics")
            case ElementKind.NOTE:
                self.note(element.text)
            case ElementKind.OMITTED:
                self.note(element.text, OMITTED)
            case ElementKind.PAGE_BREAK:
                self.add(Written.of("General", "", StartsNewPage="Yes"))
            case _:
                self.told(element, paid=paid)

    def told(self, element: Element, *, paid: bool) -> None:
        paywall = paid and element.kind is ElementKind.HOOK
        meant = Told(element.kind, element.text, paywall=paywall)
        sung = element.kind is ElementKind.LYRICS and self.speaking()
        type, text = ("Plain Lyrics", element.text) if sung else form(meant, self.labels)
        made = Written(type, self.ledger.runs(text, element.tags, max(text.find(element.text), 0)))
        if element.kind is ElementKind.CENTERED:
            made.attributes["Alignment"] = "Center"
        self.add(made)

    def speaking(self) -> bool:
        for last in reversed(self.paragraphs):
            if last.columns or last.type == "Character":
                return True
            if last.type not in _SPEECH:
                return False  # a song without a singer
        return False

    def speech(self, element: Element, type: str) -> None:
        said = [Written.of("Character", _cue(element))]
        if element.parenthetical:
            said.append(Written.of("Parenthetical", f"({element.parenthetical})"))
        said.append(Written(type, self.ledger.runs(element.text, element.tags)))
        if element.dual and self.speaking():
            self.beside(said)
        else:
            self.paragraphs += said

    def beside(self, said: list[Written]) -> None:
        """Put a speech into the dual dialogue that the last one stands in, or that it opens."""
        if not self.paragraphs[-1].columns:
            start = max(at for at, each in enumerate(self.paragraphs) if each.type == "Character")
            self.paragraphs[start:] = [Written("", columns=self.paragraphs[start:])]
        self.paragraphs[-1].columns += said

    def note(self, text: str, name: str = "") -> None:
        if not self.paragraphs:
            self.add(Written("General"))
        last = self.paragraphs[-1]
        (last.columns[-1] if last.columns else last).notes.append((name, text))


def _implied(series: Series) -> bool:
    """Whether all is one episode that nothing names."""
    if len(series.episodes) != 1:
        return False
    (episode,) = series.episodes
    named = episode.number != 1 or episode.title or episode.declared_seconds
    numbers = (scene_number(scene.number) for scene in episode.scenes)
    return not named and all(read is None or read.episode in (None, 1) for read in numbers)


def _title(episode: Episode, labels: Labels) -> str:
    """`第1集 净身出户【1min30s】`, with the mark between number and title that reads back."""
    lasts = ""
    if episode.declared_seconds:
        minutes, seconds = divmod(episode.declared_seconds, 60)
        lasts = labels.square.format((f"{minutes}min" if minutes else "") + f"{seconds}s")
    said = labels.episode.format(episode.number)
    for mark in (" ", labels.titled) if labels is CHINESE else (labels.titled,):
        line = said + (mark + episode.title if episode.title else "") + lasts
        read = episode_line(line)
        if read and (number(read[0]), *read[1:]) == (episode.number, episode.title, episode.declared_seconds):
            return line
    return line


def _cue(element: Element) -> str:
    who = element.character or ""
    if not element.extension:
        return who
    half, full = f"{who} ({element.extension})", f"{who}（{element.extension}）"
    return half if speaker(half) == (who, element.extension) else full


def _cast(cast: tuple[CastEntry, ...], labels: Labels) -> list[str]:
    """One line if it reads back the same (a comma keeps a lone name whole), else a line a name."""
    names = [_entry(each, labels) for each in cast]
    mark = labels.comma.strip()
    for line in (labels.comma.join(names), names[0] + mark) if names else ():
        if tuple(cast_line.entries(line)) == cast:
            return [line]
    return [name + mark for name in names]


def _entry(entry: CastEntry, labels: Labels) -> str:
    count = f"{labels.times}{entry.count}" if entry.count else ""
    return entry.name + count + (labels.round.format(entry.note) if entry.note else "")
