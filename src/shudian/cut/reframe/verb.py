"""`cut reframe`: plan a path, read a person's edit of one, render it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from shudian import files
from shudian.cut import check
from shudian.cut import findings as kinds
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.platforms import Clear
from shudian.cut.probe import Source
from shudian.cut.reframe.wide import Wide
from shudian.finding import Finding, Place, failed
from shudian.model import document
from shudian.model.media import CropPath
from shudian.model.text import Track

if TYPE_CHECKING:
    from shudian.cut.reframe.turns import Speech

SIZE = (1080, 1920)


@dataclass(frozen=True, slots=True)
class Asked:
    """The size of the result, the app's own part of it, the clip's subtitles, and where models are."""

    size: tuple[int, int] = SIZE
    clear: Clear | None = None
    cues: Track | None = None
    wide: Wide = Wide.STORY
    models: Path | None = None


def plan(
    source: Source, asked: Asked | None = None, *, progress: Callable[[int], None] | None = None
) -> tuple[CropPath, list[Finding]]:
    """Watch the clip and draw its path; the findings are those of the check, which recomputes it."""
    path, faces = drawn(source, asked, progress=progress)
    return path, check.check(path, source.info.frames, faces)


def drawn(
    source: Source, asked: Asked | None = None, *, progress: Callable[[int], None] | None = None
) -> tuple[CropPath, list[check.Face]]:
    """The path of a clip, and where the faces that it follows were seen."""
    from shudian.cut.reframe.path import Wanted, draw, staged
    from shudian.cut.reframe.watch import watch
    from shudian.cut.reframe.window import OPEN, window_in

    asked = asked or Asked()
    rate, shape = source.info.frame_rate, Fraction(*asked.size)
    watched = watch(source, progress, models=asked.models)
    wanted = Wanted(shape, asked.clear or OPEN, _speeches(asked.cues, rate), asked.wide)
    path = draw(watched, source.upright, source.aspect, rate, wanted)
    window = window_in(watched.area, source.aspect, shape, wanted.clear)
    faces = [
        (seen.frame, seen.left, seen.top, seen.width, seen.height)
        for turn in staged(watched, window, rate, wanted)
        for subject in turn.shown
        for face in subject.faces
        for seen in face.sightings
        if turn.part.first <= seen.frame < turn.part.end
    ]
    return path, faces


def _speeches(cues: Track | None, rate: Fraction) -> tuple[Speech, ...] | None:
    from shudian.cut.reframe.turns import Speech

    if cues is None:
        return None

    return tuple(
        Speech(round(cue.span.start.seconds * rate), round(cue.span.end.seconds * rate), cue.speaker)
        for cue in cues.cues
        if cue.role == "dialogue" or (cue.role == "inner" and cue.speaker)
    )


def read_path(data: bytes, source: Source, name: str | None = None) -> tuple[CropPath | None, list[Finding]]:
    """A path that a person may have edited, checked against the clip it is for."""
    from shudian.cut.reframe import track

    path, found = document.read(CropPath, track.document_in(data), name)
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
