"""A shot list as others read it: CSV, and the timelines of editing programs."""

from __future__ import annotations

import csv
import io

from shudian.cut.clock import text_of
from shudian.cut.conform import exchange
from shudian.cut.conform.edit import Edit, Event, Medium
from shudian.cut.ingest.thumbnails import Thumbnail
from shudian.cut.probe import Source
from shudian.cut.shots.verb import join_before
from shudian.finding import Finding
from shudian.model import document
from shudian.model.media import ShotList

COLUMNS = ("shot", "first", "end", "frames", "start", "stop", "seconds", "join")


def write(shots: ShotList, source: Source, ending: str) -> tuple[str | None, list[Finding]]:
    """The list in the form of an ending: .json, .csv, or a timeline's."""
    if ending == ".json":
        return document.write(shots), []
    if ending == ".csv":
        return as_csv(shots), []
    return exchange.write(as_edit(shots, source), ending, lambda medium: medium.path.absolute().as_uri())


def as_csv(shots: ShotList) -> str:
    """Frames [first, end) from 0; `start` and `stop` are timecodes, `join` says what leads into the shot."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number, shot in enumerate(shots.shots, 1):
        join = join_before(shots, shot)
        kind = join.kind if join else "cut" if number > 1 else ""
        times = (text_of(shots.start + at, shots.frame_rate) for at in (shot.first, shot.end))
        length = shot.end - shot.first
        writer.writerow(
            [number, shot.first, shot.end, length, *times, f"{float(length / shots.frame_rate):.3f}", kind]
        )
    return out.getvalue()


def as_edit(shots: ShotList, source: Source) -> Edit:
    """The clip cut at every shot, in its own order."""
    medium = Medium(
        name=shots.name,
        path=source.path,
        rate=shots.frame_rate,
        frames=shots.shots[-1].end,
        start=shots.start,
        reel=source.info.reel,
        sound=source.sound is not None,
    )
    events = tuple(
        Event(f"{at:03d}", medium.name, (shot.first, shot.end), (shot.first, shot.end))
        for at, shot in enumerate(shots.shots, 1)
    )
    return Edit(shots.name, shots.frame_rate, events, (medium,), shots.start)


def thumbnails(shots: ShotList) -> list[Thumbnail]:
    """The frame in the middle of each shot, with its number, frames and timecode under it."""
    drawn = []
    for number, shot in enumerate(shots.shots, 1):
        join = join_before(shots, shot)
        led = f" · {join.kind}" if join else ""
        frames = f"{number}{led} · {shot.first}–{shot.end - 1}"
        time = text_of(shots.start + shot.first, shots.frame_rate)
        drawn.append(Thumbnail((shot.first + shot.end) // 2, (frames, time)))
    return drawn
