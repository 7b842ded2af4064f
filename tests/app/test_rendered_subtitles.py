"""Mended subtitles as libass draws them: inside the safe box, brackets on the right side, as looked at."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from shudian import fonts
from shudian.cut.engines.ffmpeg import locate
from shudian.localise import FORMATS, profile
from shudian.localise.mending.mend import mend
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span

RULES = profile("vertical-9x16")
SIZE = (360, 640)
#: As a rival's file has them: on one line, with brackets, dots and figures.
SAID = {
    "zh": "叶老师（小满）你砸了我的场，总得赔我只“天青”碗！",
    "en": "You paid me (Boss Zhou) to talk about [the bowl]... Nobody said what.",
    "th": "ศิลาดลฟ้ามาจากเหล็ก (แน่นอน) ใบนี้ฟ้าใสเกินไป ผสมโคบอลต์ค่ะ",
    "ja": "「もう二度とここへ来るな」（怒）と、彼は静かに言った。",
    "ar": "لا أحد (حتى أبي) يعرف أين ذهبت يا Lin Wan (2024)!",
}
Draw = Callable[[Track], np.ndarray]


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """The first frame of a track's ASS over black, in grey."""
    pytest.importorskip("av", reason="the video extra is not installed")
    ffmpeg = locate()
    ffmpeg.need("libass")
    (tmp_path / "fonts").mkdir()
    for script in (*fonts.SCRIPTS, "Jpan"):
        if face := fonts.find(script):
            shutil.copy(face.path, tmp_path / "fonts")
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>", "utf-8")

    def drawn(track: Track) -> np.ndarray:
        (tmp_path / "text.ass").write_bytes(FORMATS["ass"].write(track, RULES))
        grey = ["-f", "lavfi", "-i", f"color=black:s={SIZE[0]}x{SIZE[1]}:d=1"]
        picture: list[str | Path] = [
            "-vf",
            "subtitles=text.ass:fontsdir=fonts",
            "-frames:v",
            "1",
            tmp_path / "frame.png",
        ]
        ffmpeg.run([*grey, *picture], cwd=tmp_path, environ={"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")})
        with Image.open(tmp_path / "frame.png") as image:
            return np.asarray(image.convert("L")).astype(int)

    return drawn


def mended(language: str, text: str = "") -> Track:
    before = Track(1, Lang(language), (Cue(Span.of(0, 6), (text or SAID[language],)),))
    return mend(before, RULES).track


@pytest.mark.parametrize("language", sorted(SAID))
def test_nothing_is_drawn_outside_the_safe_box_and_the_frame_is_as_looked_at(
    language: str, draw: Draw, root: Path
) -> None:
    track = mended(language)
    assert len(track.cues[0].lines) == 2
    picture = draw(track)
    high, wide = picture.shape
    ink = np.argwhere(picture > 100)
    assert len(ink)
    (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0)
    assert left >= wide * RULES.left / 100 - 1
    assert right <= wide * (100 - RULES.right) / 100 + 1
    assert top >= high * RULES.top / 100
    assert bottom <= high * (100 - RULES.bottom) / 100 + 1
    golden = root / "tests" / "golden" / "localise" / f"frame.{language}.png"
    band = picture[high // 2 : high * 7 // 8]
    if not golden.exists():
        Image.fromarray(band.astype(np.uint8)).save(golden, optimize=True)
        pytest.fail(f"{golden.name} is new: look at it, then keep it")
    with Image.open(golden) as image:
        kept = np.asarray(image).astype(int)
    assert kept.shape == band.shape
    # another build of FreeType may smooth an edge otherwise; a moved or mirrored mark is far more
    assert abs(kept - band).mean() < 1.0
    assert (abs(kept - band) > 96).mean() < 0.003


def test_in_arabic_a_bracket_opens_to_the_left(draw: Draw) -> None:
    """The rightmost sign of `(لا)` is the opening one, and it bulges to the right."""
    picture = draw(mended("ar", "(لا)"))
    columns = np.flatnonzero((picture > 128).any(axis=0))
    pieces = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    opening, closing = pieces[-1], pieces[0]
    assert _bulge(picture, opening) > 0
    assert _bulge(picture, closing) < 0


def _bulge(picture: np.ndarray, columns: np.ndarray) -> float:
    """How far the middle of a bracket lies to the right of its ends."""
    piece = picture[:, columns[0] : columns[-1] + 1]
    rows = np.flatnonzero((piece > 128).any(axis=1))
    at = [float(np.average(np.arange(piece.shape[1]), weights=piece[row])) for row in rows]
    return at[len(at) // 2] - (at[0] + at[-1]) / 2
