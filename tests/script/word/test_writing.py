"""A series written as a Word document: styles, page, the same bytes, and the same series read back."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx as word
from hypothesis import given, settings
from tests.script.generated import differences, languages, series_of

from shudian.model.series import Element, ElementKind, Series, Source
from shudian.script import read
from shudian.script.formats import docx
from shudian.script.word.writing import document


def read_back(data: bytes) -> Series:
    made, findings = docx.read(data, "a.docx")
    assert made, findings
    return made


@settings(max_examples=30, deadline=None)
@given(languages().flatmap(series_of))
def test_any_series_reads_back_from_its_document(series: Series) -> None:
    assert differences(series, read_back(document(series))) == []


def house_series(house: Path) -> Series:
    made, _ = read((house / "series.zh.txt").read_bytes(), "series.zh.txt")
    assert made
    return made


def test_the_same_series_gives_the_same_bytes(house: Path) -> None:
    made = house_series(house)
    assert document(made) == document(made)


def test_each_paragraph_has_the_style_of_what_it_is(house: Path) -> None:
    page = word.Document(io.BytesIO(document(house_series(house))))
    first = [(p.style.name, p.text) for p in page.paragraphs if p.style][:20]
    assert first[0] == ("剧名", "《补天青》")
    assert ("场次", "1-1 夜 内 岭上青茶厂-直播间") in first
    assert ("人物", "人物：小满、周岭、阿芳") in first
    assert ("台词", "周岭：（对镜头）龙窑天青碗！买岭上青十斤，白送！") in first
    assert [run.style.name for p in page.paragraphs if p.text.startswith("周岭：（") for run in p.runs][
        :3
    ] == [
        "说话人",
        "Default Paragraph Font",
        "表演提示",
    ]
    assert "补天青" in page.sections[0].header.paragraphs[0].text


def test_a_line_typed_over_in_word_is_read_by_its_words(house: Path) -> None:
    page = word.Document(io.BytesIO(document(house_series(house))))
    changed = next(p for p in page.paragraphs if p.style and p.style.name == "动作")
    changed.runs[0].text = "周岭：开始了？"
    out = io.BytesIO()
    page.save(out)
    first = next(read_back(out.getvalue()).scenes).elements[0]
    assert (first.kind, first.character, first.text) == (ElementKind.DIALOGUE, "周岭", "开始了？")


def test_what_a_document_cannot_hold_is_left_out_of_it(house: Path) -> None:
    made = house_series(house)
    scene = made.episodes[0].scenes[0]
    odd = replace(scene, elements=(Element("", ElementKind.ACTION, "他\x00走\x0b。", Source(1)),))
    episode = replace(made.episodes[0], scenes=(odd,))
    data = document(replace(made, episodes=(episode,)))
    assert next(read_back(data).scenes).elements[0].text == "他走。"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {2000}


def test_a_title_with_signs_that_xml_forbids_is_written_without_them(house: Path) -> None:
    made = replace(house_series(house), title="天\x00青")
    assert read_back(document(made)).title == "天青"
