"""The demo on a house of one short scene: built, known the second time, the same after a kill."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from shudian import files
from shudian.app import demo, shelf, workspace
from shudian.app.demo import SLUG, build
from shudian.errors import WorkspaceProblem
from shudian.finding import failed
from shudian.jobs import Progress, State
from shudian.store.lock import locked
from shudian.wording import Wording

CHINESE = """\
《补天青》

第1集 假的

1-1 夜 内 岭上青茶厂-直播间
人物：小满、周岭
△小满屈指在碗沿一弹。
小满：假的。
周岭：谁说的？
"""
ENGLISH = """\
Title: The Mended Sky

# Episode 1: Fake

INT. RIDGE GREEN TEA FACTORY - LIVE ROOM - NIGHT #1-1#

Xiaoman taps the rim of the bowl.

XIAOMAN
Fake.

ZHOU LING
Says who?
"""
LINES = "scene,line,source,text,note\n1-1,1,假的。,{fake},\n1-1,2,谁说的？,{who},\n"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, house: Path) -> Path:
    folder = tmp_path_factory.mktemp("house")
    (folder / "series.zh.txt").write_text(CHINESE, "utf-8")
    (folder / "series.en.fountain").write_text(ENGLISH, "utf-8")
    (folder / "lines.es.csv").write_text(LINES.format(fake="Es falso.", who="¿Quién lo dice?"), "utf-8")
    (folder / "lines.th.csv").write_text(LINES.format(fake="ของปลอมค่ะ", who="ใครว่า?"), "utf-8")
    shutil.copyfile(house / "production.json", folder / "production.json")
    return folder


class Shown:
    """Takes down the steps and what became of each node."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.states: list[State] = []

    @contextmanager
    def __call__(self, step: Wording) -> Iterator[Callable[[Progress], None]]:
        self.steps.append(step.en)
        yield lambda news: self.states.append(news.state)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, small: Path) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    shown = Shown()
    told = build(folder, shown, house=small, workers=2)
    assert not failed(told.findings), "\n".join(map(str, told.findings))
    assert len(shown.steps) == 8
    return folder


def contents(out: Path) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): files.digest(path) for path in out.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_everything_is_there(built: Path) -> None:
    assert {
        "script.zh.json", "breakdown.en.xlsx", "plan.json", "stripboard.zh.svg", "call-sheets.en.pdf",
        "ep01/ep01.mp4", "ep01/poster.jpg", "ep01/ep01.th.vtt", "ep01/ep01.zh.ass",
    } <= set(contents(built / "out"))  # fmt: skip
    found = workspace.open(built)
    view = shelf.series(found, SLUG)
    assert view
    (episode,) = view.episodes
    assert episode.poster
    assert episode.package
    assert {str(language) for language in episode.package.subtitles} == {"zh", "en", "es", "th"}
    for file in episode.package.files:
        assert shelf.package_file(found, SLUG, 1, file.name) == found.media.path(file.digest)
    assert workspace.verify(found) == []
    found.close()


@pytest.mark.slow
def test_the_second_time_all_is_known(built: Path, small: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "out").rglob("*")}
    shown = Shown()
    build(built, shown, house=small, workers=2)
    assert set(shown.states) == {State.KEPT}
    assert before == {path: path.stat().st_mtime_ns for path in (built / "out").rglob("*")}


BUILD = """
import sys
from contextlib import contextmanager
from pathlib import Path
if __name__ == "__main__":
    from shudian.app.demo import build
    @contextmanager
    def show(step):
        print(step.en, flush=True)
        yield lambda news: print(news.node, news.state, flush=True)
    build(Path(sys.argv[1]), show, house=Path(sys.argv[2]), workers=2)
"""


@pytest.mark.slow
def test_kills_change_nothing(built: Path, small: Path, tmp_path: Path) -> None:
    script, folder = tmp_path / "build.py", tmp_path / "demo"
    script.write_text(BUILD, "utf-8")
    moments = random.Random(11)
    command = [sys.executable, str(script), str(folder), str(small)]
    for kill in range(4):
        with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
            assert running.stdout
            for _ in range(2 + 6 * kill):
                running.stdout.readline()
            time.sleep(moments.uniform(0, 0.3))
            running.send_signal(signal.SIGKILL)
    subprocess.run(command, check=True, capture_output=True)
    assert contents(folder / "out") == contents(built / "out")
    assert not list((folder / "media" / ".scratch").iterdir())


def test_two_at_a_time_is_refused(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(WorkspaceProblem, match="Another process is building"):
        build(tmp_path, Shown())


def test_an_error_stops_it_there(tmp_path: Path, small: Path) -> None:
    wrong = tmp_path / "house"
    shutil.copytree(small, wrong)
    (wrong / "series.zh.txt").write_bytes(b"")
    shown = Shown()
    told = build(tmp_path / "demo", shown, house=wrong, workers=1)
    assert failed(told.findings)
    assert shown.steps == ["Read the scripts"]
    assert not (tmp_path / "demo" / "out").exists()


def test_the_command_says_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    told = subprocess.run(
        [sys.executable, "-m", "shudian", "demo", "--no-serve", "--dir", tmp_path / "file" / "demo"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SHUDIAN_LANG": "en"},
    )
    assert told.returncode == 1
    assert told.stderr.startswith("shudian: file: ")


def test_the_house_is_part_of_the_package() -> None:
    assert {"series.zh.txt", "series.en.fountain", "production.json"} <= {
        path.name for path in demo._house().iterdir()
    }
