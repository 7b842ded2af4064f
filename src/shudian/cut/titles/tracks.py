"""Subtitle files as they come (WebVTT, SRT, ASS in UTF-8) and as WebVTT for a player."""

from __future__ import annotations

import html
import re
import warnings
from dataclasses import dataclass
from pathlib import Path

import pysubs2

from shudian.cut.titles import findings as kinds
from shudian.finding import Finding, Place
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span, Timecode

_UNSAID = Lang("und")
_AT_TOP = re.compile(r"\\an[789]")
_SLANTED = re.compile(r"\{\\i1\}[^{]*(\{\\i0\})?")  # from end to end: a voice that nobody in the picture has
_WORD_TIME = re.compile(r"<[\d:.]+>")
_VTT_TIME = r"(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})"
_VTT_LINE = re.compile(
    rf"^{_VTT_TIME}[ \t]+-->[ \t]+{_VTT_TIME}[^\n]*[ \t]line:(-?\d+)(\.\d+)?(%?)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Subtitles:
    """A file's cues; `styled` is the whole of an ASS file that says where and how its text stands.

    `raised` are the cues that a plain file puts at the top, counted from 0: `line:0` in WebVTT, `{\\an8}` in SRT.
    """

    track: Track
    name: str | None = None
    styled: pysubs2.SSAFile | None = None
    raised: frozenset[int] = frozenset()


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
    high = _set_high(text)
    cues: list[Cue] = []
    raised: set[int] = set()
    for event in sorted(file, key=lambda event: event.start):
        if cue := _cue(event, web=file.format == "vtt"):
            if _AT_TOP.search(event.text) or (event.start, event.end) in high:
                raised.add(len(cues))
            cues.append(cue)
    styled = file.format == "ass" and any(file.info.get(f"PlayRes{side}") for side in "XY")
    if not cues and not (styled and file.events):
        return None, [kinds.NO_CUES.at(place)]
    language = language or (language_of(name) if name else None) or _UNSAID
    track = Track(1, language, tuple(cues))
    return Subtitles(track, name, file if styled else None, frozenset(raised)), []


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


def _set_high(text: str) -> set[tuple[int, int]]:
    """Start and end of the cues whose `line` setting puts them into the upper half, in milliseconds."""
    found = set()
    for match in _VTT_LINE.finditer(text) if text.startswith("WEBVTT") else ():
        *clock, line, _, percent = match.groups()
        if 0 <= int(line) < (50 if percent else 8):  # a picture has some 16 lines
            start, end = (
                ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths)
                for hours, minutes, seconds, thousandths in (clock[:4], clock[4:8])
            )
            found.add((start, end))
    return found


def _cue(event: pysubs2.SSAEvent, *, web: bool) -> Cue | None:
    text = html.unescape(_WORD_TIME.sub("", event.plaintext)) if web else event.plaintext
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    start, end = max(0, int(event.start)), int(event.end)
    if not lines or end <= start or event.is_drawing:
        return None
    span = Span(Timecode.of_milliseconds(start), Timecode.of_milliseconds(end))
    role = "inner" if _SLANTED.fullmatch(event.text.strip()) else "dialogue"
    return Cue(span, lines, speaker=event.name or None, role=role)
