"""A breakdown written into its script as Final Draft's tags."""

from __future__ import annotations

from dataclasses import replace

from shudian.model.breakdown import Breakdown, BreakdownItem, State
from shudian.model.series import Element, Series, Tag
from shudian.script.fdx.file import write
from shudian.script.fdx.tags import Meaning
from shudian.script.sheets.grids import category_name

#: From here on a number alone does not say what the category is.
_OWN = 500


def tagged(series: Series, breakdown: Breakdown) -> bytes:
    """The series as a Final Draft file in which every word that an item points at is tagged."""
    marked, meanings = with_tags(series, breakdown)
    return write(marked, meanings)


def with_tags(series: Series, breakdown: Breakdown) -> tuple[Series, list[Meaning]]:
    """The series with a tag on every word that an item points at, and what all items are.

    A rejected item is left out, with the tags of its name that the script had.
    """
    language = "zh" if str(series.language).startswith("zh") else "en"
    found: dict[str, list[Tag]] = {}
    rejected = {(i.category, i.name) for i in breakdown.items if i.state is State.REJECTED}
    kept = [item for item in breakdown.items if item.state is not State.REJECTED]
    for item in kept:
        meaning = _meaning(item, language)
        for each in item.mentions:
            if each.element and each.start is not None and each.end is not None:
                made = Tag(each.start, each.end, meaning.category, meaning.label, meaning.category_name)
                found.setdefault(each.element, []).append(made)
    episodes = tuple(
        replace(
            episode,
            scenes=tuple(
                replace(
                    scene, elements=tuple(_tagged(e, found.get(e.id, []), rejected) for e in scene.elements)
                )
                for scene in episode.scenes
            ),
        )
        for episode in series.episodes
    )
    return replace(series, episodes=episodes), [_meaning(item, language) for item in kept]


def _meaning(item: BreakdownItem, language: str) -> Meaning:
    named = category_name(item.category).in_(language) if item.category >= _OWN else None
    return Meaning(item.category, item.name, named)


def _tagged(element: Element, found: list[Tag], rejected: set[tuple[int, str]]) -> Element:
    tags = [tag for tag in element.tags if (tag.category, tag.label) not in rejected]
    there = {(tag.start, tag.end, tag.category) for tag in tags}
    tags += [
        tag
        for tag in dict.fromkeys(found)
        if tag.start < tag.end <= len(element.text) and (tag.start, tag.end, tag.category) not in there
    ]
    return replace(element, tags=tuple(sorted(tags, key=lambda tag: (tag.start, tag.end))))
