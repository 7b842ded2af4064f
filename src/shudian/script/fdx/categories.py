"""Final Draft's tag categories and the UCIS numbers that the model counts by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from uuid import NAMESPACE_URL, uuid5

from shudian.script.tables import table

#: The first number for a category of the writer's own that has none; below stand ours (500 brands …).
_OWN = 600
_HIGHEST = 1000


@dataclass(frozen=True, slots=True)
class Category:
    id: str
    name: str
    number: int  # Final Draft's own order
    color: str
    style: str
    ucis: int | None


@cache
def standard() -> tuple[Category, ...]:
    """Those that Final Draft writes into every file, in its order."""
    return tuple(
        Category(row["id"], row["name"], row["number"], row["color"], row.get("style", ""), row.get("ucis"))
        for row in table("final_draft")["category"]
    )


@cache
def _by_id() -> dict[str, int]:
    known = {own_id(number): number for number in range(_HIGHEST)}
    for row in table("final_draft")["category"]:
        if "ucis" in row:
            known.update({id: row["ucis"] for id in (row["id"], row.get("also")) if id})
    return known


@cache
def _by_name() -> dict[str, int]:
    named = {category.name.casefold(): category.ucis for category in standard() if category.ucis is not None}
    return {**named, "cast": named["cast members"]}


def own_id(number: int) -> str:
    """The id that we write for a number that Final Draft has no category for."""
    return str(uuid5(NAMESPACE_URL, f"shudian:category:{number}"))


class Numbers:
    """UCIS numbers for the categories of one file; its writer's own count from 600."""

    def __init__(self) -> None:
        self._own: dict[str, int] = {}

    def of(self, id: str, name: str) -> tuple[int, str | None]:
        """The number, and the name where the number alone does not say it."""
        known = _by_id().get(id.casefold())
        if known is None:
            known = _by_name().get(name.casefold())
        if known is None:
            known = self._own.setdefault(id or name, _OWN + len(self._own))
        return known, (name or None) if known >= 500 else None
