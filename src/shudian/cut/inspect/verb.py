"""The check of one finished file: one decode, the file's own boxes, and the meter."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from shudian import files
from shudian.cut import findings as cut_kinds
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.inspect import picture, sound
from shudian.cut.inspect.listen import Level, level
from shudian.cut.inspect.notice import Measure, Notices, Programme
from shudian.cut.inspect.watch import Watched, watch
from shudian.cut.package.fit import fit
from shudian.cut.platforms import Profile
from shudian.errors import ToolFailed
from shudian.finding import Place

ENDINGS = (".mp4", ".mov", ".m4v", ".mkv", ".webm", ".ts")
_BOXED = (".mp4", ".m4v", ".mov")


def programme(file: Path, profile: Profile, ffmpeg: Ffmpeg, name: str | None = None) -> Programme:
    """`name` is what findings call it: its path within the season's folder."""
    notices = Notices(name or file.name)
    with files.explained(file), file.open("rb") as data:
        if not data.read(1):
            notices.take([cut_kinds.EMPTY.at(Place(notices.file))])
            return _unread(notices)
    seen = _watched(file, notices)
    if seen is None:
        return _unread(notices)
    notices.rate = seen.rate
    if file.suffix.lower() in _BOXED:
        notices.take(found for found in fit(file, profile) if found.code != cut_kinds.VARIABLE_RATE.code)
    picture.judge(seen, notices)
    measured = _level(file, seen, ffmpeg)
    sound.judge(seen, measured, profile, notices)
    return Programme(
        file=notices.file,
        frames=seen.frames,
        rate=seen.rate,
        seconds=Fraction(round(seen.seconds * 1000), 1000),
        size=seen.size,
        measures=tuple(_measures(seen, measured, profile, file.stat().st_size)),
        notices=tuple(sorted(notices.found, key=lambda each: -1 if each.first is None else each.first)),
        prints=tuple(seen.figures.prints),
    )


def with_more(known: Programme, notices: Notices) -> Programme:
    """The same file with findings of another look."""
    found = sorted(
        (*known.notices, *notices.found), key=lambda each: -1 if each.first is None else each.first
    )
    return replace(known, notices=tuple(found))


def _watched(file: Path, notices: Notices) -> Watched | None:
    from av.error import FFmpegError

    place = Place(notices.file)
    try:
        seen = watch(file)
    except (FFmpegError, OSError, ValueError, LookupError) as error:
        why = (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
        notices.take([cut_kinds.NOT_MEDIA.at(place, why=why)])
        return None
    if seen is None:
        notices.take([cut_kinds.NO_PICTURE.at(place)])
    elif not seen.frames:
        notices.take([cut_kinds.NOT_MEDIA.at(place, why="no frame can be decoded")])
        return None
    return seen


def _level(file: Path, seen: Watched, ffmpeg: Ffmpeg) -> Level | None:
    if seen.sound is None or not seen.sound.levels:
        return None
    try:
        return level(file, ffmpeg)
    except ToolFailed:  # what is broken is among the findings already
        return None


def _measures(seen: Watched, measured: Level | None, profile: Profile, size: int) -> list[Measure]:
    slow, fast = map(float, profile.rates)
    width, height = seen.size
    said = [
        Measure("size", f"{width}×{height}", "{}×{}".format(*profile.size)),
        Measure("rate", f"{float(seen.rate):.3f}".rstrip("0").rstrip("."), f"{slow:g}–{fast:g}"),
        Measure("seconds", f"{seen.seconds:.2f}"),
        Measure("bitrate", f"{size * 8 / max(seen.seconds, 0.001) / 1e6:.2f}"),
        Measure("codecs", " + ".join(name for name in (seen.codec, seen.sound_codec) if name)),
    ]
    if measured:
        said.append(Measure("loudness", f"{measured.lufs:.1f}", f"{profile.lufs:g}"))
        said.append(Measure("true-peak", f"{measured.peak:.1f}", f"≤ {profile.true_peak:g}"))
    return said


def _unread(notices: Notices) -> Programme:
    return Programme(notices.file, 0, Fraction(25), Fraction(0), (0, 0), (), tuple(notices.found))
