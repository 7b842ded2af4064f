"""The words a finding is about, with the lines before and after them."""

from __future__ import annotations

from dataclasses import dataclass

from shudian.finding import Place
from shudian.model.series import Element, ElementKind, Scene, Series


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    cue: str = ""
    kind: ElementKind | None = None  # None: a heading or cast line
    meant: bool = False  # the line that the finding is about


class Contexts:
    """Looks up what stands at a place of a series."""

    def __init__(self, series: Series) -> None:
        self.elements: dict[str, tuple[Scene, int]] = {}
        self.scenes: dict[tuple[str, int], Scene] = {}
        for scene in series.scenes:
            self.scenes.setdefault((scene.number or scene.id, scene.source.line), scene)
            self.elements.update({element.id: (scene, at) for at, element in enumerate(scene.elements)})

    def at(self, place: Place) -> list[Line]:
        """Three lines at most; none for a place without words, such as a whole episode."""
        if place.element and (found := self.elements.get(place.element)):
            return _around(*found)
        scene = self.scenes.get((place.scene or "", place.line or 0))
        return _opening(scene) if scene else []


def _around(scene: Scene, at: int) -> list[Line]:
    lines = [_line(element, at == here) for here, element in enumerate(scene.elements)]
    before = [lines[at - 1]] if at else [Line(scene.heading)] if scene.heading else []
    return [*before, *lines[at : at + 2]]


def _opening(scene: Scene) -> list[Line]:
    cast = "、".join(entry.name for entry in scene.cast)
    listed = [Line(cast)] if cast else []
    return [Line(scene.heading or "–", meant=True), *listed, *(_line(e, False) for e in scene.elements[:1])]


def _line(element: Element, meant: bool) -> Line:
    return Line(element.text, _cue(element), element.kind, meant)


def _cue(element: Element) -> str:
    said = f"（{element.parenthetical}）" if element.parenthetical else ""
    extension = f" {element.extension}" if element.extension else ""
    return f"{element.character}{extension}{said}" if element.character else ""
