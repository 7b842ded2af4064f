"""`shudian cut reframe` as typed: a path with two windows rendered, a script named."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.cut.engines import frames
from shudian.model import document
from shudian.model.media import CropKey, CropPath, Layout, Pane, Shot, Way

Clip = Callable[..., Path]
SCRIPT = "第1集\n\n1-1 日 内 客厅\n人物：林晚\n林晚：你还知道回来？\n"
CUES = "1\n00:00:00,100 --> 00:00:00,300\n你还知道回来\n"


def reframed(*words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["cut", "reframe", *map(str, words)])
    return done.exit_code, done.stderr


def test_a_script_needs_subtitles_and_the_right_episode(clip: Clip, tmp_path: Path) -> None:
    source, script, cues = clip("short.mp4", seconds=0.4), tmp_path / "a.txt", tmp_path / "a.srt"
    script.write_text(SCRIPT, "utf-8")
    cues.write_text(CUES, "utf-8")
    out = tmp_path / "out.mp4"
    assert reframed(source, out, "--script", script)[0] == 2
    code, said = reframed(source, out, "--script", script, "--cues", cues, "--episode", "3")
    assert code == 1
    assert "cut.no-episode" in said
    assert not out.exists()


@pytest.mark.slow
def test_subtitles_of_another_script_are_said(clip: Clip, tmp_path: Path) -> None:
    source, script, cues = clip("short.mp4", seconds=0.4), tmp_path / "a.txt", tmp_path / "a.srt"
    script.write_text(SCRIPT, "utf-8")
    for text, other in ((CUES, False), (CUES.replace("你还知道回来", "Where were you?"), True)):
        cues.write_text(text, "utf-8")
        code, said = reframed(
            source, tmp_path / "out.mp4", "--script", script, "--cues", cues, "--ratio", "1:1"
        )
        assert code == 0
        assert ("cut.other-script" in said) is other


@pytest.mark.slow
def test_a_path_with_two_windows_is_rendered_as_it_says(clip: Clip, tmp_path: Path) -> None:
    """Left half dark above, right half bright below."""
    halves = "color=0x202020:s=160x180:r=25[l];color=0xd0d0d0:s=160x180:r=25[r];[l][r]hstack"
    source = clip("halves.mp4", picture=halves, seconds=0.4, sound=None)
    panes = (Pane(101, 90, (CropKey(0, 20, 10),)), Pane(101, 90, (CropKey(0, 200, 60),)))
    layouts = (Layout(0, Way.SPLIT, panes),)
    path = CropPath(320, 180, 101, 180, Fraction(25), (Shot(0, 10),), (CropKey(0, 0, 0),), layouts)
    (tmp_path / "path.json").write_text(document.write(path), "utf-8")
    code, said = reframed(source, tmp_path / "out.mp4", "--path", tmp_path / "path.json")
    assert (code, said) == (0, "")
    shown = [frames.planes(frame, 0)[0] for frame in frames.frames(tmp_path / "out.mp4", 0)]
    assert len(shown) == 10
    upper, lower = np.mean(shown[5][:900]), np.mean(shown[5][1000:])
    assert upper < 60
    assert lower > 160
