"""Tracks in the trade's languages, and the ink of a frame."""

from fractions import Fraction
from pathlib import Path

import numpy as np
from PIL import Image

from shudian.cut import titles
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.lettering import Lettering
from shudian.cut.platforms import profile
from shudian.cut.titles.preview import still
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span

#: Long lines with brackets, names and numbers of another script.
LONG = {
    "zh": "你当初离开的时候（那年冬天），可没说过还会回来《长夜》。",
    "en": "I told you (never) to come back here, and yet you stand before me [once again]!",
    "th": "ฉันบอกคุณแล้วว่าอย่ากลับมาที่นี่อีก (นะ) แต่คุณก็ยังมายืนอยู่ตรงหน้าฉัน",
    "ja": "「もう二度とここへ来るなと言ったはずだ」（怒）と彼は静かに言った。",
    "ar": "قلت لك (ألا تعود إلى هنا أبدا)، ومع ذلك أنت تقف أمامي يا Lin Wan (2024)!",
}


def track(language: str, *texts: str, seconds: int = 2) -> Track:
    """One cue after the other."""
    cues = (
        Cue(Span.of(seconds * at, seconds * (at + 1)), tuple(text.split("\n")))
        for at, text in enumerate(texts)
    )
    return Track(1, Lang(language), tuple(cues))


def set_in(
    source: Track, size: tuple[int, int] = (1080, 1920), name: str = "vertical-9x16", **more: object
) -> tuple[Lettering, list[str]]:
    lettering, found = titles.lettering(
        source,
        size,
        profile(name),
        rate=Fraction(25),
        **more,  # type: ignore[arg-type]  # each test gives what it is about
    )
    return lettering, [finding.code for finding in found]


class Drawn:
    """Frames drawn over grey."""

    def __init__(self, folder: Path, ffmpeg: Ffmpeg) -> None:
        self.folder, self.ffmpeg = folder, ffmpeg

    def picture(self, lettering: Lettering, frame: int = 0) -> np.ndarray:
        out = self.folder / "frame.png"
        still(lettering, frame, out, self.ffmpeg)
        with Image.open(out) as image:
            return np.asarray(image.convert("L")).astype(int)

    def ink(self, lettering: Lettering, frame: int = 0) -> tuple[int, int, int, int] | None:
        """Left, top, right, bottom of all that is not grey."""
        picture = self.picture(lettering, frame)
        drawn = abs(picture - 112) > 10
        if not drawn.any():
            return None
        rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
        return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def within(ink: tuple[int, int, int, int], name: str, size: tuple[int, int]) -> bool:
    left, top, right, bottom = profile(name).clear.box(*size)
    return ink[0] >= left and ink[1] >= top and ink[2] <= right and ink[3] <= bottom
