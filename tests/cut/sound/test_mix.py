"""Stems become a programme: music goes under speech, loudness and peaks hold after encoding."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.platforms import profile
from shudian.cut.sound import Stems, duck, faults, finish, loudness, meter, wave
from shudian.cut.sound.mix import Heard, mixed
from shudian.cut.sound.rules import rules

RATE = 48000
HOUSE = profile("vertical-9x16")


def tone(seconds: float, decibels: float, hertz: float = 440) -> meter.Wave:
    at = np.arange(round(seconds * RATE)) / RATE
    side = 10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * at)
    return np.stack((side, side), axis=1).astype(np.float32)


def speech(seconds: float, spans: list[tuple[float, float]], decibels: float = -20) -> meter.Wave:
    """Bursts of noise of four syllables a second where somebody speaks, silence elsewhere."""
    noise = np.random.default_rng(7).standard_normal(round(seconds * RATE)).astype(np.float32)
    at = np.arange(len(noise)) / RATE
    said = np.zeros(len(noise), bool)
    for start, end in spans:
        said |= (at >= start) & (at < end)
    side = noise * said * (0.55 + 0.45 * np.sin(2 * np.pi * 4 * at)) * 10 ** (decibels / 20)
    return np.stack((side, side), axis=1).astype(np.float32)


def saved(track: meter.Wave, path: Path, ffmpeg: Ffmpeg) -> Path:
    wave.write(track, path, ffmpeg, 192_000)
    return path


TALK = [(2.0, 4.0), (7.0, 8.5)]


def test_where_a_stem_speaks() -> None:
    found = duck.spoken(speech(10, TALK), rules().speech, rules().duck.pause)
    assert np.allclose(found, TALK, atol=0.1)
    assert duck.spoken(np.zeros((RATE, 2), np.float32), rules().speech, 0.5) == []


@given(
    spans=st.lists(
        st.tuples(st.floats(0, 9), st.floats(0.1, 3)).map(lambda one: (one[0], one[0] + one[1])), max_size=8
    )
)
def test_joined_spans_stand_apart_and_cover_all_speech(spans: list[tuple[float, float]]) -> None:
    found = duck.joined(spans, 0.6)
    assert all(after[0] - before[1] >= 0.6 for before, after in pairwise(found))
    assert all(any(start <= one[0] and one[1] <= end for start, end in found) for one in spans)


@settings(max_examples=25, deadline=None)
@given(start=st.floats(0, 4), long=st.floats(0.1, 3), decibels=st.floats(1, 18))
def test_music_is_down_while_somebody_speaks_and_moves_softly(
    start: float, long: float, decibels: float
) -> None:
    gain = duck.lowered([(start, start + long)], 8 * RATE, decibels, rules().duck)
    floor = 10 ** (-decibels / 20)
    inside = gain[round((start + 0.02) * RATE) : round((start + long - 0.02) * RATE)]
    assert np.allclose(inside, floor, rtol=0.01)
    assert gain.min() >= floor - 1e-4
    assert gain.max() <= 1
    assert np.abs(np.diff(20 * np.log10(gain))).max() < 0.01  # dB a sample


def test_music_comes_to_lie_ten_under_the_speech() -> None:
    stems = Heard(speech(10, TALK), tone(10, -18))
    track, found = mixed(stems)
    assert [finding.code for finding in found] == ["cut.sound-ducked"]
    music = track - stems.dialogue
    under = meter.integrated(np.concatenate([music[round(s * RATE) : round(e * RATE)] for s, e in TALK]))
    said = meter.integrated(
        np.concatenate([stems.dialogue[round(s * RATE) : round(e * RATE)] for s, e in TALK])
    )
    assert said - under == pytest.approx(rules().duck.distance, abs=0.3)
    assert np.allclose(music[5 * RATE : 6 * RATE], tone(10, -18)[5 * RATE : 6 * RATE], atol=1e-4)


def test_low_music_is_left_alone_and_long_music_fades() -> None:
    track, found = mixed(Heard(speech(4, [(0.5, 3.0)]), tone(9, -50)))
    assert not found
    assert len(track) == 4 * RATE
    assert np.abs(track[-100:]).max() < 1e-4


def test_cues_tell_where_speech_is_when_the_stem_cannot() -> None:
    whole = speech(10, TALK) + tone(10, -40, 90)
    track, found = mixed(Heard(whole, tone(10, -18)), cues=TALK)
    assert found
    music = (track - whole)[:, 0]
    assert np.abs(music[round(3 * RATE) : round(3.5 * RATE)]).max() < 0.6 * np.abs(music[: RATE // 2]).max()


@pytest.mark.parametrize(("name", "ending"), [("vertical-9x16", ".wav"), ("instagram-reels", ".m4a")])
def test_the_programme_meets_its_platform_by_another_meter(
    ffmpeg: Ffmpeg, tmp_path: Path, name: str, ending: str
) -> None:
    spiky = speech(5, [(0.5, 4.5)], -30)
    spiky[::RATE] = 0.9
    stem = saved(spiky, tmp_path / "dialogue.wav", ffmpeg)
    out = tmp_path / f"out{ending}"
    found = finish(Stems((stem,)), profile(name), out, ffmpeg)
    assert [finding.code for finding in found] == ["cut.loudness"]
    told = loudness.measure(out, ffmpeg)
    assert told.integrated == pytest.approx(-14, abs=0.3)
    assert told.peak <= -1.0
    again = tmp_path / f"again{ending}"
    finish(Stems((stem,)), profile(name), again, ffmpeg)
    assert again.read_bytes() == out.read_bytes()


def test_stems_keep_their_time(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    click = np.zeros((3 * RATE, 2), np.float32)
    click[RATE : RATE + 480] = tone(0.01, -6, 1000)
    effects = np.zeros((3 * RATE, 2), np.float32)
    effects[2 * RATE : 2 * RATE + 480] = tone(0.01, -6, 1000)
    one, two = (saved(track, tmp_path / f"{at}.wav", ffmpeg) for at, track in enumerate((click, effects)))
    finish(Stems((one,), effects=two), HOUSE, tmp_path / "out.m4a", ffmpeg)
    heard, _ = wave.read(tmp_path / "out.m4a", ffmpeg)
    assert heard is not None
    for second in (1, 2):
        window = np.abs(heard[second * RATE - 2400 : second * RATE + 2400, 0])
        assert abs(int(np.argmax(window > window.max() / 4)) - 2400) <= 48


def test_a_video_begins_with_its_first_picture(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    click = np.zeros((2 * RATE, 2), np.float32)
    click[RATE : RATE + 480] = tone(0.01, -6, 1000)
    stem = saved(click, tmp_path / "click.wav", ffmpeg)
    film = tmp_path / "late.mkv"
    shown = ("-itsoffset", "0.4", "-f", "lavfi", "-i", "testsrc=s=64x112:r=25:d=2", "-map", "0", "-map", "1")
    ffmpeg.run(["-i", stem, *shown, "-c:a", "pcm_s16le", "-c:v", "libx264", film])
    heard, found = wave.read(film, ffmpeg)
    assert not found
    assert heard is not None
    assert int(np.argmax(np.abs(heard[:, 0]) > 0.1)) == pytest.approx(0.6 * RATE, abs=96)


def test_silence_and_clipping_are_found_at_their_time() -> None:
    track = tone(6, -12)
    track[2 * RATE : 5 * RATE] = 0
    track[RATE : RATE + 5] = 1
    assert faults.silences(track) == [(2.0, 5.0)]
    assert faults.clips(track) == [1.0]
    assert faults.clips(np.clip(tone(1, 3), -0.99, 0.99)) == []
    codes = [finding.code for finding in faults.heard(track, "a.wav")]
    assert codes == ["cut.sound-clipped"]
    assert "2" in str(faults.programme(track, "a.wav")[0])


def test_sides_are_looked_at() -> None:
    opposed, single = tone(1, -12), tone(1, -12)
    opposed[:, 1] *= -1
    single[:, 0] = 0
    assert [finding.code for finding in faults.heard(opposed, "a")] == ["cut.sound-opposed"]
    assert [finding.code for finding in faults.heard(single, "a")] == ["cut.sound-one-sided"]
    assert [finding.code for finding in faults.heard(tone(1, -90), "a")] == ["cut.sound-stem-silent"]
    assert [finding.code for finding in faults.heard(np.zeros((0, 2), np.float32), "a")] == [
        "cut.sound-stem-silent"
    ]


def test_many_faults_of_a_kind_are_counted() -> None:
    track = tone(12, -12)
    for at in range(11):
        track[at * RATE : at * RATE + 5] = 1
    found = faults.heard(track, "a")
    assert len(found) == 9
    assert found[-1].code == "cut.sound-more"


def test_true_peaks_between_samples_are_seen() -> None:
    at = np.arange(RATE)
    side = 0.5 * np.sin(2 * np.pi * (RATE / 4) * at / RATE + np.pi / 4)
    track = np.stack((side, side), axis=1).astype(np.float32)
    assert 20 * np.log10(np.abs(track).max()) == pytest.approx(-9.03, abs=0.01)
    assert meter.true_peak(track) == pytest.approx(-6.02, abs=0.15)


@settings(max_examples=15, deadline=None)
@given(level=st.floats(-40, 0), spike=st.floats(0, 1), lufs=st.sampled_from([-24.0, -14.0]))
def test_what_is_mastered_keeps_its_ceiling(level: float, spike: float, lufs: float) -> None:
    track = speech(3, [(0, 3)], level)
    track[RATE : RATE + 3] = spike
    out = meter.mastered(track, lufs, -1.0)
    assert meter.true_peak(out) <= -0.8
    assert np.array_equal(out, meter.mastered(track, lufs, -1.0))


@pytest.mark.parametrize("data", [b"", b"RIFF", b"nothing at all" * 50])
def test_what_is_no_sound_is_told(ffmpeg: Ffmpeg, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.wav").write_bytes(data)
    found = finish(Stems((tmp_path / "a.wav",)), HOUSE, tmp_path / "out.wav", ffmpeg)
    assert {finding.code for finding in found} <= {
        "cut.empty",
        "cut.not-media",
        "cut.no-sound",
        "cut.sound-nothing",
    }
    assert any(finding.severity == "error" for finding in found)
    assert not (tmp_path / "out.wav").exists()
