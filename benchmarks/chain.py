"""What the chain costs above the physical limit, both measured in this run, in CPU seconds.

The limit of a rendered picture is x264 alone: the finished file decoded and encoded once more with
the same arguments and nothing else. The limit of a reader is decoding its bytes into lines.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from shudian import script
from shudian.cut import encoding
from shudian.cut.engines import ffmpeg
from shudian.cut.probe import probe

HOUSE = Path(script.__file__).parent.parent / "house"
SHUDIAN = [sys.executable, "-m", "shudian"]


def rows() -> list[tuple[str, str, str, str]]:
    """(what, measured, limit, ratio) for the table."""
    os.environ["SHUDIAN_FFMPEG_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        return [_script(), _animatic(Path(folder)), _reframe(Path(folder))]


def _script() -> tuple[str, str, str, str]:
    page = (HOUSE / "series.zh.txt").read_bytes()
    season = page + b"\n".join(
        b"\n" + page.split("第1集".encode(), 1)[1].replace("第".encode(), "\n第".encode()) for _ in range(12)
    )
    read = _least(lambda: script.read(season, "season.txt"))
    lines = _least(lambda: season.decode().splitlines())
    series, _ = script.read(season, "season.txt")
    assert series
    return (
        f"`script read`, {len(series.episodes)} episodes, {len(season) // 1000} kB",
        f"{read:.2f} s",
        f"{lines * 1000:.1f} ms to decode and split",
        f"{read / lines:.0f}×",
    )


def _animatic(folder: Path) -> tuple[str, str, str, str]:
    spent = _children(*SHUDIAN, "cut", "animatic", HOUSE / "series.zh.txt", "--episode", "1", "-o", folder)
    film = folder / "ep01.mp4"
    limit = _encoding(film, folder, "ultrafast", 21)
    return _row("`cut animatic`, episode 1 of the house series", film, spent, limit)


def _reframe(folder: Path) -> tuple[str, str, str, str]:
    wide = folder / "wide.mp4"
    scene = "testsrc2=s=1280x720:r=25:d=20,noise=alls=12:allf=t"
    ffmpeg.locate().run(["-f", "lavfi", "-i", scene, *encoding.picture(25), wide])  # type: ignore[arg-type]  # whole frames a second
    spent = _children(*SHUDIAN, "cut", "reframe", wide, folder / "tall.mp4")
    limit = _encoding(folder / "tall.mp4", folder, "veryfast", 20)
    return _row("`cut reframe`, 20 s of 720p noise and motion", folder / "tall.mp4", spent, limit)


def _row(what: str, film: Path, spent: float, limit: float) -> tuple[str, str, str, str]:
    info, _ = probe(film)
    assert info
    long = float(info.seconds)
    return (
        f"{what} ({long:.0f} s)",
        f"{spent:.1f} CPU-s, {spent / long:.2f} a second",
        f"{limit:.1f} CPU-s to decode and encode",
        f"{spent / limit:.1f}×",
    )


def _encoding(film: Path, folder: Path, preset: str, quality: int) -> float:
    info, _ = probe(film)
    assert info
    arguments = encoding.picture(info.frame_rate, quality=quality, preset=preset)
    program = ffmpeg.locate()
    return _spent(lambda: program.run(["-i", film, "-an", *arguments, folder / "again.mp4"]))


def _children(*command: str | Path) -> float:
    return _spent(lambda: subprocess.run(command, check=True, stderr=subprocess.DEVNULL))


def _spent(work: Callable[[], object]) -> float:
    """CPU seconds of the programs that `work` runs."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _least(work: Callable[[], object], runs: int = 5) -> float:
    """The least CPU seconds of this process over some runs."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)
