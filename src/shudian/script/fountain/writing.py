"""A series as a Fountain page.

A part is written in the plainest form that the reader reads back as it was: each form is tried, and
the last one, where every mark is escaped, always does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from shudian.model.series import Element, Episode, Series
from shudian.model.series import ElementKind as Kind
from shudian.script.fountain import front, headings
from shudian.script.fountain.blocks import is_cue
from shudian.script.fountain.builder import alone
from shudian.script.fountain.kinds import LABELS, PAYWALL
from shudian.script.fountain.words import escaped, literal, one_line

_SCENE = ".X\n\n"


def write(series: Series) -> str:
    """The whole page."""
    chinese = str(series.language).startswith("zh")
    parts = [_element(each, chinese) for each in series.front if each.kind in front.KINDS]
    for episode in series.episodes:
        parts += _episode(episode, chinese, alone=len(series.episodes) == 1)
    page = "\n\n".join(part for part in parts if part) + "\n"
    return "\n\n".join(part for part in (front.title_page(series, page, chinese), page) if part)


def _episode(episode: Episode, chinese: bool, *, alone: bool) -> Iterator[str]:
    bare = episode.number == 1 and not episode.title and not episode.declared_seconds
    if not (alone and bare and episode.scenes and headings.has_heading(episode.scenes[0])):
        yield headings.section(episode, chinese)
    if episode.paywall and not any(each.kind is Kind.HOOK for each in episode.elements):
        yield f"[[{PAYWALL[chinese]}]]"
    for scene in episode.scenes:
        if headings.has_heading(scene):
            yield headings.heading(scene, chinese)
        if scene.cast:
            yield headings.cast(scene.cast, chinese)
        for element in scene.elements:
            paid = episode.paywall and element.text == episode.hook
            yield _element(element, chinese, paid=paid)


def _element(element: Element, chinese: bool, *, paid: bool = False) -> str:
    written = ""
    for form in _forms(element, chinese, paid):
        written = form
        if _says(form, element):
            break
    return written


def _says(form: str, element: Element) -> bool:
    """Whether the reader finds this element, and nothing else, in these lines."""
    scene = alone(_SCENE + form).episodes[0].scenes[0]
    return not scene.cast and [_told(each) for each in scene.elements] == [_told(element)]


def _told(element: Element) -> tuple[object, ...]:
    return (
        element.kind,
        element.text,
        element.character,
        element.extension,
        element.parenthetical,
        element.dual,
    )


def _forms(element: Element, chinese: bool, paid: bool) -> Iterator[str]:
    text = element.text
    match element.kind:
        case Kind.DIALOGUE:
            yield from _speeches(element)
        case Kind.ACTION:
            yield from (text, _each_line(text, "!{}"), _each_line(text, "!{}", _literal))
        case Kind.NOTE | Kind.OMITTED:
            yield from _cuts(element.kind, text)
        case Kind.LYRICS:
            yield from (_each_line(text, "~{}"), _each_line(text, "~{}", _literal))
        case Kind.CENTERED:
            yield from (_each_line(text, "> {} <"), _each_line(text, "> {} <", _literal))
        case Kind.SECTION:
            yield from (f"## {text}", f"## {_one_literal(text)}")
        case Kind.SYNOPSIS:
            yield from (f"= {text}", f"= {_one_literal(text)}")
        case Kind.PAGE_BREAK:
            yield "==="
        case kind:
            if not paid:
                yield from _by_words(kind, text, chinese)
            label = PAYWALL[chinese] if paid else LABELS[kind][chinese]
            brackets = "【{}：{}】" if chinese else "[{}: {}]"
            yield brackets.format(label, text)
            yield brackets.format(label, one_line(text, "[]【】"))


def _by_words(kind: Kind, text: str, chinese: bool) -> Iterator[str]:
    """Forms whose words say their kind."""
    match kind:
        case Kind.SUPER | Kind.SOUND | Kind.MUSIC | Kind.VFX if not chinese:
            yield f"{LABELS[kind][0]}: {text}"
        case Kind.SHOT:
            yield f"【{text}】" if chinese else f"[{text}]"
        case Kind.END:
            yield text
        case Kind.TIME_IN | Kind.TIME_OUT | Kind.RESUME:
            yield f"> {text}{'：' if chinese else ':'}"
            yield f"> {text}"
        case Kind.TRANSITION:
            yield text
            yield f"> {text}"
            yield f"> {_one_literal(text)}"


def _speeches(element: Element) -> Iterator[str]:
    """Cue, direction and words, with more and more marks."""
    name, text = element.character or "", element.text
    bracket = f"({element.extension})" if element.extension else ""
    cues = [f"{name} {bracket}".strip()] if is_cue(name) else []
    cues.append(f"@{name} {bracket}".strip())
    safe_bracket = f" ({one_line(element.extension, '()（）')})" if element.extension else ""
    safe = f"@{_literal(name, '()（）^:：')}{safe_bracket}"
    direction = f"({element.parenthetical})\n" if element.parenthetical else ""
    safe_direction = f"({one_line(element.parenthetical, '()（）')})\n" if element.parenthetical else ""
    dual = " ^" if element.dual else ""
    for cue in cues:
        yield f"{cue}{dual}\n{direction}{_held(text)}"
    for cue in (*cues, safe):
        yield f"{cue}{dual}\n{safe_direction}{_held(_each_line(text, '{}', _literal))}"


def _held(text: str) -> str:
    """Speech whose blank lines hold two spaces, so that they do not end it."""
    return "\n".join(line if line.strip() else "  " for line in text.split("\n"))


def _cuts(kind: Kind, text: str) -> Iterator[str]:
    opening, closing = ("[[", "]]") if kind is Kind.NOTE else ("/*", "*/")
    yield f"{opening}{_held(text) if kind is Kind.NOTE else text}{closing}"
    yield f"{opening}{_one_literal(text, '[]/')}{closing}"


def _each_line(text: str, form: str, say: Callable[[str], str] = str) -> str:
    return "\n".join(form.format(say(line)) for line in text.split("\n"))


def _literal(text: str, marks: str = "") -> str:
    return literal(escaped(text, marks))


def _one_literal(text: str, marks: str = "") -> str:
    return literal(one_line(text, marks))
