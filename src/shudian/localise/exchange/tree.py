"""An XML file as nodes that know their line; no entity is ever expanded or fetched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from shudian.finding import Finding, Kind, Place
from shudian.localise.exchange import findings

_MOST_BYTES = 128_000_000
_MOST_ELEMENTS = 2_000_000
_DEEPEST = 100
_XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True, eq=False)
class Node:
    """An element. Names of a known namespace have its prefix (`gls:term`), of others their address and a blank."""

    name: str
    attributes: dict[str, str]
    line: int
    parent: Node | None = field(repr=False)
    content: list[Node | str] = field(default_factory=list)
    index: dict[tuple[str, str], Node] | None = field(default=None, repr=False)  # made when first asked

    @property
    def children(self) -> list[Node]:
        return [part for part in self.content if isinstance(part, Node)]

    def get(self, name: str, otherwise: str = "") -> str:
        return self.attributes.get(name, otherwise)

    def all(self, name: str) -> list[Node]:
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Node | None:
        return next(iter(self.all(name)), None)

    def inside(self) -> Iterator[Node]:
        """The nodes below it, in the order of the file."""
        for child in self.children:
            yield child
            yield from child.inside()

    def below(self, name: str, id: str) -> Node | None:
        """The first node of a name and an id, however deep."""
        if self.index is None:
            self.index = {}
            for node in self.inside():
                self.index.setdefault((node.name, node.get("id")), node)
        return self.index.get((name, id))

    def above(self) -> Iterator[Node]:
        """The nodes around it, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def within(self, *names: str) -> Node | None:
        """The nearest node around it of one of these names."""
        return next((node for node in self.above() if node.name in names), None)

    @property
    def words(self) -> str:
        """The character data directly inside."""
        return "".join(part for part in self.content if isinstance(part, str))

    @property
    def text(self) -> str:
        """All character data inside, however deep."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a node; `found` makes the finding of it."""

    kind: Kind
    node: Node
    values: Mapping[str, object]

    def found(self, file: str | None) -> Finding:
        named = [
            at for at in (self.node, *self.node.above()) if at.name in ("unit", "tu") or "Entry" in at.name
        ]
        element = next((id for at in named if (id := at.get("id") or at.get("tuid"))), None)
        return self.kind.at(Place(file=file, line=self.node.line, element=element), **self.values)


def fault(kind: Kind, node: Node, **values: object) -> Fault:
    return Fault(kind, node, values)


class _Refused(Exception):
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def parsed(data: bytes, file: str | None, prefixes: Mapping[str, str]) -> tuple[Node | None, list[Finding]]:
    """The root; None with the finding that says why there is none.

    `prefixes` gives the known namespaces by address; an empty prefix marks the format's own.
    """
    if len(data) > _MOST_BYTES:
        return None, [findings.TOO_LARGE.at(Place(file=file), what=f"{len(data):,} bytes")]
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return None, [findings.EMPTY.at(Place(file=file))]
    builder = _Builder(file, {**prefixes, _XML: "xml"})
    try:
        builder.parser.Parse(data, True)
    except _Refused as refused:
        return None, [refused.finding]
    except expat.ExpatError as error:
        place = Place(file=file, line=error.lineno, column=error.offset + 1)
        return None, [findings.WRONG_XML.at(place, why=expat.ErrorString(error.code))]
    except (ValueError, LookupError) as error:  # an encoding that Python lacks or expat cannot use
        return None, [findings.WRONG_XML.at(Place(file=file, line=1), why=str(error))]
    if builder.root is None:
        return None, [findings.EMPTY.at(Place(file=file))]
    return builder.root, []


class _Builder:
    def __init__(self, file: str | None, prefixes: Mapping[str, str]) -> None:
        self.file, self.prefixes = file, prefixes
        self.root: Node | None = None
        self.open: list[Node] = []
        self.count = 0
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        parser.EntityDeclHandler = self.declares
        parser.SkippedEntityHandler = self.skips

    def place(self) -> Place:
        return Place(file=self.file, line=self.parser.CurrentLineNumber)

    def declares(self, name: str, *_: object) -> None:
        raise _Refused(findings.DECLARES.at(self.place(), name=name))

    def skips(self, name: str, parameter: int) -> None:
        if not parameter:
            raise _Refused(findings.DECLARES.at(self.place(), name=name))

    def known(self, name: str) -> str:
        """A name with its prefix, if its namespace is known."""
        space, _, local = name.rpartition(" ")
        prefix = self.prefixes.get(space)
        if prefix is None:
            return f"{space} {local}"
        return f"{prefix}:{local}" if prefix else local

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) == _DEEPEST:
            raise _Refused(findings.TOO_LARGE.at(self.place(), what=f"<{name}> × {_DEEPEST}"))
        self.count += 1
        if self.count > _MOST_ELEMENTS:
            raise _Refused(findings.TOO_LARGE.at(self.place(), what=f"> {_MOST_ELEMENTS:,} elements"))
        named = {self.known(key) if " " in key else key: value for key, value in attributes.items()}
        parent = self.open[-1] if self.open else None
        node = Node(self.known(name), named, self.parser.CurrentLineNumber, parent)
        if parent:
            parent.content.append(node)
        else:
            self.root = node
        self.open.append(node)

    def end(self, _name: str) -> None:
        self.open.pop()

    def data(self, words: str) -> None:
        if self.open:
            self.open[-1].content.append(words)
