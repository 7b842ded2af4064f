"""What a person decided of the old draft's breakdown, kept in the new one's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from shudian.finding import Finding
from shudian.model.breakdown import Breakdown, BreakdownItem, Mention, Origin, State
from shudian.model.series import Element, Series
from shudian.script.drafts.effects import renamed
from shudian.script.drafts.findings import RENAMED_PART, WORDS_GONE
from shudian.script.drafts.matching import Matching, match
from shudian.script.needs.settle import settle

T = TypeVar("T")
_CAST = 100


def carry(old: Series, kept: Breakdown, new: Series, made: Breakdown) -> tuple[Breakdown, list[Finding]]:
    """The new draft's breakdown with the states, names and items that a person gave the old one.

    `kept` was made from `old`, `made` from `new`. An item whose words are gone stays without mentions.
    """
    decided = [item for item in kept.items if is_decided(item)]
    if not decided:
        return made, []
    return _Carrying(old, new, made).carried(decided)


def is_decided(item: BreakdownItem) -> bool:
    """Whether a person had a hand in it."""
    return item.state is not State.SUGGESTED or item.origin is Origin.PERSON


class _Carrying:
    def __init__(self, old: Series, new: Series, made: Breakdown) -> None:
        self.made, self.old, self.new = made, old, new
        self.matching: Matching = match(old, new)
        self.before = {element.id: element for scene in old.scenes for element in scene.elements}
        self.after = {element.id: element for scene in new.scenes for element in scene.elements}
        self.home = {element.id: scene.id for scene in new.scenes for element in scene.elements}
        #: By the name that the new draft's breakdown gave it.
        self.items = {(item.category, item.name): item for item in made.items}
        self.findings: list[Finding] = []

    def carried(self, decided: Iterable[BreakdownItem]) -> tuple[Breakdown, list[Finding]]:
        heirs: dict[str, str] | None = None
        for kept in decided:
            item, found = kept, self.found(kept)
            if not found and item.category == _CAST and item.mentions:
                heirs = heirs or {was: now for now, was in renamed(self.old, self.new, self.matching).items()}
                item, found = self.inherited(item, heirs)
            self.keep(item, found)
        items = tuple(sorted(self.items.values(), key=lambda item: item.category))
        return settle(replace(self.made, items=items)), self.findings

    def found(self, item: BreakdownItem) -> list[BreakdownItem]:
        """The new draft's items that this one stands for: of its name, or of a name it had before."""
        names = dict.fromkeys((item.name, *item.variants))
        return [same for name in names if (same := self.items.get((item.category, name)))]

    def inherited(
        self, item: BreakdownItem, heirs: dict[str, str]
    ) -> tuple[BreakdownItem, list[BreakdownItem]]:
        """A part that the writer renamed, under the name it has now."""
        heir = next((heirs[name] for name in (item.name, *item.variants) if name in heirs), None)
        if heir is None or (item.category, heir) not in self.items:
            return item, []
        self.findings.append(RENAMED_PART.at(name=heir, old=item.name))
        return replace(item, name=heir), [self.items[item.category, heir]]

    def keep(self, item: BreakdownItem, found: list[BreakdownItem]) -> None:
        mine = self.still_said(item) if item.origin is Origin.PERSON or not found else ()
        mentions = _each_once(mention for each in found for mention in each.mentions)
        mentions = _each_once((*mentions, *mine))
        if item.mentions and not mentions and item.state is not State.REJECTED:
            self.findings.append(WORDS_GONE.at(name=item.name))
        now = found[0] if found else item
        carried = replace(
            item,
            mentions=mentions,
            level=now.level or item.level,
            quantity=now.quantity or item.quantity,
            character_kind=now.character_kind or item.character_kind,
            brand=item.brand or now.brand,
            variants=_each_once((*item.variants, *(name for each in found for name in each.variants))),
        )
        for each in found[1:]:
            del self.items[each.category, each.name]
        self.items[item.category, now.name] = carried

    def still_said(self, item: BreakdownItem) -> tuple[Mention, ...]:
        """Its words where they stand now; a person's item that points at a whole scene goes with the scene."""
        return _each_once(
            now for mention in item.mentions for now in self._moved(mention, item.origin is Origin.PERSON)
        )

    def _moved(self, mention: Mention, by_person: bool) -> Iterator[Mention]:
        if mention.element is None:
            scene = self.matching.scenes.get(mention.scene)
            if scene and by_person:
                yield replace(mention, scene=scene)
            return
        now = self.after.get(self.matching.elements.get(mention.element, ""))
        if now is None:
            return
        if mention.start is None or mention.end is None:
            if by_person:
                yield replace(mention, scene=self.home[now.id], element=now.id)
        elif (start := _nearest(self.before[mention.element], now, mention.start, mention.end)) is not None:
            length = mention.end - mention.start
            yield Mention(self.home[now.id], now.id, start, start + length, mention.count)


def _nearest(old: Element, new: Element, start: int, end: int) -> int | None:
    """Where the same words stand in the new line, next to where they stood."""
    words = old.text[start:end]
    places = []
    at = new.text.find(words) if words else -1
    while at >= 0:
        places.append(at)
        at = new.text.find(words, at + 1)
    return min(places, key=lambda place: (abs(place - start), place), default=None)


def _each_once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))
