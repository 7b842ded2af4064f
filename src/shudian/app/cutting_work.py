"""What the nodes of an episode's material run: a copy to look at, and who is followed in it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from shudian.app.told import load, tell, write
from shudian.finding import Finding, Place, failed
from shudian.model.document import Schema
from shudian.model.media import Sighting
from shudian.model.series import Series
from shudian.model.text import Track
from shudian.model.work import Json

if TYPE_CHECKING:
    from shudian.cut.probe import Source

#: Seconds by which a track may outlast the picture that it is timed to.
_OVERHANG = 1


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
        make(_steady(source)[0], out / "proxy.mp4", ffmpeg.locate())
    else:
        (out / "proxy.mp4").touch()
    tell(out, found)


def watch(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    from shudian.cut import check
    from shudian.cut.reframe import verb
    from shudian.cut.season.source import shown, timed

    source, found = _looked(inputs, settings)
    path = watched = None
    if source is not None and not failed(found):
        cues, said = _cues(inputs, settings, source)
        path, faces = verb.drawn(source, verb.Asked(cues=cues))
        source, held = _steady(source)
        if held:
            path = timed(path, held)
            faces = [(shown(face[0], held), *face[1:]) for face in faces]
        rate, frames = source.info.frame_rate, source.info.frames
        watched = Watched(rate, frames, tuple(Sighting(*face) for face in faces))
        found += [*said, *check.check(path, frames, faces)]
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

    source, found = look(inputs["source"])
    name = str(settings["name"])
    return source, [replace(each, place=replace(each.place, file=name)) for each in found]


def _steady(source: Source) -> tuple[Source, tuple[int, ...]]:
    """The source at a constant rate, and which picture each of its frames shows if that was made so."""
    from shudian.cut.season.source import Master, steady

    if not source.info.variable_rate:
        return source, ()
    made = steady(Master(source, source.path.name))
    return made.source, made.held


def _cues(
    inputs: Mapping[str, Path], settings: Mapping[str, Json], source: Source
) -> tuple[Track | None, list[Finding]]:
    """The episode's subtitles with who says them; None where there are none for this picture."""
    from shudian.cut.findings import OTHER_SCRIPT
    from shudian.cut.reframe.named import named

    if "track" not in inputs:
        return None, []
    track, script = load(Track, inputs["track"]), load(Series, inputs["script"])
    ends = max((cue.span.end.seconds for cue in track.cues), default=0)
    if not track.cues or ends > source.times[-1] + _OVERHANG:
        return None, []  # timed to another cut
    lines = [line for scene in script.episode(track.episode).scenes for line in scene.lines]
    cues, lost = named(track, lines)
    if 2 * lost > len(cues.cues):
        place = Place(file=str(settings["name"]), episode=str(track.episode))
        return cues, [OTHER_SCRIPT.at(place, lost=lost, all=len(cues.cues))]
    return cues, []
