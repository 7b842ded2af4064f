"""Running time before anything is cut: on the frame grid, and as the published rules have it."""

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
        (ElementKind.DIALOGUE, "Seven years ago I left", "2.04"),
        (ElementKind.DIALOGUE, "……", "1.52"),  # a silence is still played
        (ElementKind.ACTION, "她推开门，看见那只碗。", "1.52"),
        (ElementKind.ACTION, "XIAOMAN sits into frame and flicks the rim with a fingernail.", "3.08"),
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
    assert pace.seconds(element(kind, text)) == Fraction(seconds)


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
    timed = [e.id for scene in scenes for e in scene.elements if pace.seconds(e)]
    assert [beat.element for beat in made.beats] == timed


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


def test_big_fish_runs_as_long_as_betterfountain_publishes(shared_data: Path) -> None:
    """1:59:58 in all, 55:50 of it spoken: our rules are others, so within a tenth."""
    path = shared_data / "script" / "fountain" / "samples" / "Big-Fish.fountain"
    series, _ = read(path.read_bytes(), path.name)
    assert series
    beats = [beat for episode in series.episodes for beat in timeline(episode).beats]
    spoken = sum((beat.span.seconds for beat in beats if beat.kind is ElementKind.DIALOGUE), Fraction(0))
    total = sum((beat.span.seconds for beat in beats), Fraction(0))
    assert abs(spoken / (55 * 60 + 50) - 1) < Fraction(1, 10)
    assert abs(total / (2 * 3600) - 1) < Fraction(1, 10)
