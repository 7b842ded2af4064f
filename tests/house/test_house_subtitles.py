"""The hand-finished subtitles of two episodes: readable, in time, and saying what the lines say."""

from pathlib import Path

import pytest

from shudian import localise, script
from shudian.finding import Finding, Severity
from shudian.model.series import Series
from shudian.model.text import AdaptedScript, Track
from shudian.units import Lang

FILES = [(number, tag) for number in (1, 2) for tag in ("en", "es", "th")]
TAGS = {"en": Lang("en"), "es": Lang("es-419"), "th": Lang("th")}


@pytest.fixture(scope="module")
def chinese(house: Path) -> Series:
    series, _ = script.read((house / "series.zh.txt").read_bytes(), "series.zh.txt")
    assert series
    return series


def adapted(house: Path, chinese: Series, tag: str) -> AdaptedScript:
    if tag == "en":
        english, _ = script.read((house / "series.en.fountain").read_bytes(), "series.en.fountain")
        assert english
        lines, findings = localise.adapt(chinese, english)
        assert findings == []
        return lines
    name = f"lines.{tag}.csv"
    found, findings = localise.read_lines((house / name).read_bytes(), chinese, TAGS[tag], name)
    assert [f for f in findings if f.severity is not Severity.NOTE] == []
    assert found
    return found


def finished(house: Path, number: int, tag: str) -> Track:
    data = (house / "subtitles" / f"ep{number:02d}.{tag}.srt").read_bytes()
    track, findings = localise.FORMATS["srt"].read(data, TAGS[tag], number)
    assert findings == []
    assert track
    return track


def graver(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is not Severity.NOTE]


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("number", "tag"), FILES)
def test_every_subtitle_can_be_read(house: Path, number: int, tag: str) -> None:
    assert graver(localise.check(finished(house, number, tag))) == []


@pytest.mark.parametrize(("number", "tag"), FILES)
def test_the_subtitles_say_every_line_in_order(house: Path, chinese: Series, number: int, tag: str) -> None:
    lines = adapted(house, chinese, tag)
    said = [line.text for e in chinese.episode(number).elements if (line := lines.line(e.id))]
    shown = [cue.text for cue in finished(house, number, tag).cues]
    assert letters("".join(shown)) == letters("".join(said))


@pytest.mark.parametrize(("number", "tag"), FILES)
def test_the_subtitles_stand_on_the_clock_of_the_script(
    house: Path, chinese: Series, number: int, tag: str
) -> None:
    episode = chinese.episode(number)
    track, _ = localise.subtitle(script.timeline(episode), episode, adapted(house, chinese, tag))
    ours, hand = track.cues, finished(house, number, tag).cues
    assert (hand[0].span.start, hand[-1].span.end) == (ours[0].span.start, ours[-1].span.end)
    moved = [cue for cue in hand if cue.span.start not in {other.span.start for other in ours}]
    assert len(moved) <= 1


@pytest.mark.parametrize("tag", ["en", "es", "th"])
def test_every_line_that_there_is_makes_a_readable_subtitle(house: Path, chinese: Series, tag: str) -> None:
    lines = adapted(house, chinese, tag)
    for episode in chinese.episodes:
        if not any(lines.line(e.id) for e in episode.elements):
            continue
        track, findings = localise.subtitle(script.timeline(episode), episode, lines)
        assert findings == []
        assert graver(localise.check(track)) == []
