"""Word documents: list numbers, tracked changes, tables, styles, notes; and what is refused."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.model.series import ElementKind, Series
from shudian.script.formats import docx
from shudian.script.word.numerals import numeral

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def document(body: str, *, space: str = W, **parts: str) -> bytes:
    """A .docx of this body; `parts` are the inner XML of styles, numbering, comments, footnotes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>',
        )
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{space}">{inner}</w:{name}>')
    return out.getvalue()


MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def p(text: str, properties: str = "", runs: str = "") -> str:
    said = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{said}{runs}</w:p>"


def listed(text: str, number: int = 1, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def styled(text: str, style: str) -> str:
    return p(text, f'<w:pStyle w:val="{style}"/>')


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str, num: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="5">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>{num}'
    )


def script(data: bytes) -> Series:
    made, findings = docx.read(data, "a.docx")
    assert made, findings
    return made


SCENE = p("1-1 日 内 会议室") + p("人物：林知夏、周曼")


def said(made: Series) -> list[tuple[str, str]]:
    return [(e.kind.value, e.text) for scene in made.scenes for e in scene.elements]


@pytest.mark.parametrize(
    ("form", "text"), [("decimal", "第 %1 集"), ("chineseCounting", "第%1集"), ("decimalFullWidth", "第%1集"), ("chineseCountingThousand", "第%1集：")]
)  # fmt: skip
def test_an_episode_that_is_only_a_list_number_opens(form: str, text: str) -> None:
    body = "".join(listed("") + p(f"{at}-1 日 内 会议室") + p("△他走。") for at in range(1, 13))
    made = script(document(body, numbering=numbering(level(0, text, form))))
    assert [episode.number for episode in made.episodes] == list(range(1, 13))


def test_a_typed_scene_number_is_right_and_words_number_left_out() -> None:
    body = p("第6集") + listed("6-2 王青的房间") + p("△他走。")
    made = script(document(body, numbering=numbering(level(0, "第 6 / %1 场："))))
    assert [(s.number, s.place) for s in made.scenes] == [("6-2", "王青的房间")]


def test_levels_number_scenes_and_restart_under_each_episode() -> None:
    page = (
        listed("") + listed("日 内 会议室", level=1) + p("△甲。") + listed("夜 外 街口", level=1) + p("△乙。")
    )
    made = script(document(page * 2, numbering=numbering(level(0, "第%1集"), level(1, "%1-%2"))))
    assert [s.number for s in made.scenes] == ["1-1", "1-2", "2-1", "2-2"]


def test_an_override_starts_its_list_anew_and_a_style_carries_its_list() -> None:
    own = '<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    link = '<w:pStyle w:val="ep"/>'
    body = styled("", "ep") + SCENE + p("△甲。") + listed("", 2) + p("7-1 日 内 街") + p("△乙。")
    made = script(document(body, numbering=numbering(level(0, "第%1集", more=link), num=own)))
    assert [episode.number for episode in made.episodes] == [1, 7]


