"""Openings that repeat the end of the episode before: found, and left out of the minutes."""

from dataclasses import replace

from shudian.model import document
from shudian.model.series import Series
from shudian.script import breakdown, pace, read
from shudian.script.outline import outline

END = ["△小满把碗翻过来，亮出碗底。", "小满：天青靠的是铁，这碗蓝得太干净。", "周岭：还有真的？在哪儿？"]
REST = [
    "△三轮车的茶叶箱后面钻出豆子。",
    "豆子：讲故事五块，报信十块。",
    "小满：你谁家的？",
    "△豆子对着灯笼验了验那张纸币。",
]
FIRST = ["△长桌两侧坐满股东。", "周岭：请各位翻到第三页。", "△没有人动。", "小满：我来念。"]


def series(first: list[str], second: list[str]) -> Series:
    page = "\n".join(["第1集", "1-1 夜 内 直播间", *first, "第2集", "2-1 夜 内 直播间", *second, ""])
    made, _ = read(page.encode(), "a.txt")
    assert made
    return made


def recap(first: list[str], second: list[str]) -> list[str]:
    episode = series(first, second).episodes[1]
    return [element.text for element in episode.elements if element.id in episode.recap]


def test_the_last_lines_again_are_a_recap() -> None:
    assert recap(FIRST + END, END + REST) == [line.split("：")[-1].lstrip("△") for line in END]
    assert recap(FIRST + END, END[1:] + REST) == ["天青靠的是铁，这碗蓝得太干净。", "还有真的？在哪儿？"]


def test_small_rewording_and_a_new_picture_between_do_not_hide_it() -> None:
    told = [
        "△小满翻过碗来，亮出碗底。",
        "△特写：碗底。",
        "小满：天青靠的是铁！这碗蓝得太干净了。",
        "周岭：还有真的？在哪？",
    ]
    found = recap(FIRST + END, [*told, *REST, *REST])
    assert found == ["小满翻过碗来，亮出碗底。", "天青靠的是铁！这碗蓝得太干净了。", "还有真的？在哪？"]


def test_it_reaches_across_a_scene_heading() -> None:
    second = [*END[:2], "2-2 夜 外 廊桥", END[2], *REST]
    assert len(recap(FIRST + END, second)) == 3


def test_the_freeze_that_ended_the_episode_need_not_come_again() -> None:
    assert len(recap([*FIRST, *END, "【定格】", "【音效：雷声】"], END + REST)) == 3


def test_one_long_line_is_enough_and_short_ones_are_not() -> None:
    assert len(recap(FIRST + END[:2], [END[1], *REST])) == 1
    assert recap([*FIRST, "小满：走。", "周岭：好！"], ["小满：走。", "周岭：好！", *REST]) == []
    assert recap([*FIRST, "小满：你谁家的？"], ["小满：你谁家的？", *REST]) == []


def test_what_the_middle_repeats_is_no_recap() -> None:
    assert recap(END + FIRST, END + REST) == []
    assert recap(FIRST + END, REST + END) == []


def test_an_episode_that_stands_twice_is_no_recap() -> None:
    assert recap(FIRST + END, FIRST + END) == []
    assert recap(END, [*END, "△走。"]) == []


def test_another_speaker_says_it_in_another_scene() -> None:
    assert recap(FIRST + END[:2], ["阿芳：天青靠的是铁，那碗蓝得干净。", *REST]) == []


def test_minutes_leave_it_out_wherever_they_are_told() -> None:
    made = series(FIRST + END, END + REST)
    counted = replace(made, episodes=(made.episodes[0], replace(made.episodes[1], recap=())))
    short, long = (sum(pace.by_scene(one.episodes[1]).values()) for one in (made, counted))
    assert short < long
    sheets = [breakdown(one)[0].scenes[1].seconds for one in (made, counted)]
    assert sheets == [short, long]
    assert outline(made, "en") != outline(counted, "en")


def test_a_document_keeps_the_recap_that_it_brings() -> None:
    made = series(FIRST + END, END + REST)
    for kept in (("2.1.1",), ()):
        own = replace(made, episodes=(made.episodes[0], replace(made.episodes[1], recap=kept)))
        again, _ = read(document.write(own).encode(), "a.json")
        assert again
        assert again.episodes[1].recap == kept
