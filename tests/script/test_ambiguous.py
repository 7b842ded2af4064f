"""Where a page says two things at once: the rule chosen for each."""

import pytest

from shudian.model.series import Element, ElementKind, Scene, Series, Voice
from shudian.script import read

_MARKED = "△走。\n" * 5


def series(page: str) -> Series:
    made, _ = read(page.encode(), "a.txt")
    assert made
    return made


def scene(body: str, heading: str = "1-1 日 内 大厅") -> Scene:
    return next(series(f"第1集\n{heading}\n{body}").scenes)


def last(body: str) -> Element:
    return scene(_MARKED + body).elements[-1]


def codes(page: str) -> list[str]:
    return [finding.code for finding in read(page.encode(), "a.txt")[1]]


def test_a_number_glued_to_a_room_number_is_split_where_the_next_scene_is_due() -> None:
    heads = ["7-1 日 内 大厅", "7-212号房间 夜 内"]
    made = series("第7集\n" + "\n△走。\n".join(heads) + "\n△走。")
    assert [(s.number, s.place) for s in made.scenes] == [("7-1", "大厅"), ("7-2", "12号房间")]


@pytest.mark.parametrize("place", ["旧仓库内", "医庐外潭边", "内务府"])
def test_inside_within_a_place_is_no_mark(place: str) -> None:
    made = scene("△走。", f"1-1 {place} 夜")
    assert (made.place, made.int_ext) == (place, None)


@pytest.mark.parametrize("who", ["系统", "手机", "广播", "机械音"])
def test_what_a_device_says_is_heard_and_joins_no_cast(who: str) -> None:
    said = last(f"{who}：叮，余额不足。")
    assert (said.kind, said.voice) == (ElementKind.DIALOGUE, Voice.DEVICE)


def test_a_screen_that_lights_up_says_nothing() -> None:
    assert last("系统屏幕弹出：余额不足。").kind is ElementKind.ACTION


def test_a_name_close_to_one_on_the_cast_line_is_kept_as_written() -> None:
    assert [e.character for e in scene("人物：秦父\n秦府：站住！").lines] == ["秦府"]


def test_without_a_colon_only_a_cast_name_speaks() -> None:
    told = scene("人物：谢砚礼\n谢砚礼（冷硬）祖母，我不纳妾！\n黑衣人（转身）走了。").elements
    assert [e.kind.value for e in told] == ["dialogue", "action"]


def test_a_line_that_breaks_off_goes_on_below() -> None:
    assert last("△小满推开门，\n看见那只碗。").text == "小满推开门，看见那只碗。"


def test_two_speeches_on_a_line_are_parted_at_the_second_name() -> None:
    told = scene("人物：小满、七公\n小满：走吧。七公：去哪？").lines
    assert [(e.character, e.text) for e in told] == [("小满", "走吧。"), ("七公", "去哪？")]


def test_a_flashback_that_never_ends_closes_with_its_scene() -> None:
    made = series("第1集\n1-1 日 内 大厅\n【闪回】\n△走。\n1-2 日 内 大厅\n△走。")
    assert [s.flashback for s in made.scenes] == [True, False]


def test_a_pasted_cast_line_ends_where_its_last_name_speaks() -> None:
    page = (
        "第1集1-1 日 内 会议室人物：周曼、林知夏林知夏（OS）：三年心血。"
        + "△所有人都看着她，没有一个人说话。" * 15
    )
    made = next(series(page).scenes)
    assert [entry.name for entry in made.cast] == ["周曼", "林知夏"]
    assert made.lines[0].text == "三年心血。"


def test_a_scene_numbered_for_another_episode_stays_where_it_stands() -> None:
    page = "第1集\n1-1 日 内 大厅\n△走。\n第2集\n3-1 日 内 大厅\n△走。\n"
    assert [s.number for s in series(page).episodes[1].scenes] == ["3-1"]
    assert "script.scene-elsewhere" in codes(page)


def test_an_extra_who_speaks_once_is_a_speaker_all_the_same() -> None:
    made = scene("人物：小满、保安*2\n保安甲：站住！")
    assert [(entry.name, entry.count) for entry in made.cast] == [("小满", None), ("保安", 2)]
    assert [e.character for e in made.lines] == ["保安甲"]
