"""Profiles of the platforms: whole, dated, and honest about what nobody has read."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from shudian.cut.platforms import DEFAULT, Clear, profile, profiles

HEARSAY = ("clear", "lufs", "true_peak")


def test_the_platforms_that_a_series_goes_to() -> None:
    assert {one.name for one in profiles()} >= {
        "vertical-9x16", "horizontal-16x9", "douyin", "kuaishou", "wechat", "hongguo", "tiktok",
        "youtube-shorts", "instagram-reels", "own-app",
    }  # fmt: skip
    assert profiles()[0].name == DEFAULT


def test_every_profile_has_a_dated_source_and_says_what_is_hearsay() -> None:
    for one in profiles():
        assert one.source
        assert one.read >= date(2026, 11, 23)
        if one.address:
            assert {*HEARSAY} <= {*one.unverified}, one.name


def test_the_house_default_is_as_strict_as_the_subtitle_profile() -> None:
    house = profile(DEFAULT)
    assert house.clear.box(1080, 1920) == (65, 192, 950, 1498)
    assert (house.lufs, house.true_peak) == (-14, -1)


def test_names_that_a_platform_wants() -> None:
    assert profile("wechat").file_name("书店", 3) == "书店 - 第3集"
    assert profile("tiktok").file_name('A/B: "C"?', 3) == "A_B_ _C__ EP03"


def test_a_profile_refuses_to_be_wrong() -> None:
    house = profile(DEFAULT)
    for wrong in ({"size": (1081, 1920)}, {"rates": (Fraction(30), Fraction(24))}, {"subtitles": "none"},
                  {"unverified": ("weather",)}):  # fmt: skip
        with pytest.raises(ValueError, match="vertical-9x16"):
            replace(house, **wrong)
    for edges in ((0.5, 0.5, 0, 0), (0, 0, 0.6, 0.4), (-0.1, 0, 0, 0)):
        with pytest.raises(ValueError, match="clear zone"):
            Clear(*edges)
    with pytest.raises(KeyError):
        profile("vhs")
