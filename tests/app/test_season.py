"""A season from its description to finished files: only what changed is made again, whoever does it, however often it is cut off."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest

from shudian.app.season import STATE, bench
from shudian.cut.engines.ffmpeg import locate
from shudian.cut.package.verify import verify
from shudian.jobs import Executor, Progress, Results, State
from shudian.wording import Wording

SHEET = """
ladder = ["54x96", "36x64"]
preset = "ultrafast"
platforms = ["small"]
[[episode]]
picture = "ep01.mp4"
subtitles = { en = "ep01.en.srt", es = "ep01.es.srt" }
[[episode]]
picture = "ep02.mp4"
subtitles = { en = "ep02.en.srt", es = "ep02.es.srt" }
"""


@pytest.fixture(autouse=True)
def small_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    """A platform that takes pictures of 54 × 96."""
    from dataclasses import replace

    from shudian.cut import platforms

    small = replace(
        platforms.profile("vertical-9x16"), name="small", size=(54, 96), label=Wording("Small", "小")
    )
    monkeypatch.setattr(platforms, "profiles", lambda: (small,))


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("av", reason="the video extra is not installed")
    folder = tmp_path_factory.mktemp("clips")
    for number in (1, 2):
        moving = f"testsrc2=s=54x96:r=25,hue=h={40 * number}"
        heard = ("-f", "lavfi", "-i", f"sine=f={300 * number}:r=48000")
        more = ("-t", "4", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac")
        locate().run(["-f", "lavfi", "-i", moving, *heard, *more, folder / f"ep{number:02d}.mp4"])
    return folder


@pytest.fixture
def folder(clips: Path, tmp_path: Path) -> Path:
    for clip in clips.iterdir():
        shutil.copy(clip, tmp_path)
    (tmp_path / "season.toml").write_text(SHEET, "utf-8")
    for number in (1, 2):
        for language, words in (("en", "Good night"), ("es", "Buenas noches")):
            text = dedent(f"""\
                1
                00:00:00,800 --> 00:00:01,600
                {words} {number}

                2
                00:00:02,400 --> 00:00:03,200
                {words}, mother
                """)
            (tmp_path / f"ep{number:02d}.{language}.srt").write_text(text, "utf-8")
    return tmp_path


def rendered(
    folder: Path,
    out: str = "out",
    *,
    workers: int = 2,
    executor: Executor | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Results:
    with bench(folder / "season.toml", folder / out) as (ready, found):
        assert ready, found
        return ready.render(workers=workers, executor=executor, progress=progress)


def finished(folder: Path, out: str = "out") -> dict[str, bytes]:
    return {
        path.relative_to(folder / out).as_posix(): path.read_bytes()
        for path in sorted((folder / out).glob("ep*/**/*.mp4"))
    }


def reworded(folder: Path) -> None:
    file = folder / "ep01.en.srt"
    file.write_text(file.read_text("utf-8").replace("Good night 1", "Good morning"), "utf-8")


@pytest.mark.slow
def test_a_changed_line_makes_its_own_frames_anew_and_comes_to_the_same_as_from_nothing(folder: Path) -> None:
    first = rendered(folder)
    before = finished(folder)
    assert list(before) == [
        f"ep{number:02d}/{name}.mp4"
        for number in (1, 2)
        for name in ("36x64", "54x96", "en/small", "es/small")
    ]
    assert rendered(folder).ran == ()
    reworded(folder)
    with bench(folder / "season.toml", folder / "out") as (ready, _):
        assert ready
        reasons = {name: [str(reason) for reason in why] for name, why in ready.why().items()}
    again = rendered(folder)
    assert set(reasons) == set(again.ran)
    made = [name for name in again.ran if "/9x16/" in name]
    assert len(made) == 1
    assert "000020-000040" in made[0]
    assert reasons[made[0]] == ["new"]
    assert len(again.ran) < len(first.ran) / 5
    after = finished(folder)
    assert {name for name in after if after[name] != before[name]} == {
        *("ep01/36x64.mp4", "ep01/54x96.mp4"),  # their soft text
        "ep01/en/small.mp4",
    }
    rendered(folder, "fresh", workers=1)
    assert finished(folder, "fresh") == after


@pytest.mark.slow
def test_an_interrupted_render_goes_on_where_it_was(folder: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(step: Progress) -> None:
        if step.state is State.FINISHED and step.done > step.total / 3:
            raise Stopped

    with pytest.raises(Stopped):
        rendered(folder, progress=stop)
    whole = rendered(folder, "whole")
    rest = rendered(folder)
    assert 0 < len(rest.ran) < len(whole.ran)
    assert finished(folder) == finished(folder, "whole")


RUN = """
import sys
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
if __name__ == "__main__":
    from shudian.cut import platforms
    from dataclasses import replace
    small = replace(platforms.profile("vertical-9x16"), name="small", size=(54, 96))
    platforms.profiles = lambda: (small,)
    from shudian.app.season import bench
    with bench(Path(sys.argv[1], "season.toml"), Path(sys.argv[1], "out")) as (ready, found):
        ready.render(workers=2)
