"""A rival's file put right: every rule kept that can be, no word lost, every change told."""

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.finding import Finding, failed
from shudian.localise import FORMATS, check, profile
from shudian.localise.mending.mend import Mended, mend, retime
from shudian.localise.mending.tell import HARD, told
from shudian.model.text import Cue, Run, Style, Track
from shudian.units import Lang, Span

NETFLIX = profile("netflix")
EXPLAINED = (
    "a.srt · row 1 · frame 25: note localise.mended: Mended: 00:00:01.000: “So...” stays 0.40 s; "
    "0.83 s is the least. → It is now 00:00:01.000–00:00:01.840 “So…”."
)


def cue(start: float, end: float, *lines: str, **more: object) -> Cue:
    span = Span.of(Fraction(str(start)), Fraction(str(end)))
    return Cue(span, lines, **more)  # type: ignore[arg-type]  # fields by name


def track(*cues: Cue, language: str = "en") -> Track:
    return Track(1, Lang(language), cues)


def shown(done: Mended) -> list[tuple[float, float, str]]:
    return [
        (float(c.span.start.seconds), float(c.span.end.seconds), " / ".join(c.lines)) for c in done.track.cues
    ]


def codes(found: list[Finding]) -> set[str]:
    return {one.code.removeprefix("localise.") for one in found}


@pytest.mark.parametrize(
    ("cues", "wanted"),
    [
        pytest.param(
            [cue(1, 3, "Seven years ago I saw this bowl in the kiln.")],
            [(1, 3.24, "Seven years ago I saw / this bowl in the kiln.")],
            id="too wide: broken in two lines; too fast: stays longer",
        ),
        pytest.param([cue(1, 3, "It's", "fake.")], [(1, 3, "It's fake.")], id="one line if it fits"),
        pytest.param([cue(1, 1.4, "No.")], [(1, 1.84, "No.")], id="too short: stays"),
        pytest.param([cue(1, 12, "No.")], [(1, 8, "No.")], id="too long: goes"),
        pytest.param(
            [cue(1, 2, "Yes."), cue(2, 3, "No.")], [(1, 1.92, "Yes."), (2, 3, "No.")], id="two frames between"
        ),
        pytest.param(
            [cue(1, 2, "Yes."), cue(2.2, 3.2, "No.")],
            [(1, 2.12, "Yes."), (2.2, 3.2, "No.")],
            id="no flicker",
        ),
        pytest.param(
            [cue(1, 3, "Yes."), cue(2, 4, "No.")], [(1, 1.92, "Yes."), (2, 4, "No.")], id="no overlap"
        ),
        pytest.param(
            [cue(1, 2, "The same."), cue(2, 3, "The same.")], [(1, 3, "The same.")], id="repeated: once"
        ),
        pytest.param(
            [cue(1, 4, "- Go away from my kiln at once, you thief!", "- Never in my life, Boss.")],
            [(1, 4.32, "-Go away from my kiln at once, you thief! / -Never in my life, Boss.")],
            id="dashes of two speakers",
        ),
        pytest.param([cue(1, 3, "(He left.")], [(1, 3, "(He left.)")], id="a bracket gets its partner"),
    ],
)
def test_each_fault_is_mended(cues: list[Cue], wanted: list[tuple[float, float, str]]) -> None:
    before = track(*cues)
    assert check(before, NETFLIX)
    done = mend(before, NETFLIX)
    assert shown(done) == wanted
    assert not [found for found in check(done.track, NETFLIX) if found.code in HARD]


def test_a_text_too_long_for_two_lines_becomes_cues_that_share_its_time() -> None:
    said = "Sky celadon is iron. This blue's too clean. That's cobalt, and you knew it all along, didn't you?"
    done = mend(track(cue(1, 8, said)), NETFLIX)
    assert [" ".join(c.lines) for c in done.track.cues] == [
        "Sky celadon is iron.",
        "This blue's too clean. That's cobalt, and you knew it all along, didn't you?",
    ]
    assert done.rows == ((1,), (1,))
    assert not check(done.track, NETFLIX)


def test_a_hurried_cue_takes_time_from_a_leisurely_neighbour() -> None:
    hurried = cue(10, 11.4, "You never told me that, not once.")
    done = mend(track(hurried, cue(11.48, 15, "I did.")), NETFLIX)
    assert not check(done.track, NETFLIX)
    assert shown(done)[1][0] > 11.48


def test_what_no_rule_can_mend_is_asked_of_a_person() -> None:
    said = "You never told me that, not once in all these seven years."
    before = track(*(cue(1 + at, 1.9 + at, said) for at in range(3)))
    done = mend(before, NETFLIX)
    found = told(before, done, NETFLIX)
    assert failed(found)
    assert "too-fast" in codes(found)
    assert any("Take away" in one.in_("en") for one in found)


def test_every_change_says_what_was_wrong_and_what_it_is_now() -> None:
    before = track(cue(1, 1.4, "So..."), cue(5, 6, "Fine as it is."))
    found = told(before, mend(before, NETFLIX), NETFLIX, file="a.srt")
    assert not failed(found)
    assert [str(one) for one in found if "stays 0.40" in str(one)] == [EXPLAINED]
    assert {one.place.row for one in found} == {1}


