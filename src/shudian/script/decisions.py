"""What a person says of the items of a breakdown: confirmed, rejected, called by another name.

The sheets follow: a rejected item is on none.
"""

from __future__ import annotations

from dataclasses import replace

from shudian.model.breakdown import Breakdown, BreakdownItem, State
from shudian.script.needs.settle import settle


def decide(breakdown: Breakdown, category: int, name: str, state: State) -> Breakdown:
    """With the item of that category and name in that state; KeyError if there is none."""
    item = _item(breakdown, category, name)
    return _with(breakdown, item, replace(item, state=state))


def rename(breakdown: Breakdown, category: int, name: str, to: str) -> Breakdown:
    """With the item under another name, which confirms it; its words stay as `variants`.

    Where the category has an item of that name, the two become one. KeyError if there is no such item.
    """
    item = _item(breakdown, category, name)
    if to == name:
        return decide(breakdown, category, name, State.CONFIRMED)
    other = next((i for i in breakdown.items if (i.category, i.name) == (category, to)), None)
    known = (*(other.variants if other else ()), *item.variants, name)
    called = replace(
        item,
        name=to,
        state=State.CONFIRMED,
        variants=tuple(word for word in dict.fromkeys(known) if word != to),
        mentions=tuple(dict.fromkeys((*(other.mentions if other else ()), *item.mentions))),
    )
    if other:
        items = tuple(each for each in breakdown.items if each is not other)
        breakdown = replace(breakdown, items=items)
    return _with(breakdown, item, called)


def _item(breakdown: Breakdown, category: int, name: str) -> BreakdownItem:
    for item in breakdown.items:
        if (item.category, item.name) == (category, name):
            return item
    raise KeyError((category, name))


def _with(breakdown: Breakdown, old: BreakdownItem, new: BreakdownItem) -> Breakdown:
    items = tuple(new if item is old else item for item in breakdown.items)
    return settle(replace(breakdown, items=items))
