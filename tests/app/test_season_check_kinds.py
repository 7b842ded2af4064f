"""The check of seasons of every kind: cropped, of stems, packaged; and text read back by the real reader."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest

from shudian.app import season_check
from shudian.app.season import bench
from shudian.cut import platforms
from shudian.cut.engines.ffmpeg import locate
from shudian.cut.inspect import texts
from shudian.model import document
from shudian.model.media import CropKey, CropPath, Shot
from shudian.wording import Wording

from .test_season_check import NOISE, Here

pytestmark = pytest.mark.slow
SHEET = """
ladder = ["54x96"]
preset = "ultrafast"
hls = true
platforms = ["small"]
[[episode]]
picture = "wide.mp4"
path = "path.json"
subtitles = { en = "ep01.en.srt" }
sound = { dialogue = "speech.wav", music = "music.wav" }
"""
READ = """
ladder = false
preset = "ultrafast"
platforms = ["small"]
[[episode]]
picture = "wide.mp4"
subtitles = { en = "ep01.en.srt", es = "ep01.es.srt" }
"""
SAID = {"en": "Where did you leave the lantern?", "es": "¿Dónde dejaste la linterna?"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A wide clip of four seconds, its stems, its subtitles, its crop path."""
    heard = ("-f", "lavfi", "-i", NOISE.format(3))
    coded = (
        "-t",
        "4",
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-pix_fmt",
        "yuv420p",
        "-crf",
        "8",
        "-c:a",
        "aac",
    )
    seen = "testsrc2=s=192x96:r=25"
    locate().run(["-f", "lavfi", "-i", seen, *heard, *coded, tmp_path / "wide.mp4"])
    for at, name in enumerate(("speech", "music")):
        locate().run(["-f", "lavfi", "-i", NOISE.format(5 + at), "-t", "4", tmp_path / f"{name}.wav"])
    for language, words in SAID.items():
        text = f"1\n00:00:00,800 --> 00:00:03,200\n{words}\n"
        (tmp_path / f"ep01.{language}.srt").write_text(text, "utf-8")
    keys = (CropKey(0, 0, 0), CropKey(49, 30, 0), CropKey(50, 100, 0))
    path = CropPath(192, 96, 54, 96, Fraction(25), (Shot(0, 50), Shot(50, 100)), keys)
    (tmp_path / "path.json").write_text(document.write(path), "utf-8")
    return tmp_path


@pytest.fixture
def platform(request: pytest.FixtureRequest) -> Iterator[None]:
    house = platforms.profile("vertical-9x16")
    small = replace(house, name="small", size=request.param, label=Wording("Small", "小"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(platforms, "_table", lambda: {house.name: house, small.name: small})
        yield


def checked(folder: Path, sheet: str) -> set[tuple[str, str]]:
    (folder / "season.toml").write_text(dedent(sheet), "utf-8")
    with bench(folder / "season.toml", folder / "out") as (ready, found):
        assert ready, found
        ready.render(executor=Here())
        return codes(season_check.check(ready, executor=Here()))


def judged(folder: Path) -> set[tuple[str, str]]:
    with bench(folder / "season.toml", folder / "out") as (ready, found):
        assert ready, found
        return codes(season_check.check(ready, executor=Here()))


def codes(made: season_check.Checked) -> set[tuple[str, str]]:
    return {
        (each.place.file or "", each.code.removeprefix("cut.check-")) for each in made.inspection.findings
    }


@pytest.mark.parametrize("platform", [(54, 96)], indirect=True)
@pytest.mark.usefixtures("platform")
def test_a_cropped_season_of_stems_and_packages_passes_and_its_faults_are_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "reader", lambda: None)
    assert checked(folder, SHEET) == {("", "no-reader")}
    assert list((folder / "out/ep01/hls").rglob("*.m3u8"))
    film = folder / "out/ep01/54x96.mp4"
    film.rename(folder / "was.mp4")
    same = ("-map", "0", "-c", "copy", "-movflags", "+faststart", "-map_metadata:s:s:0", "0:s:s:0")
    mixed = ("-map", "-0:a", "-map", "1:a", "-c:a", "aac", "-af", "aformat=channel_layouts=stereo")
    locate().run(["-i", folder / "was.mp4", "-i", folder / "wide.mp4", *same, *mixed, film])
    assert ("ep01/54x96.mp4", "sound-other") in judged(folder)


@pytest.mark.parametrize("platform", [(360, 640)], indirect=True)
@pytest.mark.usefixtures("platform")
def test_burned_text_is_read_back_by_the_real_reader(folder: Path) -> None:
    pytest.importorskip("rapidocr", reason="the reader of text is not installed")
    assert {code for _, code in checked(folder, READ)} & {
        "text-missing",
        "text-wrong",
        "text-language",
    } == set()
    out = folder / "out/ep01"
    (out / "es/small.mp4").unlink()
    shutil.copyfile(out / "en/small.mp4", out / "es/small.mp4")
    assert ("ep01/es/small.mp4", "text-language") in judged(folder)
