"""A script file of any kind: read, or refused with the reason and the remedy."""

import json
import os
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.finding import Finding, Severity, failed
from shudian.model.document import write
from shudian.model.series import ElementKind, IntExt, Light, Series, Voice
from shudian.script import breakdown, read, timeline

PAGE = dedent("""\
    《窑变》

    一句话梗概：一只碗的两次出窑。
    改编IP：《瓷路》
    大纲：小满回到碗底村。
    她要补一只碗。
    人物小传：
    小满（27，Xiaoman）：金缮师，手稳。
    七公（女主外公，70岁）：看火五十年。

    第1集：回村【1min30s】

    1-1 夜 外 廊桥（取景地：瓯岭县永济廊桥）
    人物：小满、豆子、村民*6、众乡亲、罗曼（仅声音）
    △（特写）碗底一道金线。
    豆子：（抱鹅）小满姐，你真凶。
    小满（OS）：那盏灯，从来没灭过。
    罗曼（电话VO）：三百万，我收。
    系统：叮，余额不足。
    【人名条：小满 金缮师】
    【音效：雷声】
    【闪回】

    1-2 日 内 漆坊
    取景地：德化县三班镇
    人物：小满、七公
    △字幕：七年前
    小满、七公：别碰！
    【闪回结束】
    【切】
    旁白：窑火未灭。
    【卡点】门外有人敲门。

    第一集完

    第2集 封窑

    2-1 清晨 外 龙窑/窑头
    人物：七公
    七公：封。
    """)


def series(text: str, name: str = "a.txt") -> Series:
    made, findings = read(text.encode(), name)
    assert made, findings
    return made


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_the_front_page_names_the_series_and_its_people() -> None:
    made = series(PAGE)
    assert (made.title, made.language.tag) == ("窑变", "zh")
    assert (made.logline, made.source_work) == ("一只碗的两次出窑。", "《瓷路》")
    assert made.synopsis == "小满回到碗底村。\n她要补一只碗。"
    people = [(c.name, c.age, c.bio, c.name_en) for c in made.characters]
    assert people == [
        ("小满", "27", "金缮师，手稳。", "Xiaoman"),
        ("七公", "70岁", "女主外公，看火五十年。", None),
    ]
    assert made.front[0].raw == "《窑变》"
    assert all(element.kind is ElementKind.FRONT for element in made.front)


def test_people_are_read_as_writers_list_them() -> None:
    page = """
        短剧《离婚后》
        人物小传
        苏晚，女，25岁，隐藏身份的千金。
        顾沉（28岁）：总裁。
        顾母：55岁，势利刻薄。
        阿福：管家，话少。
        第一集
        1-1 日 内 客厅
        苏晚：走。
        """
    made = series(page)
    assert made.title == "离婚后"
    assert [(c.name, c.age, c.bio) for c in made.characters] == [
        ("苏晚", "25岁", "女，隐藏身份的千金。"),
        ("顾沉", "28岁", "总裁。"),
        ("顾母", "55岁", "势利刻薄。"),
        ("阿福", None, "管家，话少。"),
    ]


def test_episodes_keep_title_length_hook_and_end() -> None:
    first, second = series(PAGE).episodes
    assert (first.number, first.title, first.declared_seconds) == (1, "回村", 90)
    assert (first.hook, first.paywall, first.end_mark) == ("门外有人敲门。", True, "第一集完")
    assert (second.number, second.title, second.paywall) == (2, "封窑", False)


def test_a_scene_says_where_when_and_who() -> None:
    night, flashback, dawn = series(PAGE).scenes
    assert (night.id, night.number, night.place, night.time) == ("1.1", "1-1", "廊桥", "夜")
    assert (night.time_norm, night.int_ext) == (Light.NIGHT, IntExt.EXT)
    assert (night.location, flashback.location) == ("瓯岭县永济廊桥", "德化县三班镇")
    assert [scene.flashback for scene in (night, flashback, dawn)] == [False, True, False]
    assert (dawn.time_norm, dawn.place) == (Light.DAWN, "龙窑/窑头")
    assert [(e.name, e.count, e.group, e.note) for e in night.cast] == [
        ("小满", None, False, None),
        ("豆子", None, False, None),
        ("村民", 6, True, None),
        ("众乡亲", None, True, None),
        ("罗曼", None, False, "仅声音"),
    ]


