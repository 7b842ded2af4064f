"""Fountain by the four public sets: whole pages, every kind and every word."""

import json
from pathlib import Path

import pytest
from tests.script.conformance import SETS, normal

from shudian.script.fountain.blocks import blocks
from shudian.script.fountain.cuts import Page
from shudian.script.fountain.title_page import title_page
from shudian.script.fountain.words import hidden, plain

#: Pages of screenplay-tools that read otherwise because other sets, or the syntax, say otherwise.
CONTRADICTED = {
    "Boneyards": "CUT TO: right above a boneyard is action; screenplain's page of the same words says transition",
    "Sections": "CUT TO: as the first line is a title page; Jouvence says transition",
    "Character": "3CPO is no name; the syntax asks for a letter anywhere in it",
    "Notes": "speech goes on over a blank line, which the syntax says ends it",
}


def rows(text: str) -> list[tuple[str, str]]:
    page = Page(hidden(text))
    _, first = title_page(page.lines)
    return [(block.kind, plain(block.text)) for block in blocks(page.lines, first)]


@pytest.mark.parametrize(
    ("name", "count"), [("official", 15), ("Jouvence", 46), ("screenplain", 16), ("screenplay-tools", 14)]
)
def test_a_public_set_reads_as_it_says(name: str, count: int, shared_data: Path) -> None:
    cases = list(SETS[name](shared_data / "script" / "fountain"))
    wrong = {case.name for case in cases if normal(rows(case.page)) != normal(case.rows)}
    assert len(cases) == count
    assert wrong == (set(CONTRADICTED) if name == "screenplay-tools" else set())


def test_the_official_files_give_numbers_levels_and_who_speaks_at_once(shared_data: Path) -> None:
    folder = shared_data / "script" / "fountain" / "official"
    for name, expected in json.loads((folder / "expected.json").read_text("utf-8"))["files"].items():
        page = Page(hidden((folder / name).read_text("utf-8")))
        made = blocks(page.lines, title_page(page.lines)[1])
        for kind, field, mark in (("scene_heading", "num", "number"), ("section", "level", "level")):
            want = [row.get(field) for row in expected if row["type"] == kind]
            told = [getattr(block, mark) for block in made if block.kind == kind]
            assert want in (told, [None] * len(told)), name
        assert [block.dual for block in made if block.kind == "character"] == [
            row.get("dual", False) for row in expected if row["type"] == "character"
        ]
