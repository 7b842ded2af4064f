"""The house series keeps its own promises: length, pairing, sets, placement, translations."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from shudian import script
from shudian.finding import Severity
from shudian.model import document
from shudian.model.production import Production
from shudian.model.series import Element, ElementKind, Scene, Series

SAID_OR_SHOWN = (ElementKind.DIALOGUE, ElementKind.SUPER, ElementKind.CAPTION)


def read_script(path: Path) -> Series:
    series, findings = script.read(path.read_bytes(), path.name)
    assert [f for f in findings if f.severity is Severity.ERROR] == []
    assert series
    return series


@pytest.fixture(scope="module")
def chinese(house: Path) -> Series:
    return read_script(house / "series.zh.txt")


@pytest.fixture(scope="module")
def english(house: Path) -> Series:
    return read_script(house / "series.en.fountain")


@pytest.fixture(scope="module")
def production(house: Path) -> Production:
    value, findings = document.read(Production, (house / "production.json").read_bytes())
    assert findings == []
    assert value
    return value


def said_or_shown(scene: Scene) -> list[Element]:
    return [e for e in scene.elements if e.kind in SAID_OR_SHOWN]


@pytest.mark.parametrize("name", ["series.zh.txt", "series.en.fountain"])
def test_both_scripts_are_read_without_a_doubt(house: Path, name: str) -> None:
    series, findings = script.read((house / name).read_bytes(), name)
    assert series
    assert series.title in ("补天青", "The Mended Sky")
    assert series.logline
    assert [f for f in findings if f.severity is not Severity.NOTE] == []
    assert [e.raw for scene in series.scenes for e in scene.elements if e.confidence < 0.75] == []


def test_there_are_eight_episodes_of_two_or_three_scenes(chinese: Series) -> None:
    assert [episode.number for episode in chinese.episodes] == list(range(1, 9))
    assert all(episode.title for episode in chinese.episodes)
    assert all(len(episode.scenes) in (2, 3) for episode in chinese.episodes)
    assert [s.number for s in chinese.scenes if s.flashback] == ["4-2"]


def test_every_episode_runs_sixty_to_a_hundred_seconds(chinese: Series) -> None:
    lasting = {e.number: script.timeline(e).span.seconds for e in chinese.episodes}
    assert all(60 <= seconds <= 100 for seconds in lasting.values()), lasting


def test_every_scene_says_where_when_and_who(chinese: Series) -> None:
    for scene in chinese.scenes:
        assert scene.int_ext, scene.heading
        assert scene.time_norm, scene.heading
        assert set(scene.speakers) <= {entry.name for entry in scene.cast}, scene.heading
    on_location = {s.place for s in chinese.scenes if s.location}
    assert on_location == {"龙窑-窑头", "瓯溪老街-廊桥"}


def test_english_has_the_same_scenes_and_the_same_speeches(chinese: Series, english: Series) -> None:
    names: dict[str, set[str]] = {}
    for zh, en in zip(chinese.scenes, english.scenes, strict=True):
        said = [(s.number, s.int_ext, s.time_norm, s.flashback) for s in (zh, en)]
        assert said[0] == said[1]
        for line, adapted in zip(zh.lines, en.lines, strict=True):
            names.setdefault(str(line.character), set()).add(str(adapted.character))
        shown = [e.kind is ElementKind.DIALOGUE for e in said_or_shown(zh)]
        assert shown == [e.kind is ElementKind.DIALOGUE for e in said_or_shown(en)], zh.number
    assert all(len(adapted) == 1 for adapted in names.values()), names
    assert len({*map(str, names.values())}) == len(names)


def test_an_english_line_fits_the_time_of_the_chinese_one(chinese: Series, english: Series) -> None:
    pairs = zip(chinese.episodes, english.episodes, strict=True)
    for zh, en in pairs:
        beats = {beat.element: beat.span.seconds for beat in script.timeline(zh).beats}
        lines = (e for scene in zh.scenes for e in scene.lines)
        adapted = (e for scene in en.scenes for e in scene.lines)
        for line, other in zip(lines, adapted, strict=True):
            room = 17 * (beats[line.id] + Fraction(1, 2))
            assert len(other.text) <= room, (line.text, other.text)


def test_every_place_has_its_set_and_every_cue_its_deal(chinese: Series, production: Production) -> None:
    assert {s.place for s in chinese.scenes} == {s.place for s in production.sets}
    speaking = {name for scene in chinese.scenes for name in scene.speakers}
    assert speaking == {member.character for member in production.cast}


def test_every_scene_has_a_day_on_which_its_people_and_place_are_free(
    chinese: Series, production: Production
) -> None:
    away = {member.character: set(member.unavailable) for member in production.cast}
    venue = {s.place: production.venue(s.venue) for s in production.sets}
    for scene in chinese.scenes:
        taken = set(venue[scene.place].closed).union(*(away[name] for name in scene.speakers))
        assert set(production.shooting_dates) - taken, scene.number


def test_the_placement_is_in_the_words_of_enough_scenes(chinese: Series, production: Production) -> None:
    for brand in production.brands:
        saying = [
            scene.number
            for scene in chinese.scenes
            if any(word in e.text for e in scene.elements for word in brand.words)
        ]
        assert len(saying) >= brand.least_scenes, saying


@pytest.mark.parametrize("language", ["es", "th"])
def test_translated_lines_stand_beside_their_source(chinese: Series, house: Path, language: str) -> None:
    with (house / f"lines.{language}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = [
        (scene.number, str(line), element.text)
        for number in (1, 2)
        for scene in chinese.episode(number).scenes
        for line, element in enumerate(said_or_shown(scene), 1)
    ]
    assert [(row["scene"], row["line"], row["source"]) for row in rows] == expected
    assert all(row["text"].strip() for row in rows)
