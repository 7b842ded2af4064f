"""A delivered season against its plan: every way to deliver it wrong is found, and nothing is looked at twice."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from shudian.app import season_check
from shudian.app.season import bench
from shudian.app.season_check import Checked
from shudian.cut import platforms
from shudian.cut.engines.ffmpeg import locate
from shudian.cut.inspect import texts
from shudian.jobs.worker import Outcome, Task, do
from shudian.wording import Wording

SHEET = """
ladder = ["54x96"]
preset = "ultrafast"
platforms = ["small"]
[[episode]]
picture = "ep01.mp4"
subtitles = { en = "ep01.en.srt", es = "ep01.es.srt" }
[[episode]]
picture = "ep02.mp4"
subtitles = { en = "ep02.en.srt", es = "ep02.es.srt" }
"""
NOISE = "anoisesrc=r=48000:a=0.3:seed={},volume='0.2+0.8*mod(floor(t*3),2)':eval=frame"


@pytest.fixture(autouse=True, scope="module")
def small_platform() -> Iterator[None]:
    """A platform that takes pictures of 54 × 96; no reader of text, which such pictures are too small for."""
    house = platforms.profile("vertical-9x16")
    small = replace(house, name="small", size=(54, 96), label=Wording("Small", "小"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(platforms, "_table", lambda: {house.name: house, small.name: small})
        patch.setattr(texts, "reader", lambda: None)
        yield


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan, its material, and its delivery in `out`, checked once."""
    pytest.importorskip("av", reason="the video extra is not installed")
    folder = tmp_path_factory.mktemp("season")
    for number in (1, 2):
        moving = f"testsrc2=s=54x96:r=25,hue=h={90 * number}" + (",hflip" if number == 2 else "")
        heard = ("-f", "lavfi", "-i", NOISE.format(number))
        more = ("-t", "4", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "8", "-c:a", "aac")
        locate().run(["-f", "lavfi", "-i", moving, *heard, *more, folder / f"ep{number:02d}.mp4"])
        for language, words in (("en", "Good night"), ("es", "Buenas noches")):
            text = f"1\n00:00:00,800 --> 00:00:01,600\n{words} {number}\n"
            (folder / f"ep{number:02d}.{language}.srt").write_text(text, "utf-8")
    (folder / "season.toml").write_text(dedent(SHEET), "utf-8")
    with bench(folder / "season.toml", folder / "out") as (ready, found):
        assert ready, found
        ready.render(executor=Here())
    checked(folder)
    return folder


class Here:
    """Does work in this process, which knows the small platform."""

    resources = 1

    def __init__(self) -> None:
        self._done: list[tuple[Task, Outcome]] = []

    def submit(self, task: Task) -> None:
        self._done.append((task, do(task)))

    def wait(self) -> list[tuple[Task, Outcome]]:
        done, self._done = self._done, []
        return done

    def cancel(self) -> None:
        pass


def checked(folder: Path) -> Checked:
    with bench(folder / "season.toml", folder / "out") as (ready, found):
        assert ready, found
        return season_check.check(ready, executor=Here())


@pytest.fixture
def delivered(season: Path, tmp_path: Path) -> Path:
    """A copy of the season, to spoil."""
    return Path(shutil.copytree(season, tmp_path / "season"))


def wrong(folder: Path) -> set[tuple[str, str]]:
    """What is found against the files that the usual noise of small test pictures does not explain."""
    return {
        (found.place.file or "", found.code.removeprefix("cut.check-"))
        for found in checked(folder).inspection.findings
    }


def test_an_unspoiled_season_is_found_whole_and_nothing_is_looked_at_twice(season: Path) -> None:
    again = checked(season)
    assert again.ran == 0
    assert (again.segments, again.segments_ran) == (again.segments, 0)
    assert again.segments > 6
    codes = {found.code for found in again.inspection.findings}
    assert codes <= {"cut.check-no-reader"}
    assert len(again.inspection.programmes) == 6
    assert {measure.name for each in again.inspection.programmes for measure in each.measures} >= {"quality"}


def test_each_way_to_deliver_a_season_wrong_is_found(delivered: Path) -> None:
    out = delivered / "out"
    before = wrong(delivered)
    (out / "ep01/54x96.mp4").unlink()
    (out / "ep02/extra.mp4").write_bytes((out / "ep02/en/small.mp4").read_bytes())
    swap(out / "ep01/es/small.mp4", (out / "ep01/en/small.mp4").read_bytes())
    assert wrong(delivered) - before == {
        ("ep01/54x96.mp4", "not-delivered"),
        ("ep02/extra.mp4", "not-planned"),
        ("ep01/es/small.mp4", "languages-alike"),
    }


def swap(file: Path, data: bytes) -> None:
    """Other bytes under a name; the file that the render keeps stays."""
    file.unlink()
    file.write_bytes(data)


def test_a_file_of_another_episode_has_another_sound(delivered: Path) -> None:
    out = delivered / "out"
    before = wrong(delivered)
    swap(out / "ep02/en/small.mp4", (out / "ep01/en/small.mp4").read_bytes())
    assert wrong(delivered) - before == {("ep02/en/small.mp4", code) for code in ("sound-other", "quality")}


#: Everything of a file as it was, its place as it should be.
SAME = (
    *("-map", "0", "-c", "copy", "-movflags", "+faststart", "-use_editlist", "0"),
    *("-map_metadata:s:s:0", "0:s:s:0", "-map_metadata:s:s:1", "0:s:s:1"),
)
CODED = ("-c:v", "libx264", "-g", "50", "-bf", "0", "-pix_fmt", "yuv420p", "-level", "4.0")
LATE = ("-c:a", "aac", "-af", "adelay=120:all=1,atrim=0:4", "-use_editlist", "1")


@pytest.mark.parametrize(
    ("spoilt", "found"),
    [
        ((*SAME, "-t", "2"), {"frames"}),
        ((*SAME, *LATE), {"sound-lag", "cut.platform-edited"}),
        ((*SAME[:8], "-map", "-0:s"), {"texts-missing"}),
        ((*SAME, *CODED, "-crf", "45"), {"quality"}),
        ((*SAME, *CODED, "-vf", "scale=60:96,setsar=1"), {"cut.platform-size"}),
    ],
)
def test_a_file_that_was_changed_on_its_way_is_found(
    spoilt: tuple[str, ...], found: set[str], delivered: Path
) -> None:
    film = delivered / "out/ep01/54x96.mp4"
    before = wrong(delivered)
    film.rename(delivered / "was.mp4")
    locate().run(["-i", delivered / "was.mp4", *spoilt, film])
    assert {code for _, code in wrong(delivered) - before} == found


def test_only_new_segments_are_compared_again(delivered: Path) -> None:
    (delivered / "ep01.en.srt").write_text("1\n00:00:00,800 --> 00:00:01,600\nGood day 1\n", "utf-8")
    with bench(delivered / "season.toml", delivered / "out") as (ready, found):
        assert ready, found
        ready.render(executor=Here())
    again = checked(delivered)
    assert 0 < again.segments_ran <= 2
    assert again.segments > 6
