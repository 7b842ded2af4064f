"""What goes to writers comes back as it was; what they and we changed is told, and nothing is lost."""

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.comments import Comment

from shudian.finding import Finding
from shudian.localise.adapted import forms
from shudian.localise.adapted.delivery import Received, receive
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.units import Lang

TH = Lang("th")
SAID = ("这只碗是假的。", "爸！", "七公明知道。", "走。")


def script(*said: str) -> Series:
    episodes = []
    for number in (1, 2):
        words = said[2 * number - 2 :] if number == 2 else said[:2]
        elements = tuple(
            Element(f"{number}.1.{at}", ElementKind.DIALOGUE, text, Source(1), character="小满")
            for at, text in enumerate(words, 1)
        )
        episodes.append(
            Episode(
                str(number),
                number,
                "假的",
                (Scene(f"{number}.1", f"{number}-1", "", "", Source(1), elements=elements),),
            )
        )
    return Series("补天青", Lang("zh"), episodes=tuple(episodes))


SERIES = script(*SAID)
WHOLE = AdaptedLine(
    "1.1.1", "ชามใบนี้ของปลอม\nจริง ๆ", "ชาม = bowl", "เสี่ยวหม่าน", SAID[0], "this bowl is fake", "ของปลอม!",
    "shorter", "Mali", "陈", ("Mali: =ไม่แน่ใจ?", "陈: 可以"),
)  # fmt: skip
LINES = AdaptedScript(TH, "ฟ้า", (WHOLE, AdaptedLine("1.1.2", "พ่อ!", source=SAID[1])))


def back(
    form: str, data: bytes, series: Series = SERIES, ours: AdaptedScript = LINES
) -> tuple[Received, list[Finding]]:
    returned, found = forms.read(form, data, series, ours, f"ep.{form}")
    assert returned is not None, found
    received, more = receive(series, ours, returned, "มาลี")
    return received, found + more


