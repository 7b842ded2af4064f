"""What a render must know of a source, from its packets alone: no frame but the first is decoded.

A frame that cannot be decoded is found where it is rendered, by counting.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from shudian import files
from shudian.cut import findings as kinds
from shudian.cut.ingest.headers import colour
from shudian.cut.probe import Source, rate_of
from shudian.cut.season.picture import nearest
from shudian.finding import Finding, Place
from shudian.model.media import CropKey, CropPath, Layout, MediaInfo, Shot


@dataclass(frozen=True, slots=True)
class Master:
    """A source by the SHA-256 of its content.

    `held`, of a file whose rate varies: which of its pictures each frame of the constant rate shows.
    """

    source: Source
    digest: str
    held: tuple[int, ...] = ()


def steady(master: Master) -> Master:
    """The same at a constant rate: pictures are held until the next, or left out."""
    source, info = master.source, master.source.info
    ends = [nearest(time * info.frame_rate) for time in source.times[1:]]
    ends.append(nearest(source.times[-1] * info.frame_rate) + 1)
    held = tuple(bisect_right(ends, frame) for frame in range(ends[-1]))
    constant = replace(info, frames=len(held), seconds=len(held) / info.frame_rate, variable_rate=False)
    times = tuple(frame / info.frame_rate for frame in range(len(held)))
    return Master(replace(source, info=constant, times=times), master.digest, held)


def shown(picture: int, held: Sequence[int]) -> int:
    """The first frame that shows this picture or a later one."""
    return bisect_left(held, picture)


def timed(path: CropPath, held: Sequence[int]) -> CropPath:
    """A path that counts pictures, by the frames that show them; a shot that no frame shows is left out."""
    spans = [(shot, shown(shot.first, held), shown(shot.end, held)) for shot in path.shots]
    shots = {shot: Shot(first, end) for shot, first, end in spans if first < end}

    def moved(keys: Sequence[CropKey]) -> tuple[CropKey, ...]:
        at = {
            min(shown(key.frame, held), kept.end - 1): key
            for shot, kept in shots.items() for key in reversed(keys) if shot.first <= key.frame < shot.end
        }  # fmt: skip
        return tuple(CropKey(frame, at[frame].x, at[frame].y) for frame in sorted(at))

    layouts = tuple(
        Layout(kept.first, said.way, tuple(replace(pane, keys=moved(pane.keys)) for pane in said.panes))
        for shot, kept in shots.items() for said in path.layouts if said.first == shot.first
    )  # fmt: skip
    return replace(path, shots=tuple(shots.values()), keys=moved(path.keys), layouts=layouts)


def glance(path: Path, digest: str) -> tuple[Master | None, list[Finding]]:
    """The source as `probe.look` gives it, its frames counted by packet."""
    from shudian.cut.engines import frames

    place = Place(file=path.name)
    with files.explained(path), path.open("rb") as file:
        if not file.read(1):
            return None, [kinds.EMPTY.at(place)]
    try:
        with frames.opened(path) as container:
            picture = next((stream for stream in container.streams.video if stream.codec_context), None)
            if picture is None:
                return None, [kinds.NO_PICTURE.at(place)]
            sound = next((stream for stream in container.streams.audio if stream.codec_context), None)
            shown = sorted(
                packet.pts
                for packet in container.demux(picture)
                if packet.pts is not None and not packet.is_discard
            )
            if not shown:
                return None, [kinds.NO_PICTURE.at(place)]
            source = _source(path, container, picture, sound, shown)
    except (ValueError, OSError, LookupError) as error:
        return None, [kinds.NOT_MEDIA.at(place, why=str(error) or type(error).__name__)]
    return Master(source, digest), []


def _source(path: Path, container: Any, picture: Any, sound: Any, shown: list[int]) -> Source:
    tick = Fraction(picture.time_base)
    times = [stamp * tick for stamp in shown]
    said = tuple(
        Fraction(rate) for rate in (picture.guessed_rate, picture.average_rate, picture.base_rate) if rate
    )
    rate, variable = rate_of(times, tick, said)
    container.seek(0)
    first = next(container.decode(picture))
    codec = sound.codec_context if sound else None
    info = MediaInfo(
        container=container.format.name,
        width=first.width,
        height=first.height,
        frame_rate=rate,
        frames=len(times),
        seconds=len(times) / rate,
        video_codec=picture.codec_context.name,
        sample_aspect=Fraction(picture.sample_aspect_ratio or 1) or Fraction(1),
        rotation=round(first.rotation) % 360,
        audio_codec=codec.name if codec else None,
        audio_rate=codec.sample_rate if codec else None,
        audio_channels=codec.channels if codec else None,
        variable_rate=variable,
        matrix=colour(first).matrix,
    )
    starts = Fraction(sound.start_time or 0) * sound.time_base if sound else Fraction(0)
    from_start = tuple(time - times[0] for time in times)
    heard = sound.index if sound else None
    return Source(path, info, picture.index, heard, times[0], starts, from_start)
