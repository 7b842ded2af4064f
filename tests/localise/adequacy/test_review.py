"""The review list as a file, and `shudian localise review` over the house series."""

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.localise.adequacy import Market, judge
from shudian.localise.adequacy.listing import as_csv, as_html, as_json
from shudian.localise.pairs import Pair
from shudian.units import Lang

LINES = (
    Pair("我没有三百万。", "<b>Tengo</b> cuatro millones.", "1.1.1", "1", "1-1", "小满"),
    Pair("碎了。", "Rota.", "1.1.2", "1", "1-1", "小满"),
    Pair("走。", "", "1.1.3", "1", "1-1", "小满"),
)
MARKET = Market(LINES, Lang("zh"), Lang("es"))
LISTED = judge(MARKET, without=["meaning"])


def run(*words: object, language: str = "en") -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["localise", "review", *map(str, words)], env={"SHUDIAN_LANG": language})
    return result.exit_code, result.stdout, result.stderr


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_page_is_whole_and_shows_words_as_they_are() -> None:
    page = Page()
    page.feed(as_html(LISTED, MARKET, "补天青", "en").decode())
    assert not page.open
    assert "<b>Tengo</b> cuatro millones." in page.words
    assert "1 of 2 lines, the worst first" in page.words
    assert "The source denies (“没”)" in page.words


def test_right_to_left_lines_say_so() -> None:
    market = Market([Pair("我没有三百万。", "لدي أربعة ملايين", "1")], Lang("zh"), Lang("ar"))
    made = as_html(judge(market, without=["meaning"]), market, "t", "zh").decode()
    assert 'lang="ar" dir="rtl"' in made
    assert '<html lang="zh">' in made


def test_a_table_and_a_document_say_the_same() -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv(LISTED, "zh").decode("utf-8-sig")))
    (said,) = json.loads(as_json(LISTED, "zh"))
    assert row["element"] == said["element"] == "1.1.1"
    assert row["reasons"] == " ".join(reason["message"] for reason in said["reasons"])
    assert "原文是否定" in row["reasons"]
    assert float(row["doubt"]) == pytest.approx(said["doubt"], abs=0.01)


def test_the_house_series_is_reviewed_and_few_lines_are_doubted(house: Path, tmp_path: Path) -> None:
    file = tmp_path / "review.json"
    code, out, err = run(
        house / "series.zh.txt",
        "--adapted",
        house / "lines.es.csv",
        "--lang",
        "es",
        "-o",
        file,
        "--without",
        "meaning",
    )
    assert (code, out) == (0, "")
    assert all("review" not in line for line in err.splitlines())
    listed = json.loads(file.read_text("utf-8"))
    assert len(listed) <= 5
    assert all(each["reasons"] for each in listed)


def test_what_is_asked_wrongly_is_refused(house: Path, tmp_path: Path) -> None:
    script, lines = house / "series.zh.txt", ("--adapted", house / "lines.es.csv", "--lang", "es")
    assert run(script)[0] == 2
    assert run(script, *lines, "-o", tmp_path / "list.doc")[0] == 2
    code, _, err = run(script, *lines, "--without", "spelling")
    assert code == 2
    assert "rendered-twice" in err
