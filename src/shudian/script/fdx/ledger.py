"""The tags of a file while it is written: numbers for tagged words, definitions for what they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from uuid import NAMESPACE_URL, uuid5

from shudian.model.series import Tag
from shudian.script.fdx.categories import own_id, standard
from shudian.script.fdx.markup import tag, text_of
from shudian.script.fdx.paragraphs import Run
from shudian.script.fdx.tags import Meaning


class Ledger:
    def __init__(self) -> None:
        self._definitions: dict[Meaning, str] = {}
        self._tags: list[list[str]] = []

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
        self._tags.append([self.define(Meaning(t.category, t.label, t.category_name)) for t in tags])
        return str(len(self._tags))

    def define(self, meaning: Meaning) -> str:
        said = f"shudian:tag:{meaning.category}:{meaning.category_name}:{meaning.label}"
        return self._definitions.setdefault(meaning, str(uuid5(NAMESPACE_URL, said)))

    def lines(self) -> Iterator[str]:
        yield "  <TagData>"
        yield "    <TagCategories>"
        for row in self._categories():
            yield f"      {tag('TagCategory', row, empty=True)}"
        yield "    </TagCategories>"
        yield "    <TagDefinitions>"
        ids = _ids()
        for number, (meaning, id) in enumerate(self._definitions.items(), 1):
            category = ids.get(meaning.category) or own_id(meaning.category)
            row = {"CatId": category, "Id": id, "Label": meaning.label, "Number": str(number)}
            yield f"      {tag('TagDefinition', row, empty=True)}"
        yield "    </TagDefinitions>"
        yield "    <Tags>"
        for number, defined in enumerate(self._tags, 1):
            inside = "".join(f"<DefId>{text_of(each)}</DefId>" for each in defined)
            yield f"      {tag('Tag', {'Number': str(number)})}{inside}</Tag>"
        yield "    </Tags>"
        yield "  </TagData>"

    def _categories(self) -> Iterator[dict[str, str]]:
        """All of Final Draft's, then those it has no id for."""
        for each in standard():
            row = {"Color": each.color, "Id": each.id, "Name": each.name, "Number": str(each.number)}
            yield {**row, "Style": each.style} if each.style else row
        known = _ids()
        own = dict.fromkeys(
            (m.category, m.category_name) for m in self._definitions if m.category not in known
        )
        for number, (category, name) in enumerate(own, len(standard()) + 1):
            named = name or _NAMES.get(category) or str(category)
            yield {"Color": "#808080808080", "Id": own_id(category), "Name": named, "Number": str(number)}


_NAMES = {0: "Set", 1: "INT/EXT", 2: "Day/Night"}


def _ids() -> dict[int, str]:
    return {each.ucis: each.id for each in standard() if each.ucis is not None}
