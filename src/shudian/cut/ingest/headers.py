"""What the headers of a file say: every stream, colour, timecode, edit list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from shudian.model.media import MediaStream

#: The bytes of `elst` and `ctts` that say how the first picture is shown; a broken size reads no more.
_SHORT = 1 << 20


@dataclass(frozen=True, slots=True)
class Headers:
    """The stream to cut, its sound, and what is written about both."""

    container: str
    picture: int
    tick: Fraction
    rates: tuple[Fraction, ...]  # the likeliest first
    codec: str
    aspect: Fraction
    sound: int | None
    sound_starts: Fraction
    streams: tuple[MediaStream, ...]
    pictures: int
    timecode: str | None
    reel: str | None

    @property
    def audio(self) -> MediaStream | None:
        return next((stream for stream in self.streams if stream.index == self.sound), None)


@dataclass(frozen=True, slots=True)
class Colour:
    """As the first decoded frame says; None where it says nothing."""

    pixels: str
    primaries: str | None
    transfer: str | None
    matrix: str | None
    full: bool | None


def headers(container: Any) -> Headers | None:
    """None if the file has no moving picture."""
    pictures = [stream for stream in container.streams.video if not _cover(stream)]
    if not pictures:
        return None
    best = container.streams.best("video")
    stream = best if best in pictures else pictures[0]
    sound = next((s for s in container.streams.audio if s.codec_context), None)
    if sound and (related := container.streams.best("audio", related=stream)):
        sound = related
    rates = (stream.guessed_rate, stream.average_rate, stream.base_rate)
    return Headers(
        container=container.format.name,
        picture=stream.index,
        tick=Fraction(stream.time_base),
        rates=tuple(Fraction(rate) for rate in rates if rate),
        codec=stream.codec_context.name,
        aspect=Fraction(stream.sample_aspect_ratio or 1) or Fraction(1),
        sound=sound.index if sound else None,
        sound_starts=_starts(sound) or Fraction(0),
        streams=tuple(_stream(each) for each in container.streams),
        pictures=len(pictures),
        timecode=_written("timecode", container, stream),
        reel=_written("reel_name", container, stream),
    )


def colour(frame: Any) -> Colour:
    return Colour(
        pixels=frame.format.name,
        primaries=_name(frame.color_primaries, _PRIMARIES),
        transfer=_name(frame.color_trc, _TRANSFERS),
        matrix=_name(frame.colorspace, _MATRICES),
        full={1: False, 2: True}.get(int(frame.color_range)),
    )


def hides_picture(path: Path) -> bool:
    """Whether the edit list of an MP4 or MOV does more than to undo the reordering of frames.

    ISO/IEC 14496-12, 8.6.6: a picture track that starts late, starts inside, or is put together of parts.
    """
    from shudian.cut.package import boxes  # whose package reads what is probed here

    found: dict[tuple[int, bytes], bytes] = {}
    track = 0
    for box in boxes.walk(path):
        track += box.kind == b"trak"
        if box.kind in {b"hdlr", b"elst", b"ctts"} and box.size < _SHORT and b"trak" in box.path:
            found.setdefault((track, box.kind), boxes.content(path, box))
    return any(
        _edited(found.get((at, b"elst"), b""), found.get((at, b"ctts"), b""))
        for at in range(1, track + 1)
        if found.get((at, b"hdlr"), b"")[8:12] == b"vide"
    )


def _edited(elst: bytes, ctts: bytes) -> bool:
    wide = elst[:1] == b"\1"
    size = 20 if wide else 12
    entries = [elst[at : at + size] for at in range(8, len(elst) - size + 1, size)]
    half = 8 if wide else 4
    starts = [int.from_bytes(entry[half : 2 * half], signed=True) for entry in entries]
    first_shown = int.from_bytes(ctts[12:16], signed=True) if len(ctts) >= 16 else 0
    return len(entries) > 1 or any(start not in {0, first_shown} for start in starts)


def _stream(stream: Any) -> MediaStream:
    context = stream.codec_context
    kind = stream.type or "data"
    sound, picture = kind == "audio" and context, kind == "video" and context
    return MediaStream(
        index=stream.index,
        kind=kind,
        codec=context.name if context else None,
        language=stream.language if stream.language not in {None, "und"} else None,
        title=stream.metadata.get("title"),
        starts=_starts(stream),
        width=context.width if picture else None,
        height=context.height if picture else None,
        sample_rate=context.sample_rate if sound else None,
        channels=context.channels if sound else None,
        layout=context.layout.name if sound else None,
        cover=kind == "video" and _cover(stream),
    )


def _cover(stream: Any) -> bool:
    """A cover picture is no moving picture."""
    from av.stream import Disposition

    return bool(stream.disposition & Disposition.attached_pic) or not stream.codec_context


def _starts(stream: Any) -> Fraction | None:
    if stream is None or stream.start_time is None or not stream.time_base:
        return None
    return Fraction(stream.start_time) * Fraction(stream.time_base)


def _written(key: str, container: Any, stream: Any) -> str | None:
    for metadata in (stream.metadata, container.metadata, *(s.metadata for s in container.streams)):
        if text := metadata.get(key):
            return str(text)
    return None


def _name(code: Any, names: Mapping[int, str]) -> str | None:
    """2 means that the file does not say."""
    return None if int(code) == 2 else names.get(int(code), str(int(code)))


#: ITU-T H.273 (07/2021), tables 2, 3 and 4, in FFmpeg's spelling.
_PRIMARIES = {
    1: "bt709", 4: "bt470m", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 8: "film", 9: "bt2020",
    10: "smpte428", 11: "smpte431", 12: "smpte432", 22: "ebu3213",
}  # fmt: skip
_TRANSFERS = {
    1: "bt709", 4: "gamma22", 5: "gamma28", 6: "smpte170m", 7: "smpte240m", 8: "linear", 9: "log100",
    10: "log316", 11: "iec61966-2-4", 12: "bt1361e", 13: "iec61966-2-1", 14: "bt2020-10", 15: "bt2020-12",
    16: "smpte2084", 17: "smpte428", 18: "arib-std-b67",
}  # fmt: skip
_MATRICES = {
    0: "gbr", 1: "bt709", 4: "fcc", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 8: "ycgco", 9: "bt2020nc",
    10: "bt2020c", 11: "smpte2085", 12: "chroma-derived-nc", 13: "chroma-derived-c", 14: "ictcp",
}  # fmt: skip
