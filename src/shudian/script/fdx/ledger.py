"""The tags of a file while it is written: numbers for tagged words, definitions for what they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from uuid import NAMESPACE_URL, uuid5

from shudian.model.series import Tag
from shudian.script.fdx.categories import own_id, standard
from shudian.script.fdx.markup import tag, text_of
from shudian.script.fdx.paragraphs import Run
from shudian.script.fdx.tags import Meaning, TagBook


class Ledger:
    """Starts where the tags of a file (`book`) end, and keeps its definitions."""

    def __init__(self, book: TagBook | None = None) -> None:
        self._definitions = dict(book.definitions) if book else {}
        self._categories = {**_standard_ids(), **(book.categories if book else {})}
        self._first = book.last + 1 if book else 1
        self._tags: list[list[str]] = []
        self._wanted: set[str] = set()

    def runs(self, text: str, tags: tuple[Tag, ...], shift: int = 0) -> list[Run]:
        """The text cut at its tags; each stretch gets a number of its own. `shift` moves the tags."""
        spans = [(each.start + shift, each.end + shift, each) for each in tags]
        edges = {0, len(text)} | {
            min(at, len(text)) for start, end, _ in spans if start < end for at in (start, end)
        }
        return [
            Run(
                text[start:end],
                self._number([t for first, last, t in spans if first <= start and end <= last]),
            )
            for start, end in pairwise(sorted(edges))
        ]

    def _number(self, tags: list[Tag]) -> str:
        if not tags:
            return ""
        self._tags.append([self._id(Meaning(t.category, t.label, t.category_name)) for t in tags])
        return str(self._first + len(self._tags) - 1)

    def define(self, meaning: Meaning) -> None:
        """Write its definition whether or not a word is tagged with it."""
        self._wanted.add(self._id(meaning))

    def _id(self, meaning: Meaning) -> str:
        said = f"shudian:tag:{meaning.category}:{meaning.category_name}:{meaning.label}"
        return self._definitions.setdefault(meaning, str(uuid5(NAMESPACE_URL, said)))

    def wants(self, used: set[str]) -> bool:
        return bool(used or self._wanted)

    def lines(self, used: set[str] | None = None) -> Iterator[str]:
        yield "  <TagData>"
        for name, rows in self.rows(used):
            yield f"    <{name}>"
            yield from (f"      {row}" for row in rows)
            yield f"    </{name}>"
        yield "  </TagData>"

    def rows(
        self, used: set[str] | None = None, known: set[str] | None = None
    ) -> list[tuple[str, list[str]]]:
        """The rows of each table; `used` are the numbers wanted (else all), `known` the ids of a file
        that gets only what it lacks."""
        there = known or set()
        numbered = [(str(at), ids) for at, ids in enumerate(self._tags, self._first)]
        tags = [(at, ids) for at, ids in numbered if used is None or at in used]
        wanted = self._wanted | {id for _, ids in tags for id in ids}
        meant = [(m, id) for m, id in self._definitions.items() if id in wanted and id not in there]
        definitions = [
            {"CatId": self._category(m), "Id": id, "Label": m.label, "Number": str(at)}
            for at, (m, id) in enumerate(meant, len(self._definitions) - len(meant) + 1)
        ]
        needed = {self._category(m) for m, _ in meant} if known is not None else None
        categories = [
            tag("TagCategory", row, empty=True)
            for row in self._rows(meant)
            if row["Id"] not in there and (needed is None or row["Id"] in needed)
        ]
        return [
            ("TagCategories", categories),
            ("TagDefinitions", [tag("TagDefinition", row, empty=True) for row in definitions]),
            ("Tags", [_tag(number, ids) for number, ids in tags]),
        ]

    def _category(self, meaning: Meaning) -> str:
        return self._categories.get(meaning.category) or own_id(meaning.category)

    def _rows(self, meant: list[tuple[Meaning, str]]) -> Iterator[dict[str, str]]:
        """All categories of Final Draft's, then those it has no id for."""
        for each in standard():
            row = {"Color": each.color, "Id": each.id, "Name": each.name, "Number": str(each.number)}
            yield {**row, "Style": each.style} if each.style else row
        own = dict.fromkeys(
            (m.category, m.category_name) for m, _ in meant if m.category not in self._categories
        )
        for at, (category, name) in enumerate(own, len(standard()) + 1):
            named = name or _NAMES.get(category) or str(category)
            yield {"Color": "#808080808080", "Id": own_id(category), "Name": named, "Number": str(at)}


_NAMES = {0: "Set", 1: "INT/EXT", 2: "Day/Night"}


def _tag(number: str, ids: list[str]) -> str:
    return tag("Tag", {"Number": number}) + "".join(f"<DefId>{text_of(id)}</DefId>" for id in ids) + "</Tag>"


def _standard_ids() -> dict[int, str]:
    return {each.ucis: each.id for each in standard() if each.ucis is not None}
