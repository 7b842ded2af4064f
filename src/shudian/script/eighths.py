"""How long a slug-and-cue scene is on the page: eighths of a page of 54 lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from math import ceil
from typing import Any

from shudian.model.series import Element, ElementKind, Scene
from shudian.script.tables import table
from shudian.script.terms import has_hanzi
from shudian.units import Eighths

#: What no script program prints among the scenes.
_UNPRINTED = frozenset(
    {ElementKind.NOTE, ElementKind.OMITTED, ElementKind.SECTION, ElementKind.SYNOPSIS, ElementKind.FRONT,
     ElementKind.PAGE_BREAK}
)  # fmt: skip


def eighths(scene: Scene) -> Eighths | None:
    """The length as written, else by its printed lines; None where the page is no slug-and-cue page."""
    if scene.length:
        return scene.length
    if not scene.heading or has_hanzi(scene.heading + "".join(element.text for element in scene.elements)):
        return None
    lines = sum(_printed(scene))
    return Eighths(ceil(lines * 8 / table("page")["lines"]))


def _printed(scene: Scene) -> Iterator[int]:
    """Lines of the heading and of each block, the blank line before it included."""
    widths: dict[str, Any] = table("page")["widths"]
    yield _lines(scene.heading, widths["action"])
    before: Element | None = None
    for element in scene.elements:
        if element.kind in _UNPRINTED:
            continue
        if element.kind is ElementKind.DIALOGUE:
            if not _continues(element, before):
                yield 1 + _lines(element.character or "", widths["cue"])
            if element.parenthetical:
                yield _lines(f"({element.parenthetical})", widths["parenthetical"])
            yield _lines(element.text, widths["dialogue"])
        else:
            yield 1 + _lines(element.text, widths["action"])
        before = element


def _continues(element: Element, before: Element | None) -> bool:
    """A speech that a parenthetical parts stands under one cue."""
    return bool(
        before
        and element.parenthetical
        and before.kind is ElementKind.DIALOGUE
        and before.character == element.character
        and before.dual == element.dual
    )


def _lines(text: str, width: int) -> int:
    return sum(max(1, len(textwrap.wrap(line, width))) for line in text.split("\n"))
