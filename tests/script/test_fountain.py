"""Fountain as our series write it."""

from textwrap import dedent

import pytest

from shudian.model.series import ElementKind, IntExt, Light, Series, Voice
from shudian.script import read
from shudian.script.fountain.slugs import Slug, slug


def series(text: str) -> Series:
    made, findings = read(dedent(text).encode(), "a.fountain")
    assert made, findings
    return made


def test_sections_open_episodes_and_ids_count_by_position() -> None:
    made = series(
        """\
        Title: The Mended Sky
        Logline: A bowl.
        Source: 补天青
        Characters:
            XIAOMAN (27): Mends porcelain.

        # Episode 1: Fake

        INT. KILN SHED - NIGHT #1-1#

        XIAOMAN sits.

        XIAOMAN
        It's fake.

        # Episode 2: Sealing

        EXT. BRIDGE - DAWN #2-1#

        OLD SEVEN (V.O.)
        Thicker.
        """
    )
    assert (made.title, made.logline, made.source_work, made.language.tag) == (
        "The Mended Sky",
        "A bowl.",
        "补天青",
        "en",
    )
    assert [(c.name, c.age, c.bio) for c in made.characters] == [("XIAOMAN", "27", "Mends porcelain.")]
    assert [(e.id, e.number, e.title) for e in made.episodes] == [("1", 1, "Fake"), ("2", 2, "Sealing")]
    scene = made.episodes[1].scenes[0]
    assert (scene.id, scene.number, scene.place, scene.time) == ("2.1", "2-1", "BRIDGE", "DAWN")
    (line,) = scene.lines
    assert (line.id, line.character, line.extension, line.voice) == (
        "2.1.1",
        "OLD SEVEN",
        "V.O.",
        Voice.INNER,
    )


def test_a_speech_broken_by_directions_gives_several_lines() -> None:
    made = series(
        """\
        INT. SHED - DAY

        BEAN
        (low)
        Boss.
        (louder)
        Boss!
        (gives up)

        LUO MAN ^
        What?
        """
    )
    told = [(e.kind.value, e.character, e.parenthetical, e.text, e.dual) for e in next(made.scenes).elements]
    assert told == [
        ("dialogue", "BEAN", "low", "Boss.", False),
        ("dialogue", "BEAN", "louder", "Boss!", False),
        ("action", None, None, "BEAN (gives up)", False),
        ("dialogue", "LUO MAN", None, "What?", True),
    ]


def test_chinese_scripts_use_forced_and_full_width_marks() -> None:
    made = series(
        """\
        标题：补天青

        ＃ 第1集 假的

        ．内景 直播间 - 夜 #1-1#

        ＠小满 (OS)
        （轻声）
        假的。

        ！字幕：七年前

        > 闪回：

        外景 廊桥 - 日（闪回）

        ～月光光

        > 闪回结束：
        """
    )
    assert (made.title, made.episodes[0].title) == ("补天青", "假的")
    studio, bridge = made.scenes
    assert (studio.number, studio.place, studio.time, studio.flashback) == ("1-1", "直播间", "夜", False)
    assert (bridge.place, bridge.time, bridge.flashback) == ("廊桥", "日", True)
    assert [(e.kind.value, e.text) for e in studio.elements] == [
        ("dialogue", "假的。"),
        ("super", "七年前"),
        ("time_in", "闪回"),
    ]
    line = studio.elements[0]
    assert (line.character, line.extension, line.voice, line.parenthetical) == (
        "小满",
        "OS",
        Voice.INNER,
        "轻声",
    )


def test_everything_else_of_the_page_is_kept_with_its_line() -> None:
    made = series(
        """\
        INT. SHED - DAY

        = They meet.

        ## Beat

        *One* /* two
        three */ four.

        [[Check this.]]

        > THE END <

        ===

        CUT TO:
        """
    )
    told = [(e.kind, e.text, e.source.line) for e in next(made.scenes).elements]
    assert told == [
        (ElementKind.SYNOPSIS, "They meet.", 3),
        (ElementKind.SECTION, "Beat", 5),
        (ElementKind.ACTION, "One  four.", 7),
        (ElementKind.OMITTED, "two\nthree", 7),
        (ElementKind.NOTE, "Check this.", 10),
        (ElementKind.CENTERED, "THE END", 12),
        (ElementKind.PAGE_BREAK, "", 14),
        (ElementKind.TRANSITION, "CUT TO:", 16),
    ]