def test_styles_stay_on_their_letters_and_languages_without_italics_lose_them() -> None:
    run = Run(0, 16, 25, Style.ITALIC)
    before = cue(1, 5, "Sky celadon is, they say, made of nothing but iron.", runs=(run,))
    done = mend(track(before), NETFLIX).track.cues[0]
    assert [done.lines[r.line][r.first : r.end] for r in done.runs] == ["they say,"]
    plain = mend(track(cue(1, 3, "天青", runs=(Run(0, 0, 1, Style.ITALIC),)), language="zh"), NETFLIX)
    assert plain.track.cues[0].runs == ()


def test_times_go_to_the_shot_change() -> None:
    cuts = (50, 100)  # at 2 s and 4 s
    done = retime(track(cue(1.8, 3.8, "It's fake."), cue(6, 7, "I know.")), NETFLIX, cuts)
    assert shown(done)[0] == (2.0, 3.92, "It's fake.")
    found = check(track(cue(1.8, 3.8, "It's fake.")), NETFLIX, cuts)
    assert codes(found) == {"shot-in", "shot-out"}
    assert not check(done.track, NETFLIX, cuts)


WORDS = st.lists(st.sampled_from("the bowl (sky) is iron, and you… knew it! 3 -No. “yes” 天青".split()), min_size=1, max_size=16)  # fmt: skip
TIMES = st.tuples(st.integers(0, 300), st.integers(1, 200))


@given(
    said=st.lists(st.tuples(WORDS, TIMES), min_size=1, max_size=6),
    language=st.sampled_from(("en", "es", "zh", "th", "ar", "nl")),
    name=st.sampled_from(("netflix", "vertical-9x16")),
    cuts=st.lists(st.integers(0, 1000), max_size=6, unique=True),
)
@settings(max_examples=60)
def test_no_word_is_lost_and_the_screen_stays_in_order(
    said: list[tuple[list[str], tuple[int, int]]], language: str, name: str, cuts: list[int]
) -> None:
    rules = profile(name)
    cues, at = [], 0
    for words, (gap, length) in said:
        at += gap
        cues.append(Cue(Span.of(Fraction(at, 25), Fraction(at + length, 25)), (" ".join(words),)))
    before = Track(1, Lang(language), tuple(cues))
    done = mend(before, rules, sorted(cuts))
    spans = [c.span for c in done.track.cues]
    assert all(a.end.seconds <= b.start.seconds for a, b in pairwise(spans))
    assert all((time.seconds * rules.rate).denominator == 1 for s in spans for time in (s.start, s.end))
    assert {row for rows in done.rows for row in rows} == set(range(1, len(cues) + 1))
    letters = [_letters(c.text) for c in before.cues]
    once = [text for text, after in zip(letters, [*letters[1:], None], strict=True) if text != after]
    if len(once) == len(letters):
        assert Counter("".join(_letters(c.text) for c in done.track.cues)) == Counter("".join(letters))


def _letters(text: str) -> str:
    """Without what rules may change: marks, spaces, and figures up to ten."""
    return "".join(char for char in text.replace("three", "3").replace("tres", "3") if char.isalnum())


@pytest.mark.parametrize(("tag", "three"), [("en", "eng"), ("zh", "zho"), ("th", "tha")])
def test_real_subtitles_are_put_right(shared_data: Path, tag: str, three: str) -> None:
    folder = shared_data / "localise" / "parallel-morevna"
    files = [folder / "morevna-ep3" / f"morevna-ep3-{three}.srt"]
    if tag != "th":
        files = [folder / "course-synfig" / three / "synfig-02-first-animation.srt"]
    for file in files:
        before, _ = FORMATS["srt"].read(file.read_bytes(), Lang(tag))
        assert before
        done = mend(before, NETFLIX)
        assert [found for found in check(before, NETFLIX) if found.code in HARD]
        assert not [found for found in check(done.track, NETFLIX) if found.code in HARD]
        assert mend(done.track, NETFLIX).track == done.track


RUNS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20), st.sampled_from(list(Style))), max_size=4)


@given(text=WORDS, runs=RUNS, length=st.integers(5, 400), language=st.sampled_from(("en", "zh", "th", "ar")))
@settings(max_examples=60)
def test_every_styled_letter_keeps_its_style(
    text: list[str], runs: list[tuple[int, int, Style]], length: int, language: str
) -> None:
    line = " ".join(text)
    styled = tuple(
        Run(0, first, min(first + count, len(line)), style)
        for first, count, style in runs
        if first < len(line)
    )
    before = Cue(Span.of(0, Fraction(length, 25)), (line,), runs=styled)
    after = mend(Track(1, Lang(language), (before,)), profile("vertical-9x16")).track.cues
    kept = [run.style for cue in after for run in cue.runs]
    for run in styled:
        letters = [c for c in line[run.first : run.end] if c.isalpha()]
        lost = run.style is Style.ITALIC and language != "en"
        assert lost or not letters or run.style in kept
    assert all(cue.lines[run.line][run.first : run.end].strip() for cue in after for run in cue.runs)
