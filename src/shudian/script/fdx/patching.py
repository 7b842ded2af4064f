"""A changed series written over its own Final Draft file: paragraphs that say the same stay as they stand.

The file and a fresh one are cut into paragraphs with what each says. Where the two agree the file's
own are kept, with their styles and revisions, else the fresh ones go in, with their tags. What comes
out is read back by the caller.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from shudian.model.series import Episode, Scene, Series
from shudian.script.content import Part, Said, parts
from shudian.script.fdx.ledger import Ledger
from shudian.script.fdx.paragraphs import paragraphs, place_of, span_of
from shudian.script.fdx.tree import Tree

_TAGGED = re.compile(r'\bTagNumber="([^"]*)"')
_RANGE = re.compile(rb"\bRange=[\"']([^\"']*)")
_TYPED = re.compile(r'<Paragraph\b[^>]*?\bType="([^"]*)"')
#: Types whose words belong to what comes after them.
_BEFORE_WORDS = frozenset({"Character", "Parenthetical"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph of the script with the blanks before it, or several that say one thing."""

    said: tuple[Said, ...]
    source: str
    units: int  # its length as ranges of notes count
    opens: bool  # a scene or an episode
    nodes: int = 1


@dataclass(slots=True)
class File:
    """A Final Draft file cut into chunks."""

    tree: Tree
    series: Series
    chunks: list[Chunk]

    @classmethod
    def of(cls, tree: Tree, series: Series, *, by_scene: bool) -> File:
        chunks = list(_joined(_chunks(tree, series), by_scene=by_scene))
        return cls(tree, series, chunks)

    @property
    def front(self) -> Said:
        return next(parts(self.series)).said


def _chunks(tree: Tree, series: Series) -> Iterator[Chunk]:
    content = tree.root.first("Content")
    nodes = content.all("Paragraph") if content else []
    starts = [(node.line, node.column) for node in nodes]
    said: list[list[Part]] = [[] for _ in nodes]
    for part in parts(series):
        if part.episode and (at := _index(part, starts)) is not None:
            said[at].append(part)
    outer = [each.offset for each in paragraphs(tree.root) if each.dual is None and not each.omitted]
    ends = [*outer[1:], outer[-1]] if outer else []
    begin = content.start if content else 0
    begin = tree.source.index(b">", begin) + 1 if nodes else begin
    for node, told, offset, end in zip(nodes, said, outer, ends, strict=True):
        text = tree.source[begin : node.end].decode()
        opens = any(isinstance(part.of, Episode | Scene) for part in told)
        yield Chunk(tuple(part.said for part in told), text, end - offset, opens)
        begin = node.end


def _index(part: Part, starts: list[tuple[int, int]]) -> int | None:
    source = None if isinstance(part.of, Series) else part.of.source
    return max(bisect_right(starts, (source.line, source.column)) - 1, 0) if source else None


def _joined(chunks: Iterator[Chunk], *, by_scene: bool) -> Iterator[Chunk]:
    """Cues with what they say, silent paragraphs with the one before; by scene, all up to the next."""
    held: Chunk | None = None
    waits = False
    for chunk in chunks:
        typed = _TYPED.search(chunk.source)
        silent = not chunk.said
        if held is None:
            held = chunk
        elif waits or (not chunk.opens if by_scene else silent and not _cue(typed)):
            held = Chunk(
                held.said + chunk.said,
                held.source + chunk.source,
                held.units + chunk.units,
                held.opens or chunk.opens,
                held.nodes + chunk.nodes,
            )
        else:
            yield held
            held = chunk
        waits = silent and _cue(typed)
    if held:
        yield held


def _cue(typed: re.Match[str] | None) -> bool:
    return bool(typed and typed[1] in _BEFORE_WORDS)


# -- joining the two ------------------------------------------------------------------------------


