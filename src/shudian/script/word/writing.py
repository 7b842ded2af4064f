"""A series as a Word document: the Chinese layout's lines, each paragraph in the style of what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from shudian.files.undated import undated
from shudian.model.series import Element, Episode, Scene, Series
from shudian.model.series import ElementKind as Kind
from shudian.script.chinese.labels import CHINESE, Labels
from shudian.script.chinese.layouts import LAYOUTS, labels_of, parts
from shudian.script.word.look import dressed
from shudian.script.word.own import BARE, own_id

if TYPE_CHECKING:
    from docx.document import Document

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

Run = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`style` is a key of the layout's styles; a run is text and the key of its own style."""

    style: str
    runs: tuple[Run, ...]


def document(series: Series) -> bytes:
    """The bytes of the .docx; the same series gives the same bytes."""
    import docx

    made = docx.Document()
    dressed(made, _printable(series.title), labels_of(series) is CHINESE)
    _typed(made, _paragraphs(series))
    out = BytesIO()
    made.save(out)
    return undated(out.getvalue())


def _typed(made: Document, paragraphs: Iterator[Paragraph]) -> None:
    """The XML elements themselves: python-docx's own paragraphs take ten times as long."""
    body = made.element.body
    for paragraph in paragraphs:
        typed = body.add_p()
        typed.style = own_id(paragraph.style)
        for text, style in paragraph.runs:
            run = typed.add_r()
            run.text = _printable(text)
            if style:
                run.style = own_id(style)
        if paragraph.style == Kind.PAGE_BREAK.value:
            typed.add_r().add_br().type = "page"


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("", text)


# -- paragraphs -----------------------------------------------------------------------------------


def _paragraphs(series: Series) -> Iterator[Paragraph]:
    labels = labels_of(series)
    episode: Episode | None = None
    for part in parts(series, LAYOUTS["chinese"]):
        match part.of:
            case None:
                yield from _front(part.lines, series)
            case Episode():
                episode = part.of
                yield from _plain("episode", part.lines)
            case Scene():
                yield from _plain("scene", part.lines)
            case Element() as element:
                yield _element(element, part.lines, episode, labels)
            case _:
                yield from _plain("cast", part.lines)


def _plain(style: str, lines: list[str]) -> Iterator[Paragraph]:
    for line in lines:
        yield Paragraph(style, ((line, None),))


def _front(lines: list[str], series: Series) -> Iterator[Paragraph]:
    titled = 1 if series.title else 0
    yield from _plain("title", lines[:titled])
    yield from _plain("front", lines[titled:])


def _element(element: Element, lines: list[str], episode: Episode | None, labels: Labels) -> Paragraph:
    kind, text = element.kind, element.text
    if kind is Kind.DIALOGUE:
        return Paragraph("dual" if element.dual else kind.value, tuple(_speech(element, labels)))
    if kind is Kind.ACTION:
        return Paragraph(kind.value, ((f"△{text}", None),))
    if kind is Kind.HOOK:
        paid = episode is not None and episode.paywall and text == episode.hook
        label = labels.paywall if paid else labels.kinds[kind]
        return Paragraph(kind.value, ((labels.square.format(label) + text, None),))
    if kind is Kind.TRANSITION:
        return Paragraph(kind.value, ((labels.square.format(text), None),))
    if kind in (Kind.TIME_IN, Kind.TIME_OUT, Kind.RESUME):
        return Paragraph(kind.value, (("\n".join(lines), None),))
    if kind in labels.kinds and kind not in BARE:
        said = labels.square.format(f"{labels.kinds[kind]}{labels.colon}{text}")
        return Paragraph(kind.value, ((said, None),))
    return Paragraph(kind.value, ((text, None),) if text else ())


def _speech(element: Element, labels: Labels) -> Iterator[Run]:
    yield element.character or "", "name"
    if element.extension:
        yield labels.round.format(element.extension), "voice"
    yield labels.colon, None
    if element.parenthetical:
        yield labels.round.format(element.parenthetical), "direction"
    yield (" " if element.parenthetical and labels is not CHINESE else "") + element.text, None
