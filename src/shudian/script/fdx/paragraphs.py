"""The paragraphs of a Final Draft file in reading order, each with its words, tags and notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from shudian.script.fdx.tree import Node

#: What stands inside a paragraph and is not its words.
_APART = frozenset({"ScriptNote", "SceneProperties", "DualDialogue", "OmittedScene"})
#: Final Draft counts a dual dialogue or an omitted scene as two characters of its paragraph.
_EMBEDDED = 2


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    tag: str = ""


@dataclass(slots=True)
class Note:
    text: str
    node: Node

    @property
    def name(self) -> str:
        return self.node.get("Name")


@dataclass(slots=True)
class Paragraph:
    node: Node
    runs: list[Run]
    notes: list[Note] = field(default_factory=list)
    dual: Node | None = None  # the DualDialogue that it stands in
    omitted: bool = False
    offset: int = 0  # UTF-16 units before it, as the ranges of script notes count

    @property
    def type(self) -> str:
        return self.node.get("Type")

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def paragraphs(root: Node) -> list[Paragraph]:
    """Those of the script itself, with the notes that the file keeps apart put where they point."""
    out: list[Paragraph] = []
    content = root.first("Content")
    offset = 0
    for node in content.all("Paragraph") if content else []:
        offset = _walk(node, out, offset, dual=None, omitted=False)
    _place_notes(root, out)
    return out


def _walk(node: Node, out: list[Paragraph], offset: int, *, dual: Node | None, omitted: bool) -> int:
    """Append the paragraph and those inside it; the offset after it."""
    made = Paragraph(
        node, _runs(node), [_note(each) for each in node.all("ScriptNote")], dual, omitted, offset
    )
    out.append(made)
    inner = [each for each in node.children if each.name in ("DualDialogue", "OmittedScene")]
    for box in inner:
        for child in box.all("Paragraph"):
            _walk(
                child,
                out,
                offset,
                dual=box if box.name == "DualDialogue" else dual,
                omitted=omitted or box.name == "OmittedScene",
            )
    return offset + _units(made.text) + _EMBEDDED * len(inner) + 1


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _runs(node: Node) -> list[Run]:
    return [Run(each.said, each.get("TagNumber")) for each in _texts(node) if each.said]


def _texts(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.name == "Text":
            yield child
        elif child.name not in _APART:
            yield from _texts(child)


def joined(node: Node) -> str:
    """The words of every paragraph inside, a line each."""
    lines = (
        "".join(text.said for text in _texts(each)) for each in node.inside() if each.name == "Paragraph"
    )
    return "\n".join(line.strip() for line in lines if line.strip())


def _note(node: Node) -> Note:
    return Note(joined(node), node)


def _place_notes(root: Node, out: list[Paragraph]) -> None:
    """Notes at the root say by their range which characters they stand at."""
    apart = root.first("ScriptNotes")
    outer = [each for each in out if each.dual is None and not each.omitted]
    offsets = [each.offset for each in outer]
    for node in apart.all("ScriptNote") if apart and outer else []:
        outer[place_of(node, offsets)].notes.append(_note(node))


def span_of(note: Node) -> tuple[int, int] | None:
    """The range of a note at the root."""
    found = re.fullmatch(r"\s*(\d{1,11})\s*,\s*(\d{1,11})\s*", note.get("Range"), re.ASCII)
    return (int(found[1]), int(found[2])) if found else None


def place_of(note: Node, offsets: list[int]) -> int:
    """Which of the paragraphs that start at these offsets a note at the root stands at; else the last."""
    span = span_of(note)
    return (bisect_right(offsets, span[0]) if span else 0) - 1
