"""Which scenes are flashbacks: from 【闪回】 to 【闪回结束】, and what to do with a mark alone."""

from __future__ import annotations

from shudian.finding import Finding, Place
from shudian.model.series import Element, ElementKind
from shudian.script import findings
from shudian.script.draft import PLAYED, SceneDraft, SeriesDraft

_At = tuple[int, int]  # scene, element


def mark_flashbacks(draft: SeriesDraft, file: str | None) -> list[Finding]:
    """Set `flashback` on the scenes that lie between two marks; an unpaired mark covers one scene."""
    scenes = draft.scenes
    played = [_played(scene) for scene in scenes]
    found: list[Finding] = []
    opened: tuple[_At, Element] | None = None
    for at, scene in enumerate(scenes):
        for position, element in enumerate(scene.elements):
            if element.kind is ElementKind.TIME_IN:
                if opened:
                    found.append(_unpaired(scenes, played, opened, file))
                opened = (at, position), element
            elif element.kind is ElementKind.TIME_OUT:
                if opened:
                    _cover(scenes, played, opened[0], (at, position))
                    opened = None
                elif not scene.flashback:  # a heading that says 闪回 needs no opening mark
                    found.append(_lone(element, file))
    if opened:
        found.append(_unpaired(scenes, played, opened, file))
    return found


def _played(scene: SceneDraft) -> tuple[int, int] | None:
    """Positions of the first and the last played element."""
    at = [position for position, element in enumerate(scene.elements) if element.kind in PLAYED]
    return (at[0], at[-1]) if at else None


def _cover(scenes: list[SceneDraft], played: list[_At | None], start: _At, end: _At) -> None:
    """Mark the scenes that open between two marks; the one with the first only if it lies inside whole."""
    for at in range(start[0], end[0] + 1):
        if (span := played[at]) is None:
            continue
        opens_inside = start < (at, span[0]) < end
        if opens_inside and (at > start[0] or (at, span[1]) < end):
            scenes[at].flashback = True


def _unpaired(
    scenes: list[SceneDraft], played: list[_At | None], opened: tuple[_At, Element], file: str | None
) -> Finding:
    (scene, position), element = opened
    span = played[scene]
    after = span is not None and span[1] > position
    last = scene if after or scene + 1 == len(scenes) else scene + 1
    _cover(scenes, played, opened[0], (last, len(scenes[last].elements)))
    return _lone(element, file)


def _lone(element: Element, file: str | None) -> Finding:
    return findings.UNPAIRED_FLASHBACK.at(Place(file=file, line=element.source.line), mark=element.text)
