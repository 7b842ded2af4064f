"""The lists on the sheets, made from the items and what a person said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from shudian.model.breakdown import Breakdown, BreakdownItem, Level, SceneSheet, State
from shudian.script.needs import categories as of

_Needed = dict[int, dict[str, int | None]]  # category -> name -> how many


def settle(breakdown: Breakdown) -> Breakdown:
    """The breakdown with its sheets' lists as its items say; a rejected item is on no sheet."""
    needed: dict[str, _Needed] = {}
    for item in breakdown.items:
        if item.state is not State.REJECTED:
            _count(item, needed)
    cast = [item for item in breakdown.items if item.category == of.CAST]
    names = {name: item.name for item in cast for name in (*item.variants, item.name)}
    sheets = (_settled(sheet, needed.get(sheet.scene, {}), names) for sheet in breakdown.scenes)
    return replace(breakdown, scenes=tuple(sheets))


def extra_label(name: str, count: int | None) -> str:
    """股东×6, as a call sheet writes it."""
    return f"{name}×{count}" if (count or 1) > 1 else name


def _count(item: BreakdownItem, needed: dict[str, _Needed]) -> None:
    stands = item.category == of.PROPS and item.level is Level.DRESSING
    for mention in item.mentions:
        names = needed.setdefault(mention.scene, {}).setdefault(of.DRESSING if stands else item.category, {})
        names[item.name] = max(names.get(item.name) or 0, mention.count or 0) or None


def _settled(sheet: SceneSheet, needed: _Needed, names: Mapping[str, str]) -> SceneSheet:
    heard = {names.get(name, name) for name in sheet.heard}
    cast = [name for name in needed.get(of.CAST, {}) if name not in heard]
    extras = [extra_label(name, count) for name, count in needed.get(of.EXTRAS, {}).items()]

    def listed(*categories: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for category in categories for name in needed.get(category, {})))

    return replace(
        sheet,
        cast=_in_order(cast, [names.get(name, name) for name in sheet.cast]),
        extras=_in_order(extras, sheet.extras),
        props=listed(of.PROPS),
        wardrobe=listed(of.WARDROBE),
        vehicles=listed(of.VEHICLES),
        animals=listed(of.ANIMALS),
        effects=listed(of.EFFECTS, of.MECHANICAL, of.VFX),
        sounds=listed(of.SOUND),
        brands=listed(of.BRAND),
        makeup=listed(of.MAKEUP),
        stunts=listed(of.STUNTS),
        dressing=listed(of.DRESSING),
        music=listed(of.MUSIC),
        on_screen=listed(of.ON_SCREEN),
    )


def _in_order(names: Iterable[str], written: Iterable[str]) -> tuple[str, ...]:
    """Names in the order in which a sheet has them, what it has not at the end."""
    places = {name: place for place, name in enumerate(written)}
    return tuple(sorted(names, key=lambda name: places.get(name, len(places))))
