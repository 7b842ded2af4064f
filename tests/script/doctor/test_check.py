"""The script doctor: people, shape and length, each finding with its place."""

import re
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.script.generated import series_of

from shudian.finding import Severity
from shudian.model.series import Series
from shudian.script import check, read

CAST = ("script.off-cast-line", "script.unseen")
NAMES = ("script.mistyped", "script.alias", "script.spelled-apart")


def series(text: str, name: str = "a.txt") -> Series:
    made, _ = read(dedent(text).encode(), name)
    assert made
    return made


def told(text: str, *codes: str, name: str = "a.txt") -> list[tuple[int | None, str]]:
    return [(f.place.line, f.message.en) for f in check(series(text, name)) if f.code in codes]


SCENE = "第1集\n1-1 日 内 漆坊\n人物：{cast}\n△{action}\n"


def scene(cast: str, *lines: str, action: str = "天亮了。") -> str:
    return SCENE.format(cast=cast, action=action) + "".join(f"{line}\n" for line in lines)


def test_a_speaker_off_the_cast_line_is_noted_once_a_scene() -> None:
    page = scene("小满", "小满：走。", "周岭：走。", "周岭：快！", "旁白：夜深了。", "系统：叮。")
    assert told(page, *CAST) == [(6, "周岭 speaks in scene 1-1 and is not on its cast line.")]


def test_the_nearest_name_is_sought_in_the_scene_then_in_the_bible() -> None:
    page = scene("秦父、司念", "秦府：跪下！", "司念：不。", "秦父：好。")
    assert told(page, *CAST) == [
        (5, "秦府 speaks in scene 1-1 and is not on its cast line; nearest is 秦父.")
    ]
    bible = "《剧》\n人物小传：\n林知夏（27）：主角。\n顾承野（30）：老板。\n"
    page = bible + scene("顾承野", "林知厦：走。", "顾承野：好。")
    assert told(page, *CAST) == [
        (9, "林知厦 speaks in scene 1-1 and is not on its cast line; nearest is 林知夏.")
    ]


def test_a_mother_is_no_mistyped_father() -> None:
    page = scene("周父、小满", "周母：走。", "周父：好。", "周父：好。", "周父：好。", "小满：不。")
    assert told(page, *CAST, *NAMES) == [(5, "周母 speaks in scene 1-1 and is not on its cast line.")]


def test_who_stands_on_the_cast_line_for_nothing_is_named_with_the_others() -> None:
    page = scene("小满、周岭、阿芳、保安*2、七公（仅声音）", "小满：走。", action="叶小满看着阿芳。")
    assert told(page, *CAST) == [
        (2, "On the cast line of scene 1-1, but neither speaking nor named in it: 周岭.")
    ]
    assert told(page.replace("看着阿芳", "看着众人"), *CAST) == []


@pytest.mark.parametrize(
    ("rare", "common", "code"),
    [
        ("司年", "司念", "may be 司念"),  # sounds the same
        ("林之夏", "林知夏", "may be 林知夏"),
        ("知林夏", "林知夏", "may be 林知夏"),
        ("叶小满", "小满", "may be another name of 小满"),
        ("姜小姐", "姜罂", "may be another name of 姜罂"),
    ],
)
def test_two_names_of_one_person_are_proposed_once(rare: str, common: str, code: str) -> None:
    page = scene(f"{common}、周岭", f"{rare}：走。", "周岭：好。") + (
        f"1-2 夜 内 漆坊\n人物：{common}\n" + f"{common}：走。\n" * 5
    )
    found = [message for _, message in told(page, *NAMES)]
    assert len(found) == 1
    assert found[0].startswith(f"{rare} (lines 1, scenes 1-1) {code} (lines 5, scenes 1-1, 1-2)")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("保安甲", "保安乙"),
        ("大哥", "二哥"),
        ("小满", "小李"),
        ("老板2", "老板3"),
        ("王妃", "老王妃"),
        ("林父", "秦父"),
        ("陈太医", "李太医"),
        ("女主管", "女主播"),
        ("保镖A", "保镖B"),
    ],
)
def test_two_people_are_left_apart(one: str, other: str) -> None:
    page = (
        scene("周岭", f"{one}：走。")
        + f"1-2 夜 内 漆坊\n人物：周岭\n{other}：走。\n"
        + f"{other}：走。\n" * 5
    )
    assert told(page, *NAMES) == []


def test_names_on_one_cast_line_are_two_people() -> None:
    page = scene("司年、司念", "司年：走。") + "司念：走。\n" * 5
    assert told(page, *NAMES) == []


def test_english_names_too() -> None:
    page = "INT. SHOP - DAY\n\nHer.\n\n" + "".join(
        f"{who}\nGo on, then.\n\n"
        for who in ["XIAOMAN"] * 6
        + ["MARK"] * 6
        + ["MARY"]
        + ["XIOAMAN", "LINDA CHEN", "LINDA CHEN", "MRS. CHEN", "GUARD A", "GUARD B", "DR. WU", "DR WU"]
    )
    messages = [message for _, message in told(page, *NAMES, name="a.fountain")]
    assert [message.split(" (")[0] for message in messages] == ["XIOAMAN", "DR. WU", "MRS. CHEN"]