def test_a_line_keeps_its_kind_its_source_and_its_voice() -> None:
    night, flashback, _ = series(PAGE).scenes
    told = [(e.kind, e.character, e.extension, e.voice, e.parenthetical, e.text) for e in night.elements]
    assert told == [
        (ElementKind.ACTION, None, None, None, None, "（特写）碗底一道金线。"),
        (ElementKind.DIALOGUE, "豆子", None, None, "抱鹅", "小满姐，你真凶。"),
        (ElementKind.DIALOGUE, "小满", "OS", Voice.INNER, None, "那盏灯，从来没灭过。"),
        (ElementKind.DIALOGUE, "罗曼", "VO", Voice.PHONE, "电话", "三百万，我收。"),
        (ElementKind.DIALOGUE, "系统", None, Voice.DEVICE, None, "叮，余额不足。"),
        (ElementKind.CAPTION, None, None, None, None, "小满 金缮师"),
        (ElementKind.SOUND, None, None, None, None, "雷声"),
        (ElementKind.TIME_IN, None, None, None, None, "闪回"),
    ]
    assert [e.kind.value for e in flashback.elements] == [
        "super", "dialogue", "time_out", "transition", "dialogue", "hook", "end",
    ]  # fmt: skip
    line = night.elements[1]
    assert (line.id, line.source.line, line.raw) == ("1.1.2", 16, "豆子：（抱鹅）小满姐，你真凶。")
    assert line.source.file == "a.txt"


def test_the_json_document_reads_back_as_the_same_series() -> None:
    made = series(PAGE)
    again, findings = read(write(made).encode(), "a.json")
    assert again == made
    assert not failed(findings)


@pytest.mark.parametrize(("encoding", "said"), [("gb18030", "GB18030"), ("utf-16", "UTF-16 LE")])
def test_other_encodings_give_the_same_series_and_a_note(encoding: str, said: str) -> None:
    made, findings = read(PAGE.encode(encoding), "a.txt")
    assert made == series(PAGE)
    assert codes(findings) == ["script.encoding"]
    assert said in findings[0].message.en
    assert findings[0].severity is Severity.NOTE


def test_the_curly_quotes_of_an_old_english_file_are_kept() -> None:
    text = "INT. KILN - NIGHT\n\nXIAOMAN\nIt’s fake. You don’t know?\n\nBEAN\nThat’s “it”.\n"
    made, findings = read(text.encode("cp1252"), "a.fountain")
    assert made
    assert [line.text for line in next(made.scenes).lines] == ["It’s fake. You don’t know?", "That’s “it”."]
    assert "Windows-1252" in findings[0].message.en


