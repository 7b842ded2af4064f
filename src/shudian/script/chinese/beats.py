"""One element as a line of a Chinese page; what would read as something else is written so that it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shudian.model.series import Element
from shudian.model.series import ElementKind as Kind
from shudian.script.chinese import cues, marks
from shudian.script.chinese.episodes import is_end_mark
from shudian.script.chinese.escapes import GUARD, as_typed, guarded, on_one_line, unescaped
from shudian.script.chinese.labels import ENGLISH, Labels
from shudian.script.chinese.lines import clean, plain

#: What a reader takes for the start of the next line: a second △, a name and a colon after a full stop.
_PARTS_LINES = re.compile(r"[△▲]|[。！？!?…”」]\s*[^。！？!?…”」，,：:\n]{1,24}[:：]")


def beat(element: Element, labels: Labels, *, direction_first: bool, paid: bool) -> list[str]:
    """The line of an element, the plain form if it reads back; none for what is no line of a scene."""
    if element.kind is Kind.DIALOGUE:
        forms = _cues(element, labels, direction_first=direction_first)
    elif element.kind is Kind.HOOK:
        forms = _hooks(element.text, labels.paywall if paid else labels.kinds[Kind.HOOK], labels)
    else:
        forms = _typed(element, labels)
    written = list(forms)
    return [next((form for form in written if _reads(form, element)), written[0])]


def _worded(form: str, text: str) -> Iterator[str]:
    words = on_one_line(text)
    yield form.replace("{}", words)
    yield form.replace("{}", guarded(words))


def _hooks(text: str, mark: str, labels: Labels) -> Iterator[str]:
    yield labels.square.format(mark) + on_one_line(text)
    yield from _worded(labels.square.replace("{}", f"{mark}{labels.colon}{{}}"), text)


def _typed(element: Element, labels: Labels) -> Iterator[str]:
    square = labels.square
    match element.kind:
        case Kind.TRANSITION | Kind.TIME_IN | Kind.TIME_OUT | Kind.RESUME | Kind.SHOT:
            yield from _worded(square, element.text)
            if label := labels.kinds.get(element.kind):
                yield from _worded(square.replace("{}", f"{label}{labels.colon}{{}}"), element.text)
        case Kind.PAGE_BREAK:
            yield square.format(labels.kinds[Kind.PAGE_BREAK])
        case Kind.END if is_end_mark(element.text):
            yield element.text
        case kind if kind in labels.kinds:
            yield from _worded(square.replace("{}", f"{labels.kinds[kind]}{labels.colon}{{}}"), element.text)
        case _:
            yield from _worded("△{}", element.text)


def _cues(element: Element, labels: Labels, *, direction_first: bool) -> Iterator[str]:
    space = " " if labels is ENGLISH else ""
    who, said = element.character or "", element.parenthetical or ""
    if element.dual:
        said, direction_first = "，".join(part for part in (labels.at_once, said) if part), True
    who += space + labels.round.format(element.extension) if element.extension else ""
    before = (space + labels.round.format(said) if said else "") + labels.colon
    behind = labels.colon + (labels.round.format(said) + space if said else "")
    words = on_one_line(element.text)
    for mark in (before,) if direction_first else (behind, before):
        yield who + mark + words
        yield who + mark + guarded(words)


def _reads(line: str, element: Element) -> bool:
    """Whether the reader, given this line alone, takes it for the element."""
    text = clean(line)
    if _PARTS_LINES.search(element.text) and GUARD not in line:
        return False
    if element.kind is Kind.END:
        return is_end_mark(text)
    if element.kind is Kind.DIALOGUE:
        cue = cues.cue(text)
        return cue is not None and _noted(cue, element) and _same(cue.text, line, element)
    if text[:1] in "【[" and (cue := cues.cue(text)) and not marks.is_label(cue.who):
        return False
    typed = marks.marked(text) or marks.bracketed(text)
    return typed is not None and typed[0] is element.kind and _same(typed[1], line, element)


def _noted(cue: cues.Cue, element: Element) -> bool:
    directed, dual = cues.at_once(cue.parenthetical)
    return (cue.who, cue.extension, directed, dual) == (
        element.character, element.extension, element.parenthetical, element.dual,
    )  # fmt: skip


def _same(words: str, line: str, element: Element) -> bool:
    return unescaped(as_typed(words, line, plain(line))) == element.text
