"""Links by scene number, as a production writes them, turned into links by scene."""

from __future__ import annotations

from shudian.finding import Finding, Place
from shudian.model.breakdown import Breakdown
from shudian.model.production import Link, Production
from shudian.plan.posing import findings as kinds
from shudian.wording import Wording


def links(production: Production, breakdown: Breakdown) -> tuple[tuple[Link, ...], list[Finding]]:
    """The links between scenes that there are; a finding for each other one."""
    scenes: dict[str, list[str]] = {}
    for sheet in breakdown.scenes:
        scenes.setdefault(_plain(sheet.number), []).append(sheet.scene)
    made: list[Link] = []
    found: list[Finding] = []
    for link in production.links:
        if why := _loose(link, scenes):
            place = Place(scene=link.first)
            found.append(kinds.LINK_LOOSE.at(place, first=link.first, second=link.second, why=why))
        else:
            (first,), (second,) = scenes[_plain(link.first)], scenes[_plain(link.second)]
            made.append(Link(first, second, link.kind, link.why))
    return tuple(made), found


def _loose(link: Link, scenes: dict[str, list[str]]) -> Wording | None:
    for number in (link.first, link.second):
        count = len(scenes.get(_plain(number), []))
        if not count:
            return Wording("there is no scene {n}", "没有第 {n} 场").filled({"n": number})
        if count > 1:
            return Wording("there are several scenes {n}", "有多个第 {n} 场").filled({"n": number})
    if _plain(link.first) == _plain(link.second):
        return Wording("a scene cannot be linked to itself", "一场戏不能与自身相接")
    return None


def _plain(number: str) -> str:
    return "".join(number.split()).casefold()
