"""Final Draft files: every word of them is in the series, and what their paragraphs are."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from shudian.model.series import Element, ElementKind, IntExt, Series, Tag, Voice
from shudian.script.fdx.file import read
from shudian.script.formats import FORMATS
from shudian.units import Eighths

PAIRS = (
    "samples/Big-Fish", "samples/Brick-and-Steel", "samples/The-Last-Birthday-Card", "screenplain/simple",
    "screenplain/utf-8-bom", "screenplain/indentation", "afterwriting-fdx/header_note", "afterwriting-fdx/synopsis",
)  # fmt: skip


def document(content: str, after: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<FinalDraft DocumentType="Script">\n<Content>{content}</Content>{after}</FinalDraft>'.encode()


def paragraph(type: str, text: str, attributes: str = "") -> str:
    return f'<Paragraph Type="{type}" {attributes}><Text>{text}</Text></Paragraph>'


def series(content: str, after: str = "") -> Series:
    made, found = read(document(content, after), "a.fdx")
    assert made, found
    return made


def elements(content: str, after: str = "") -> list[Element]:
    return [e for scene in series(content, after).scenes for e in scene.elements]


def told(content: str, after: str = "") -> list[tuple[str, str]]:
    return [(e.kind.value, e.text) for e in elements(content, after)]


HEADING = paragraph("Scene Heading", "INT. HOUSE - DAY")


def words_of(made: Series) -> str:
    """Everything it says, without blanks."""
    parts = [e.raw for e in made.front]
    for episode in made.episodes:
        parts += [str(episode.number), episode.title]
        for scene in episode.scenes:
            parts += [scene.heading, *(f"{e.name} {e.note or ''}" for e in scene.cast)]
            for e in scene.elements:
                parts += [e.character or "", e.extension or "", e.parenthetical or "", e.text, e.raw]
    return "".join("".join(parts).split())


def test_no_word_of_a_real_file_is_lost(shared_data: Path) -> None:
    files = sorted((shared_data / "script").rglob("*.fdx"))
    assert len(files) > 20
    for path in files:
        made, _ = read(path.read_bytes(), path.name)
        assert made, path
        said = words_of(made)
        content = ET.parse(path).find("Content")
        assert content is not None
        for node in content.iter("Paragraph"):
            words = "".join("".join(text.text or "" for text in node.findall("Text")).split())
            episode = re.match(r"第(\d)集", words)
            cue = re.sub(r"\(CONT[^)]*\)$", "", words).replace("(", "").replace(")", "")
            assert words in said or cue in said or episode, words


@pytest.mark.parametrize("pair", PAIRS)
def test_a_file_says_what_its_fountain_twin_says(pair: str, shared_data: Path) -> None:
    folder = shared_data / "script" / "fountain"
    ours, _ = read((folder / f"{pair}.fdx").read_bytes(), "a.fdx")
    theirs, _ = FORMATS["fountain"].read((folder / f"{pair}.fountain").read_text("utf-8-sig"), None)
    assert ours
    assert theirs
    mine, want = said_in(ours), said_in(theirs)
    missing = [line for line in want if line not in mine]
    assert len(missing) <= len(want) / 50, missing[:5]


def said_in(made: Series) -> list[str]:
    headings = [f"{scene.place} | {scene.time}" for scene in made.scenes]
    lines = [f"{line.character}: {line.text}" for scene in made.scenes for line in scene.lines]
    typewriter = str.maketrans("‘’“”", "''\"\"")
    return [" ".join(line.translate(typewriter).split()).upper() for line in headings + lines]


def test_styled_and_split_text_is_one_line() -> None:
    content = '<Paragraph Type="Action"><Text>He </Text><Text Style="Bold">runs</Text><Text> away.</Text></Paragraph>'
    assert told(HEADING + content) == [("action", "He runs away.")]


def test_a_dual_dialogue_is_two_who_speak_at_once() -> None:
    inner = "".join(
        paragraph("Character", who) + paragraph("Dialogue", text)
        for who, text in (("MIA", "Yes."), ("IAN", "No."))
    )
    both = elements(HEADING + f"<Paragraph><DualDialogue>{inner}</DualDialogue></Paragraph>")
    assert [(e.character, e.text, e.dual) for e in both] == [("MIA", "Yes.", False), ("IAN", "No.", True)]


def test_a_scene_keeps_its_number_length_title_and_summary() -> None:
    summary = "<Summary><Paragraph><Text>They meet.</Text></Paragraph></Summary>"
    heading = (
        '<Paragraph Type="Scene Heading" Number="12A"><SceneProperties Length="1 3/8" Title="The Meeting">'
        f"{summary}</SceneProperties><Text>EXT. BRIDGE - NIGHT</Text></Paragraph>"
    )
    (scene,) = series(heading).scenes
    assert (scene.number, scene.length, scene.int_ext) == ("12A", Eighths(11), IntExt.EXT)
    assert [(e.kind.value, e.text) for e in scene.elements] == [
        ("section", "The Meeting"),
        ("synopsis", "They meet."),
    ]


def test_a_speech_has_its_name_extension_and_direction() -> None:
    speech = (
        paragraph("Character", "林知夏 (OS)")
        + paragraph("Parenthetical", "(冷笑)")
        + paragraph("Dialogue", "好。")
    )
    (line,) = elements(paragraph("Scene Heading", "内. 会议室 - 夜") + speech)
    assert (line.character, line.extension, line.voice) == ("林知夏", "OS", Voice.INNER)
    assert (line.parenthetical, line.text) == ("冷笑", "好。")


def test_a_cue_or_direction_without_words_stays_as_action() -> None:
    alone = paragraph("Character", "MIA") + paragraph("Action", "She leaves.")
    assert told(HEADING + alone) == [("action", "MIA"), ("action", "She leaves.")]
    directed = paragraph("Character", "MIA") + paragraph("Parenthetical", "(nods)")
    assert told(HEADING + directed) == [("action", "MIA (nods)")]


def test_lyrics_keep_who_sings() -> None:
    (line,) = elements(HEADING + paragraph("Character", "MIA") + paragraph("Lyrics", "La la"))
    assert (line.kind, line.character, line.text) == (ElementKind.LYRICS, "MIA", "La la")


def test_episodes_open_at_acts_that_name_them() -> None:
    content = "".join(
        paragraph("New Act", f"EPISODE {at}: Out")
        + paragraph("Scene Heading", "INT. A - DAY")
        + paragraph("End of Act", "END OF EPISODE")
        for at in (1, 2)
    )
    made = series(content)
    assert [(e.number, e.title, e.end_mark) for e in made.episodes] == [
        (1, "Out", "END OF EPISODE"),
        (2, "Out", "END OF EPISODE"),
    ]
    assert told(HEADING + paragraph("New Act", "ACT TWO")) == [("section", "ACT TWO")]


def test_numbers_name_the_episodes_where_nothing_else_does() -> None:
    content = "".join(
        paragraph("Scene Heading", f"内. 家 - {t}", f'Number="{n}"')
        for n, t in (("1-1", "日"), ("2-1", "夜"))
    )
    assert [e.number for e in series(content).episodes] == [1, 2]


def test_the_cast_list_of_a_scene() -> None:
    listed = paragraph("Cast List", "(MIA, IAN, GUARD x2)")
    (scene,) = series(HEADING + listed).scenes
    assert [(e.name, e.count) for e in scene.cast] == [("MIA", None), ("IAN", None), ("GUARD", 2)]


def test_what_action_says_by_its_words() -> None:
    content = (
        paragraph("Action", "字幕：三年前")
        + paragraph("Transition", "闪回：")
        + paragraph("Action", "音效：雷声")
    )
    assert told(HEADING + content) == [("super", "三年前"), ("time_in", "闪回"), ("sound", "雷声")]


def test_shots_centred_lines_and_page_breaks() -> None:
    content = (
        paragraph("Shot", "CLOSE ON THE BOWL")
        + paragraph("Action", "THE END IS NEAR", 'Alignment="Center"')
        + paragraph("Action", "New page.", 'StartsNewPage="Yes"')
    )
    assert told(HEADING + content) == [
        ("shot", "CLOSE ON THE BOWL"),
        ("centered", "THE END IS NEAR"),
        ("page_break", ""),
        ("action", "New page."),
    ]


def test_text_before_the_first_heading_opens_its_scene() -> None:
    assert told(paragraph("Action", "FADE IN") + HEADING) == [("action", "FADE IN")]


def test_an_omitted_scene_is_kept() -> None:
    omitted = f"<Paragraph Type='Scene Heading' Number='3'><Text>OMITTED</Text><OmittedScene>{paragraph('Action', 'She ran.')}</OmittedScene></Paragraph>"
    assert told(HEADING + omitted) == [("omitted_text", "She ran.")]


def test_script_notes_stand_where_they_point() -> None:
    note = "<ScriptNotes><ScriptNote Range='{0},{0}'><Paragraph><Text>Check.</Text></Paragraph></ScriptNote></ScriptNotes>"
    content = HEADING + paragraph("Action", "One.") + paragraph("Action", "Two.")
    assert told(content, note.format(18)) == [("action", "One."), ("note", "Check."), ("action", "Two.")]
    assert told(content, note.format(23)) == [("action", "One."), ("action", "Two."), ("note", "Check.")]
    assert ("note", "Check.") in told(content, note.format("x"))


TAG_DATA = """<TagData><TagCategories>
<TagCategory Id="05c556eb-6bc1-4a3a-b09f-f8b5ba1b6afa" Name="Props" Number="5"/>
<TagCategory Id="my-own" Name="Drones" Number="30"/></TagCategories>
<TagDefinitions><TagDefinition CatId="05c556eb-6bc1-4a3a-b09f-f8b5ba1b6afa" Id="d1" Label="Tin box"/>
<TagDefinition CatId="my-own" Id="d2" Label="Drone"/></TagDefinitions>
<Tags><Tag Number="1"><DefId>d1</DefId></Tag><Tag Number="2"><DefId>d2</DefId></Tag></Tags></TagData>"""


def test_tags_point_at_their_words() -> None:
    content = '<Paragraph Type="Action"><Text>A </Text><Text TagNumber="1">tin </Text><Text TagNumber="1" Style="Bold">box</Text><Text TagNumber="2"> flies</Text></Paragraph>'
    (line,) = elements(HEADING + content, TAG_DATA)
    assert line.tags == (Tag(2, 9, 104, "Tin box"), Tag(9, 15, 600, "Drone", "Drones"))


def test_tags_that_only_the_file_can_hold_are_said() -> None:
    heading = '<Paragraph Type="Scene Heading"><Text TagNumber="1">INT. BOX - DAY</Text></Paragraph>'
    action = '<Paragraph Type="Action"><Text TagNumber="9">What?</Text></Paragraph>'
    _, found = read(document(heading + action, TAG_DATA), "a.fdx")
    assert {"script.fdx-tag-elsewhere", "script.fdx-unknown-tag"} <= {f.code for f in found}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<FinalDraft><Content>", "script.fdx-xml"),
        (b"<FinalDraft><Content></Content></FinalDraft>", "script.fdx-no-content"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><FinalDraft>&b;</FinalDraft>', "script.fdx-declares"),
        (b"<FinalDraft>" + b"<a>" * 5000, "script.fdx-large"),
        (document(paragraph("Outline 1", "Nothing played")), "script.no-scene"),
    ],
)
def test_a_wrong_file_is_a_finding(data: bytes, code: str) -> None:
    made, found = read(data, "a.fdx")
    assert made is None
    assert [f.code for f in found] == [code]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "gb18030"])
def test_other_encodings_are_read(encoding: str) -> None:
    text = document(paragraph("Scene Heading", "内. 会议室 - 夜")).decode().replace("UTF-8", encoding)
    made, _ = read(text.encode(encoding), "a.fdx")
    assert made
    assert [scene.place for scene in made.scenes] == ["会议室"]
