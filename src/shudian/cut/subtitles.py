"""Subtitle files as they come, as WebVTT for a player, and as ASS to be drawn into the picture.

Line breaks are those of the file: libass does not break Chinese, Thai or Japanese (WrapStyle 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pysubs2

from shudian import fonts
from shudian.cut import findings as kinds
from shudian.finding import Finding, Place
from shudian.units import Lang

#: Apps lay their buttons and captions over the lowest fifth of a vertical picture.
CLEAR_BOTTOM = 0.22
_CLEAR_SIDES = 0.08
_SIZE = 0.042  # of the picture's height
_OUTLINE = 0.0028
_SHEET = (1080, 1920)
_TAG = re.compile(r"\{[^}]*\}")


def read(data: bytes, name: str | None = None) -> tuple[pysubs2.SSAFile | None, list[Finding]]:
    """WebVTT, SRT or ASS in UTF-8, told apart by content."""
    place = Place(file=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [kinds.NOT_SUBTITLES.at(place, why=f"byte {error.start} is not UTF-8")]
    try:
        track = pysubs2.SSAFile.from_string(text)
    except (pysubs2.Pysubs2Error, ValueError, LookupError) as error:
        return None, [kinds.NOT_SUBTITLES.at(place, why=" ".join(str(error).split()) or type(error).__name__)]
    track.events = [event for event in track if not event.is_comment and event.plaintext.strip()]
    if not track.events:
        return None, [kinds.NO_CUES.at(place)]
    return track, []


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


def missing(track: pysubs2.SSAFile, faces: Iterable[fonts.Face], name: str | None = None) -> list[Finding]:
    """The characters that none of the faces draws."""
    import uharfbuzz

    known: set[int] = set()
    for face in faces:
        known |= set(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path))).unicodes)
    unknown = sorted({char for event in track for char in event.plaintext if ord(char) not in known})
    unknown = [char for char in unknown if char.isprintable() and not char.isspace()]
    if not unknown:
        return []
    return [kinds.NO_FONT.at(Place(file=name), characters="".join(unknown[:20]))]


def faces_for(track: pysubs2.SSAFile, font_dir: Path | None = None) -> tuple[fonts.Face, ...]:
    """The faces for the scripts of a text, as far as they are here."""
    scripts = fonts.scripts_of("".join(event.plaintext for event in track))
    found = (fonts.find(script, font_dir) for script in sorted(scripts))
    return tuple(face for face in found if face)


def to_burn(track: pysubs2.SSAFile, faces: Iterable[fonts.Face], size: tuple[int, int]) -> str:
    """ASS text for a picture of this size; a track with styles of its own keeps them."""
    if track.format == "ass" and track.info.get("PlayResY"):
        return track.to_string("ass")
    by_script = {face.script: face.family for face in faces}
    # a landscape picture is drawn as on a sheet of its own shape, its text in proportion
    width, height = (_SHEET[1] * size[0] // size[1], _SHEET[1]) if size[0] * 16 != size[1] * 9 else _SHEET
    out = pysubs2.SSAFile()
    out.info = {
        "ScriptType": "v4.00+",
        "PlayResX": str(width),
        "PlayResY": str(height),
        "WrapStyle": "2",
        "ScaledBorderAndShadow": "yes",
    }
    out.styles = {"Default": _style(by_script.get("Latn", "Noto Sans"), width, height)}
    out.events = [
        pysubs2.SSAEvent(event.start, event.end, text=_in_faces(event.plaintext, by_script))
        for event in track
    ]
    return out.to_string("ass")


def _style(family: str, width: int, height: int) -> pysubs2.SSAStyle:
    return pysubs2.SSAStyle(
        fontname=family,
        fontsize=round(height * _SIZE),
        primarycolor=pysubs2.Color(255, 255, 255),
        outlinecolor=pysubs2.Color(0, 0, 0, 40),
        backcolor=pysubs2.Color(0, 0, 0, 120),
        outline=height * _OUTLINE,
        shadow=height * _OUTLINE / 3,
        alignment=pysubs2.Alignment.BOTTOM_CENTER,
        marginl=round(width * _CLEAR_SIDES),
        marginr=round(width * _CLEAR_SIDES),
        marginv=round(height * CLEAR_BOTTOM),
    )


def _in_faces(text: str, by_script: dict[str, str]) -> str:
    """Each run of a script set in its own face; libass would otherwise look through the whole machine."""
    out, current = [], by_script.get("Latn", "")
    for char in text.replace("\\", "⧵").replace("{", "(").replace("}", ")"):
        own = fonts.scripts_of(char) - {"Latn"}
        family = by_script.get(next(iter(own)), current) if own else by_script.get("Latn", current)
        if family != current and not char.isspace():
            out.append(f"{{\\fn{family}}}")
            current = family
        out.append("\\N" if char == "\n" else char)
    return "".join(out)
