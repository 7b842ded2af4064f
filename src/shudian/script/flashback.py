"""Which scenes are flashbacks: from 【闪回】 to 【闪回结束】, and what to do with a mark alone.

One rule for every reader. A mark that opens and is never closed lasts to the end of its scene, of the next
one where nothing is played behind it; one that closes what nothing opened proposes its scene and changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from shudian.finding import Finding, Place
from shudian.model.series import Element, ElementKind
from shudian.script import findings
from shudian.script.draft import PLAYED, SeriesDraft
from shudian.wording import Wording

_At = tuple[int, int]  # scene, element
_TO_END = Wording("taken to last to the end of scene {number}", "按持续到场次 {number} 结束处理")
_FROM_START = Wording(
    "what it ends may be scene {number} from its start", "它结束的可能是从场次 {number} 开头起的内容"
)


class _Scene(Protocol):
    """What a finished scene and its draft have in common."""

    @property
    def number(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def flashback(self) -> bool: ...
    @property
    def elements(self) -> Sequence[Element]: ...


@dataclass(frozen=True, slots=True)
class Lone:
    """A mark without a partner, and the scene whose end (of an opening mark) or start it proposes."""

    mark: Element
    at: _At
    scene: str  # the proposed scene's number, or its place


@dataclass(slots=True)
class Pairing:
    covered: set[int] = field(default_factory=set)  # scenes that open between two marks
    lone: list[Lone] = field(default_factory=list)


def pairing(scenes: Sequence[_Scene]) -> Pairing:
    made = Pairing()
    opened: tuple[_At, Element] | None = None
    for at, scene in enumerate(scenes):
        for position, element in enumerate(scene.elements):
            if element.kind is ElementKind.TIME_IN:
                if opened:
                    _close(scenes, opened, made)
                opened = (at, position), element
            elif element.kind is ElementKind.TIME_OUT:
                if opened:
                    made.covered |= _between(scenes, opened[0], (at, position))
                    opened = None
                elif not (scene.flashback or at in made.covered):  # a heading that says 闪回 opens it
                    made.lone.append(Lone(element, (at, position), scene.number or scene.place))
    if opened:
        _close(scenes, opened, made)
    return made


def mark_flashbacks(draft: SeriesDraft, file: str | None) -> list[Finding]:
    """Set `flashback` on the scenes that lie between two marks, and tell of the marks without a partner."""
    scenes = draft.scenes
    made = pairing(scenes)
    for at in made.covered:
        scenes[at].flashback = True
    return [
        told(lone, Place(file=file, line=lone.mark.source.line, scene=scenes[lone.at[0]].number or None))
        for lone in made.lone
    ]


def told(lone: Lone, place: Place) -> Finding:
    opens = lone.mark.kind is ElementKind.TIME_IN
    span = (_TO_END if opens else _FROM_START).filled({"number": lone.scene or "–"})
    return findings.UNPAIRED_FLASHBACK.at(place, mark=lone.mark.text, span=span)


def _played(scene: _Scene) -> tuple[int, int] | None:
    """Positions of the first and the last played element."""
    at = [position for position, element in enumerate(scene.elements) if element.kind in PLAYED]
    return (at[0], at[-1]) if at else None


def _between(scenes: Sequence[_Scene], start: _At, end: _At) -> set[int]:
    """The scenes that open between two marks; the one with the first only if it lies inside whole."""
    covered = set()
    for at in range(start[0], end[0] + 1):
        if (span := _played(scenes[at])) is None:
            continue
        opens_inside = start < (at, span[0]) < end
        if opens_inside and (at > start[0] or (at, span[1]) < end):
            covered.add(at)
    return covered


def _close(scenes: Sequence[_Scene], opened: tuple[_At, Element], made: Pairing) -> None:
    (scene, position), element = opened
    span = _played(scenes[scene])
    after = span is not None and span[1] > position
    last = scene if after or scene + 1 == len(scenes) else scene + 1
    made.covered |= _between(scenes, opened[0], (last, len(scenes[last].elements)))
    made.lone.append(Lone(element, opened[0], scenes[last].number or scenes[last].place))