@pytest.mark.parametrize(
    ("form", "said"),
    [("chineseCounting", "一百零二"), ("ideographDigital", "一〇二"), ("ideographTraditional", "乙"), ("upperRoman", "CII"),
     ("decimalZero", "102"), ("chineseLegalSimplified", "壹佰零贰"), ("decimalFullWidth", "１０２"), ("ordinal", "102nd"), ("other", "102")],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(form: str, said: str) -> None:
    assert numeral(102, form) == said


def test_changes_are_read_as_accepted_and_moved_text_once() -> None:
    changed = (
        p("△他", runs="<w:del><w:r><w:delText>慢慢</w:delText></w:r></w:del><w:ins><w:r><w:t>快步</w:t></w:r></w:ins><w:r><w:t>走。</w:t></w:r>")
        + p("", runs="<w:moveFrom><w:r><w:t>△她哭。</w:t></w:r></w:moveFrom>")
        + p("△门开。")
        + p("", runs="<w:moveTo><w:r><w:t>△她哭。</w:t></w:r></w:moveTo>")
    )  # fmt: skip
    made, findings = docx.read(document(SCENE + changed), "a.docx")
    assert made
    assert said(made) == [("action", "他快步走。"), ("action", "门开。"), ("action", "她哭。")]
    assert [finding.code for finding in findings] == ["script.tracked-changes"]


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    made = script(document(SCENE + p("△他走", "<w:rPr><w:del/></w:rPr>") + p("出门。")))
    assert said(made) == [("action", "他走出门。")]


def test_tables_text_boxes_controls_and_breaks_are_lines() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = "<w:tbl>" + row.format(p("林知夏"), p("你来了。")) + row.format(p("△她笑。"), p("")) + "</w:tbl>"
    box = p("", runs=f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p('【字幕：三年前】')}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent>{p('【字幕：三年前】')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>")  # fmt: skip
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('△门响。')}</w:sdtContent></w:sdt>"
    soft = p("", runs="<w:r><w:t>周曼：走</w:t><w:softHyphen/><w:t>吧。</w:t><w:br/><w:t>△她走。</w:t></w:r>")
    ruby = p(
        "△",
        runs="<w:r><w:ruby><w:rt><w:r><w:t>yáo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>窑火。</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    )
    made = script(document(SCENE + table + box + control + soft + ruby))
    assert [text for _, text in said(made)] == [
        "你来了。",
        "她笑。",
        "三年前",
        "门响。",
        "走吧。",
        "她走。",
        "窑火。",
    ]
    soft_lines = [e.source.line for s in made.scenes for e in s.elements if e.text in ("走吧。", "她走。")]
    assert soft_lines[0] == soft_lines[1]


def test_comments_and_footnotes_are_notes_beside_their_line() -> None:
    body = (
        SCENE
        + p("△他走。", runs='<w:r><w:commentReference w:id="0"/></w:r>')
        + p("△她来。", runs='<w:r><w:footnoteReference w:id="2"/></w:r>')
    )
    notes = '<w:footnote w:id="0" w:type="separator"/><w:footnote w:id="2"><w:p><w:r><w:t>旧称</w:t></w:r></w:p></w:footnote>'
    comments = '<w:comment w:id="0"><w:p><w:r><w:t>太慢</w:t></w:r></w:p></w:comment>'
    made = script(document(body, comments=comments, footnotes=notes))
    assert said(made) == [("action", "他走。"), ("note", "太慢"), ("action", "她来。"), ("note", "旧称")]
    assert [e.id for s in made.scenes for e in s.elements] == ["1.1.1", "1.1.2", "1.1.3", "1.1.4"]


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
    for id, name in (("e", "1集数"), ("s", "2场次"), ("d", "3台词"), ("a", "动作"), ("h", "Scene Heading"),
                     ("c", "Character"), ("g", "Dialogue"), ("r", "Parenthetical"), ("n", "Action"))
)  # fmt: skip


def test_a_style_opens_what_has_no_mark_and_a_contradiction_is_listed() -> None:
    body = (
        styled("净身出户", "e")
        + styled("会议室 楼上", "s")
        + styled("林知夏：走吧。", "d") * 30
        + styled("△她走。", "d")
    )
    made = script(document(body, styles=STYLES))
    assert [(e.number, e.title) for e in made.episodes] == [(1, "净身出户")]
    assert [(s.place, s.heading) for s in made.scenes] == [("会议室 楼上", "会议室 楼上")]
    assert [e.confidence for s in made.scenes for e in s.elements][-1] == pytest.approx(0.7)


def test_styles_that_contradict_everywhere_are_no_evidence() -> None:
    made, findings = docx.read(document(SCENE + styled("△她走。", "d") * 9, styles=STYLES), "a.docx")
    assert made
    assert all(e.confidence == 1 for s in made.scenes for e in s.elements)
    assert [finding.code for finding in findings] == ["script.styles-ignored"]


def test_an_english_screenplay_is_read_by_its_styles() -> None:
    body = (
        styled("INT. KILN SHED - NIGHT", "h") + styled("The fire dies.", "n") + styled("Mei", "c")
        + styled("(quietly)", "r") + styled("Leave it.", "g") + styled("She goes.", "n")
    )  # fmt: skip
    (scene,) = script(document(body, styles=STYLES)).scenes
    assert (scene.place, scene.time) == ("KILN SHED", "NIGHT")
    (line,) = scene.lines
    assert (line.character, line.parenthetical, line.text, line.source.line) == (
        "Mei",
        "quietly",
        "Leave it.",
        5,
    )
    assert [e.kind for e in scene.elements] == [ElementKind.ACTION, ElementKind.DIALOGUE, ElementKind.ACTION]


def test_strict_documents_are_read_too() -> None:
    assert said(script(document(SCENE + p("△他走。"), space=STRICT))) == [("action", "他走。")]


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in files.items():
            made.writestr(name.replace("__", "/"), body)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (archive(**{"xl__workbook.xml": b""}), "script.not-word"),
        (archive(mimetype=b"application/vnd.oasis.opendocument.text"), "script.not-word"),
        (archive(**{"Index__Document.iwa": b""}), "script.not-word"),
        (archive(**{"a.txt": b"x"}), "script.not-word"),
        (archive(**{"word__document.xml": b"<w:document"}), "script.damaged-document"),
        (archive(**{"word__document.xml": b"<!DOCTYPE a><a/>"}), "script.damaged-document"),
        (archive(**{"word__document.xml": b" " * (33 << 20)}), "script.too-large"),
        (document(SCENE)[:200], "script.damaged-document"),
        (document(p("")), "script.empty"),
    ],
)
def test_other_archives_and_damage_are_findings(data: bytes, code: str) -> None:
    made, findings = docx.read(data, "a.docx")
    assert made is None
    assert [finding.code for finding in findings] == [code]


