"""What a series says in Final Draft reads back as it was."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from tests.script.generated import differences, languages, series_of

from shudian.model.series import Series
from shudian.script import read as read_script
from shudian.script.fdx.file import read, write

GENERATED = languages().flatmap(lambda language: series_of(language, tags=True, lengths=True))


@given(GENERATED)
def test_any_series_reads_back_as_it_was_written(made: Series) -> None:
    again, found = read(write(made), None)
    assert again, found
    assert differences(made, again) == []


def test_an_unchanged_file_keeps_its_bytes(shared_data: Path) -> None:
    for path in sorted((shared_data / "script").rglob("*.fdx")):
        made, _ = read(path.read_bytes(), path.name)
        assert made
        assert write(made) == path.read_bytes(), path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_an_unchanged_file_keeps_its_encoding(encoding: str) -> None:
    text = f"""<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\r
<FinalDraft DocumentType="Script">\r
<Content><Paragraph Type="Scene Heading"><Text>内. 家 - 夜</Text></Paragraph></Content></FinalDraft>"""
    made, _ = read(text.encode(encoding), None)
    assert made
    assert write(made) == text.encode(encoding)


def test_a_changed_series_is_written_anew(shared_data: Path) -> None:
    path = shared_data / "script" / "fdx" / "TestFDX-FD.fdx"
    made, _ = read(path.read_bytes(), None)
    assert made
    changed = replace(made, title="Another Title")
    again, _ = read(write(changed), None)
    assert again
    assert differences(changed, again) == []


def test_a_heading_that_names_nothing_is_still_one() -> None:
    empty = b'<FinalDraft><Content><Paragraph Type="Scene Heading"><Text>()</Text></Paragraph></Content></FinalDraft>'
    made, _ = read(empty, None)
    assert made
    again, _ = read(write(replace(made, manuscript=None)), None)
    assert again
    assert len(list(again.scenes)) == 1


@pytest.mark.parametrize(
    "words", ["EPISODE 2: X", "第2集 假的", "人物：小满、豆子", "【闪回】", "字幕：三年前", "THE END"]
)
def test_action_that_looks_like_more_stays_action(words: str) -> None:
    page = f"""<FinalDraft><Content><Paragraph Type="Scene Heading"><Text>INT. A - DAY</Text></Paragraph>
<Paragraph Type="Plain Action"><Text>{words}</Text></Paragraph></Content></FinalDraft>"""
    made, _ = read(page.encode(), None)
    assert made
    again, _ = read(write(replace(made, manuscript=None)), None)
    assert again
    assert [(e.kind.value, e.text) for e in next(again.scenes).elements] == [("action", words)]


def test_the_title_page_keeps_what_no_field_holds() -> None:
    page = "Title: Big Kiln\nAuthor: Mia Zhou\nContact: mia@example.org\nLogline: A kiln.\n\nINT. KILN - DAY\n\nFire."
    made, _ = read_script(page.encode(), "a.fountain")
    assert made
    again, _ = read(write(made), None)
    assert again
    assert differences(made, again) == []
    told = [e.text for e in again.front]
    assert told[0] == "Big Kiln"
    assert any("Mia Zhou" in line for line in told)
    assert any("mia@example.org" in line for line in told)


def test_another_reader_finds_the_same_words(house: Path) -> None:
    """screenplay-tools reads Final Draft's stock types; it is installed for benchmarks only."""
    parser = pytest.importorskip("screenplay_tools.fdx.parser", reason="screenplay-tools is not installed")
    made, _ = read_script((house / "series.zh.txt").read_bytes(), "series.zh.txt")
    assert made
    theirs = parser.Parser().parse(write(made).decode()).elements
    lines = [line for scene in made.scenes for line in scene.lines]
    assert _their(theirs, "Dialogue", "text") == [line.text for line in lines]
    assert _their(theirs, "Character", "name") == [line.character for line in lines]
    assert len(_their(theirs, "SceneHeading", "text")) == len(list(made.scenes))


def _their(elements: list[object], kind: str, field: str) -> list[str]:
    return [getattr(each, field) for each in elements if type(each).__name__ == kind]
