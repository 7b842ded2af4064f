"""Subtitles burned into real footage by the house's own titles, and read again."""

from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.app import hardsubs
from shudian.cli.main import app
from shudian.cut.engines.ffmpeg import locate
from shudian.cut.platforms import profile
from shudian.cut.titles import ass, lettering
from shudian.cut.titles.preview import with_faces
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span

pytest.importorskip("rapidocr")

RATE = Fraction(24)
SIZE = (360, 640)
SAID = (
    (12, 36, ("捞了三年，没捞着。",)),
    (36, 60, ("有人出五百万。",)),
    (62, 110, ("小满推开门，一只天青碗，", "裂纹里走着金线。")),
)
CROPPED = "fps=24,scale=360:640:force_original_aspect_ratio=increase,crop=360:640,setsar=1"


@pytest.fixture(scope="module")
def film(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five seconds of action with three subtitles."""
    folder = tmp_path_factory.mktemp("hardsubs")
    cues = tuple(Cue(Span.of(first / RATE, end / RATE), lines) for first, end, lines in SAID)
    done, _ = lettering(Track(1, Lang("zh"), cues), SIZE, profile("vertical-9x16"), rate=RATE)
    environ = with_faces(done, folder)
    (folder / "t.ass").write_text(ass(done, 0, 120), "utf-8")
    footage = shared_data / "media" / "tears-of-steel-battle-clip.webm"
    locate().run(
        [
            *("-i", footage.absolute(), "-t", "5", "-an"),
            *("-vf", f"{CROPPED},subtitles=t.ass:fontsdir=fonts"),
            *("-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p"),
            folder / "film.mp4",
        ],
        folder,
        environ=environ,
    )
    return folder / "film.mp4"


@pytest.mark.slow
def test_what_was_burned_is_read_to_the_frame(film: Path, tmp_path: Path) -> None:
    told: list[int] = []
    found, findings = hardsubs.read(film, Lang("zh"), progress=told.append)
    assert found
    assert [(each.first, each.end, each.text) for each in found.readings] == [
        (first, end, "".join(lines)) for first, end, lines in SAID
    ]
    assert not findings
    assert told == sorted(told)
    hardsubs.masks(found, tmp_path / "masks")
    assert len(list((tmp_path / "masks").glob("*.png"))) == len(SAID)
    hardsubs.masks(found, tmp_path / "masks.mp4")
    assert _covered(tmp_path / "masks.mp4") == [
        any(first <= at < end for first, end, _ in SAID) for at in range(120)
    ]


def test_a_film_without_subtitles_says_so(tmp_path: Path) -> None:
    plain = tmp_path / "plain.mp4"
    locate().run(["-f", "lavfi", "-i", "testsrc2=s=180x320:r=24:d=1", "-pix_fmt", "yuv420p", plain])
    result = CliRunner().invoke(app, ["localise", "hardsubs", str(plain), "-o", str(tmp_path / "x.srt")])
    assert result.exit_code == 1
    assert "localise.no-hard-subtitles" in result.stderr
    assert not (tmp_path / "x.srt").exists()


def test_no_film_at_all_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.mp4").write_bytes(b"no film")
    result = CliRunner().invoke(
        app, ["localise", "hardsubs", str(tmp_path / "x.mp4"), "-o", str(tmp_path / "x.srt")]
    )
    assert result.exit_code == 1


def _covered(path: Path) -> list[bool]:
    from shudian.cut.probe import look

    source, _ = look(path)
    assert source
    return [bool((luma > 128).any()) for _, luma in hardsubs.lumas(source)]
