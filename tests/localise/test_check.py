"""A rival's file, judged."""

from pathlib import Path
from textwrap import dedent

import pytest

from shudian.finding import Severity, failed
from shudian.localise import FORMATS, check, profile
from shudian.model.text import Track
from shudian.units import Lang


def track(srt: str, language: str = "en") -> Track:
    made, _ = FORMATS["srt"].read(dedent(srt).encode(), Lang(language))
    assert made
    return made


def codes(srt: str, language: str = "en", name: str = "vertical-9x16") -> list[tuple[int | None, str]]:
    return [
        (f.place.row, f.code.removeprefix("localise.")) for f in check(track(srt, language), profile(name))
    ]


GOOD = """\
    1
    00:00:01,000 --> 00:00:02,200
    It's fake.

    2
    00:00:02,280 --> 00:00:04,280
    You paid me to talk.
    Nobody said what.
    """


def test_a_good_file_is_left_in_peace() -> None:
    assert codes(GOOD) == []


def test_a_line_is_measured_in_pixels_on_a_phone_and_in_characters_on_television() -> None:
    srt = "1\n00:00:01,000 --> 00:00:03,000\nWWWWWWWWWWWWWWWWWWWWWW\n"
    assert codes(srt) == [(1, "too-wide")]
    assert codes(srt, name="netflix") == []
    assert codes("1\n00:00:01,000 --> 00:00:06,000\n" + "i" * 43 + "\n", name="netflix") == [(1, "too-wide")]


@pytest.mark.parametrize(
    ("srt", "wanted"),
    [
        ("1\n00:00:01,000 --> 00:00:04,000\na\nb\nc\n", "too-many-lines"),
        ("1\n00:00:01,000 --> 00:00:02,000\nThis is read far too fast.\n", "too-fast"),
        ("1\n00:00:01,000 --> 00:00:01,500\nNo.\n", "too-short"),
        ("1\n00:00:01,000 --> 00:00:09,000\nNo.\n", "too-long"),
        ("1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,040 --> 00:00:03,000\nYes.\n", "gap"),
        ("1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,200 --> 00:00:03,200\nYes.\n", "flicker"),
        ("1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:01,900 --> 00:00:03,000\nYes.\n", "overlap"),
        ("1\n00:00:01,000 --> 00:00:02,000\nሰላም\n", "no-typeface"),
    ],
)
def test_each_rule(srt: str, wanted: str) -> None:
    assert [code for _, code in codes(srt)] == [wanted]


def test_on_screen_text_may_stand_above_speech() -> None:
    assert (
        codes("1\n00:00:01,000 --> 00:00:03,000\n{\\an8}Ouling\n\n2\n00:00:01,500 --> 00:00:03,000\nYes.\n")
        == []
    )


def test_twenty_frames_of_film_are_long_enough() -> None:
    assert codes("1\n00:00:01,000 --> 00:00:01,833\nNo.\n") == []


def test_a_finding_says_where_and_by_how_much() -> None:
    found = check(track("1\n00:00:01,000 --> 00:00:02,000\nThis is read far too fast.\n"), file="ep01.en.srt")
    assert found[0].in_("en") == (
        "ep01.en.srt · row 1 · frame 25: warning localise.too-fast: 00:00:01.000: “This is read far too fast.” "
        "asks for 26.0 characters a second; 20 can be read. → Take away 6 characters or give it more time."
    )
    assert not failed(found)


@pytest.mark.parametrize("tag", ["en", "es", "th"])
@pytest.mark.parametrize("number", [1, 2])
def test_the_house_subtitles_made_by_hand_pass(house: Path, number: int, tag: str) -> None:
    file = house / "subtitles" / f"ep{number:02d}.{tag}.srt"
    made, findings = FORMATS["srt"].read(file.read_bytes(), Lang(tag))
    assert made
    assert not findings
    assert not [f for f in check(made) if f.severity is Severity.ERROR]
