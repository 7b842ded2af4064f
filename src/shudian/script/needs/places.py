"""The sets of a place as a heading names it.

`A/B` plays on two sets in one scene. `酒店-走廊`, `HOUSE - KITCHEN` is one set, the part of a larger one:
it keeps its whole name, by which it is dressed and planned, and `parent` names the larger.
"""

from __future__ import annotations

import re

_TWO_SETS = re.compile(r"\s*[/／]\s*")
_PART = re.compile(r"\s*[—–－]+\s*|\s+-+\s+|(?<=[\u3400-\u9fff])-+|-+(?=[\u3400-\u9fff])")


def sets(place: str) -> tuple[str, ...]:
    """The sets on which a scene at that place plays, each once."""
    return tuple(dict.fromkeys(part for part in _TWO_SETS.split(place.strip()) if part))


def parent(place: str) -> str | None:
    """The set of which this one is a part."""
    whole, *parts = _PART.split(place, maxsplit=1)
    return whole if whole and parts and parts[0] else None
