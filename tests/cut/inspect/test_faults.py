"""Each fault, alone in a file that has no other: it is found, and nothing else is."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.inspect import findings as kinds
from shudian.cut.inspect.notice import Notices
from shudian.cut.inspect.verb import programme
from shudian.cut.platforms import Profile
from shudian.finding import Finding, Kind

from .conftest import SOUND, WRAPPED, X264, Finished

BLACK = "drawbox=t=fill:c=black:enable='{}'"


def flashing(hertz: float, area: float = 1, colour: str = "white", ground: str = "black") -> str:
    on = f"lt(mod(t*{hertz},1),0.5)*between(t,1,3.99)"
    return (
        f"drawbox=t=fill:c={ground}:h=ih*{area}:enable='between(t,1,3.99)',"
        f"drawbox=t=fill:c={colour}:h=ih*{area}:enable='{on}'"
    )


def coded(*more: str) -> dict[str, Any]:
    return {"coded": (*X264, *more)}


FAULTS: dict[str, tuple[str, dict[str, Any]]] = {
    "black inside": ("cut.check-black", {"looks": BLACK.format("between(t,2,3.5)")}),
    "black at the end": ("cut.check-black-edge", {"looks": BLACK.format("gte(t,3)")}),
    "black at the beginning": ("cut.check-black-edge", {"looks": BLACK.format("lt(t,3)")}),
    "one black frame": ("cut.check-black-stray", {"looks": BLACK.format("eq(n,70)")}),
    "four black frames": ("cut.check-black-stray", {"looks": BLACK.format("between(n,70,73)")}),
    "still": ("cut.check-freeze", {"looks": "loop=loop=70:size=1:start=60,trim=0:6,setpts=N/25/TB"}),
    "still at the end": ("cut.check-freeze", {"looks": "trim=0:3.5,tpad=stop_mode=clone:stop_duration=2.5"}),
    "one frame of another shot": (
        "cut.check-stray",
        {"looks": "hflip=enable='eq(n,70)',vflip=enable='eq(n,70)'"},
    ),
    "two frames of another shot": (
        "cut.check-stray",
        {"looks": "vflip=enable='between(n,70,71)',hflip=enable='between(n,70,71)'"},
    ),
    "flashes of 5 Hz": ("cut.check-flash", {"looks": flashing(5)}),
    "flashes of 4 Hz on a third": ("cut.check-flash", {"looks": flashing(4, 0.34)}),
    "flashes of 12 Hz": ("cut.check-flash", {"looks": flashing(12.5)}),
    "flashes of grey": ("cut.check-flash", {"looks": flashing(6, 1, "0x909090", "0x505050")}),
    "red flashes": ("cut.check-flash-red", {"looks": flashing(6, 1, "0x900000", "0x303030")}),
    "silence": ("cut.check-silence", {"hears": "volume=0:enable='between(t,2,4.5)'"}),
    "no sound": ("cut.check-no-sound", {"sound": None}),
    "all silent": ("cut.check-silent", {"hears": "volume=0"}),
    "clipped": ("cut.check-clipped cut.check-true-peak", {"hears": "volume=16dB:enable='between(t,2,2.02)'"}),
    "too quiet": ("cut.check-loudness", {"hears": "volume=-5dB"}),
    "too loud": ("cut.check-loudness", {"hears": "volume=4dB"}),
    "peaks": ("cut.check-true-peak", {"hears": "volume=13.8dB:enable='between(t,2,2.02)'"}),
    "sound too short": ("cut.check-lengths", {"sound": f"{SOUND},atrim=0:5"}),
    "sound too late": ("cut.check-sound-apart", {"hears": "asetpts=PTS+0.15/TB", "wrapped": WRAPPED[:4]}),
    "pixels not square": ("cut.check-aspect", {"looks": "setsar=16/15"}),
    "index at the end": ("cut.platform-index-last", {"wrapped": (*WRAPPED[:4], *WRAPPED[6:])}),
    "wrong size": ("cut.platform-size", {"looks": "scale=320:180,setsar=1"}),
    "wrong rate": ("cut.platform-rate", {"looks": "fps=12", **coded("-r", "12", "-g", "24")}),
    "wrong level": ("cut.platform-level", coded("-level", "5.2")),
    "long groups": ("cut.platform-keys", coded("-g", "120")),
    "edit list": ("cut.platform-edited", {"wrapped": (*WRAPPED[:6], "-use_editlist", "1", "-c:a", "aac")}),
    "a missing frame": (
        "cut.check-uneven",
        {"looks": "select='not(between(n,70,72))'", **coded("-g", "40", "-fps_mode", "vfr")},
    ),
}


def found(file: Path, profile: Profile, ffmpeg: Ffmpeg) -> dict[str, int | None]:
    return {each.finding.code: each.first for each in programme(file, profile, ffmpeg).notices}


def test_what_has_no_fault_passes(finished: Finished, vertical: Profile, ffmpeg: Ffmpeg) -> None:
    assert found(finished("clean.mp4"), vertical, ffmpeg) == {}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_and_nothing_else(
    name: str, finished: Finished, vertical: Profile, ffmpeg: Ffmpeg
) -> None:
    code, made = FAULTS[name]
    file = finished(f"{name}.mkv" if name == "sound too late" else f"{name}.mp4", **made)
    assert sorted(found(file, vertical, ffmpeg)) == code.split()


#: What never comes alone: a clipped sound is too high at its peaks as well.
TOGETHER = {"cut.check-clipped": {"cut.check-true-peak"}}


@pytest.mark.parametrize("check", sorted({code for codes, _ in FAULTS.values() for code in codes.split()}))
def test_without_its_check_a_fault_goes_unseen(
    check: str, finished: Finished, vertical: Profile, ffmpeg: Ffmpeg, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, take = Notices.add, Notices.take

    def adding(self: Notices, kind: Kind, *place: int | None, **said: Any) -> None:
        if kind.code != check:
            add(self, kind, *place, **said)

    def taking(self: Notices, findings: Iterable[Finding]) -> None:
        take(self, (each for each in findings if each.code != check))

    monkeypatch.setattr(Notices, "add", adding)
    monkeypatch.setattr(Notices, "take", taking)
    name, made = min(
        ((name, made) for name, (codes, made) in FAULTS.items() if check in codes.split()),
        key=lambda film: len(FAULTS[film[0]][0]),
    )
    file = finished(f"{name}.mkv" if name == "sound too late" else f"{name}.mp4", **made)
    assert found(file, vertical, ffmpeg).keys() == TOGETHER.get(check, set())


#: What is told of a file only by its season, its source or its subtitles, and where a test holds it.
ELSEWHERE = {
    "test_season": ("episode-missing", "episode-twice", "same-picture", "length-outlier"),
    "test_texts": ("text-missing", "text-wrong", "text-outside", "text-language", "no-reader", "quality", "not-aligned"),
    "test_season_check": ("not-delivered", "not-planned", "languages-alike", "frames", "texts-missing", "sound-lag", "sound-other"),
    "test_faults": ("damaged", "sound-damaged"),
}  # fmt: skip


def test_every_check_has_a_film_with_its_fault() -> None:
    """The table fault by check; `pytest -s` shows it."""
    known = {kind.code for kind in vars(kinds).values() if isinstance(kind, Kind)}
    held = {code: name for name, (codes, _) in FAULTS.items() for code in codes.split()}
    held |= {f"cut.check-{code}": where for where, codes in ELSEWHERE.items() for code in codes}
    for name, (codes, _) in FAULTS.items():
        print(f"{name:30}", codes)
    assert known - held.keys() == set()


HARMLESS: dict[str, dict[str, Any]] = {
    "flashes of 2.5 Hz": {"looks": flashing(2.5, ground="0x404040")},
    "flashes on a fifth": {"looks": flashing(25 / 7, 0.2).replace("3.99", "3.91")},
    "a fade": {"looks": "fade=out:st=2:d=0.6:enable='lt(t,2.64)',fade=in:st=2.64:d=0.6:enable='gte(t,2.64)'"},
    "a short black": {"looks": BLACK.format("between(t,2,2.6)")},
    "a pause in the talk": {"hears": "volume=0:enable='between(t,2,3.5)'"},
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_no_fault_is_let_pass(
    name: str, finished: Finished, vertical: Profile, ffmpeg: Ffmpeg
) -> None:
    assert found(finished(f"{name}.mp4", **HARMLESS[name]), vertical, ffmpeg) == {}


def test_a_fault_is_told_with_its_frame_and_timecode(
    finished: Finished, vertical: Profile, ffmpeg: Ffmpeg
) -> None:
    made = programme(finished("one black frame.mp4", **FAULTS["one black frame"][1]), vertical, ffmpeg)
    (notice,) = made.notices
    assert (notice.first, notice.end, notice.timecode) == (70, 71, "00:00:02:20")
    assert notice.finding.place.frame == 70


@pytest.mark.parametrize("at", [0.3, 0.5, 0.8])
def test_damage_is_found_wherever_it_is(
    at: float, finished: Finished, vertical: Profile, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    data = bytearray(finished("clean.mp4").read_bytes())
    middle = int(len(data) * at)
    data[middle : middle + 3000] = bytes(3000)
    (tmp_path / "broken.mp4").write_bytes(data)
    codes = found(tmp_path / "broken.mp4", vertical, ffmpeg)
    assert "cut.check-damaged" in codes


def test_damage_of_the_sound_is_found(
    finished: Finished, vertical: Profile, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.mp4"
    harm = ("-c", "copy", "-bsf:a", "noise=amount='if(between(n,60,63),1,-1)'")
    ffmpeg.run(["-i", finished("clean.mp4"), *harm, "-strict", "-2", broken])
    assert "cut.check-sound-damaged" in found(broken, vertical, ffmpeg)


@pytest.mark.parametrize("data", [b"", b"no media at all", bytes(4000)])
def test_what_is_no_media_is_a_finding(
    data: bytes, vertical: Profile, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    (tmp_path / "a.mp4").write_bytes(data)
    made = programme(tmp_path / "a.mp4", replace(vertical), ffmpeg)
    assert not made.is_good
    assert made.frames == 0


def test_half_a_file_is_a_finding(
    finished: Finished, vertical: Profile, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    data = finished("clean.mp4").read_bytes()
    (tmp_path / "half.mp4").write_bytes(data[: len(data) // 2])
    assert not programme(tmp_path / "half.mp4", vertical, ffmpeg).is_good
