"""XML from strangers as a small tree: each element with its line, no entities, no endless depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from shudian.cut.conform import findings as kinds
from shudian.finding import Finding, Place

_DEEPEST = 100
_ELEMENTS = 400_000


@dataclass(slots=True)
class Node:
    tag: str
    said: dict[str, str]
    line: int
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def all(self, *tags: str) -> Iterator[Node]:
        """Children of these tags, in order."""
        return (child for child in self.children if child.tag in tags)

    def find(self, tag: str) -> Node | None:
        return next(self.all(tag), None)

    def below(self, tag: str) -> Iterator[Node]:
        """Every element of this tag, however deep."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.below(tag)


class _Refused(Exception):
    pass


def tree(data: bytes, name: str | None = None) -> tuple[Node | None, list[Finding]]:
    """The root element, or what forbids to read this file, with its line."""
    builder = _Builder()
    try:
        builder.parser.Parse(data, True)
    except _Refused as error:
        place = Place(file=name, line=builder.parser.CurrentLineNumber)
        return None, [kinds.UNSAFE_XML.at(place, why=error)]
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None)
        return None, [kinds.NOT_TIMELINE.at(Place(file=name, line=line), why=str(error).rstrip("."))]
    return builder.root.children[0], []


class _Builder:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.root = Node("", {}, 0)
        self._open = [self.root]
        self._count = 0
        self.parser.StartElementHandler = self._starts
        self.parser.EndElementHandler = self._ends
        self.parser.CharacterDataHandler = self._says
        self.parser.EntityDeclHandler = _declares
        self.parser.ExternalEntityRefHandler = _declares

    def _starts(self, tag: str, said: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > _DEEPEST or self._count > _ELEMENTS:
            raise _Refused(
                "it is nested too deep" if len(self._open) > _DEEPEST else "it holds too many elements"
            )
        node = Node(tag, said, self.parser.CurrentLineNumber)
        self._open[-1].children.append(node)
        self._open.append(node)

    def _ends(self, _tag: str) -> None:
        self._open.pop()

    def _says(self, text: str) -> None:
        self._open[-1].text += text


def _declares(*_entity: object) -> NoReturn:
    raise _Refused("it declares entities")
