"""Paragraph styles: their names, lists and indents, inherited along `basedOn`; and what a name says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from shudian.script.tables import table
from shudian.script.word.numbering import switched_on, value, whole

#: A column of the typed page is a tenth of an inch: 144 twentieths of a point.
_COLUMN = 144


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph's properties say; None is not said."""

    list: str | None = None
    level: int | None = None
    left: float | None = None  # columns from the margin
    align: str | None = None
    gap: bool | None = None  # space before it
    capitals: bool | None = None

    def over(self, below: Look) -> Look:
        """This look, with what it does not say taken from `below`."""
        said = {name: mine for name in self.__slots__ if (mine := getattr(self, name)) is not None}
        return replace(below, **said)


def look(properties: Element | None, run: Element | None = None) -> Look:
    """What `w.pPr` (and the `w.rPr` beside it) say."""
    if properties is None:
        properties = Element("w.pPr")
    indent = properties.find("w.ind")
    left = None
    if indent is not None and (said := indent.get("left") or indent.get("start")):
        left = whole(said, 0) / _COLUMN
    spacing = properties.find("w.spacing")
    before = spacing.get("before") if spacing is not None else None
    caps = run.find("w.caps") if run is not None else None
    return Look(
        list=value(properties, "w.numPr/w.numId") or None,
        level=whole(value(properties, "w.numPr/w.ilvl"), 0)
        if properties.find("w.numPr/w.ilvl") is not None
        else None,
        left=left,
        align=value(properties, "w.jc") or None,
        gap=whole(before, 0) >= 100 if before else None,
        capitals=None if caps is None else switched_on(run, "w.caps"),
    )


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Style:
    name: str = ""
    look: Look = PLAIN


class Styles:
    def __init__(self, root: Element | None) -> None:
        nodes = [] if root is None else root.findall("w.style")
        self._nodes = {node.get("styleId", ""): node for node in nodes}
        self._made: dict[str, Style] = {}
        self.default = next(
            (
                node.get("styleId", "")
                for node in nodes
                if node.get("type") == "paragraph" and switched_on_attribute(node, "default")
            ),
            "",
        )
        self.lists = {
            id: number
            for id, node in self._nodes.items()
            if node.get("type") == "numbering" and (number := value(node, "w.pPr/w.numPr/w.numId"))
        }

    def __getitem__(self, id: str) -> Style:
        """The style of that id, or of none: the document's default."""
        id = id or self.default
        if id not in self._made:
            self._made[id] = self._resolved(id)
        return self._made[id]

    def _resolved(self, id: str) -> Style:
        """Looks are inherited over at most a dozen ancestors, so a circle ends."""
        name, made = value(self._nodes.get(id), "w.name", id), PLAIN
        for _ in range(12):
            node = self._nodes.get(id)
            if node is None:
                break
            made = made.over(look(node.find("w.pPr"), node.find("w.rPr")))
            id = value(node, "w.basedOn")
        return Style(name, made)


def switched_on_attribute(node: Element, name: str) -> bool:
    return node.get(name, "0") in ("1", "true", "on")


def evidence(name: str) -> str | None:
    """The kind of paragraph that a style's name stands for: `2场次` is a scene heading."""
    said = re.sub(r"^[\d\s._\-—、]+|[\s._\-]+|\d+$", "", name).casefold()
    return _names().get(said)


def _names() -> dict[str, str]:
    return {
        word.casefold().replace(" ", ""): kind
        for kind, words in table("word_styles")["names"].items()
        for word in words
    }
