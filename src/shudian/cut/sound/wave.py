"""Sound of any file as float32 at 48 kHz in stereo, in step with the file's picture; and written out again."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from shudian import files
from shudian.cut import encoding
from shudian.cut import findings as cut_kinds
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.sound.meter import Wave
from shudian.cut.sound.sync import shifted
from shudian.errors import ToolFailed
from shudian.finding import Finding, Place

_RAW = ("-f", "f32le", "-ar", str(encoding.SOUND_RATE), "-ac", "2")
#: How a programme is written, by the ending of its name.
_FORMS = {
    ".wav": ("-c:a", "pcm_s24le", "-f", "wav"),
    ".m4a": ("-movflags", "+faststart", "-f", "ipod"),
}
ENDINGS = tuple(_FORMS)


def read(file: Path, ffmpeg: Ffmpeg) -> tuple[Wave | None, list[Finding]]:
    """The first sound of a file, beginning with its first picture if it has one."""
    place = Place(file=file.name)
    late, found = _late(file)
    if late is None:
        return None, found
    with tempfile.TemporaryDirectory(prefix="shudian-sound-") as bench:
        raw = Path(bench) / "sound.raw"
        try:
            ffmpeg.run(["-i", file.absolute(), "-map", "0:a:0", "-af", shifted(late), *_RAW, raw])
        except ToolFailed as error:
            return None, [cut_kinds.NOT_MEDIA.at(place, why=str(error).splitlines()[-1])]
        return np.fromfile(raw, "<f4").reshape(-1, 2), []


def write(track: Wave, target: Path, ffmpeg: Ffmpeg, bitrate: int) -> None:
    """As WAV of 24 bits or AAC, by the target's ending; whole or not at all."""
    with tempfile.TemporaryDirectory(prefix="shudian-sound-") as bench, files.whole(target) as temporary:
        raw = Path(bench) / "sound.raw"
        track.astype("<f4").tofile(raw)
        form = _FORMS[target.suffix.lower()]
        aac = encoding.sound(bitrate // 1000) if target.suffix.lower() == ".m4a" else ()
        ffmpeg.run([*_RAW, "-i", raw, *aac, *form, temporary.absolute()])


def _late(file: Path) -> tuple[Fraction | None, list[Finding]]:
    """Seconds by which the first picture comes after the first stream of the file; None if there is no sound."""
    import av

    place = Place(file=file.name)
    with files.explained(file), file.open("rb") as data:
        if not data.read(1):
            return None, [cut_kinds.EMPTY.at(place)]
    try:
        with av.open(str(file), metadata_errors="replace") as container:
            sound: Any = container.streams.best("audio")
            if sound is None or sound.codec_context is None:
                return None, [cut_kinds.NO_SOUND.at(place)]
            pictures: Any = container.streams.best("video")
            starts = [Fraction(one.start_time or 0) * one.time_base for one in (sound, pictures) if one]
            return (starts[-1] - min(starts)), []
    except (av.FFmpegError, OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
        return None, [cut_kinds.NOT_MEDIA.at(place, why=why)]
