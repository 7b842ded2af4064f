"""The other readers of Fountain on the package index, each told as rows of kind and words.

A reader that is not installed (dependency group `peers`) is left out of the table.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version
from typing import Any

from shudian.script.fountain.blocks import blocks
from shudian.script.fountain.cuts import Page
from shudian.script.fountain.title_page import title_page
from shudian.script.fountain.words import hidden, plain

Row = tuple[str, str]
Reader = Callable[[str], Any]
Teller = Callable[[Any], Iterator[Row]]


def installed() -> Iterator[tuple[str, Reader, Teller]]:
    """Name with version, what reads a page, and what tells the rows of the result."""
    yield "**shudian**", _shudian, _shudian_rows
    for package, made in (
        ("fountain-py", _fountain_py),
        ("screenplain", _screenplain),
        ("screenplay-tools", _screenplay_tools),
        ("jouvence", _jouvence),
        ("fountain-parser", _fountain_parser),
    ):
        try:
            read, rows = made()
        except ImportError:
            continue
        yield f"{package} {version(package)}", read, rows


def _shudian(text: str) -> Any:
    page = Page(hidden(text))
    return blocks(page.lines, title_page(page.lines)[1])


def _shudian_rows(made: Any) -> Iterator[Row]:
    return ((block.kind, plain(block.text)) for block in made)


def _fountain_py() -> tuple[Reader, Teller]:
    module = import_module("fountain")

    def rows(document: Any) -> Iterator[Row]:
        for element in document.elements:
            if element.type.value == "dual_dialogue":
                for side in ("left", "right"):
                    yield "character", cue(element.metadata[f"{side}_character"])
                    for said in element.metadata[f"{side}_dialogue"]:
                        yield said.type.value, said.text
            elif element.type.value == "character":
                yield "character", cue(element)
            elif element.type.value not in ("title_page", "note", "boneyard"):
                yield element.type.value, element.text

    def cue(element: Any) -> str:
        extension = element.metadata.get("extension")
        return f"{element.text} ({extension})" if extension else element.text

    return lambda text: module.FountainParser().parse(text), rows


def _screenplain() -> tuple[Reader, Teller]:
    module = import_module("screenplain.parsers.fountain")

    def rows(screenplay: Any) -> Iterator[Row]:
        for each in screenplay:
            kind = type(each).__name__
            if kind == "DualDialog":
                yield from said(each.left)
                yield from said(each.right)
            elif kind == "Dialog":
                yield from said(each)
            elif kind == "Section":
                yield "section", str(each.text)
            elif kind == "PageBreak":
                yield "page_break", ""
            else:
                centred = kind == "Action" and each.centered
                name = {"Slug": "scene_heading", "Transition": "transition"}.get(kind, "action")
                yield "centered" if centred else name, "\n".join(str(line) for line in each.lines)
            if getattr(each, "synopsis", None):
                yield "synopsis", str(each.synopsis)

    def said(dialog: Any) -> Iterator[Row]:
        yield "character", str(dialog.character)
        for directed, line in dialog.blocks:
            yield "parenthetical" if directed else "dialogue", str(line)

    return lambda text: module.parse(io.StringIO(text)), rows


def _screenplay_tools() -> tuple[Reader, Teller]:
    module = import_module("screenplay_tools.fountain.parser")
    kinds = {"HEADING": "scene_heading", "LYRIC": "lyrics", "PAGEBREAK": "page_break"}

    def read(text: str) -> Any:
        parser = module.Parser()
        parser.add_text(text)
        parser.finalize()
        return parser.script

    def rows(script: Any) -> Iterator[Row]:
        for each in script.elements:
            kind = each.type.value.upper()
            if kind == "CHARACTER":
                yield "character", f"{each.name} ({each.extension})" if each.extension else each.name
            elif kind == "PARENTHETICAL":
                yield "parenthetical", f"({each.text})"
            elif kind == "ACTION" and each.centered:
                yield "centered", each.text
            else:
                yield kinds.get(kind, kind.lower()), each.text

    return read, rows


def _jouvence() -> tuple[Reader, Teller]:
    module = import_module("jouvence.parser")
    kinds = (
        "action", "centered", "character", "dialogue", "parenthetical", "transition", "lyrics", "page_break",
        "section", "synopsis",
    )  # fmt: skip

    def rows(document: Any) -> Iterator[Row]:
        for scene in document.scenes:
            if scene.header:
                yield "scene_heading", scene.header
            for each in scene.paragraphs:
                yield kinds[each.type], each.text or ""

    return lambda text: module.JouvenceParser().parseString(text), rows


def _fountain_parser() -> tuple[Reader, Teller]:
    module = import_module("fountain_parser")

    def rows(screenplay: Any) -> Iterator[Row]:
        for each in screenplay.elements:
            kind = each.element_type.value
            if kind == "character":
                yield kind, " ".join([each.name, *(f"({extension})" for extension in each.extensions)])
            elif kind == "parenthetical":
                yield kind, f"({each.text.strip('()')})"
            elif kind == "action" and each.is_centered:
                yield "centered", each.text
            elif kind != "boneyard":
                yield {"section_heading": "section"}.get(kind, kind), getattr(each, "text", "")

    return module.parse, rows
