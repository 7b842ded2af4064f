"""The lists on the sheets follow what a person said of the items."""

from dataclasses import replace
from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from shudian.model.breakdown import Breakdown, BreakdownItem, Level, Mention, Origin, State
from shudian.script import breakdown, read, settle

PAGE = dedent("""\
    第1集
    1-1 日 内 茶厂/廊桥
    人物：小满、窑工*4、罗曼（仅声音）
    △小满穿着白色衬衫，抱着一只纸箱，手机亮着。
    小满：走。
    罗曼（电话音）：碗呢？
    【音效：雷声】
    【BGM：民谣】
    1-2 夜 外 廊桥
    人物：窑工*6、小满
    △小满举起一把刀。
    小满：好。
    """)


def made() -> Breakdown:
    series, _ = read(PAGE.encode(), "a.txt")
    assert series
    return breakdown(series)[0]


def with_state(made: Breakdown, state: State, *names: str) -> Breakdown:
    return replace(made, items=tuple(replace(i, state=state) if i.name in names else i for i in made.items))


def test_a_rejected_item_stays_and_is_on_no_sheet() -> None:
    settled = settle(with_state(made(), State.REJECTED, "手机", "窑工"))
    assert settled.scenes[0].props == ("纸箱",)
    assert [sheet.extras for sheet in settled.scenes] == [(), ()]
    assert {"手机", "窑工"} <= {item.name for item in settled.items}


def test_what_is_accepted_again_is_back_as_it_was() -> None:
    before = made()
    names = tuple(item.name for item in before.items)
    rejected = settle(with_state(before, State.REJECTED, *names))
    assert not any(sheet.cast or sheet.extras or sheet.props or sheet.sounds for sheet in rejected.scenes)
    again = settle(with_state(rejected, State.SUGGESTED, *names))
    assert [(s.extras, s.props, s.heard) for s in again.scenes] == [
        (("窑工×4",), ("纸箱", "手机"), ("罗曼",)),
        (("窑工×6",), ("刀",), ()),
    ]


def test_a_person_adds_renames_and_moves_to_the_dressing() -> None:
    before = made()
    items = [replace(i, name="叶小满", variants=("小满",)) if i.name == "小满" else i for i in before.items]
    items = [replace(i, level=Level.DRESSING) if i.name == "纸箱" else i for i in items]
    added = BreakdownItem(104, "茶盏", (Mention(before.scenes[0].scene, count=3),), Origin.PERSON)
    sheet = settle(replace(before, items=(*items, added))).scenes[0]
    assert (sheet.cast, sheet.props, sheet.dressing) == (("叶小满",), ("手机", "茶盏"), ("纸箱",))


def test_sound_and_music_are_two_lists_and_a_place_may_be_two_sets() -> None:
    first = made().scenes[0]
    assert (first.sounds, first.music, first.sets) == (("雷声",), ("民谣",), ("茶厂", "廊桥"))


@given(st.sets(st.integers(0, 40)))
def test_settling_twice_is_settling_once(rejected: set[int]) -> None:
    before = made()
    items = tuple(
        replace(item, state=State.REJECTED) if at in rejected else item
        for at, item in enumerate(before.items)
    )
    once = settle(replace(before, items=items))
    assert settle(once) == once
    assert settle(before) == before
