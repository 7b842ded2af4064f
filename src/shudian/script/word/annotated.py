"""Comments and footnotes put into the series as notes, each after the line it belongs to."""

from __future__ import annotations

from dataclasses import replace

from shudian.model.series import Element, ElementKind, Scene, Series, Source
from shudian.script.typed_page.origin import changed


def annotated(series: Series, notes: dict[int, list[str]], file: str | None) -> Series:
    """`notes` are the words by paragraph number; those before the first scene go to the front."""
    if not notes or not any(True for _ in series.scenes):
        return series
    owner: dict[str, list[int]] = {}
    starts = [(scene.source.line, scene.id) for scene in series.scenes]
    first: list[Element] = []
    for line in sorted(notes):
        at = [id for start, id in starts if start <= line]
        if at:
            owner.setdefault(at[-1], []).append(line)
        else:
            first += [_note(words, line, file) for words in notes[line]]

    def scene(made: Scene) -> Scene:
        elements = list(made.elements)
        for line in reversed(owner.get(made.id, [])):
            at = sum(1 for element in elements if element.source.line <= line)
            elements[at:at] = [_note(words, line, file) for words in notes[line]]
        return replace(
            made, elements=tuple(replace(e, id=f"{made.id}.{at}") for at, e in enumerate(elements, 1))
        )

    front = tuple(replace(e, id=f"0.{at}") for at, e in enumerate([*series.front, *first], 1))
    return replace(changed(series, scene) if owner else series, front=front)


def _note(words: str, line: int, file: str | None) -> Element:
    return Element("", ElementKind.NOTE, words, Source(line, file=file), raw=words)
