"""Burned text read back, with a reader whose answers are known, and with the real one."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.inspect import quality, season, texts
from shudian.cut.inspect.texts import Written, distance
from shudian.cut.inspect.verb import programme
from shudian.cut.platforms import Profile
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span

from .conftest import X264, Finished

INSIDE = (0.2, 0.6, 0.8, 0.66)


def track(*said: str) -> Track:
    return Track(1, Lang("en"), tuple(Cue(Span.of(at, at + 1), (text,)) for at, text in enumerate(said)))


def codes(
    file: Path, written: list[Written], cues: Track, profile: Profile, ffmpeg: Ffmpeg
) -> list[tuple[str, int | None]]:
    known = programme(file, profile, ffmpeg)
    made = texts.judge(file, known, [cues], profile, lambda _: written)
    return [(each.finding.code.removeprefix("cut.check-"), each.first) for each in made.found]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ([Written("He came back!", INSIDE)], []),
        ([Written("He carne back", INSIDE)], []),
        ([Written("He came", INSIDE), Written("back.", INSIDE)], []),
        ([Written("He came back", INSIDE), Written("EXIT", (0.0, 0.0, 0.1, 0.05))], []),
        ([], ["text-missing"]),
        ([Written("Someone else spoke", INSIDE)], ["text-wrong"]),
        ([Written("He", INSIDE)], ["text-wrong"]),
        ([Written("He came back", (0.2, 0.9, 0.8, 0.95))], ["text-outside"]),
        ([Written("He came back", (0.2, 0.6, 0.95, 0.66))], ["text-outside"]),
        ([Written("He came back", (0.01, 0.6, 0.8, 0.66))], ["text-outside"]),
        ([Written("He came back", (0.2, 0.02, 0.8, 0.08))], ["text-outside"]),
    ],
)
def test_what_is_read_is_held_against_the_cue(
    written: list[Written], found: list[str], finished: Finished, vertical: Profile, ffmpeg: Ffmpeg
) -> None:
    said = codes(finished("clean.mp4"), written, track("He came back."), vertical, ffmpeg)
    assert said == [(code, 0) for code in found]


def test_without_a_reader_that_is_said(finished: Finished, vertical: Profile, ffmpeg: Ffmpeg) -> None:
    known = programme(finished("clean.mp4"), vertical, ffmpeg)
    made = texts.judge(finished("clean.mp4"), known, [track("Hello")], vertical, None)
    assert [each.finding.code for each in made.found] == ["cut.check-no-reader"]


@pytest.mark.parametrize(
    ("read", "found"),
    [
        ("¿Dónde estabas?", ["text-language"]),
        ("Where were you?", []),
        ("Somebody else", ["text-wrong"]),
    ],
)
def test_the_line_of_another_language_is_known(
    read: str, found: list[str], finished: Finished, vertical: Profile, ffmpeg: Ffmpeg
) -> None:
    film, other = finished("clean.mp4"), replace(track("¿Dónde estabas?"), language=Lang("es"))
    known = programme(film, vertical, ffmpeg)
    written = [Written("Hotel 24 h", INSIDE), Written(read, INSIDE)]  # a sign beside it
    said = texts.judge(film, known, [track("Where were you?")], vertical, lambda _: written, others=[other])
    assert [each.finding.code.removeprefix("cut.check-") for each in said.found] == found


@given(st.lists(st.text("ab", min_size=1, max_size=9), max_size=12))
def test_a_sample_is_small_and_in_order(said: list[str]) -> None:
    whole = track(*said)
    few = texts.sampled(whole).cues
    assert len(few) == min(4, len(said))
    assert list(few) == [cue for cue in whole.cues if cue in few]


@pytest.mark.parametrize(
    ("text", "does"), [("你来了", True), ("Ça va ?", True), ("ฉันรู้", False), ("…", False)]
)
def test_the_reader_knows_some_letters(text: str, does: bool) -> None:
    assert texts.is_readable(text) is does


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_the_distance_is_one(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) <= max(len(one), len(other))


@pytest.mark.parametrize(
    ("subtitles", "file", "does"),
    [
        ("ep01.th.vtt", "ep01.th.mp4", True),
        ("ep01.th.vtt", "ep01.mp4", True),
        ("ep01.th.vtt", "ep01.en.mp4", False),
        ("ep01.th.vtt", "ep02.th.mp4", False),
        ("lines.vtt", "film.mp4", True),
    ],
)
def test_subtitles_belong_to_a_file(subtitles: str, file: str, does: bool) -> None:
    assert season.belongs(subtitles, file) is does


@pytest.mark.slow
def test_the_real_reader_reads(finished: Finished, vertical: Profile, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    pytest.importorskip("rapidocr", reason="the ai extra is not installed")
    from PIL import Image, ImageDraw, ImageFont

    shown = Image.new("RGB", (360, 640), "#204020")
    ImageDraw.Draw(shown).text((60, 380), "Where were you?", "white", ImageFont.load_default(28))
    shown.save(tmp_path / "a.png")
    target = tmp_path / "ep01.mp4"
    ffmpeg.run(["-loop", "1", "-i", tmp_path / "a.png", "-t", "1", "-r", "25", *X264, target])
    known = programme(target, vertical, ffmpeg)
    read = texts.reader()
    for said, found in (("Where were you?", []), ("I was never there", ["cut.check-text-wrong"])):
        made = texts.judge(target, known, [track(said)], vertical, read)
        assert [each.finding.code for each in made.found] == found


@pytest.mark.slow
def test_quality_is_measured_against_the_source(
    finished: Finished, vertical: Profile, ffmpeg: Ffmpeg
) -> None:
    ffmpeg.need("libvmaf")
    clean = finished("clean.mp4")
    poor = finished("poor.mp4", coded=(*X264, "-crf", "48"))
    good, none = quality.judge(clean, clean, programme(clean, vertical, ffmpeg), ffmpeg)
    assert none.found == []
    assert good.measures[-1].name == "quality"
    _, found = quality.judge(poor, clean, programme(poor, vertical, ffmpeg), ffmpeg)
    assert [each.finding.code for each in found.found] == ["cut.check-quality"]
    other = replace(programme(clean, vertical, ffmpeg), frames=10, seconds=Fraction(2, 5))
    _, found = quality.judge(clean, clean, other, ffmpeg)
    assert [each.finding.code for each in found.found] == ["cut.check-not-aligned"]
