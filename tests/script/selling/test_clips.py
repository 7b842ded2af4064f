"""Stretches that would make advertisements: their length, their place, their reasons."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.script.generated import series_of

from shudian.model import document
from shudian.model.hook import Clips
from shudian.model.series import Series
from shudian.script import clips, read, timeline


def whole(page: str) -> Series:
    made, _ = read(page.encode(), "a.txt")
    assert made
    return made


CALM = "△两个人坐着喝茶，看着窗外的山。\n小满：今天的茶不错，山里的茶总是这样。\n七公：嗯，是今年的春茶。\n"
STORM = "周岭：滚！你凭什么打她耳光？\n小满：你骗我？孩子是谁的？\n周岭：是你父亲的！他还活着！\n△（特写）一份亲子鉴定，摔在桌上。\n"


def page(*episodes: str) -> str:
    return "".join(
        f"第{n}集\n{n}-1 日 内 漆坊\n人物：小满、七公、周岭\n{body}\n" for n, body in enumerate(episodes, 1)
    )


def test_the_quarrel_is_chosen_over_the_tea() -> None:
    made = clips(whole(page(CALM * 4 + STORM * 2 + CALM * 4, CALM * 8)))
    best = made.clips[0]
    assert best.episode == 1
    named = {reason.feature for reason in best.reasons if reason.points > 0}
    assert {"conflict", "reveal", "question"} <= named


def test_a_clip_lasts_15_to_30_seconds_and_none_overlaps_another(house: Path) -> None:
    made, _ = read((house / "series.zh.txt").read_bytes(), "series.zh.txt")
    assert made
    found = clips(made)
    assert found.clips
    assert all(15 <= clip.span.seconds <= 30 for clip in found.clips)
    for one, other in combinations(found.clips, 2):
        assert one.episode != other.episode or not one.span.overlaps(other.span)
    assert [clip.score for clip in found.clips] == sorted((clip.score for clip in found.clips), reverse=True)


def test_the_end_of_the_series_is_not_given_away() -> None:
    made = clips(whole(page(*[CALM * 2 + STORM] * 12)))
    last = [clip for clip in made.clips if clip.episode == 12]
    assert all("spoils" in {reason.feature for reason in clip.reasons} for clip in last)


def test_a_recap_is_no_clip(house: Path) -> None:
    from dataclasses import replace

    made, _ = read((house / "series.zh.txt").read_bytes(), "series.zh.txt")
    assert made
    second = made.episodes[1]
    recap = tuple(element.id for element in second.scenes[0].elements)
    told = replace(made, episodes=(made.episodes[0], replace(second, recap=recap), *made.episodes[2:]))
    assert not any(set(recap) & set(clip.elements) for clip in clips(told).clips)


@settings(max_examples=30, deadline=None)
@given(series_of("zh"))
def test_any_series_gives_clips_that_stand_on_its_timeline(made: Series) -> None:
    found = clips(made)
    assert document.read(Clips, document.write(found)) == (found, [])
    assert [hook.episode for hook in found.hooks] == [episode.number for episode in made.episodes]
    for clip in found.clips:
        beats = {
            beat.element for e in made.episodes if e.number == clip.episode for beat in timeline(e).beats
        }
        assert set(clip.elements) <= beats


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_reason_has_words(language: str) -> None:
    from shudian.script.selling.signs import rules
    from shudian.script.selling.told import FEATURES

    assert set(rules()["points"]) <= set(FEATURES)
    assert all(words.in_(language) for words in FEATURES.values())
