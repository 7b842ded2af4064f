"""Running time before anything is cut: on the frame grid, and as the published rules have it."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.model.series import Element, ElementKind, Episode, Scene, Source
from shudian.script import breakdown, pace, read, timeline

FRAME = Fraction(1, 25)


def element(kind: ElementKind, text: str, id: str = "1.1.1") -> Element:
    who = "小满" if kind is ElementKind.DIALOGUE else None
    return Element(id, kind, text, Source(1), character=who)


def lasts(one: Element) -> Fraction:
    return timeline(episode(one)).span.seconds


def episode(*elements: Element) -> Episode:
    numbered = tuple(replace(one, id=f"1.1.{at}") for at, one in enumerate(elements, 1))
    return Episode("1", 1, scenes=(Scene("1.1", "1-1", "1-1", "", Source(1), elements=numbered),))


def said(who: str, text: str, *, dual: bool = False) -> Element:
    return Element("", ElementKind.DIALOGUE, text, Source(1), character=who, dual=dual)


@pytest.mark.parametrize(
    ("kind", "text", "seconds"),
    [
        (
            ElementKind.DIALOGUE,
            "九个字就是两秒钟。",
            "2.32",
        ),  # 8 hanzi / 4.5, and the half second, each up to a frame
        (ElementKind.DIALOGUE, "妈？", "1.12"),  # never shorter than 0.6 s and the pause
        (ElementKind.DIALOGUE, "（拍腿）妈？", "1.12"),  # a direction is not spoken
        (ElementKind.DIALOGUE, "1987年", "1.64"),  # digits are read singly
        (ElementKind.DIALOGUE, "……", "1.52"),  # a silence is still played
        (ElementKind.ACTION, "她推开门，看见那只碗。", "1.52"),
        (ElementKind.ACTION, "---", "0"),  # a rule drawn across the page
        (ElementKind.ACTION, "……", "1.52"),
        (ElementKind.SUPER, "三年前", "2"),
        (ElementKind.CAPTION, "叶小满 金缮师，七公的外孙女，省城最贵的修碗人", "3.36"),
        (ElementKind.SOUND, "雷声", "1"),
        (ElementKind.TRANSITION, "切", "0.4"),
        (ElementKind.NOTE, "改一下", "0"),
        (ElementKind.HOOK, "他是谁", "0"),
    ],
)
def test_each_kind_takes_its_time(kind: ElementKind, text: str, seconds: str) -> None:
    assert lasts(element(kind, text)) == Fraction(seconds)


def test_a_line_is_heard_inside_its_beat() -> None:
    scene = Scene("1.1", "1-1", "1-1", "", Source(1), elements=(element(ElementKind.DIALOGUE, "走。"),))
    (beat,) = timeline(Episode("1", 1, scenes=(scene,))).beats
    assert beat.speech
    assert beat.span.start.seconds == 0
    assert beat.speech.start.seconds - beat.span.start.seconds == Fraction(1, 5)
    assert beat.span.end.seconds - beat.speech.end.seconds == Fraction(8, 25)


KINDS = st.sampled_from(ElementKind)
TEXTS = st.text("小满走了，。（）abc def 12…\n", max_size=60)


@given(st.lists(st.lists(st.tuples(KINDS, TEXTS), max_size=6), max_size=4))
def test_beats_follow_each_other_on_the_grid(page: list[list[tuple[ElementKind, str]]]) -> None:
    scenes = tuple(
        Scene(
            f"1.{at}", "", "", "", Source(1),
            elements=tuple(element(kind, text, f"1.{at}.{n}") for n, (kind, text) in enumerate(row, 1)),
        )
        for at, row in enumerate(page, 1)
    )  # fmt: skip
    made = timeline(Episode("1", 1, scenes=scenes))
    clock = Fraction(0)
    for beat in made.beats:
        assert beat.span.start.seconds == clock
        assert beat.span.seconds % FRAME == 0
        assert beat.span.seconds > 0
        if beat.speech:
            assert beat.speech.start.seconds % FRAME == beat.speech.end.seconds % FRAME == 0
        clock = beat.span.end.seconds
    ids = [e.id for scene in scenes for e in scene.elements]
    timed = [beat.element for beat in made.beats]
    assert timed == [id for id in ids if id in timed]


def test_the_sheet_of_a_scene_is_as_long_as_its_beats() -> None:
    page = dedent("""\
        第1集
        1-1 日 内 漆坊
        △小满推门。
        小满：走。
        1-2 夜 外 廊桥
        △她站着。
        """)
    series, _ = read(page.encode())
    assert series
    made, _ = breakdown(series)
    beats = timeline(series.episodes[0]).beats
    for sheet in made.scenes:
        assert sheet.seconds == sum(beat.span.seconds for beat in beats if beat.scene == sheet.scene)


@pytest.mark.parametrize("name", ["Big-Fish", "Brick-and-Steel"])
def test_english_runs_as_long_as_betterfountain_publishes(shared_data: Path, name: str) -> None:
    samples = shared_data / "script" / "fountain" / "samples"
    published = json.loads((samples / "betterfountain-expected.json").read_text("utf-8"))[name]
    series, _ = read((samples / f"{name}.fountain").read_bytes(), f"{name}.fountain")
    assert series
    beats = [beat for episode in series.episodes for beat in timeline(episode).beats]
    spoken = sum((beat.span.seconds for beat in beats if beat.speech), Fraction(0))
    total = sum((beat.span.seconds for beat in beats), Fraction(0))
    for seconds, clock in (
        (total, published["total"]),
        (spoken, published["dialogue"]),
        (total - spoken, published["action"]),
    ):
        hours, minutes, rest = map(int, clock.split(":"))
        assert abs(seconds - (hours * 3600 + minutes * 60 + rest)) <= 5


@pytest.mark.parametrize(
    ("one", "seconds"),
    [
        (
            element(ElementKind.ACTION, "XIAOMAN sits into frame and flicks the rim with a fingernail."),
            "3.04",
        ),
        (said("BEAN", "Seven years ago I left"), "1.16"),
        (said("BEAN", "Stop. Look, and listen. Now."), "3.4"),  # two pauses count, however many there are
        (said("BEAN", "No!"), "0.6"),
        (element(ElementKind.TRANSITION, "CUT TO:"), "0"),
    ],
)
def test_a_page_in_words_goes_by_letters_and_characters(one: Element, seconds: str) -> None:
    assert lasts(one) == Fraction(seconds)


def test_a_short_cry_is_heard_out_of_the_time_of_a_long_line() -> None:
    long = "I have been mending other people's bowls for seven years, and this one is mine."
    page = episode(said("BEAN", "No!"), said("XIAOMAN", long), said("BEAN", "Oh!"))
    beats = timeline(page).beats
    assert [beat.span.seconds for beat in beats][::2] == [Fraction("0.6")] * 2
    alone = timeline(episode(said("XIAOMAN", long))).span.seconds
    assert Fraction(0) <= timeline(page).span.seconds - alone <= Fraction("0.3")


def test_who_speaks_at_once_takes_the_time_of_the_longer() -> None:
    short, long = (
        said("小满", "走吧走吧走吧走吧走吧。"),
        said("豆子", "你先走，我把鹅赶回窝里再来找你。", dual=True),
    )
    beats = timeline(episode(said("七公", "封。"), short, long)).beats
    assert sum((beat.span.seconds for beat in beats[1:]), Fraction(0)) == lasts(replace(long, dual=False))
    in_turn = timeline(episode(short, replace(long, dual=False))).span.seconds
    assert in_turn == lasts(short) + lasts(replace(long, dual=False))


def test_a_recap_is_shown_again_and_not_shot_again() -> None:
    page = replace(episode(said("小满", "假的。"), element(ElementKind.ACTION, "她走了。")), recap=("1.1.1",))
    assert len(timeline(page).beats) == 2
    assert pace.by_scene(page) == {"1.1": Fraction("1.52")}


def test_a_production_keeps_a_pace_of_its_own() -> None:
    fast = pace.Pace(Fraction(9, 2), Fraction(1, 4), Fraction(3))
    page = episode(said("小满", "假的假的假的假的假的。"), element(ElementKind.ACTION, "她走了。"))
    spoken, action = (beat.span.seconds for beat in timeline(page, fast).beats)
    assert action == 3
    assert spoken < timeline(page).beats[0].span.seconds


@given(st.lists(st.tuples(st.sampled_from(["小满", "BEAN"]), TEXTS, st.booleans()), max_size=12))
def test_any_lines_that_overlap_stay_on_the_grid(page: list[tuple[str, str, bool]]) -> None:
    made = episode(*(said(who, text, dual=dual) for who, text, dual in page))
    in_turn = episode(*(said(who, text) for who, text, _ in page))
    beats = timeline(made).beats
    assert all(beat.span.seconds % FRAME == 0 for beat in beats)
    assert timeline(made).span.seconds <= timeline(in_turn).span.seconds + FRAME
