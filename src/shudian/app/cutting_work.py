"""What the nodes of an episode's material run: a copy to look at, and who is followed in it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from shudian.app.told import tell, write
from shudian.finding import Finding, failed
from shudian.model.document import Schema
from shudian.model.media import Sighting
from shudian.model.work import Json

if TYPE_CHECKING:
    from shudian.cut.probe import Source


@dataclass(frozen=True, slots=True)
class Watched:
    """What was found out about a picture by watching it."""

    SCHEMA: ClassVar = Schema("watched", 1)

    frame_rate: Fraction
    frames: int
    faces: tuple[Sighting, ...]


def proxy(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    from shudian.cut.engines import ffmpeg
    from shudian.cut.ingest.proxy import proxy as make

    source, found = _looked(inputs, settings)
    if source is not None and not failed(found):
        make(source, out / "proxy.mp4", ffmpeg.locate())
    else:
        (out / "proxy.mp4").touch()
    tell(out, found)


def watch(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    from shudian.cut import check
    from shudian.cut.reframe import verb

    source, found = _looked(inputs, settings)
    path = watched = None
    if source is not None and not failed(found):
        path, faces = verb.drawn(source)
        watched = Watched(
            source.info.frame_rate, source.info.frames, tuple(Sighting(*face) for face in faces)
        )
        found += check.check(path, source.info.frames, faces)
    write(out / "path.json", path)
    write(out / "watched.json", watched)
    tell(out, found)


def inspect(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """The finished picture against a platform's profile."""
    from shudian.cut import platforms
    from shudian.cut.engines import ffmpeg
    from shudian.cut.inspect.notice import Inspection
    from shudian.cut.inspect.verb import programme

    profile = platforms.profile(str(settings["profile"]))
    with tempfile.TemporaryDirectory(prefix="shudian-inspect-") as folder:
        film = Path(folder) / str(settings["name"])  # the check goes by endings
        film.symlink_to(inputs["film"].absolute())
        seen = programme(film, profile, ffmpeg.locate(threads=1))
    write(out / "inspection.json", Inspection(profile.name, (seen,)))


def _looked(inputs: Mapping[str, Path], settings: Mapping[str, Json]) -> tuple[Source | None, list[Finding]]:
    """The source, and what is wrong with it under the name that a person knows it by."""
    from shudian.cut.probe import look
    from shudian.cut.season.findings import UNSTEADY

    source, found = look(inputs["source"])
    if source is not None and source.info.variable_rate:
        found.append(UNSTEADY.at())
    name = str(settings["name"])
    return source, [replace(each, place=replace(each.place, file=name)) for each in found]