"""


@pytest.mark.slow
def test_killed_at_any_moment_it_comes_to_the_same(folder: Path) -> None:
    (folder / "run.py").write_text(RUN, "utf-8")
    moments = random.Random(3)
    kept = 0
    for _ in range(5):
        with subprocess.Popen([sys.executable, folder / "run.py", folder]) as running:
            while _made(folder) < kept + 3 and running.poll() is None:
                time.sleep(0.02)
            time.sleep(moments.uniform(0, 0.2))
            running.send_signal(signal.SIGKILL)
        kept = _made(folder)
    rest = rendered(folder)
    whole = rendered(folder, "whole")
    assert len(rest.ran) < len(whole.ran)
    assert finished(folder) == finished(folder, "whole")
    assert not list((folder / "out" / STATE / "media" / ".scratch").iterdir())


def _made(folder: Path) -> int:
    return len(list((folder / "out" / STATE / "media").glob("??/*")))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the cluster's own
def test_on_a_cluster_that_loses_a_worker_it_comes_to_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray")
    from shudian.jobs.cluster import Cluster

    monkeypatch.setenv("SHUDIAN_TEST_RUN", str(os.getpid()))
    killed: list[int] = []

    def kill_one(step: Progress) -> None:
        if step.done and not killed:
            killed.extend(_at_work()[:1])
            for process in killed:
                os.kill(process, signal.SIGKILL)

    rendered(folder, executor=Cluster(2), progress=kill_one)
    rendered(folder, "here")
    assert killed
    assert finished(folder) == finished(folder, "here")


def _at_work() -> list[int]:
    """The cluster's processes that do a task at this moment, of those that this test started."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            started = f"SHUDIAN_TEST_RUN={os.getpid()}".encode() in (entry / "environ").read_bytes()
            if started and (entry / "cmdline").read_bytes().startswith(b"ray::_afresh"):
                found.append(int(entry.name))
    return found


def test_everything_wrong_is_said_at_once(folder: Path) -> None:
    (folder / "ep02.mp4").write_bytes(b"no picture")
    (folder / "ep01.es.srt").write_text("", "utf-8")
    (folder / "ep02.es.srt").unlink()
    with bench(folder / "season.toml", folder / "out") as (ready, found):
        assert ready is None
    assert {finding.code for finding in found} >= {"cut.not-media", "cut.not-subtitles", "cut.season-no-file"}


