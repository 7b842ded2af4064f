"""What is said about a page on reading it: numbers, headings, flashback marks, doubtful lines."""

from textwrap import dedent

from shudian.finding import Finding
from shudian.script import read


def findings(text: str, name: str = "a.txt") -> list[Finding]:
    made, found = read(dedent(text).encode(), name)
    assert made
    return found


def told(text: str, *codes: str) -> list[tuple[str, int | None, str]]:
    found = findings(text)
    return [(f.code, f.place.line, f.message.en) for f in found if not codes or f.code in codes]


CLEAN = """\
    第1集
    1-1 日 内 漆坊
    人物：小满、打手*3
    △小满推门。
    小满：走。
    打手甲：站住！
    1-2 夜 外 廊桥
    人物：小满
    △她站着。
    """


def test_a_clean_page_has_no_findings() -> None:
    assert findings(CLEAN) == []


def test_numbers_are_checked_not_trusted() -> None:
    page = """\
        第1集
        1-1 日 内 漆坊
        △走。
        1-3 日 内 漆坊
        △走。
        1-3 日 内 漆坊
        △走。
        2-4 日 内 漆坊
        △走。
        第3集
        3-2 日 内 漆坊
        △走。
        3-2A 日 内 漆坊
        △走。
        第3集
        """
    assert told(page) == [
        ("script.missing-episode", 10, "Episode 2 is missing between episodes 1 (line 1) and 3."),
        ("script.duplicate-episode", 15, "Episode 3 stands twice, first in line 10."),
        ("script.empty-episode", 15, "Episode 3 has no scenes."),
        ("script.duplicate-scene", 6, "Scene number 1-3 stands twice, first in line 4."),
        ("script.scene-elsewhere", 8, "Scene 2-4 stands in episode 1 (line 1); there is no episode 2."),
        ("script.missing-scene", 4, "Scene 1-2 is missing between scenes 1-1 (line 2) and 1-3."),
        ("script.missing-scene", 11, "Scene 3-1 is missing before scene 3-2."),
    ]


def test_what_stands_out_of_order_is_not_missing() -> None:
    page = """\
        第1集
        1-1 日 内 漆坊
        △走。
        1-3 日 内 漆坊
        △走。
        1-2 日 内 漆坊
        △走。
        第3集
        3-1 日 内 漆坊
        △走。
        2-1 日 内 漆坊
        △走。
        2-2 日 内 漆坊
        △走。
        第2集
        2-3 日 内 漆坊
        △走。
        """
    assert told(page) == [
        ("script.misplaced-episode", 15, "Episode 2 stands behind episode 3 (line 8)."),
        ("script.misplaced-scene", 6, "Scene 1-2 stands behind scene 1-3 (line 4)."),
        (
            "script.scene-elsewhere",
            11,
            "Scene 2-1–2-2 stands in episode 3 (line 8); episode 2 starts in line 15.",
        ),
    ]


def test_numbers_that_start_anew_in_every_episode_are_no_duplicates() -> None:
    page = "第1集\n场次：1\n地点：漆坊\n时间：日\n内外景：内\n△走。\n第2集\n场次：1\n地点：漆坊\n时间：日\n内外景：内\n△走。\n"
    assert findings(page) == []


def test_an_unpaired_flashback_lasts_one_scene() -> None:
    page = """\
        第1集
        1-1 日 内 漆坊
        △走。
        【闪回】
        1-2 日 内 廊桥
        △走。
        1-3 日 内 漆坊
        △走。
        【闪回结束】
        """
    made, found = read(dedent(page).encode(), "a.txt")
    assert made
    assert [scene.flashback for scene in made.scenes] == [False, True, True]
    assert found == []
    made, found = read(dedent(page).replace("【闪回结束】\n", "").encode(), "a.txt")
    assert made
    assert [scene.flashback for scene in made.scenes] == [False, True, False]
    assert [(f.code, f.place.line) for f in found] == [("script.unpaired-flashback", 4)]
    _, found = read(dedent(page).replace("【闪回】\n", "").encode(), "a.txt")
    assert [(f.code, f.place.line) for f in found] == [("script.unpaired-flashback", 8)]


def test_a_flashback_inside_a_scene_does_not_move_the_scene() -> None:
    page = "第1集\n1-1 日 内 漆坊\n△走。\n【闪回】\n△碗碎了。\n【闪回结束】\n△停。\n"
    made, found = read(page.encode(), "a.txt")
    assert made
    assert [scene.flashback for scene in made.scenes] == [False]
    assert found == []


def test_a_heading_that_lacks_a_field_is_named_all_of_them_once() -> None:
    page = CLEAN.replace("1-2 夜 外 廊桥", "1-2 廊桥")
    assert told(page) == [
        (
            "script.incomplete-heading",
            7,
            "The heading of scene 1-2 does not say the time of day and interior or exterior.",
        )
    ]
    page = CLEAN.replace("日 内", "日").replace("夜 外", "夜")
    assert told(page) == [
        ("script.incomplete-headings", 2, "2 of 2 headings do not say interior or exterior: 1-1, 1-2.")
    ]


def test_a_doubtful_line_is_listed_with_what_it_was_read_as() -> None:
    page = CLEAN.replace("小满：走。", "△走。\n    " * 5 + "小满：走。\n    他慢慢站起来看着窗外")
    assert told(page) == [
        ("script.unsure", 11, "This line was read as action with confidence 0.60: 他慢慢站起来看着窗外")
    ]


def test_an_episode_that_starts_without_a_heading_keeps_its_lines() -> None:
    page = "第1集\n△走。\n小满：走。\n第2集\n2-1 日 内 漆坊\n△走。\n"
    made, found = read(page.encode(), "a.txt")
    assert made
    assert [e.text for e in made.episodes[0].elements] == ["走。", "走。"]
    assert [f.code for f in found] == ["script.no-heading"]
