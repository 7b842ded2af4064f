"""Conform thirty random cuts of a clip with burned timecode and read the timecode back."""

import random
import re
from fractions import Fraction
from pathlib import Path

import pytest

from shudian.cut.clock import frame_of, text_of
from shudian.cut.conform.render import render
from shudian.cut.conform.verb import conform
from shudian.cut.engines.ffmpeg import Ffmpeg

R30 = Fraction(30)
HOUR = 108_000
FRAMES = 1272


@pytest.mark.slow
def test_every_frame_of_thirty_random_cuts_is_right(
    shared_data: Path, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    pytest.importorskip("onnxruntime", reason="the reader of the burned timecode is not installed")
    from rapidocr import RapidOCR

    clip = shared_data / "media" / "auto-editor-timecode-speech-42s.mp4"
    (tmp_path / "media").mkdir()
    reel = tmp_path / "media" / "A001_C003.mp4"
    ffmpeg.run(["-i", clip, "-map", "0", "-c", "copy", "-timecode", "01:00:00:00", reel])
    luck, record, want, lines = random.Random(5), HOUR, [], ["TITLE: THIRTY"]
    for number in range(1, 31):
        first = luck.randrange(FRAMES)
        length = luck.randint(1, min(6, FRAMES - first))
        times = (HOUR + first, HOUR + first + length, record, record + length)
        lines.append(f"{number:03d} A001C003 V C {' '.join(text_of(time, R30) for time in times)}")
        want += [HOUR + first + at for at in range(length)]
        record += length
    (tmp_path / "thirty.edl").write_text("\n".join(lines), "utf-8")
    done, found = conform(tmp_path / "thirty.edl", tmp_path / "media")
    assert done
    assert not found
    render(done, tmp_path / "out.mp4", ffmpeg)
    reader = RapidOCR(params={"Global.log_level": "error"})
    assert [_read(reader, picture) for picture in _corners(tmp_path / "out.mp4")] == want


def _corners(film: Path) -> list[object]:
    """Where the timecode is burned in."""
    import av

    with av.open(str(film)) as container:
        return [frame.to_ndarray(format="bgr24")[590:690, 820:1260] for frame in container.decode(video=0)]


def _read(reader: object, picture: object) -> int:
    seen = reader(picture, use_det=False, use_cls=False, use_rec=True)  # type: ignore[operator]  # untyped
    digits = re.sub(r"\D", "", seen.txts[0])
    return frame_of(":".join(digits[at : at + 2] for at in range(0, 8, 2)), R30)