def test_a_cue_with_a_colon_and_an_end_mark_as_vertical_scripts_write_them() -> None:
    made = series("INT. CAFE - DAY\n\nMIA: (TEXT)\nWrong number.\n\n[END EPISODE - CLIFFHANGER]\n")
    (line,) = next(made.scenes).lines
    assert (line.character, line.extension) == ("MIA", "TEXT")
    assert made.episodes[0].end_mark == "[END EPISODE - CLIFFHANGER]"


@pytest.mark.parametrize(
    ("heading", "want"),
    [
        ("INT. KILN SHED - NIGHT", Slug("KILN SHED", "NIGHT", "INT", False, None)),
        ("EXT. OLD STREET - BRIDGE - DAWN", Slug("OLD STREET - BRIDGE", "DAWN", "EXT", False, None)),
        ("INT/EXT. CAR - DAY", Slug("CAR", "DAY", "INT/EXT", False, None)),
        ("EXT/INT. CAR - DAY", Slug("CAR", "DAY", "EXT/INT", False, None)),
        ("INT HOUSE DAY", Slug("HOUSE", "DAY", "INT", False, None)),
        ("INT. HOUSE - DAY - FLASHBACK (1944)", Slug("HOUSE", "DAY", "INT", True, None)),
        ("INT. HOUSE - KITCHEN", Slug("HOUSE - KITCHEN", None, "INT", False, None)),
        ("EXT. KILN (LOCATION: Dehua) - DUSK", Slug("KILN", "DUSK", "EXT", False, "Dehua")),
        ("内景 鼎丰大厦-会议室 - 日", Slug("鼎丰大厦-会议室", "日", "内景", False, None)),
        ("外景 码头-堤岸 - 黄昏（取景地：北仑港）", Slug("码头-堤岸", "黄昏", "外景", False, "北仑港")),
    ],
)
def test_a_slug_gives_its_fields(heading: str, want: Slug) -> None:
    assert slug(heading) == want


def test_vertical_scripts_say_more_in_their_words() -> None:
    made = series(
        """\
        INT. CAFE - NIGHT

        [beat]

        TEXT ON SCREEN: Three years ago

        [TITLE CARD: The Fall]

        > FLASHBACK TO:

        I/E. CAR - CONTINUOUS

        雷声

        【音效：爆炸声】

        BACK TO PRESENT

        E/I BAR - DAY
        """
    )
    told = [(e.kind.value, e.text) for e in made.episodes[0].elements]
    assert told == [
        ("action", "[beat]"),
        ("super", "Three years ago"),
        ("super", "The Fall"),
        ("time_in", "FLASHBACK TO"),
        ("sound", "雷声"),
        ("sound", "爆炸声"),
        ("time_out", "BACK TO PRESENT"),
    ]
    assert [(scene.int_ext, scene.time_norm, scene.flashback) for scene in made.scenes] == [
        (IntExt.INT, Light.NIGHT, False),
        (IntExt.INT_EXT, Light.NIGHT, True),
        (IntExt.INT_EXT, Light.DAY, False),
    ]


def test_nothing_of_a_speech_is_dropped() -> None:
    made = series(
        """\
        INT. CAFE - DAY

        BEAN
        (laughs) yes
        ===

        @LONELY

        @小满
        （冷笑）你来了。

        MIA
        (leaves)"""
    )
    told = [(e.kind.value, e.character, e.parenthetical, e.text) for e in next(made.scenes).elements]
    assert told == [
        ("dialogue", "BEAN", None, "(laughs) yes"),
        ("page_break", None, None, ""),
        ("action", None, None, "LONELY"),
        ("dialogue", "小满", "冷笑", "你来了。"),
        ("action", None, None, "MIA (leaves)"),
    ]


def test_a_cast_note_under_a_heading_lists_who_is_there() -> None:
    made = series("INT. CAFE - DAY\n\n[[Characters: MIA, Dr. Chen (voice only), Guard x3]]\n\nMIA\nHi.\n")
    scene = next(made.scenes)
    assert [(each.name, each.count, each.note) for each in scene.cast] == [
        ("MIA", None, None),
        ("Dr. Chen", None, "voice only"),
        ("Guard", 3, None),
    ]
    assert [e.kind for e in scene.elements] == [ElementKind.DIALOGUE]
