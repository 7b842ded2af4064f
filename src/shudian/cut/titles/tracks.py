"""Subtitle files as they come (WebVTT, SRT, ASS in UTF-8) and as WebVTT for a player."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

import pysubs2

from shudian.cut.titles import findings as kinds
from shudian.finding import Finding, Place
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span, Timecode

_UNSAID = Lang("und")


@dataclass(frozen=True, slots=True)
class Subtitles:
    """A file's cues; `styled` is the whole of an ASS file that says where and how its text stands."""

    track: Track
    name: str | None = None
    styled: pysubs2.SSAFile | None = None


def read(
    data: bytes, name: str | None = None, language: Lang | None = None
) -> tuple[Subtitles | None, list[Finding]]:
    """WebVTT, SRT or ASS in UTF-8, told apart by content; the language is the name's if none is given."""
    place = Place(file=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [kinds.NOT_SUBTITLES.at(place, why=f"byte {error.start} is not UTF-8")]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # fields of no meaning to us
            file = pysubs2.SSAFile.from_string(text)
    except (pysubs2.Pysubs2Error, ValueError, LookupError, OverflowError, AttributeError) as error:
        return None, [kinds.NOT_SUBTITLES.at(place, why=" ".join(str(error).split()) or type(error).__name__)]
    file.events = [event for event in file if not event.is_comment]
    cues = [cue for event in file if (cue := _cue(event))]
    styled = file.format == "ass" and bool(file.info.get("PlayResY"))
    if not cues and not (styled and file.events):
        return None, [kinds.NO_CUES.at(place)]
    language = language or (language_of(name) if name else None) or _UNSAID
    cues.sort(key=lambda cue: cue.span.start)
    return Subtitles(Track(1, language, tuple(cues)), name, file if styled else None), []


def language_of(name: str) -> Lang | None:
    """`th` from ep01.th.vtt."""
    parts = Path(name).name.split(".")
    if len(parts) < 3:
        return None
    try:
        return Lang(parts[-2])
    except ValueError:
        return None


def as_vtt(data: bytes) -> bytes:
    """WebVTT as it is (its positions and voices are kept); what else there is, converted."""
    text = data.decode("utf-8-sig")
    if text.startswith("WEBVTT"):
        return text.replace("\r\n", "\n").encode()
    return pysubs2.SSAFile.from_string(text).to_string("vtt").encode()


def as_srt(track: Track) -> str:
    """For a soft track in MP4."""
    blocks = (
        f"{number}\n{cue.span.start.clock(',')} --> {cue.span.end.clock(',')}\n{cue.text}\n"
        for number, cue in enumerate(track.cues, 1)
    )
    return "\n".join(blocks)


def _cue(event: pysubs2.SSAEvent) -> Cue | None:
    lines = tuple(line.strip() for line in event.plaintext.splitlines() if line.strip())
    start, end = max(0, int(event.start)), int(event.end)
    if not lines or end <= start or event.is_drawing:
        return None
    span = Span(Timecode.of_milliseconds(start), Timecode.of_milliseconds(end))
    return Cue(span, lines, speaker=event.name or None)
