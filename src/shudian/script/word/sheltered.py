"""Paragraphs whose own style says what they are: the text reader gets a stand-in, the series their words.

Only our own styles count (`own.py`), and only while the words still have the form that the style is
written in: a line typed over it is read like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.script import terms
from shudian.script.draft import PLAYED
from shudian.script.word.lines import WordLine
from shudian.script.word.own import BARE

Kept = dict[int, Element]

#: Kinds whose words the text reader needs: they open and close flashbacks, scenes and episodes.
_READ = frozenset({ElementKind.TIME_IN, ElementKind.TIME_OUT, ElementKind.RESUME, ElementKind.END})
_LABELLED = re.compile(r"[【\[][^:：\]】]{1,12}(?:：|: )(.*)[】\]]", re.DOTALL)
_BRACKETED = re.compile(r"[【\[](.*)[】\]]", re.DOTALL)
_HOOK = re.compile(r"([【\[][^】\]]*[】\]])(.*)", re.DOTALL)
_ROUND = "（）()"


def said_by_style(line: WordLine) -> Element | None:
    """The element that the paragraph is, if its style is ours and its words fit."""
    kind = _kind(line.own)
    if kind is None:
        return None
    if kind is ElementKind.DIALOGUE:
        return _speech(line)
    words = _words(kind, line.text)
    return None if words is None else Element("", kind, words, Source(1), raw=line.text)


def _kind(own: str | None) -> ElementKind | None:
    if own == "dual":
        return ElementKind.DIALOGUE
    kind = next((each for each in ElementKind if each.value == own), None)
    return None if kind in _READ or kind is ElementKind.FRONT else kind


def _words(kind: ElementKind, text: str) -> str | None:
    if kind in BARE:
        return text
    if kind is ElementKind.ACTION:
        return text[1:] if text.startswith("△") else None
    form = {ElementKind.TRANSITION: _BRACKETED, ElementKind.HOOK: _HOOK}.get(kind, _LABELLED)
    found = form.fullmatch(text)
    return found[found.lastindex or 1] if found else None


def _speech(line: WordLine) -> Element | None:
    who, voice, direction = (line.runs.get(key, "") for key in ("name", "voice", "direction"))
    rest = line.text.removeprefix(who + voice)
    colon = next((sign for sign in (": ", "：", ":") if rest.startswith(sign)), None)
    if not who.strip() or colon is None or not line.text.startswith(who + voice):
        return None
    words = rest.removeprefix(colon)
    if direction:
        if not words.startswith(direction):
            return None
        words = words.removeprefix(direction)
        words = words.removeprefix(" ") if colon == ": " else words
    extension, said = voice.strip(_ROUND + " ") or None, _unbracketed(direction)
    return Element(
        "",
        ElementKind.DIALOGUE,
        words,
        Source(1),
        character=who.strip(),
        extension=extension,
        voice=terms.voice(who, extension, said),
        parenthetical=said,
        dual=line.own == "dual",
        raw=line.text,
    )


def _unbracketed(direction: str) -> str | None:
    said = direction.strip()
    return (said[1:-1] if said[:1] in _ROUND and said[-1:] in _ROUND else said) or None


def stand_in(element: Element, line: WordLine) -> str:
    """A line that the text reader takes for one element as much played as this, in as many words."""
    words = re.sub(r"[A-Za-z]+", " x ", re.sub(r"[\u3400-\u9fff]", "一", line.text))
    words = re.sub(r"[^一x ]", "", words)
    if element.kind is ElementKind.HOOK and (found := _HOOK.fullmatch(line.text)):
        return f"{found[1]}{words}。"
    return f"△{words}一。" if element.kind in PLAYED else f"【道具：{words}一】"


def restored(series: Series, kept: Kept) -> Series:
    """The series with the kept elements where their stand-ins were read; `kept` is by source line."""

    def elements(made: Iterable[Element]) -> tuple[Element, ...]:
        return tuple(
            replace(kept[e.source.line], id=e.id, source=e.source) if e.source.line in kept else e
            for e in made
        )

    def episode(made: Episode) -> Episode:
        scenes = tuple(_with(scene, elements(scene.elements)) for scene in made.scenes)
        hooks = [e.text for scene in scenes for e in scene.elements if e.kind is ElementKind.HOOK]
        return replace(made, scenes=scenes, hook=hooks[-1] if hooks else made.hook)

    return replace(
        series, episodes=tuple(episode(each) for each in series.episodes), front=elements(series.front)
    )


def _with(scene: Scene, elements: tuple[Element, ...]) -> Scene:
    return replace(scene, elements=elements)
