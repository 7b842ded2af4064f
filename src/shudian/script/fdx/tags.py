"""What a file's tag numbers stand for, and the tags of one element's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby

from shudian.model.series import Tag
from shudian.script.fdx.categories import Numbers
from shudian.script.fdx.paragraphs import Run
from shudian.script.fdx.tree import Node


@dataclass(frozen=True, slots=True)
class Meaning:
    category: int
    label: str
    category_name: str | None


@dataclass(slots=True)
class TagBook:
    """The meanings of each tag number; words may carry several."""

    meanings: dict[str, list[Meaning]] = field(default_factory=dict)
    definitions: dict[Meaning, str] = field(default_factory=dict)  # their ids
    categories: dict[int, str] = field(default_factory=dict)  # ids of those in use

    @property
    def last(self) -> int:
        """The highest tag number."""
        return max((int(each) for each in self.meanings if re.fullmatch(r"[0-9]{1,9}", each)), default=0)

    @classmethod
    def of(cls, root: Node) -> TagBook:
        data = root.first("TagData")
        if data is None:
            return cls()
        numbers, book = Numbers(), cls()
        names = {each.get("Id"): each.get("Name") for each in _rows(data, "TagCategories", "TagCategory")}
        defined: dict[str, Meaning] = {}
        for each in _rows(data, "TagDefinitions", "TagDefinition"):
            id = each.get("CatId")
            category, name = numbers.of(id, names.get(id, ""))
            defined[each.get("Id")] = meaning = Meaning(category, each.get("Label"), name)
            book.definitions.setdefault(meaning, each.get("Id"))
            book.categories.setdefault(category, id)
        for each in _rows(data, "Tags", "Tag"):
            ids = [inner.said.strip() for inner in each.all("DefId")]
            book.meanings[each.get("Number")] = [defined[id] for id in ids if id in defined]
        return book

    def tags(self, runs: list[Run]) -> tuple[Tag, ...]:
        """Tags of a paragraph's words; a number over several runs is one, as is one meaning that
        another tag cuts."""
        found: list[Tag] = []
        at, several = 0, False
        for number, group in groupby(runs, key=lambda run: run.tag):
            end = at + sum(len(run.text) for run in group)
            meant = self.meanings.get(number, []) if number else []
            for meaning in meant:
                tag = Tag(at, end, meaning.category, meaning.label, meaning.category_name)
                before = next(
                    (t for t in found if replace(t, start=at, end=end) == tag and t.end == at), None
                )
                if before and (several or len(meant) > 1):
                    found[found.index(before)] = replace(before, end=end)
                else:
                    found.append(tag)
            at, several = end, len(meant) > 1
        return tuple(sorted(found, key=lambda tag: (tag.start, tag.end)))


def within(tags: tuple[Tag, ...], paragraph: str, text: str) -> tuple[Tag, ...]:
    """Tags of a paragraph's words moved to the part of them that an element keeps."""
    start = max(paragraph.find(text), 0)
    moved = (
        replace(tag, start=max(tag.start - start, 0), end=min(tag.end - start, len(text)))
        for tag in tags
        if tag.end > start and tag.start - start < len(text)
    )
    return tuple(tag for tag in moved if tag.start < tag.end)


def _rows(data: Node, table: str, row: str) -> list[Node]:
    inside = data.first(table)
    return inside.all(row) if inside else []
