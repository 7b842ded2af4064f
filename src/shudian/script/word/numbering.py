"""Word's list numbers: numId → abstractNum → level, counted in the document's order.

ECMA-376 part 1, 17.9. Lists that share an abstract definition count on together; a
`startOverride` restarts the count where its list is first used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from shudian.script.word.numerals import numeral

#: `第 %1 集` needs ten characters; a hostile one would be repeated for each paragraph.
_LONGEST = 80
_MARK = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str | None = None
    restart: int | None = None  # 0: never; k: after a number of level k
    legal: bool = False  # all numbers in digits


@dataclass(slots=True)
class List:
    abstract: str
    levels: dict[int, Level]
    overrides: dict[int, int] = field(default_factory=dict)


def value(node: Element | None, path: str, default: str = "") -> str:
    found = node.find(path) if node is not None else None
    return found.get("val", default) if found is not None else default


def whole(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else default


def switched_on(node: Element | None, path: str) -> bool:
    """Whether a property is set: its element stands, and not with a value that says no."""
    found = node.find(path) if node is not None else None
    return found is not None and found.get("val", "1") not in ("0", "false", "off", "none")


class Numbering:
    """Gives each listed paragraph its number as Word shows it."""

    def __init__(self, root: Element | None, style_lists: dict[str, str]) -> None:
        """`style_lists` is the numId of each numbering style, for definitions that only link to one."""
        self.lists: dict[str, List] = {}
        self.by_style: dict[str, tuple[str, int]] = {}  # paragraph style -> numId, level
        self.counts: dict[str, dict[int, int]] = {}
        self.opened: set[tuple[str, int]] = set()
        if root is None:
            return
        abstracts = {node.get("abstractNumId", ""): node for node in root.findall("w.abstractNum")}
        nums = {node.get("numId", ""): node for node in root.findall("w.num")}
        for number, node in nums.items():
            self._add(number, node, abstracts, nums, style_lists)

    def _add(
        self,
        number: str,
        node: Element,
        abstracts: dict[str, Element],
        nums: dict[str, Element],
        style_lists: dict[str, str],
    ) -> None:
        abstract = value(node, "w.abstractNumId")
        link = value(abstracts.get(abstract), "w.numStyleLink")
        if link in style_lists and style_lists[link] in nums:
            abstract = value(nums[style_lists[link]], "w.abstractNumId")
        made = List(abstract, _levels(abstracts.get(abstract)))
        for override in node.findall("w.lvlOverride"):
            at = whole(override.get("ilvl", ""), 0)
            if (own := override.find("w.lvl")) is not None:
                made.levels[at] = _level(own)
            if start := value(override, "w.startOverride"):
                made.overrides[at] = whole(start, 1)
        self.lists[number] = made
        for at, level in made.levels.items():
            if level.style:
                self.by_style.setdefault(level.style, (number, at))

    def next(self, number: str, at: int) -> str:
        """The label of the next paragraph in that list and level; empty for a bullet or an unknown list."""
        made = self.lists.get(number)
        if made is None or at not in made.levels:
            return ""
        counts = self.counts.setdefault(made.abstract, {})
        level = made.levels[at]
        if at in made.overrides and (number, at) not in self.opened:
            self.opened.add((number, at))
            counts[at] = made.overrides[at]
        else:
            counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [k for k in counts if k > at]:
            restart = made.levels.get(deeper, Level()).restart
            if restart is None or (restart and at < restart):
                del counts[deeper]
        return _label(made, level, counts)


def _label(made: List, level: Level, counts: dict[int, int]) -> str:
    if level.format == "bullet":
        return ""

    def said(mark: re.Match[str]) -> str:
        at = int(mark[1]) - 1
        other = made.levels.get(at, Level())
        return numeral(counts.get(at, other.start), "decimal" if level.legal else other.format)

    return _MARK.sub(said, level.text).strip()


def _levels(abstract: Element | None) -> dict[int, Level]:
    if abstract is None:
        return {}
    return {whole(node.get("ilvl", ""), 0): _level(node) for node in abstract.findall("w.lvl")}


def _level(node: Element) -> Level:
    made = Level(
        start=whole(value(node, "w.start"), 1),
        format=value(node, "w.numFmt") or value(node, ".//w.numFmt", "decimal"),
        text=value(node, "w.lvlText")[:_LONGEST],
        style=value(node, "w.pStyle") or None,
        legal=switched_on(node, "w.isLgl"),
    )
    restart = value(node, "w.lvlRestart")
    return replace(made, restart=whole(restart, 0)) if restart else made
