"""Paragraphs as Final Draft writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from shudian.script.fdx.paragraphs import Run
from shudian.units import Eighths

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Written:
    """A paragraph to write; `columns` are the paragraphs of a dual dialogue."""

    type: str
    runs: list[Run] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    length: Eighths | None = None
    summary: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)  # name, text
    columns: list[Written] = field(default_factory=list)

    @classmethod
    def of(cls, type: str, text: str, **attributes: str) -> Written:
        return cls(type, [Run(text)] if text else [], {k: v for k, v in attributes.items() if v})


def lines(paragraph: Written, depth: int = 2) -> Iterator[str]:
    """Its XML, a tag a line."""
    pad = "  " * depth
    told = {**paragraph.attributes, "Type": paragraph.type} if paragraph.type else paragraph.attributes
    yield f"{pad}{tag('Paragraph', told)}"
    if paragraph.length is not None or paragraph.summary:
        yield from _properties(paragraph, depth + 1)
    for name, text in paragraph.notes:
        yield f"{pad}  {tag('ScriptNote', {'Name': name} if name else {})}"
        yield from _said(text, depth + 2)
        yield f"{pad}  </ScriptNote>"
    if paragraph.columns:
        yield f"{pad}  <DualDialogue>"
        for each in paragraph.columns:
            yield from lines(each, depth + 2)
        yield f"{pad}  </DualDialogue>"
    for run in paragraph.runs:
        yield f"{pad}  {tag('Text', {'TagNumber': run.tag} if run.tag else {})}{text_of(run.text)}</Text>"
    yield f"{pad}</Paragraph>"


def _properties(paragraph: Written, depth: int) -> Iterator[str]:
    pad = "  " * depth
    yield f"{pad}{tag('SceneProperties', {'Length': str(paragraph.length)} if paragraph.length else {})}"
    if paragraph.summary:
        yield f"{pad}  <Summary>"
        yield from _said(paragraph.summary, depth + 2)
        yield f"{pad}  </Summary>"
    yield f"{pad}</SceneProperties>"


def _said(text: str, depth: int) -> Iterator[str]:
    for line in text.split("\n"):
        yield from lines(Written.of("", line), depth)


def tag(name: str, attributes: dict[str, str], *, empty: bool = False) -> str:
    told = "".join(f" {key}={quoteattr(_allowed(value))}" for key, value in attributes.items())
    return f"<{name}{told}{'/' if empty else ''}>"


def text_of(text: str) -> str:
    """Character data; a line end is Final Draft's soft one."""
    return escape(_allowed(text)).replace("\n", "\u2028")


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub(" ", text)