def test_a_picture_of_no_constant_rate_gets_one_and_stays_in_step(folder: Path, clips: Path) -> None:
    uneven = "setpts='if(lt(N,30),N,30+(N-30)*1.5)/25/TB'"
    slowed: list[str | Path] = ["-i", clips / "ep01.mp4", "-vf", uneven, "-fps_mode", "vfr", "-an"]
    locate().run([*slowed, folder / "ep01.mp4"])
    with bench(folder / "season.toml", folder / "out") as (ready, found):
        assert ready
        assert "cut.variable-rate" in {finding.code for finding in found}
        ready.render(workers=2)
    from shudian.cut.probe import look

    for name in ("54x96.mp4", "en/small.mp4"):
        made, said = look(folder / "out" / "ep01" / name)
        assert made
        assert not said
        assert not made.info.variable_rate
        assert abs(made.info.seconds - Fraction(30 + 70 * 3 // 2, 25)) <= Fraction(2, 25)


def test_stems_are_mixed_and_end_with_the_picture(folder: Path) -> None:
    for name, tone in (("speech", "volume=0.5:eval=frame"), ("music", "volume=0.2")):
        heard = ["-f", "lavfi", "-i", "sine=f=500:r=48000", "-af", tone, "-t", "5"]
        locate().run([*heard, folder / f"{name}.wav"])
    (folder / "season.toml").write_text(
        'ladder = ["36x64"]\nplatforms = []\n[[episode]]\npicture = "ep01.mp4"\n'
        'sound = { dialogue = "speech.wav", music = "music.wav" }\n',
        "utf-8",
    )
    rendered(folder)
    from shudian.cut.engines import frames

    with frames.opened(folder / "out" / "ep01" / "36x64.mp4") as container:
        sound = container.streams.audio[0]
        assert abs(float((sound.duration or 0) * (sound.time_base or 0)) - 4) < 0.05


def test_a_finished_file_that_was_lost_is_put_back_and_others_are_not_touched(folder: Path) -> None:
    rendered(folder)
    kept, lost = folder / "out" / "ep02" / "54x96.mp4", folder / "out" / "ep01" / "54x96.mp4"
    stamp = kept.stat().st_mtime_ns
    lost.unlink()
    assert rendered(folder).ran == ()
    assert lost.exists()
    assert kept.stat().st_mtime_ns == stamp


PACKAGED = """
ladder = ["54x96", "36x64"]
preset = "ultrafast"
hls = true
[[episode]]
picture = "ep01.mp4"
path = "ep01.path.json"
subtitles = { en = "ep01.en.srt" }
"""


def stepped(folder: Path, second: int) -> None:
    """A window that stands still, and from frame 75 on somewhere else."""
    keys = [{"frame": 0, "x": 0, "y": 0}, {"frame": 75, "x": second, "y": 0}]
    said = {
        "schema": "shudian.crop-path/1", "source_width": 54, "source_height": 96, "width": 36, "height": 64,
        "frame_rate": "25", "shots": [{"first": 0, "end": 75}, {"first": 75, "end": 100}], "keys": keys,
    }  # fmt: skip
    (folder / "ep01.path.json").write_text(json.dumps(said), "utf-8")


def packaged(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of a package with its time of writing."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_package_is_kept_beside_and_a_changed_piece_rewrites_its_segments_alone(folder: Path) -> None:
    (folder / "season.toml").write_text(PACKAGED, "utf-8")
    stepped(folder, 4)
    rendered(folder)
    hls = folder / "out" / "ep01" / "hls"
    assert verify(hls) == []
    before = packaged(hls)
    assert {name.split("/")[0] for name in before if name.endswith(".m4s")} == {"54x96", "36x64", "sound"}
    rendered(folder)
    assert packaged(hls) == before
    stepped(folder, 8)
    rendered(folder)
    assert verify(hls) == []
    after = packaged(hls)
    written = {name for name in before if name.endswith(".m4s") and after[name][0] != before[name][0]}
    assert written == {name for name in written if after[name][1] != before[name][1]}
    assert len(written) == 2  # the segment of frame 75 on, at each size
    rendered(folder, "fresh")
    fresh = packaged(folder / "fresh" / "ep01" / "hls")
    assert {name: data for name, (_, data) in after.items()} == {
        name: data for name, (_, data) in fresh.items()
    }


def test_a_package_holds_the_sound_of_every_language_that_has_its_own(folder: Path) -> None:
    locate().run(["-f", "lavfi", "-i", "sine=f=700:r=48000", "-t", "4", folder / "ep01.th.wav"])
    dubbed = PACKAGED.replace("[[episode]]", '[[episode]]\nsound = { th = "ep01.th.wav" }')
    (folder / "season.toml").write_text(dubbed, "utf-8")
    stepped(folder, 4)
    rendered(folder)
    hls = folder / "out" / "ep01" / "hls"
    assert verify(hls) == []
    said = re.findall(
        r'TYPE=AUDIO.*NAME="([^"]*)".*DEFAULT=(\w+).*URI="([^"]*)"', (hls / "main.m3u8").read_text()
    )
    assert said == [("Original", "YES", "sound.m3u8"), ("ไทย", "NO", "sound.th.m3u8")]
    before = packaged(hls)
    locate().run(["-f", "lavfi", "-i", "sine=f=900:r=48000", "-t", "4", folder / "ep01.th.wav"])
    rendered(folder)
    after = packaged(hls)
    changed = {name for name in after if after[name] != before.get(name) and name.endswith(".m4s")}
    assert changed
    assert all(name.startswith("sound.th/") for name in changed)


def test_an_overlay_stands_in_the_pictures_of_its_languages(folder: Path) -> None:
    sheet = folder / "season.toml"
    marked = 'overlays = { cn-filing = { filing = "001", languages = ["es"] } }\n'
    sheet.write_text(marked + SHEET, "utf-8")
    with bench(sheet, folder / "out") as (ready, found):
        assert ready
        assert {finding.code for finding in found} >= {"cut.overlay-unverified"}
        assert len(found) == len(set(found))
        pictures = [json.loads(node.settings) for node in ready.plan.graph.nodes if "/9x16/" in node.name]
    drawn = [said for said in pictures if said["look"] and "登记备案号" in said["look"]["document"]]
    assert max(said["end"] for said in drawn) == 75  # three seconds
    assert min(said["first"] for said in drawn) == 0
    assert not [said for said in drawn if "Good night" in said["look"]["document"]]


def test_an_overlay_that_lacks_a_fact_is_refused(folder: Path) -> None:
    (folder / "season.toml").write_text("overlays = { cn-filing = {} }\n" + SHEET, "utf-8")
    with bench(folder / "season.toml", folder / "out") as (ready, found):
        assert ready is None
    assert "cut.overlay-wants" in {finding.code for finding in found}


def test_the_command_names_every_file_that_it_made(folder: Path) -> None:
    text = 'ladder = ["36x64"]\npreset = "ultrafast"\nhls = true\n[[episode]]\npicture = "ep01.mp4"\n'
    (folder / "season.toml").write_text(text, "utf-8")
    said = ["season", str(folder / "season.toml"), "-o", str(folder / "out")]
    command = [sys.executable, "-m", "shudian", "cut", *said]
    made = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    assert [Path(line).relative_to(folder / "out").as_posix() for line in made] == [
        "ep01/36x64.mp4",
        "ep01/hls/main.m3u8",
    ]
    assert all(Path(line).is_file() for line in made)
