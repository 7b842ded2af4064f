"""FFmpeg found, asked, run, refused, and dying with its parent."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from shudian.cut.engines import ffmpeg as engine
from shudian.cut.engines.ffmpeg import Ffmpeg, locate
from shudian.errors import StorageFull, ToolFailed, ToolMissing

SAYS = """#!/bin/sh
case "$*" in
  *-version*) echo "ffmpeg version 5.1-thin Copyright" ;;
  *-filters*) echo " .. scale             V->V       Scale." ;;
  *-encoders*) echo " V....D libx264              H.264" ;;
  *-muxers*) echo "  E mp4             MP4" ;;
  *) echo "av_interleaved_write_frame(): No space left on device" >&2; exit 228 ;;
esac
"""


@pytest.fixture
def thin(tmp_path: Path) -> Path:
    """An ffmpeg without libass on a full disk."""
    path = tmp_path / "ffmpeg"
    path.write_text(SAYS)
    path.chmod(0o755)
    return path


def test_a_named_program_wins_and_must_be_there(thin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert locate(thin).version == "5.1-thin"
    monkeypatch.setenv("SHUDIAN_FFMPEG", str(thin))
    assert locate().path == thin
    with pytest.raises(ToolMissing, match="video"):
        locate(thin.with_name("nowhere"))


def test_what_does_not_run_as_ffmpeg_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ffmpeg"
    path.write_text("#!/bin/sh\nexit 3\n")
    path.chmod(0o755)
    with pytest.raises(ToolMissing, match="does not run"):
        locate(path)


def test_a_thin_build_says_what_it_lacks(thin: Path) -> None:
    program = locate(thin)
    assert program.capabilities == {"scale", "libx264", "mp4"}
    program.need("libx264")
    with pytest.raises(ToolMissing, match=r"without libass.*SHUDIAN_FFMPEG"):
        program.need("libass")


def test_the_full_build_has_what_the_stage_needs(ffmpeg: Ffmpeg) -> None:
    for capability in ("libass", "libx264", "aac", "loudnorm", "mp4", "mov_text"):
        ffmpeg.need(capability)


def test_a_full_disk_is_named(thin: Path, ffmpeg: Ffmpeg) -> None:
    with pytest.raises(StorageFull):
        locate(thin).run(["-i", "a", "b"])
    if Path("/dev/full").exists():
        with pytest.raises(StorageFull):
            ffmpeg.run(["-f", "lavfi", "-i", "testsrc=d=1", "-f", "mpegts", "/dev/full"])


def test_failure_ends_with_the_last_words(ffmpeg: Ffmpeg) -> None:
    with pytest.raises(ToolFailed, match="No such file"):
        ffmpeg.run(["-i", "nowhere.mp4", "-f", "null", "-"])


def test_a_pipe_that_breaks_is_a_failure_with_words(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    args = ["-f", "rawvideo", "-s", "16x16", "-i", "pipe:0", "-c:v", "nosuch", str(tmp_path / "a.mp4")]

    def feed() -> None:
        with ffmpeg.fed(args) as pipe:
            for _ in range(1000):
                pipe.write(bytes(16 * 16 * 100))

    with pytest.raises(ToolFailed, match="encoder"):
        feed()


def test_same_input_same_bytes(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    made = []
    for name in ("a.mp4", "b.mp4"):
        ffmpeg.run(["-f", "lavfi", "-i", "testsrc=d=1:s=64x64", "-c:v", "libx264", tmp_path / name])
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert b"Lavf" not in made[0]


def test_threads_are_part_of_the_identity(monkeypatch: pytest.MonkeyPatch, ffmpeg: Ffmpeg) -> None:
    assert locate(threads=1).identity != locate(threads=3).identity
    monkeypatch.setenv("SHUDIAN_FFMPEG_THREADS", "5")
    assert locate().threads == 5
    monkeypatch.setenv("SHUDIAN_FFMPEG_THREADS", "zero")
    assert locate().threads == engine.THREADS


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prctl is Linux's")
def test_the_child_dies_with_its_parent(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    target = tmp_path / "endless.ts"
    code = (
        "import sys;from pathlib import Path;from shudian.cut.engines.ffmpeg import locate;"
        "locate().run(['-re','-f','lavfi','-i','testsrc=s=64x64','-f','mpegts',sys.argv[1]])"
    )
    parent = subprocess.Popen([sys.executable, "-c", code, str(target)])
    for _ in range(100):
        if target.exists():
            break
        time.sleep(0.05)
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
    assert children
    parent.kill()
    parent.wait()
    for _ in range(100):
        if not any(_alive(int(child)) for child in children):
            break
        time.sleep(0.05)
    assert not any(_alive(int(child)) for child in children)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
