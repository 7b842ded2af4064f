"""The items of a breakdown with the words that they stand on, as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from shudian.model.breakdown import Breakdown, BreakdownItem, Mention
from shudian.model.series import Element, Episode, Scene, Series
from shudian.script.sheets.grids import category_name
from shudian.wording import Wording

_AROUND = 24  # characters of a line on either side of an item's words
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Context:
    """Words of the script between what stands before and behind; the heading where no line is named."""

    episode: int
    scene: str  # Scene.number
    element: str | None
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class ItemView:
    item: BreakdownItem
    category: Wording
    contexts: tuple[Context, ...]  # of its first mentions
    scenes: int
    episodes: tuple[int, ...]

    @property
    def more(self) -> int:
        """Mentions that are not shown."""
        return len(self.item.mentions) - len(self.contexts)


def items(series: Series, breakdown: Breakdown) -> tuple[ItemView, ...]:
    """In the breakdown's order, by category."""
    scenes = {scene.id: (episode, scene) for episode in series.episodes for scene in episode.scenes}
    lines = {element.id: element for scene in series.scenes for element in scene.elements}
    return tuple(_view(item, scenes, lines) for item in breakdown.items)


def _view(
    item: BreakdownItem, scenes: dict[str, tuple[Episode, Scene]], lines: dict[str, Element]
) -> ItemView:
    found = [mention for mention in item.mentions if mention.scene in scenes]
    episodes = dict.fromkeys(scenes[mention.scene][0].number for mention in found)
    return ItemView(
        item,
        category_name(item.category),
        tuple(_context(mention, *scenes[mention.scene], lines) for mention in found[:_SHOWN]),
        len({mention.scene for mention in found}),
        tuple(episodes),
    )


def _context(mention: Mention, episode: Episode, scene: Scene, lines: dict[str, Element]) -> Context:
    line = lines.get(mention.element or "")
    number = scene.number or scene.id
    if line is None:
        heading = (scene.heading or scene.place).strip().removeprefix(number).strip()
        return Context(episode.number, number, None, heading, "", "")
    if mention.start is None or mention.end is None:
        said = f"{line.character}：{line.text}" if line.character else line.text
        return Context(episode.number, number, line.id, _clipped(said), "", "")
    first, end = max(0, mention.start - _AROUND), mention.end + _AROUND
    before = ("…" if first else "") + line.text[first : mention.start]
    after = line.text[mention.end : end] + ("…" if end < len(line.text) else "")
    return Context(episode.number, number, line.id, before, line.text[mention.start : mention.end], after)


def _clipped(text: str) -> str:
    return text if len(text) <= 2 * _AROUND else f"{text[: 2 * _AROUND]}…"
