"""An XML file as nodes that know their place in it, so that a writer can exchange some and keep the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from shudian.finding import Finding, Place
from shudian.script.fdx import encoding, findings

_MOST_CHARACTERS = 64_000_000
_DEEPEST = 60
#: Characters that XML does not allow; each is as long in UTF-8 as the blank that takes its place.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_START_TAG = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_LEFT_OVER = expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]


@dataclass(slots=True, eq=False)
class Node:
    """An element; `start` and `end` are offsets into the file's text as UTF-8."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    start: int
    end: int = 0
    closing: int = 0  # where its end tag starts; `end` if it has none
    children: list[Node] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # character data directly inside

    def get(self, name: str, otherwise: str = "") -> str:
        return self.attributes.get(name, otherwise)

    def all(self, name: str) -> list[Node]:
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Node | None:
        return next((child for child in self.children if child.name == name), None)

    def inside(self) -> Iterator[Node]:
        """The nodes below it, in the order of the file."""
        for child in self.children:
            yield child
            yield from child.inside()

    @property
    def said(self) -> str:
        """Its character data; Final Draft's soft line breaks are line ends."""
        return "".join(self.words).replace("\u2028", "\n").replace("\u2029", "\n")


@dataclass(frozen=True, slots=True)
class Tree:
    root: Node
    source: bytes  # the text as UTF-8, without a byte-order mark: what offsets count


class _Refused(Exception):
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def parsed(text: str, file: str | None) -> tuple[Tree | None, list[Finding]]:
    """The tree of an XML text; None with the finding that says what is wrong."""
    if len(text) > _MOST_CHARACTERS:
        return None, [findings.TOO_LARGE.at(Place(file=file), what=f"{len(text):,}")]
    clean = _FORBIDDEN.sub(" ", text.lstrip(encoding.MARKS))
    source = clean.encode("utf-8", "replace")
    builder = _Builder(source, file)
    found: list[Finding] = []
    try:
        builder.parser.Parse(source, True)
    except _Refused as refused:
        return None, [refused.finding]
    except expat.ExpatError as error:
        place = Place(file=file, line=error.lineno, column=error.offset + 1)
        if error.code != _LEFT_OVER or builder.root is None:
            return None, [findings.WRONG_XML.at(place, why=expat.ErrorString(error.code))]
        found.append(findings.LEFT_OVER.at(place))
    if builder.root is None:
        return None, [findings.NO_CONTENT.at(Place(file=file))]
    return Tree(builder.root, source), found


class _Builder:
    def __init__(self, source: bytes, file: str | None) -> None:
        self.source, self.file = source, file
        self.root: Node | None = None
        self.open: list[Node] = []
        self.parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        parser.StartDoctypeDeclHandler = self.declares
        parser.EntityDeclHandler = self.declares

    def place(self) -> Place:
        return Place(file=self.file, line=self.parser.CurrentLineNumber)

    def declares(self, *_: object) -> None:
        raise _Refused(findings.DECLARES.at(self.place()))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) == _DEEPEST:
            raise _Refused(findings.TOO_LARGE.at(self.place(), what=f"<{name}> × {_DEEPEST}"))
        at = self.parser
        node = Node(name, attributes, at.CurrentLineNumber, at.CurrentColumnNumber + 1, at.CurrentByteIndex)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def end(self, _name: str) -> None:
        node = self.open.pop()
        at = self.parser.CurrentByteIndex
        found = _START_TAG.match(self.source, at)
        node.end = found.end() if found else at
        node.closing = node.end if at == node.start else at

    def data(self, words: str) -> None:
        if self.open:
            self.open[-1].words.append(words)
