"""From a script to an advertisement of it: the animatic is drawn, its clips found where the script wishes them, and made."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.app import clips, promotion
from shudian.cli.main import app
from shudian.cut import platforms
from shudian.cut.clips.pick import rules
from shudian.cut.engines.ffmpeg import locate
from shudian.cut.probe import probe

SCRIPT = """《灯》

第1集 灯下

1-1 夜 内 茶厂-直播间
人物：小满、周岭
△（特写）一只天青碗，灯光下蓝得发亮。
周岭：龙窑天青碗！买岭上青十斤，白送！
△小满屈指在碗沿一弹，声音发闷。
小满：假的。
△周岭的笑僵在脸上。
周岭：（压低声音）出场费我付过了。
小满：两千块买我开口，没说买哪一句。
△小满把碗翻过来，亮出碗底。
小满：天青靠的是铁。这碗蓝得太干净，掺了钴。
周岭：还有真的？在哪儿？
小满：碎了。
"""


@pytest.mark.slow
def test_clips_of_an_animatic_lie_on_its_panels_and_say_why(tmp_path: Path) -> None:
    pytest.importorskip("av", reason="the video extra is not installed")
    script = tmp_path / "lamp.txt"
    script.write_text(SCRIPT, "utf-8")
    done = CliRunner().invoke(app, ["cut", "animatic", str(script), "--episode", "1", "-o", str(tmp_path)])
    assert done.exit_code == 0, done.stderr
    film = tmp_path / "small.mp4"
    less = ("-vf", "scale=180:320", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "copy")
    locate().run(["-i", tmp_path / "ep01.mp4", *less, film])
    small = replace(platforms.profile("vertical-9x16"), size=(180, 320))
    order = clips.Order(film=film, script=script, profile=small, count=2)
    with promotion.bench(tmp_path / "clips") as at:
        made, found = clips.clips(at, order, locate(threads=1))
    assert made, found
    assert not [each for each in found if each.severity == "error"]
    limits, info = rules()["clip"], probe(film)[0]
    assert info
    for number, one in enumerate(made, 1):
        clip, _ = probe(tmp_path / "clips" / f"clip{number:02d}.mp4")
        assert clip
        assert (clip.width, clip.height) == small.size
        assert limits["least"] - 0.1 <= clip.seconds <= limits["most"] + 0.1
        assert clip.frames == one.end - one.first + round(limits["card"] * info.frame_rate)
        assert 0 <= one.first < one.end <= info.frames
    written = json.loads((tmp_path / "clips/clips.json").read_text("utf-8"))
    assert [each["first"] for each in written] == [one.first for one in made]
    assert {"speech", "motion", "pace"} & {reason.feature for one in made for reason in one.reasons}
    with promotion.bench(tmp_path / "clips") as at:
        again, _ = clips.clips(at, order, locate(threads=1))
    assert again == made
