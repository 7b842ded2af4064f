"""A season as a person writes it; every mistake is said, all at once, and none is a traceback."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.cut.season.order import house_ladder
from shudian.cut.season.picture import Rung
from shudian.cut.season.sheet import Sheet, read
from shudian.units import Lang, Span

SHORT = """
platforms = ["douyin", "vertical-9x16"]
burn = ["zh"]

[[episode]]
picture = "ep01.mov"
path = "ep01.path.json"
subtitles = { zh = "ep01.zh.srt", en = "ep01.en.vtt" }

[[episode]]
name = "extra"
picture = "extra.mov"
platforms = []
burn = []
sound = { en = "extra.en.wav" }
"""


def sheet(text: str) -> Sheet:
    read_, found = read(text.encode())
    assert not found
    assert read_
    return read_


def codes(text: str) -> list[str]:
    read_, found = read(text.encode(), "season.toml")
    assert read_ is None
    return [finding.code.removeprefix("cut.season-") for finding in found]


def test_what_is_not_said_is_the_house_rule() -> None:
    season = sheet(SHORT)
    first, second = season.lines
    assert (first.name, second.name) == ("ep01", "extra")
    assert [profile.name for profile in first.platforms] == ["douyin", "vertical-9x16"]
    assert first.burn == (Lang("zh"),)
    assert second.platforms == ()
    assert second.sound == {Lang("en"): {"whole": "extra.en.wav"}}
    assert season.rungs == house_ladder()
    assert (season.quality, season.preset) == (20, "veryfast")


def test_every_language_is_burned_where_none_is_named() -> None:
    (line,) = sheet('[[episode]]\npicture = "a"\nsubtitles = { th = "a", ar = "b" }').lines
    assert line.burn == (Lang("th"), Lang("ar"))


def test_sound_may_come_as_stems() -> None:
    stems = '{ music = "m.wav", dialogue = "d.wav" }'
    (line,) = sheet(f'[[episode]]\npicture = "a"\nsound = {stems}').lines
    assert line.sound == {None: {"dialogue": "d.wav", "music": "m.wav"}}
    (line,) = sheet(f'[[episode]]\npicture = "a"\nsound = {{ th = {stems} }}').lines
    assert list(line.sound) == [Lang("th")]


def test_overlays_of_the_season_and_of_an_episode() -> None:
    first, second = sheet("""
        [overlays]
        cn-filing = { filing = "001", languages = ["zh"] }
        eu-ai = {}
        [[episode]]
        picture = "a"
        [[episode]]
        picture = "b"
        overlays = { cn-filing = { filing = "002" }, in-tobacco = { start = 2.5, end = 4 } }
    """).lines
    assert [(mark.wanted.rule, dict(mark.wanted.facts)) for mark in first.marks] == [
        ("cn-filing", {"filing": "001"}),
        ("eu-ai", {}),
    ]
    assert [mark.stands_in(Lang("es")) for mark in first.marks] == [False, True]
    filing, _, tobacco = second.marks
    assert filing.wanted.facts == {"filing": "002"}
    assert filing.stands_in(Lang("es"))
    assert tobacco.wanted.span == Span.of(Fraction(5, 2), 4)


def test_json_says_the_same() -> None:
    assert sheet('{"ladder": false, "episode": [{"picture": "a"}]}').rungs == ()


def test_a_size_of_the_house_ladder_has_its_cap() -> None:
    rungs = sheet('ladder = ["1080x1920", "600x600"]\n[[episode]]\npicture = "a"').rungs
    assert rungs == (house_ladder()[0], Rung(600, 600))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[episode]", ["not-a-plan"]),
        ("{", ["not-a-plan"]),
        ("", ["no-episodes"]),
        ("episode = 3", ["wrong-value"]),
        ('[[episode]]\npicture = "a"\nfilm = "b"', ["unknown-field"]),
        ("[[episode]]", ["wrong-value"]),
        ('[[episode]]\npicture = "a"\nname = "../a"', ["wrong-value"]),
        ('[[episode]]\nname = "a"\npicture = "a"\n[[episode]]\nname = "a"\npicture = "b"', ["episode-twice"]),
        ('platforms = ["myspace"]\n[[episode]]\npicture = "a"', ["no-platform"]),
        ('burn = ["en"]\n[[episode]]\npicture = "a"', ["no-text"]),
        ('burn = "en"\n[[episode]]\npicture = "a"', ["wrong-value"]),
        ('ladder = ["1080x1921"]\n[[episode]]\npicture = "a"', ["wrong-value"]),
        ('quality = 0\npreset = "warp"\n[[episode]]\npicture = "a"', ["wrong-value", "wrong-value"]),
        ('[[episode]]\npicture = "a"\nsound = { dialogue = "d", song = "m" }', ["unknown-field"]),
        ('[[episode]]\npicture = "a"\nsound = { en = { music = "m" } }', ["wrong-value"]),
        ('overlays = 3\n[[episode]]\npicture = "a"', ["wrong-value"]),
        ('[[episode]]\npicture = "a"\noverlays = { cn-filing = "7" }', ["wrong-value"]),
        ('[[episode]]\npicture = "a"\noverlays = { cn-filing = { number = "7" } }', ["unknown-field"]),
        ('[[episode]]\npicture = "a"\noverlays = { cn-film = {} }', ["unknown-field"]),
        ('[[episode]]\npicture = "a"\noverlays = { in-tobacco = { start = 5 } }', ["wrong-value"]),
        ('[[episode]]\npicture = "a"\noverlays = { in-tobacco = { start = 5, end = 3 } }', ["wrong-value"]),
        ('hls = "yes"\n[[episode]]\npicture = "a"', ["wrong-value"]),
        ('[[episode]]\npicture = "a"\nsubtitles = { "not a language" = "b" }', ["wrong-value"]),
    ],
)
def test_mistakes_are_named(text: str, said: list[str]) -> None:
    assert codes(text) == said


def test_all_mistakes_are_said_at_once_with_their_episode() -> None:
    _, found = read(b'burn = ["en"]\nqality = 3\n[[episode]]\nname = "pilot"\nfilm = 1', "season.toml")
    said = [str(finding.place) for finding in found]
    assert said.count("season.toml · episode pilot") == 3
    assert len(found) == 4


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    [
        "episode",
        "platforms",
        "ladder",
        "burn",
        "quality",
        "preset",
        "name",
        "picture",
        "path",
        "subtitles",
        "sound",
        "overlays",
        "hls",
    ]
)


@settings(max_examples=40)
@given(st.dictionaries(FIELDS, json_values | st.lists(st.dictionaries(FIELDS, json_values)), max_size=6))
def test_whatever_stands_there_is_judged(said: dict[str, object]) -> None:
    import json

    read_, found = read(json.dumps(said).encode())
    assert (read_ is None) == any(finding.severity == "error" for finding in found)


@settings(max_examples=40)
@given(st.binary(max_size=80))
def test_whatever_bytes_stand_there_are_judged(data: bytes) -> None:
    read_, found = read(data)
    assert read_ or found
