"""Paragraph styles as evidence beside the Chinese reader: they open what has no mark, and doubt the rest."""

from __future__ import annotations

import re
from dataclasses import replace

from shudian.finding import Finding, Place
from shudian.model.series import Element, ElementKind, Scene, Series
from shudian.script import terms
from shudian.script.chinese import cues, episodes, headings
from shudian.script.chinese.lines import clean
from shudian.script.chinese.numerals import number
from shudian.script.typed_page.origin import Origin, changed
from shudian.script.word import findings
from shudian.script.word.lines import WordLine
from shudian.script.word.sheltered import Kept, stand_in

#: More contradictions than one in this many styled paragraphs, and the styles are no evidence.
_RELIABLE = 20
_LISTED, _BACKED = 0.7, 0.9
_UNSURE = 0.75
_CAST = re.compile(r"^(?:(?:出场)?(?:人物?|角色)|Characters|Cast)\s*[:：]", re.IGNORECASE)
_SPOKEN = frozenset({"dialogue", "character"})
_NEVER_SPOKEN = frozenset({"action", "scene", "episode", "cast"})


def marked_up(lines: list[WordLine], kept: Kept) -> tuple[list[str], list[Origin]]:
    """The lines for the text reader; a style gives a mark to the heading or title that has none.

    A `kept` paragraph is one line, the stand-in for its element.
    """
    text: list[str] = []
    origins: list[Origin] = []
    last = 0
    for at, line in enumerate(lines, 1):
        if at in kept:
            text.append(stand_in(kept[at], line))
            origins.append(Origin(at))
            continue
        for part, said in enumerate(line.said.split("\n")):
            shown, origin = said, Origin(at)
            if titled := episodes.episode_line(clean(said)):
                last = number(titled[0])
            elif part == 0 and said.strip() and line.style == "episode":
                last = _counted(line, last)
                shown, origin = f"第{last}集 {_unnumbered(said)}", Origin(at, said, _LISTED)
            elif part == 0 and line.style == "scene" and _lacks_mark(said):
                shown, origin = f"+场 {said}", Origin(at, said, _LISTED)
            elif part == 0 and line.style == "cast" and said.strip() and not _CAST.match(clean(said)):
                shown, origin = f"人物：{said}", Origin(at, said)
            text.append(shown)
            origins.append(origin)
    return text, origins


def _counted(line: WordLine, last: int) -> int:
    found = re.search(r"\d{1,4}", line.label) or re.match(r"\D{0,2}(\d{1,4})", line.text)
    return int(re.sub(r"\D", "", found[0])) if found else last + 1


def _unnumbered(said: str) -> str:
    return re.sub(r"^\s*\d{1,4}\s*[.、．:：]?\s*", "", said)


def _lacks_mark(said: str) -> bool:
    line = clean(said)
    return bool(line) and headings.heading(line, 1) is None and headings.field_line(line) is None


def weighed(series: Series, lines: list[WordLine], file: str | None) -> tuple[Series, list[Finding]]:
    """The series with its confidence raised or lowered by the styles, unless they contradict too often."""
    styles = {at: line.style for at, line in enumerate(lines, 1) if line.style}
    against = sum(_contradicts(e, styles.get(e.source.line)) for s in series.scenes for e in s.elements)
    if against * _RELIABLE > len(styles):
        told = findings.STYLES_IGNORED.at(Place(file=file), count=against, styled=len(styles))
        return series, [told]

    def scene(made: Scene) -> Scene:
        return replace(
            made, elements=tuple(_judged(each, styles.get(each.source.line)) for each in made.elements)
        )

    return (changed(series, scene) if styles else series), []


def _contradicts(element: Element, style: str | None) -> bool:
    if style in _SPOKEN:
        return element.kind is ElementKind.ACTION
    return style in _NEVER_SPOKEN and element.kind is ElementKind.DIALOGUE


def _judged(element: Element, style: str | None) -> Element:
    if style is None:
        return element
    if _contradicts(element, style):
        if element.confidence >= _UNSURE:
            return replace(element, confidence=_LISTED)
        return _as_styled(element, style)
    agrees = (style in _SPOKEN and element.kind is ElementKind.DIALOGUE) or (
        style == "action" and element.kind is ElementKind.ACTION
    )
    return replace(element, confidence=max(element.confidence, _BACKED)) if agrees else element


def _as_styled(element: Element, style: str) -> Element:
    """An unsure line as its style says, where its words allow it."""
    if style == "action":
        return replace(
            element, kind=ElementKind.ACTION, text=element.raw.strip() or element.text, confidence=_BACKED,
            character=None, extension=None, voice=None, parenthetical=None,
        )  # fmt: skip
    said = cues.cue(clean(element.raw)) or cues.cue_without_colon(clean(element.raw))
    if style not in _SPOKEN or said is None or not said.text:
        return element
    return replace(
        element, kind=ElementKind.DIALOGUE, text=said.text, confidence=_BACKED, character=said.who,
        extension=said.extension, parenthetical=said.parenthetical,
        voice=terms.voice(said.who, said.extension, said.parenthetical),
    )  # fmt: skip