def test_a_list_of_episodes_before_the_script_is_front() -> None:
    outline = "《窑变》\n分集大纲\n第1集：回村\n小满回到碗底村。\n第2集：封窑\n七公封窑。\n"
    made = series(outline + PAGE[PAGE.index("第1集") :])
    assert [episode.number for episode in made.episodes] == [1, 2]
    assert [element.text for element in made.front][2:4] == ["第1集：回村", "小满回到碗底村。"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-be"])
def test_marks_and_line_ends_of_other_systems_are_no_text(encoding: str) -> None:
    data = ("\ufeff" if encoding == "utf-16-be" else "") + PAGE.replace("\n", "\r\n")
    made, _ = read(data.encode(encoding), "a.txt")
    assert made == series(PAGE)


def test_a_damaged_byte_costs_one_character_not_the_script() -> None:
    data = bytearray((PAGE * 3).encode())
    at = data.index("金线".encode())
    data[at] = 0xFF
    made, findings = read(bytes(data), "a.txt")
    assert made
    assert "script.damaged" in codes(findings)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "script.empty"),
        (b"\xef\xbb\xbf \n\r\n", "script.empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "script.damaged-pdf"),
        (b"PK\x03\x04\x14\0\x06\0word/document.xml", "script.damaged-document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "script.needs-export"),
        (b'<?xml version="1.0"?><FinalDraft DocumentType="Script">', "script.fdx-xml"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "script.not-text"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "script.not-text"),
        (bytes(range(256)) * 4, "script.not-text"),
        ("亲爱的小满：\n见字如面。\n一切都好。\n".encode(), "script.no-scene"),
        (b"Dear Xiaoman,\n\nAll is well here.\n", "script.no-scene"),
        (b'{"schema": "shudian.track/1"}', "document.wrong-schema"),
        (b'{"schema": "shudian.series/1", "title": 3}', "document.wrong-value"),
        (b"{", "document.not-json"),
    ],
)
def test_what_is_no_script_is_refused_with_its_reason(data: bytes, code: str) -> None:
    made, findings = read(data, "a.txt")
    assert made is None
    assert code in codes(findings)
    assert failed(findings)
    assert all(finding.place.file == "a.txt" for finding in findings)


def test_the_content_chooses_the_format_where_the_ending_does_not() -> None:
    fountain = "INT. KILN - NIGHT\n\nXIAOMAN\nIt's fake.\n"
    assert series(fountain, "a.txt").episodes[0].scenes[0].place == "KILN"
    assert series(fountain).language.tag == "en"
    named, _ = read(PAGE.encode(), None)
    assert named
    assert named.title == "窑变"


@given(st.binary(max_size=400), st.sampled_from([None, "a.txt", "a.fountain", "a.json", "a.docx"]))
def test_random_bytes_never_raise(data: bytes, name: str | None) -> None:
    made, findings = read(data, name)
    assert made or failed(findings)


SPLINTERS = st.sampled_from(
    "：（）【】△\n《》、*@.#>^~=-/ 　OS"
    "集场人时景内外日夜"
) | st.sampled_from(["第1集", "1-1 日 内 ", "人物：", "【闪回】", "[[", "]]", "/*", "*/", "INT. ", "TO:", "×0", "\t"])  # fmt: skip


@settings(max_examples=150)
@given(st.data())
def test_a_mutated_script_never_raises_and_keeps_its_ids_apart(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([PAGE, FOUNTAIN]))
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.sampled_from([0, 1, 5, 60])))
        text = text[:start] + data.draw(SPLINTERS) + text[end:]
    made, findings = read(text.encode(), data.draw(st.sampled_from([None, "a.txt", "a.fountain"])))
    if made is None:
        assert failed(findings)
        return
    ids = [element.id for scene in made.scenes for element in scene.elements]
    assert len(ids) == len(set(ids))
    sheets, _ = breakdown(made)
    assert sheets.seconds == sum(timeline(episode).span.seconds for episode in made.episodes)


FOUNTAIN = dedent("""\
    Title: The Mended Sky
    Characters:
        XIAOMAN (27): Mends porcelain.

    # Episode 1: Fake

    INT. LIVESTREAM ROOM - NIGHT #1-1#

    XIAOMAN sits into frame.

    ZHOU LING (O.S.)
    (low)
    Boss!
    (louder)
    Boss!

    SUPER: Seven years ago

    > FLASHBACK:

    .外景 廊桥 - 日 #1-2#

    @小满 (OS)
    （轻声）
    别走。

    [[A note.]]
    /* cut
    lines */

    > END FLASHBACK:
    """)


def test_a_page_reads_as_the_golden_document(root: Path) -> None:
    golden = root / "tests" / "golden" / "script" / "page.json"
    made = series(PAGE)
    if os.environ.get("SHUDIAN_WRITE_GOLDEN"):
        golden.write_text(write(made), "utf-8")
    assert json.loads(golden.read_text("utf-8")) == json.loads(write(made))