def text_of(received: Received) -> dict[str, str]:
    return {line.element: line.text for line in received.script.lines}


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def sheet_edit(change: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        book = load_workbook(io.BytesIO(data))
        change(book.worksheets[0])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return edit


def word_edit(change: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        document: Any = Document(io.BytesIO(data))
        change(document)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return edit


def _rewrite(table: Any) -> None:
    table.cell(2, 1).paragraphs[0].runs[0].text = "พ่อจ๋า!"


#: How a writer of each form writes another second line.
REWRITES: dict[str, Callable[[bytes], bytes]] = {
    "xlsx": sheet_edit(lambda sheet: sheet.__setitem__("E4", "พ่อจ๋า!")),
    "docx": word_edit(lambda document: _rewrite(document.tables[0])),
    "xliff": lambda data: data.replace("พ่อ!".encode(), "พ่อจ๋า!".encode()),
}


@pytest.mark.parametrize("form", forms.FORMS)
def test_what_goes_out_comes_back_unchanged(form: str) -> None:
    data, found = forms.write(form, SERIES, LINES)
    assert (found, data) == ([], forms.write(form, SERIES, LINES)[0])  # the same lines, the same bytes
    assert back(form, data) == (Received(LINES, ()), [])


@pytest.mark.parametrize("form", forms.FORMS)
def test_a_rewritten_line_is_taken_with_its_author_and_waits_for_approval(form: str) -> None:
    received, found = back(form, REWRITES[form](forms.write(form, SERIES, LINES)[0]))
    line = received.script.line("1.1.2")
    assert (received.changed, found) == (("1.1.2",), [])
    assert line == AdaptedLine("1.1.2", "พ่อจ๋า!", source=SAID[1], author="มาลี")
    assert received.script.lines[0] == WHOLE


@pytest.mark.parametrize("form", forms.FORMS)
def test_a_line_that_only_we_changed_stays(form: str) -> None:
    ours = replace(LINES, lines=(WHOLE, replace(LINES.lines[1], text="ป๊า!", author="陈")))
    received, found = back(form, forms.write(form, SERIES, LINES)[0], ours=ours)
    assert (received.script, codes(found)) == (ours, [])


@pytest.mark.parametrize("form", forms.FORMS)
def test_where_both_wrote_ours_stays_and_theirs_is_a_remark(form: str) -> None:
    ours = replace(LINES, lines=(WHOLE, replace(LINES.lines[1], text="ป๊า!", author="陈")))
    received, found = back(form, REWRITES[form](forms.write(form, SERIES, LINES)[0]), ours=ours)
    line = received.script.lines[1]
    assert (line.text, line.remarks) == ("ป๊า!", ("มาลี: พ่อจ๋า!",))
    assert codes(found) == ["localise.both-wrote"]
    assert "“ป๊า!”" in str(found[0])
    assert "“พ่อจ๋า!”" in str(found[0])


@pytest.mark.parametrize("form", forms.FORMS)
def test_lines_find_their_place_in_a_script_that_moved_on(form: str) -> None:
    now = script("下雨了。", "这只碗是假的。", "爸爸！", "七公明知道。")
    now = replace(now, episodes=(replace(now.episodes[0], scenes=(_joined(now),)),))
    carried = replace(
        LINES, lines=(replace(WHOLE, element="1.1.2"), replace(LINES.lines[1], element="1.1.3"))
    )
    received, found = back(form, REWRITES[form](forms.write(form, SERIES, LINES)[0]), now, carried)
    line = received.script.line("1.1.3")
    assert line
    assert (line.text, line.source) == ("พ่อจ๋า!", "爸！")  # so that it is stale beside 爸爸！
    assert codes(found) == ["localise.source-moved"]


def _joined(series: Series) -> Scene:
    first, second = (episode.scenes[0] for episode in series.episodes)
    elements = tuple(replace(e, id=f"1.1.{at}") for at, e in enumerate(first.elements + second.elements, 1))
    return replace(first, elements=elements)


@pytest.mark.parametrize("form", forms.FORMS)
def test_a_line_whose_source_is_cut_is_told_with_its_words(form: str) -> None:
    now = script("这只碗是假的。", "七公明知道。", "走。")
    received, found = back(
        form, REWRITES[form](forms.write(form, SERIES, LINES)[0]), now, replace(LINES, lines=(WHOLE,))
    )
    assert received.script.lines == (WHOLE,)
    assert any("พ่อจ๋า!" in str(each) for each in found if each.code == "localise.returned-cut")


def test_an_emptied_line_stays_and_is_told() -> None:
    empty = sheet_edit(lambda sheet: sheet.__setitem__("E4", None))
    received, found = back("xlsx", empty(forms.write("xlsx", SERIES, LINES)[0]))
    assert (received.script, codes(found)) == (LINES, ["localise.emptied"])


def test_comments_of_writers_are_remarks() -> None:
    def comment(sheet: Any) -> None:
        sheet["D4"].comment = Comment("ใครพูด?", "มาลี")

    def remark(document: Any) -> None:
        document.add_comment(document.tables[0].cell(2, 1).paragraphs[0].runs[0], "ใครพูด?", "มาลี")

    for form, edit in (("xlsx", sheet_edit(comment)), ("docx", word_edit(remark))):
        received, _ = back(form, edit(forms.write(form, SERIES, LINES)[0]))
        assert received.script.lines[1].remarks == ("มาลี: ใครพูด?",)
        assert received.script.lines[0].remarks == WHOLE.remarks


def test_columns_may_be_moved_and_strange_rows_are_told() -> None:
    def move(sheet: Any) -> None:
        sheet.insert_cols(1)
        sheet["B9"], sheet["F9"] = "x", "เกิน"

    received, found = back("xlsx", sheet_edit(move)(forms.write("xlsx", SERIES, LINES, [1])[0]))
    assert (received.script, codes(found)) == (LINES, ["localise.unknown-row"])


def test_tracked_changes_count_as_accepted() -> None:
    data, _ = forms.write("docx", SERIES, LINES)

    def track(document: Any) -> None:
        from docx.oxml import parse_xml

        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        paragraph = document.tables[0].cell(2, 1).paragraphs[0]._p
        run = paragraph.r_lst[0]
        kept = parse_xml(f'<w:del {space} w:id="90"><w:r><w:delText>พ่อ!</w:delText></w:r></w:del>')
        new = parse_xml(f'<w:ins {space} w:id="91"><w:r><w:t>พ่อจ๋า!</w:t></w:r></w:ins>')
        paragraph.replace(run, kept)
        kept.addnext(new)

    assert text_of(back("docx", word_edit(track)(data))[0])["1.1.2"] == "พ่อจ๋า!"


def test_moved_words_stand_once_where_they_were_moved_to() -> None:
    def move(document: Any) -> None:
        from docx.oxml import parse_xml

        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        paragraph = document.tables[0].cell(2, 1).paragraphs[0]._p
        paragraph.r_lst[0].addprevious(
            parse_xml(f'<w:moveFrom {space} w:id="90"><w:r><w:t>!!!</w:t></w:r></w:moveFrom>')
        )

    assert text_of(back("docx", word_edit(move)(forms.write("docx", SERIES, LINES)[0]))[0])["1.1.2"] == "พ่อ!"


def test_a_line_that_looks_like_a_formula_is_text() -> None:
    ours = replace(LINES, lines=(replace(WHOLE, text="=1+1"),))
    data, _ = forms.write("xlsx", SERIES, ours)
    assert load_workbook(io.BytesIO(data)).worksheets[0]["E3"].data_type == "s"
    assert back("xlsx", data, ours=ours)[0].script == ours


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_file_that_declares_entities_is_refused(form: str) -> None:
    data, _ = forms.write(form, SERIES, LINES)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w") as kept:
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                head, _, rest = part.partition(b"?>")
                part = head + b'?><!DOCTYPE x [<!ENTITY a "b">]>' + rest
            kept.writestr(name, part)
    returned, found = forms.read(form, out.getvalue(), SERIES, LINES, "a")
    assert (returned, codes(found)) == (None, ["localise.not-sent-file"])


def test_only_the_writers_columns_are_open() -> None:
    sheet = load_workbook(io.BytesIO(forms.write("xlsx", SERIES, LINES)[0])).worksheets[0]
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[3]] == [True] * 4 + [False] * 6 + [True] * 2


def test_another_language_is_refused() -> None:
    for form in forms.FORMS:
        data, _ = forms.write(form, SERIES, LINES)
        returned, found = forms.read(form, data, SERIES, replace(LINES, language=Lang("es")), "a")
        assert returned is None
        assert found[-1].severity == "error"


@pytest.mark.parametrize("form", forms.FORMS)
def test_damaged_files_are_findings(form: str) -> None:
    data, _ = forms.write(form, SERIES, LINES)
    dice = random.Random(7)
    for _ in range(60):
        broken = bytearray(data)
        for _ in range(dice.randint(1, 20)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        returned, found = forms.read(form, bytes(broken[: dice.randint(0, len(broken))]), SERIES, LINES, "a")
        assert returned is not None or found
    for strange in (b"", b"PK\x03\x04", "剧本".encode()):
        assert forms.read(form, strange, SERIES, LINES, "a")[0] is None


@pytest.mark.parametrize("form", ["xlsx", "docx"])
@pytest.mark.parametrize("seed", range(25))
def test_parts_damaged_inside_the_zip_are_findings(form: str, seed: int) -> None:
    data, _ = forms.write(form, SERIES, LINES)
    dice = random.Random(seed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w") as kept:
        hit = dice.choice(made.namelist())
        for name in made.namelist():
            part = bytearray(made.read(name))
            if name == hit:
                at = dice.randrange(len(part))
                part[at : at + dice.randint(1, 30)] = dice.choice([b"", b"<x>", b"0", b"\xff"])
            if name != hit or dice.random() < 0.9:
                kept.writestr(name, bytes(part))
    returned, found = forms.read(form, out.getvalue(), SERIES, LINES, "a")
    assert returned is not None or found


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=20).map(
    str.strip
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(forms.FORMS), TEXTS, TEXTS)
def test_any_words_survive_the_way(form: str, text: str, note: str) -> None:
    line = AdaptedLine("1.1.1", " ".join(text.split()) or "ก", " ".join(note.split()) or None, source=SAID[0])
    ours = AdaptedScript(TH, "ฟ้า", (line,))
    assert back(form, forms.write(form, SERIES, ours, [1])[0], ours=ours) == (Received(ours, ()), [])
