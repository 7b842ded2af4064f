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
    found: list[Finding] = []
    opened: tuple[_At, Element] | None = None
    for at, scene in enumerate(scenes):
        for position, element in enumerate(scene.elements):
            if element.kind is ElementKind.TIME_IN:
                if opened:
                    found.append(_unpaired(scenes, opened, file))
                opened = (at, position), element
            elif element.kind is ElementKind.TIME_OUT:
                if opened:
                    _cover(scenes, opened[0], (at, position))
                    opened = None
                elif not scene.flashback:  # a heading that says 闪回 needs no opening mark
                    found.append(_lone(element, file))
    if opened:
        found.append(_unpaired(scenes, opened, file))
    return found


def _cover(scenes: list[SceneDraft], start: _At, end: _At) -> None:
    """Mark the scenes that open between two marks; the one with the first only if it lies inside whole."""
    for at in range(start[0], end[0] + 1):
        played = [p for p, element in enumerate(scenes[at].elements) if element.kind in PLAYED]
        if not played:
            continue
        opens_inside = start < (at, played[0]) < end
        if opens_inside and (at > start[0] or (at, played[-1]) < end):
            scenes[at].flashback = True


def _unpaired(scenes: list[SceneDraft], opened: tuple[_At, Element], file: str | None) -> Finding:
    (scene, position), element = opened
    after = any(e.kind in PLAYED for e in scenes[scene].elements[position:])
    last = scene if after or scene + 1 == len(scenes) else scene + 1
    _cover(scenes, opened[0], (last, len(scenes[last].elements)))
    return _lone(element, file)


def _lone(element: Element, file: str | None) -> Finding:
    return findings.UNPAIRED_FLASHBACK.at(Place(file=file, line=element.source.line), mark=element.text)
