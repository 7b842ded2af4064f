"""Who speaks, and how the line is heard."""

import pytest

from shudian.model.series import Voice
from shudian.script.chinese.cast_line import cast_line, entries
from shudian.script.chinese.cues import cue, speakers
from shudian.script.terms import voice


@pytest.mark.parametrize(
    ("line", "who", "extension", "parenthetical", "text"),
    [
        ("周曼：签了吧。", "周曼", None, None, "签了吧。"),
        ("周曼（冷笑）：签了吧。", "周曼", None, "冷笑", "签了吧。"),
        ("周曼：（冷笑）签了吧。", "周曼", None, "冷笑", "签了吧。"),
        ("周曼：「签了吧。」", "周曼", None, None, "签了吧。"),
        ("江斐OS：糟了。", "江斐", "OS", None, "糟了。"),
        ("江斐 OS：糟了。", "江斐", "OS", None, "糟了。"),
        ("江斐（OS）：糟了。", "江斐", "OS", None, "糟了。"),
        ("江斐（震惊OS）：糟了。", "江斐", "OS", "震惊", "糟了。"),
        ("江斐（惊喜）OS：糟了。", "江斐", "OS", "惊喜", "糟了。"),
        ("江斐（OS）（惊喜）：糟了。", "江斐", "OS", "惊喜", "糟了。"),
        ("江斐（O.S.）：糟了。", "江斐", "O.S.", None, "糟了。"),
        ("助理【VO】：查到了。", "助理", "VO", None, "查到了。"),
        ("助理（电话，VO）：查到了。", "助理", "VO", "电话", "查到了。"),
        ("助理（电话音）：查到了。", "助理", "电话音", None, "查到了。"),
        ("VO（机械女音）：欢迎。", "机械女音", "VO", None, "欢迎。"),
        ("机械音VO：欢迎。", "机械音", "VO", None, "欢迎。"),
        ("VO系统：欢迎。", "系统", "VO", None, "欢迎。"),
        ("【VO：欢迎。】", "VO", "VO", None, "欢迎。"),
        ("【助理】（VO）（电话）：查到了。", "助理", "VO", "电话", "查到了。"),
        ("旁白：三年后。", "旁白", None, None, "三年后。"),
        ("PHOTOS: smile", "PHOTOS", None, None, "smile"),
        ("甲、乙：好！", "甲、乙", None, None, "好！"),
        ("周曼：他说：别走。", "周曼", None, None, "他说：别走。"),
        ("周曼：走（拍腿）快走。", "周曼", None, None, "走（拍腿）快走。"),
    ],
)
def test_a_cue_in_each_form(
    line: str, who: str, extension: str | None, parenthetical: str | None, text: str
) -> None:
    made = cue(line)
    assert made
    assert (made.who, made.extension, made.parenthetical, made.text) == (who, extension, parenthetical, text)


@pytest.mark.parametrize("line", ["他走了。", "他看着她，说：走。", "：走", "（冷笑：走）"])
def test_a_line_without_a_name_before_its_colon_is_no_cue(line: str) -> None:
    assert cue(line) is None


@pytest.mark.parametrize(
    ("name", "extension", "parenthetical", "heard"),
    [
        ("小满", None, None, None),
        ("小满", "OS", None, Voice.INNER),
        ("小满", "VO", None, Voice.OFFSCREEN),
        ("小满", "VO", "电话", Voice.PHONE),
        ("小满", "电话音", None, Voice.PHONE),
        ("旁白", None, None, Voice.NARRATION),
        ("系统", None, None, Voice.DEVICE),
        ("XIAOMAN", "V.O.", None, Voice.INNER),
        ("XIAOMAN", "O.S.", None, Voice.OFFSCREEN),
        ("XIAOMAN", "V.O.", "on the phone", Voice.PHONE),
        ("NARRATOR", "V.O.", None, Voice.NARRATION),
    ],
)
def test_os_means_the_inner_voice_in_chinese_and_off_screen_in_english(
    name: str, extension: str | None, parenthetical: str | None, heard: Voice | None
) -> None:
    assert voice(name, extension, parenthetical) is heard


def test_two_speakers_share_a_line() -> None:
    assert speakers("小满、七公") == ["小满", "七公"]
    assert speakers("小满和七公") == ["小满", "七公"]
    assert speakers("和尚") == ["和尚"]


def test_a_cast_line_counts_its_extras() -> None:
    listed = cast_line(
        "人物：林知夏、股东*6、保安（2名）、6名股东、众官员（背景）、玉儿（侍女，哑）、两个打手",
        unlabelled=False,
    )
    assert listed
    assert [(e.name, e.count, e.group, e.note) for e in entries(listed)] == [
        ("林知夏", None, False, None),
        ("股东", 6, True, None),
        ("保安", 2, True, None),
        ("股东", 6, True, None),
        ("众官员", None, True, "背景"),
        ("玉儿", None, False, "侍女/哑"),
        ("打手", 2, True, None),
    ]
    assert [e.name for e in entries("林知夏 周曼 周父")] == ["林知夏", "周曼", "周父"]
    assert cast_line("$ 甲、乙", unlabelled=True) == "甲、乙"
    assert cast_line("$ 甲、乙", unlabelled=False) is None
    assert entries("、 ，") == []
    assert entries("股东*0")[0].count is None
