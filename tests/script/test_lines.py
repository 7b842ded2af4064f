"""Lines before any rule reads them, and lines that no single line can settle."""

import pytest

from shudian.model.series import ElementKind
from shudian.script import read
from shudian.script.chinese.cast_line import entries
from shudian.script.chinese.lines import clean
from shudian.script.chinese.numerals import number


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("## 第1集：净身出户", "第1集：净身出户"),
        ("**林知夏**（OS）：词", "林知夏（OS）：词"),
        ("股东\\*6", "股东*6"),
        ("１－１　日　内", "1－1 日 内"),
        ("> 引用", "引用"),
        ("- △她转身", "△她转身"),
        ("【人物】甲、乙", "人物：甲、乙"),
    ],
)
def test_markdown_and_wide_letters_are_cleaned_away(raw: str, text: str) -> None:
    assert clean(raw) == text


@pytest.mark.parametrize(
    ("written", "value"), [("12", 12), ("十", 10), ("二十一", 21), ("一百零三", 103), ("两", 2)]
)
def test_numbers_in_hanzi(written: str, value: int) -> None:
    assert number(written) == value


def elements(body: str) -> list[tuple[str, str | None, str]]:
    made, _ = read(f"第1集\n1-1 日 内 大厅\n{body}".encode(), "a.txt")
    assert made
    return [(e.kind.value, e.character, e.text) for scene in made.scenes for e in scene.elements]


def test_a_hard_wrapped_line_goes_on() -> None:
    assert elements("人物：小满\n△小满推开门，\n看见那只碗。\n小满：这一片\n是哪来的？") == [
        ("action", None, "小满推开门，看见那只碗。"),
        ("dialogue", "小满", "这一片是哪来的？"),
    ]


def test_a_cast_name_without_a_colon_speaks_others_act() -> None:
    body = "人物：谢砚礼\n谢砚礼（冷硬）祖母，我不纳妾！\n黑衣人（转身）祖母走了。"
    assert [(kind, who) for kind, who, _ in elements(body)] == [("dialogue", "谢砚礼"), ("action", None)]


def test_a_sentence_with_a_colon_is_no_speech() -> None:
    body = "人物：小满\n小满：走。\n墙上挂着的那张旧报纸上写着：瓯岭县龙窑封窑。"
    assert elements(body)[1][0] == ElementKind.ACTION


def test_words_in_brackets_are_typed_by_their_label() -> None:
    body = "【BGM：古琴】\n【特效：火光】\n【道具：金粉】\n♪：童谣\n特写：碗底\n【杜景窗梦境】\n※ 闪回：\n【场景接1-1】\n🎣 他是谁？\n[TITLE CARD: Ten years later]"
    marked = "△走。\n" * 5
    assert [kind for kind, _, _ in elements(marked + body)][5:] == [
        "music", "vfx", "prop_note", "music", "shot", "time_in", "time_in", "resume", "hook", "super",
    ]  # fmt: skip


def test_brackets_of_other_kinds_mean_the_same() -> None:
    marked = "△走。\n" * 5
    body = "人物：小满\n【小满】：走。\n【系统：叮。】\n【特写】碗底\n【特写】：碗底\n（闪回）\n（闪回结束）\n—— 完 ——"
    assert elements(marked + body)[5:] == [
        ("dialogue", "小满", "走。"),
        ("dialogue", "系统", "叮。"),
        ("shot", None, "特写：碗底"),
        ("shot", None, "特写：碗底"),
        ("time_in", None, "闪回"),
        ("time_out", None, "闪回结束"),
        ("end", None, "—— 完 ——"),
    ]


def test_a_name_without_words_is_kept_but_says_nothing() -> None:
    assert elements("人物：小满\n△走。\n小满：\n\n△停。")[1] == ("action", None, "小满：")


def test_a_page_pasted_without_line_breaks_is_broken_again() -> None:
    told = "△长桌两侧坐满股东，周曼把一份股权转让书推到林知夏面前，所有人都看着她，没有一个人说话。"
    page = (
        "第1集1-1 日 内 会议室人物：林知夏、周曼"
        + told
        + "周曼：签了吧，公司现在姓周。林知夏（OS）：三年心血。"
        "【音效：雷声】1-2 夜 外 大门口人物：林知夏、保安甲△暴雨，保安甲把一只纸箱扔到台阶下，手机摔出来，屏幕碎裂。"
        "保安甲：别再来了！林知夏：我会回来的。△她抱着纸箱，一步一步走下台阶，雨水顺着脸颊落下，身后的旋转门慢慢停住。"
    )
    made, _ = read(page.encode(), "a.txt")
    assert made
    assert [(s.number, s.place, len(s.elements)) for s in made.scenes] == [
        ("1-1", "会议室", 4),
        ("1-2", "大门口", 4),
    ]


def test_an_english_vertical_script_reads_too() -> None:
    page = "EPISODE 1: The Bowl\n\nScene 1-1: INT. KILN SHED - NIGHT\nCharacters: Mia, Bean\n\nMIA: (softly) It's fake.\n\nBEAN: Says who?\n"
    made, _ = read(page.encode(), "a.txt")
    assert made
    assert made.language.tag == "en"
    (scene,) = made.scenes
    assert (scene.number, scene.place, scene.time) == ("1-1", "KILN SHED", "NIGHT")
    assert [(e.character, e.parenthetical, e.text) for e in scene.lines] == [
        ("MIA", "softly", "It's fake."),
        ("BEAN", None, "Says who?"),
    ]


def test_a_mark_means_the_same_between_dashes_and_beside_its_bracket() -> None:
    marked = "△走。\n" * 5
    body = "——闪回——\n——闪回结束——\n【字幕】三年前\n（音效：雷声）\n△：她转身。\n【画面切换】"
    assert [(kind, text) for kind, _, text in elements(marked + body)[5:]] == [
        ("time_in", "闪回"),
        ("time_out", "闪回结束"),
        ("super", "三年前"),
        ("sound", "雷声"),
        ("action", "她转身。"),
        ("transition", "画面切换"),
    ]


def test_a_speech_below_its_name_keeps_its_direction() -> None:
    body = "人物：小满\n小满：\n（冷笑）这是哪来的？\n【小满】（冷笑）：走。"
    page = f"第1集\n1-1 日 内 大厅\n{body}"
    made, _ = read(page.encode(), "a.txt")
    assert made
    assert [(e.parenthetical, e.text) for e in next(made.scenes).elements] == [
        ("冷笑", "这是哪来的？"),
        ("冷笑", "走。"),
    ]


def test_a_cast_line_counts_behind_the_name_as_well() -> None:
    listed = [(e.name, e.count, e.group) for e in entries("苏晚、佣人若干、黑衣保镖4人、股东六名、第三人")]
    assert listed == [
        ("苏晚", None, False),
        ("佣人", None, True),
        ("黑衣保镖", 4, True),
        ("股东", 6, True),
        ("第三人", None, False),
    ]