def test_a_scene_without_anything_played_is_a_warning() -> None:
    page = scene("小满", "小满：走。") + "1-2 夜 内 漆坊\n【切】\n"
    assert told(page, "script.empty-scene") == [(6, "Nothing happens in scene 1-2.")]


def test_the_review_list_follows_the_threshold_and_names_headings() -> None:
    page = "第1集\n1-1 漆坊\n" + "△走。\n" * 6 + "旁白：走。\n他慢慢站起来看着窗外\n"
    made = series(page)
    listed = [[f.code for f in check(made, threshold=at) if "unsure" in f.code] for at in (0, 0.5, 0.75, 0.9)]
    both = ["script.unsure-heading", "script.unsure"]
    assert listed == [[], [], both, both]


@pytest.mark.parametrize("title", ["三年前", "十分钟前。", "【四十年前】"])
def test_a_title_card_alone_does_not_make_a_flashback(title: str) -> None:
    page = scene("小满", f"【字幕：{title.strip('【】')}】", "小满：走。")
    assert [line for line, _ in told(page, "script.unmarked-flashback")] == [5]
    for marked in (
        page.replace("日 内", "日 内【闪回】"),
        page.replace("【字幕", "【闪回】\n【字幕") + "【闪回结束】\n",
    ):
        assert told(marked, "script.unmarked-flashback") == []
    assert told(page.replace(title.strip("【】"), "会前"), "script.unmarked-flashback") == []


def test_an_unpaired_mark_names_the_span_that_it_was_taken_for() -> None:
    page = (
        scene("小满", "小满：走。", "【闪回】")
        + "1-2 日 内 漆坊\n△走。\n1-3 日 内 漆坊\n△走。\n【闪回结束】\n"
    )
    assert told(page, "script.unpaired-flashback") == []
    opened, closed = page.replace("【闪回结束】\n", ""), page.replace("【闪回】\n", "")
    assert told(opened, "script.unpaired-flashback") == [
        (6, "The flashback mark “闪回” has no partner: taken to last to the end of scene 1-2.")
    ]
    assert told(closed, "script.unpaired-flashback") == [
        (10, "The flashback mark “闪回结束” has no partner: what it ends may be scene 1-3 from its start.")
    ]


def long_script(lines: list[int], seconds: str = "") -> str:
    return "".join(
        f"第{at}集{seconds}\n{at}-1 日 内 漆坊\n人物：小满\n△小满走进漆坊，看见一只碗，停在门口。\n"
        + "".join(f"小满：{chr(0x5000 + 40 * at + word) * 24}？\n" for word in range(count))
        for at, count in enumerate(lines, 1)
    )


def test_an_episode_far_from_the_others_is_an_outlier() -> None:
    page = long_script([12, 13, 12, 14, 12, 30, 13])
    assert [line for line, _ in told(page, "script.length-apart")] == [84]
    assert told(long_script([12, 13, 12, 14, 12, 15, 13]), "script.length-apart") == []
    assert told(long_script([12, 30]), "script.length-apart") == []


def test_an_episode_is_held_against_its_declared_length() -> None:
    page = long_script([12, 13], "【1min30s】")
    assert told(page, "script.not-as-declared") == []
    page = long_script([4], "【1min30s】")
    assert [message for _, message in told(page, "script.not-as-declared")] == [
        "Episode 1 is meant to run 1:30 and runs about 0:25 as written."
    ]


def test_norms_are_told_once_for_all_episodes_and_long_ones_are_held_to_none() -> None:
    page = long_script([12, 13, 2, 3, 14, 13])
    assert [message for _, message in told(page, "script.norm")] == [
        "2 of 6 episodes have fewer than 8 or more than 30 lines of dialogue: 3–4.",
        "2 of 6 episodes have fewer than 290 or more than 950 hanzi: 3–4.",
    ]
    assert told(long_script([60] * 6), "script.norm") == []


def test_the_share_of_dialogue_is_a_note() -> None:
    assert [message for _, message in told(long_script([30, 30]), "script.dialogue-share")] == [
        "98 % of the words are spoken; in produced series 30–80 % are."
    ]


def test_an_episode_that_ends_on_nothing_has_no_hook() -> None:
    page = long_script([3, 3]).replace(
        "？\n第2集", "。\n△他放下碗，去睡了。\n△天黑了。\n△村里一片安静。\n第2集"
    )
    assert [message for _, message in told(page, "script.no-hook")] == ["Episode 1 ends without a hook."]


@pytest.mark.parametrize("name", ["series.zh.txt", "series.en.fountain"])
def test_a_sound_script_gives_hardly_a_note(house: Path, name: str) -> None:
    made, _ = read((house / name).read_bytes(), name)
    assert made
    found = check(made)
    assert [each.code for each in found if each.severity is not Severity.NOTE] == []
    assert len(found) <= 2


@given(st.sampled_from(["zh", "en"]).flatmap(series_of), st.floats(0, 1))
@settings(max_examples=50, deadline=None)
def test_no_series_is_too_strange_to_check(made: Series, threshold: float) -> None:
    for found in check(made, threshold=threshold):
        assert not re.search(r"\{[a-z_]+\}", found.message.en + found.message.zh + found.remedy.en)
