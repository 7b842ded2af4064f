"""`cut reframe`: plan a path, read a person's edit of one, render it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from shudian import files
from shudian.cut import check
from shudian.cut import findings as kinds
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.probe import Source
from shudian.finding import Finding, Place, failed
from shudian.model import document
from shudian.model.media import CropPath

SIZE = (1080, 1920)


def plan(
    source: Source,
    size: tuple[int, int] = SIZE,
    *,
    progress: Callable[[int], None] | None = None,
    models: Path | None = None,
) -> tuple[CropPath, list[Finding]]:
    """Watch the clip and draw its path; the findings are those of the check, which recomputes it."""
    from shudian.cut.reframe.path import cast, draw
    from shudian.cut.reframe.watch import watch

    watched = watch(source, progress, models=models)
    path = draw(watched, source.upright, source.aspect, source.info.frame_rate, Fraction(*size))
    faces = [
        (seen.frame, seen.left, seen.top, seen.width, seen.height)
        for shot in watched.shots
        for subject in cast(watched, shot, source.info.frame_rate)[:1]
        for face in subject.faces
        for seen in face.sightings
    ]
    return path, check.check(path, source.info.frames, faces)


def read_path(data: bytes, source: Source, name: str | None = None) -> tuple[CropPath | None, list[Finding]]:
    """A path that a person may have edited, checked against the clip it is for."""
    path, found = document.read(CropPath, data, name)
    if path is None:
        return None, found
    place = Place(file=name)
    if (path.source_width, path.source_height) != source.upright:
        made_for = f"{path.source_width}×{path.source_height}"
        clip = "×".join(str(side) for side in source.upright)
        return None, [kinds.PATH_OTHER_SOURCE.at(place, path=made_for, clip=clip)]
    found = check.check(path, source.info.frames, name=name)
    return (None if failed(found) else path), found


def render(
    source: Source,
    path: CropPath,
    output: Path,
    ffmpeg: Ffmpeg,
    *,
    size: tuple[int, int] = SIZE,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Write the vertical picture as `output`, whole or not at all."""
    from shudian.cut.reframe import picture

    with files.whole(output) as temporary:
        picture.render(source, path, temporary, size, ffmpeg, progress=progress)
