"""The items of a breakdown as they are found, and which of them are one thing under two names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from shudian.model.breakdown import BreakdownItem, Level, Mention, Origin
from shudian.model.people import CharacterKind
from shudian.script.needs import categories as of
from shudian.script.terms import has_hanzi

#: Categories in which 刀 after 刻刀 is the same knife.
_MERGED = frozenset(
    {of.VEHICLES, of.PROPS, of.ANIMALS, of.WARDROBE, of.DRESSING, of.MAKEUP, of.EFFECTS, of.VFX}
)


@dataclass(slots=True)
class Entry:
    origin: Origin
    level: Level | None = None
    kind: CharacterKind | None = None
    brand: str | None = None
    mentions: dict[Mention, None] = field(default_factory=dict)  # in order, each once
    variants: dict[str, None] = field(default_factory=dict)

    @property
    def quantity(self) -> int | None:
        return max((mention.count or 0 for mention in self.mentions), default=0) or None


class Ledger:
    """Items by category and name, in order of their first mention."""

    def __init__(self) -> None:
        self.entries: dict[tuple[int, str], Entry] = {}

    def note(self, category: int, name: str, mention: Mention, origin: Origin, said: str = "") -> Entry:
        """`said` are the words at the mention, a variant where they are not the name's own end."""
        entry = self.entries.setdefault((category, name), Entry(origin))
        entry.mentions[mention] = None
        if said and not name.casefold().endswith(said.casefold()):
            entry.variants[said] = None
        return entry

    def merge(self, episodes: Mapping[str, str]) -> None:
        """A shorter name is the longer one that ends in it, where scene, episode or series has one such.

        `episodes` gives the episode of a scene. Through a whole series only what is one of its kind is the
        same: a vehicle, an animal, a prop that turns the plot.
        """
        self._merge(lambda scene: scene, lambda _category, _entry: True)
        self._merge(lambda scene: episodes[scene], lambda _category, _entry: True)
        self._merge(
            lambda _scene: "",
            lambda category, entry: category in (of.VEHICLES, of.ANIMALS) or entry.level is Level.KEY,
        )

    def _merge(self, scope: Callable[[str], str], alike: Callable[[int, Entry], bool]) -> None:
        together: dict[tuple[int, str], dict[str, None]] = {}
        for (category, name), entry in self.entries.items():
            if category in _MERGED and alike(category, entry):
                for mention in entry.mentions:
                    together.setdefault((category, scope(mention.scene)), {})[name] = None
        for (category, where), names in together.items():
            for name in sorted(names, key=len):
                longer = [other for other in names if other != name and _ends_in(other, name)]
                if whole := _outermost(longer):
                    self._move(category, name, whole, scope, where)

    def _move(self, category: int, name: str, whole: str, scope: Callable[[str], str], where: str) -> None:
        entry, into = self.entries.get((category, name)), self.entries.get((category, whole))
        if entry is None or into is None:
            return
        moved = [mention for mention in entry.mentions if scope(mention.scene) == where]
        for mention in moved:
            del entry.mentions[mention]
        into.mentions.update(dict.fromkeys(moved))
        into.variants.update({name: None, **entry.variants})
        into.brand = into.brand or entry.brand
        if not entry.mentions:
            del self.entries[category, name]

    def items(self) -> tuple[BreakdownItem, ...]:
        """Of a category, an item's other words are no other item's name."""
        ordered = sorted(self.entries.items(), key=lambda pair: pair[0][0])  # stable: first mention within
        return tuple(
            BreakdownItem(
                category,
                name,
                tuple(e.mentions),
                e.origin,
                e.level,
                e.quantity,
                e.kind,
                variants=tuple(said for said in e.variants if (category, said) not in self.entries),
                brand=e.brand,
            )
            for (category, name), e in ordered
        )


def _ends_in(longer: str, shorter: str) -> bool:
    """黑色商务车 ends in 商务车, `fountain pen` in `pen`; a garment only in one of the same wearer, or of nobody's."""
    wearer, _, own = longer.rpartition(" ")
    other, _, garment = shorter.rpartition(" ")
    if not has_hanzi(longer):
        return longer.endswith(f" {shorter}")
    return other in ("", wearer) and own.endswith(garment)


def _outermost(names: Iterable[str]) -> str | None:
    """The longest of names that all end in one another; None where two are different things."""
    ordered = sorted(names, key=len)
    nested = all(_ends_in(b, a) for a, b in pairwise(ordered))
    return ordered[-1] if ordered and nested else None
