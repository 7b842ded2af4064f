"""The ids of the styles that are written here; a paragraph that carries one says what it is."""

from __future__ import annotations

from shudian.model.series import ElementKind as Kind

_OWN = "Shudian-"

#: Kinds whose paragraph holds their words alone: no mark or label says what they are, only the style.
BARE = frozenset(
    {Kind.SHOT, Kind.LYRICS, Kind.CENTERED, Kind.SECTION, Kind.SYNOPSIS, Kind.NOTE, Kind.OMITTED, Kind.PAGE_BREAK}
)  # fmt: skip


def own_id(key: str) -> str:
    """`action` as the style's id."""
    return _OWN + key


def own_key(id: str) -> str | None:
    """`action` of the id `Shudian-action`; None if the style is not ours."""
    return id.removeprefix(_OWN) if id.startswith(_OWN) else None