def patched(old: File, new: File, ledger: Ledger, declared: dict[str, list[str]]) -> str:
    """The old file's text with what the new one says otherwise; `declared` are the settings of own types."""
    root = old.tree.root
    content = root.first("Content")
    assert content
    kept, fresh, page, moved = _merged(old.chunks, new.chunks)
    first = old.tree.source.index(b">", content.start) + 1
    numbers, stay = set(_TAGGED.findall(fresh)), set(_TAGGED.findall(kept))
    gone = {each for chunk in old.chunks for each in _TAGGED.findall(chunk.source)} - stay
    edits = [(first, content.all("Paragraph")[-1].end, page), *_notes(old.tree, moved)]
    edits += _tag_data(old.tree, ledger, numbers, gone)
    if old.front != new.front:
        edits += _title_page(old.tree, new.tree)
    there = {each.get("Type") for each in root.all("ElementSettings")}
    tail = [
        line
        for type in declared
        if f'Type="{type}"' in fresh and type not in there
        for line in declared[type]
    ]
    if root.first("TagData") is None and ledger.wants(numbers):
        tail += ledger.lines(numbers)
    edits.append((root.closing, root.closing, "".join(f"{line}\n" for line in tail)))
    return _edited(old.tree.source, edits)


def _merged(old: list[Chunk], new: list[Chunk]) -> tuple[str, str, str, list[int | None]]:
    """What is kept, what is fresh, the page of both, and for each paragraph of the old how far it moves
    (None: gone)."""
    matcher = SequenceMatcher(None, [c.said for c in old], [c.said for c in new], autojunk=False)
    kept: list[str] = []
    fresh: list[str] = []
    page: list[str] = []
    moved: list[int | None] = []
    was = now = 0
    for change, a, b, c, d in matcher.get_opcodes():
        same = change == "equal"
        for chunk in old[a:b]:
            moved += [now - was if same else None] * chunk.nodes
            was += chunk.units
            now += chunk.units if same else 0
        now += 0 if same else sum(chunk.units for chunk in new[c:d])
        sources = [chunk.source for chunk in (old[a:b] if same else new[c:d])]
        (kept if same else fresh).extend(sources)
        page += sources
    return "".join(kept), "".join(fresh), "".join(page), moved


_Edit = tuple[int, int, str]


def _notes(old: Tree, moved: list[int | None]) -> Iterator[_Edit]:
    """Notes at the root point at characters: their ranges move, and go where their paragraph went."""
    apart = old.root.first("ScriptNotes")
    offsets = [each.offset for each in paragraphs(old.root) if each.dual is None and not each.omitted]
    for node in apart.all("ScriptNote") if apart else []:
        by, span = moved[place_of(node, offsets)], span_of(node)
        if by is None:
            yield node.start, node.end, ""
        elif by and span and (found := _RANGE.search(old.source, node.start, node.end)):
            yield *found.span(1), f"{span[0] + by},{span[1] + by}"


def _tag_data(old: Tree, ledger: Ledger, numbers: set[str], gone: set[str]) -> Iterator[_Edit]:
    """New rows in the file's own tables; rows of tags that no word carries any more go."""
    data = old.root.first("TagData")
    if data is None:
        return
    known = {each.get("Id") for each in data.inside()}
    for name, rows in ledger.rows(numbers, known):
        node, inner = data.first(name), "".join(f"\n      {row}" for row in rows)
        if node and node.children:
            yield node.children[-1].end, node.children[-1].end, inner
        elif rows and node:
            yield node.start, node.end, f"<{name}>{inner}</{name}>"
        elif rows and data.closing < data.end:
            at = data.children[-1].end if data.children else data.closing
            yield at, at, f"\n    <{name}>{inner}\n    </{name}>"
    tags = data.first("Tags")
    for each in tags.all("Tag") if tags else []:
        if each.get("Number") in gone:
            yield each.start, each.end, ""


def _title_page(old: Tree, new: Tree) -> Iterator[_Edit]:
    there, ours = old.root.first("TitlePage"), new.root.first("TitlePage")
    fresh = new.source[ours.start : ours.end].decode() if ours else ""
    if there:
        yield there.start, there.end, fresh
    else:
        yield old.root.closing, old.root.closing, f"  {fresh}\n"


def _edited(source: bytes, edits: list[_Edit]) -> str:
    """The text with each span exchanged, in the file's own line ends."""
    end = b"\r\n" if b"\r\n" in source else b"\n"
    out: list[bytes] = []
    at = 0
    for start, stop, text in sorted(edits, key=lambda edit: edit[:2]):
        fresh = text.encode()
        out += [source[at:start], fresh if b"\r\n" in fresh else fresh.replace(b"\n", end)]
        at = stop
    return b"".join([*out, source[at:]]).decode()