@settings(max_examples=60)
@given(st.data())
def test_a_mutated_document_never_raises(data: st.DataObject) -> None:
    body = (
        listed("")
        + SCENE
        + styled("林知夏：走吧。", "d")
        + "<w:tbl><w:tr><w:tc>"
        + p("甲")
        + "</w:tc></w:tr></w:tbl>"
    )
    whole = bytearray(document(body, styles=STYLES, numbering=numbering(level(0, "第%1集"))))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    docx.read(bytes(whole), "a.docx")


def test_a_zip_with_a_password_is_locked() -> None:
    data = bytearray(document(SCENE))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 1)
    made, findings = docx.read(bytes(data), "a.docx")
    assert made is None
    assert [finding.code for finding in findings] == ["script.locked"]


def test_a_list_that_links_to_a_style_takes_its_levels() -> None:
    link = (
        '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="eps"/></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>'
    )
    styles = '<w:style w:type="numbering" w:styleId="eps"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = listed("", 3) + SCENE + p("△甲。") + listed("", 3) + p("2-1 日 内 街") + p("△乙。")
    made = script(document(body, styles=styles, numbering=numbering(level(0, "第%1集"), num=link)))
    assert [episode.number for episode in made.episodes] == [1, 2]


def test_a_level_that_never_restarts_counts_through() -> None:
    never = '<w:lvlRestart w:val="0"/>'
    page = listed("") + listed("日 内 会议室", level=1) + p("△甲。")
    made = script(document(page * 2, numbering=numbering(level(0, "第%1集"), level(1, "%1-%2", more=never))))
    assert [s.number for s in made.scenes] == ["1-1", "2-2"]


def test_a_table_inside_a_table_is_read_where_it_stands() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('△她笑。')}</w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{p('△他走。')}{inner}{p('△门关。')}</w:tc></w:tr></w:tbl>"
    assert [text for _, text in said(script(document(SCENE + outer)))] == ["他走。", "她笑。", "门关。"]
