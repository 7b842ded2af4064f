"""A check for people: text, table and page, in both languages."""

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.script.generated import languages, series_of
from typer.testing import CliRunner, Result

from shudian.cli.main import app
from shudian.model import document
from shudian.model.series import Series
from shudian.script import check, read
from shudian.script.doctor.checkup import Checkup, checkup
from shudian.script.doctor.page import page
from shudian.script.doctor.report import csv_bytes, text

SCRIPT = """\
《<归零>》
人物小传：
秦父（60）：家主。
第1集 假的
1-1 日 内 漆坊
人物：秦父、小满
△小满推门，秦父抬头。
秦府：跪下！
小满：=不？
他慢慢站起来看着窗外
△走。
△走。
△走。
1-1 夜 内 漆坊
△灯灭了……
"""


def series() -> Series:
    made, _ = read(SCRIPT.encode(), "a.txt")
    assert made
    return made


def made() -> Checkup:
    return checkup(series(), check(series()), 0.75)


def test_the_text_has_the_health_then_the_faults_then_the_review_list() -> None:
    told = text(made(), "en")
    assert told.startswith("<归零> · Script check\nEpisodes 1 · Scenes 2 · ")
    assert "2 findings should be corrected" in told
    order = [
        told.index(words)
        for words in ("Episode 1 假的 ·", "秦府 (lines 1", "1-1 stands twice", "Review list", "他慢慢")
    ]
    assert order == sorted(order)
    assert "第 8 行 · 场次 1-1" in text(made(), "zh")


def test_a_table_keeps_numbers_and_words_from_the_spreadsheet() -> None:
    rows = list(csv.reader(StringIO(csv_bytes(made(), "en").decode("utf-8-sig"))))
    assert rows[0] == ["line", "episode", "scene", "severity", "code", "finding", "remedy"]
    assert {row[2] for row in rows[1:]} == {"\t1-1"}
    assert len(rows) == 1 + len(check(series()))


def test_the_document_has_every_finding_with_its_place() -> None:
    told = json.loads(document.write(made()))
    assert (told["schema"], told["title"], told["episodes"][0]["lines"]) == ("shudian.check/1", "<归零>", 2)
    found = [each for episode in told["episodes"] for each in episode["findings"]]
    assert {each["code"] for each in found} >= {"script.mistyped", "script.unsure", "script.duplicate-scene"}
    assert all(each["place"]["line"] for each in found)


def test_the_page_shows_the_words_in_context_and_loads_nothing() -> None:
    told = page(made(), series(), "zh")
    assert '<html lang="zh-Hans">' in told
    assert "&lt;归零&gt;" in told
    assert "<mark><b>秦府</b>跪下！</mark>" in told
    assert re.findall(r'<p class="action">小满推门，秦父抬头。</p>', told)
    assert not re.search(r"https?://|<script|src=|@import", told)
    assert told.count('lang="en"') == told.count('lang="zh-Hans"') - 1  # the page itself


def test_a_check_is_the_same_twice_and_says_when_all_is_well() -> None:
    assert page(made(), series(), "en") == page(made(), series(), "en")
    sound, _ = read("第1集\n1-1 日 内 漆坊\n人物：小满\n△小满推门。\n小满：谁？\n".encode(), "a.txt")
    assert sound
    assert "The script is sound" in text(checkup(sound, check(sound), 0.75), "en")


def test_two_episodes_of_one_number_keep_their_own_findings() -> None:
    made, _ = read("第1集\n1-1 日 内 坊\n△走。\n第1集\n1-2 日 内 坊\n【切】\n".encode(), "a.txt")
    assert made
    told = checkup(made, check(made), 0.75)
    assert [[found.code for found in each.findings] for each in told.episodes] == [
        ["script.no-hook"],
        ["script.duplicate-episode", "script.empty-scene"],
    ]


@given(languages().flatmap(series_of))
@settings(max_examples=25, deadline=None)
def test_any_series_has_its_reports(made: Series) -> None:
    told = checkup(made, found := check(made), 0.75)
    assert sorted(str(each) for each in told.findings) == sorted(str(each) for each in found)
    for language in ("en", "zh"):
        assert text(told, language)
        assert csv_bytes(told, language)
        assert page(told, made, language)


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["script", "check", *map(str, words)])


def test_the_command_writes_what_the_ending_asks(tmp_path: Path) -> None:
    script = tmp_path / "a.txt"
    script.write_text(SCRIPT, "utf-8")
    shown = run(script)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "Script check" in shown.stdout
    starts = {"html": b"<!doctype html>", "txt": "<归零>".encode(), "json": b"{", "csv": b"\xef\xbb\xbf"}
    for ending, start in starts.items():
        out = tmp_path / f"out.{ending}"
        assert run(script, "-o", out).exit_code == 0
        assert out.read_bytes().startswith(start)
    assert "他慢慢" not in run(script, "--threshold", "0.5").stdout


@pytest.mark.parametrize("words", [["-o", "a.pdf"], ["--threshold", "2"]])
def test_bad_usage_exits_with_2(tmp_path: Path, words: list[str]) -> None:
    script = tmp_path / "a.txt"
    script.write_text(SCRIPT, "utf-8")
    assert run(script, *words).exit_code == 2


def test_what_is_no_script_exits_with_1(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dear all,\n")
    assert run(tmp_path / "a.txt").exit_code == 1
