"""Subtitles set to another cut: offsets, splits, dropped cues, other languages, frame rates."""

import random
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.localise.formats import format_of
from shudian.localise.listen.moved import moved, spans
from shudian.localise.listen.sync import RATIOS, SPEECH, repair
from shudian.model.text import Track
from shudian.units import Lang

Spans = list[tuple[float, float]]


def film(seed: int, cues: int = 40) -> Spans:
    """Cues of one to four seconds, a few tenths to four seconds apart, to the millisecond."""
    dice, now, made = random.Random(seed), 5.0, []
    for _ in range(cues):
        end = now + dice.uniform(1, 4)
        made.append((round(now, 3), round(end, 3)))
        now = end + dice.uniform(0.2, 4)
    return made


def shifted(true: Spans, splits: list[tuple[int, float]], ratio: float = 1.0) -> Spans:
    """As a longer cut has them: from those cues on so many seconds later."""
    made, late = [], 0.0
    by = dict(splits)
    for number, (start, end) in enumerate(true):
        late += by.get(number, 0.0)
        made.append(((start + late) / ratio, (end + late) / ratio))
    return made


def worst(found: Spans, true: Spans, reference: Spans) -> list[float]:
    made = repair(found, reference, reach=62)
    return sorted(
        abs(float(made.moved(number, Fraction(start))) - true[number][0])
        for number, (start, _) in enumerate(found)
    )


@settings(max_examples=12)
@given(
    st.integers(0, 999),
    st.floats(0, 20),
    st.lists(
        st.tuples(st.integers(4, 36), st.floats(0.8, 20)), max_size=2, unique_by=lambda one: one[0] // 5
    ),
)
def test_every_cue_comes_back_also_at_the_switch(
    seed: int, offset: float, splits: list[tuple[int, float]]
) -> None:
    true = film(seed)
    off = worst(shifted(true, [(0, offset), *splits]), true, true)
    assert off[-1] <= 0.1


@settings(max_examples=12)
@given(st.integers(0, 999), st.floats(0, 30), st.integers(8, 32), st.floats(0.8, 20))
def test_dropped_cues_on_both_sides_leave_the_rest_in_place(
    seed: int, offset: float, split: int, longer: float
) -> None:
    dice, true = random.Random(seed), film(seed, 80)
    kept = [number for number in range(len(true)) if dice.random() > 0.1]
    bad = shifted(true, [(0, offset), (split, longer)])
    reference = [each for each in true if dice.random() > 0.1]
    off = worst([bad[number] for number in kept], [true[number] for number in kept], reference)
    assert off[round(0.95 * (len(off) - 1))] <= 0.1


@pytest.mark.parametrize("ratio", RATIOS)
def test_frame_rates_are_found(ratio: Fraction) -> None:
    true = film(1, 80)
    made = repair(shifted(true, [(0, 7.3)], float(ratio)), true, reach=20)
    assert made.ratio == ratio
    assert [round(float(shift.seconds), 1) for shift in made.shifts] == [-7.3]


def test_speech_is_reference_enough() -> None:
    true = film(3, 60)
    dice = random.Random(3)
    spoken = [(start + dice.uniform(0, 0.15), end - dice.uniform(0.1, 0.6)) for start, end in true]
    made = repair(shifted(true, [(0, 12.5)]), spoken, SPEECH, reach=30)
    assert made.ratio == 1
    assert all(abs(float(shift.seconds) + 12.5) < 0.2 for shift in made.shifts)


def test_other_films_do_not_fit() -> None:
    assert repair(film(1, 60), film(2, 60)).fits < 0.25
    assert repair(film(1, 60), film(1, 60)).fits > 0.6


def lesson(shared_data: Path, language: str) -> Track:
    folder = shared_data / "localise" / "parallel-morevna" / "course-synfig" / language
    file = folder / "synfig-07-bones.srt"
    form = format_of(file)
    assert form
    track, _ = form.read(file.read_bytes(), Lang("und"), file=file.name)
    assert track
    return track


@pytest.mark.parametrize("language", ["zho", "spa", "deu"])
def test_real_subtitles_come_back_by_those_of_another_language(shared_data: Path, language: str) -> None:
    true = lesson(shared_data, "eng")
    cut = shifted(spans(true), [(0, 4.2), (56, 17.5)])
    made = repair(cut, spans(lesson(shared_data, language)))
    off = [
        abs(float(made.moved(number, Fraction(start)) - true.cues[number].span.start.seconds))
        for number, (start, _) in enumerate(cut)
    ]
    assert max(off) <= 0.1


def test_a_moved_track_says_what_was_moved_and_stays_in_order(shared_data: Path) -> None:
    track = lesson(shared_data, "eng")
    reference = [(start - 8, end - 8) for start, end in spans(track)[5:]]
    made, found = moved(track, repair(spans(track), reference), "a.srt")
    assert {each.code for each in found} == {"localise.shifted", "localise.dropped-cue"}
    assert all(before.span.start <= after.span.start for before, after in pairwise(made.cues))


def test_a_scene_that_the_reference_lacks_moves_what_comes_after(shared_data: Path) -> None:
    true = spans(lesson(shared_data, "eng"))
    gone = true[60][0] - true[40][0]
    made = repair(true, [*true[:40], *((start - gone, end - gone) for start, end in true[60:])])
    assert made.shifts[0].seconds == 0
    assert made.shifts[0].end >= 40
    assert made.shifts[-1].first <= 60
    assert abs(float(made.shifts[-1].seconds) + gone) < 0.01
