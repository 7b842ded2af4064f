"""Send, receive and stale as a person types them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from shudian.cli.localise import app
from shudian.model import document
from shudian.model.text import AdaptedScript

Run = Callable[..., tuple[int, str]]
DRAFT = """第1集

1-1 日 内 窑头
人物：小满、七公
小满：这只碗是假的。
七公：窑封了。
"""
TABLE = "scene,line,source,text,note\n1-1,1,这只碗是假的。,ชามปลอม,\n1-1,2,窑封了。,เตาปิดแล้ว,\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("SHUDIAN_LANG", "en")
    monkeypatch.chdir(tmp_path)
    Path("sky.txt").write_text(DRAFT, "utf-8")
    Path("lines.csv").write_text(TABLE, "utf-8")

    def typed(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, list(words))
        return done.exit_code, done.stderr

    return typed


def script(path: str) -> AdaptedScript:
    value, findings = document.read(AdaptedScript, Path(path).read_bytes())
    assert value, findings
    return value


def written(path: str, cell: str, words: str) -> None:
    book = load_workbook(path)
    book.worksheets[0][cell] = words
    book.save(path)


@pytest.mark.parametrize("ending", ["xlsx", "docx", "xliff"])
def test_lines_go_out_and_come_back(run: Run, ending: str) -> None:
    assert run("send", "sky.txt", "--lang", "th", "--adapted", "lines.csv", "-o", f"ep.{ending}")[0] == 0
    code, told = run(
        "receive", "sky.txt", f"ep.{ending}", "--lang", "th", "--adapted", "lines.csv", "-o", "th.json"
    )
    assert (code, "0 of 2 lines changed" in told) == (0, True)
    assert [line.text for line in script("th.json").lines] == ["ชามปลอม", "เตาปิดแล้ว"]


def test_lines_of_an_older_draft_are_sent_at_their_places(run: Run) -> None:
    run("send", "sky.txt", "--lang", "th", "--adapted", "lines.csv", "-o", "a.xlsx")
    run("receive", "sky.txt", "a.xlsx", "--lang", "th", "--adapted", "lines.csv", "-o", "th.json")
    Path("sky.txt").write_text(
        DRAFT.replace("小满：这只碗是假的。", "七公：下雨了。\n小满：这只碗是假的。"), "utf-8"
    )
    assert run("stale", "sky.txt", "--lang", "th", "--adapted", "th.json") == (0, "")
    assert run("send", "sky.txt", "--lang", "th", "--adapted", "th.json", "-o", "b.xlsx")[0] == 0
    written("b.xlsx", "E3", "ฝนตกแล้ว")
    run(
        "receive",
        "sky.txt",
        "b.xlsx",
        "--lang",
        "th",
        "--adapted",
        "th.json",
        "--by",
        "Mali",
        "-o",
        "th.json",
    )
    assert [(line.text, line.author) for line in script("th.json").lines] == [
        ("ฝนตกแล้ว", "Mali"), ("ชามปลอม", None), ("เตาปิดแล้ว", None),
    ]  # fmt: skip


def test_a_changed_line_is_named(run: Run) -> None:
    run("send", "sky.txt", "--lang", "th", "--adapted", "lines.csv", "-o", "a.xlsx")
    run("receive", "sky.txt", "a.xlsx", "--lang", "th", "--adapted", "lines.csv", "-o", "th.json")
    Path("sky.txt").write_text(DRAFT.replace("窑封了。", "窑开了。"), "utf-8")
    code, told = run("stale", "sky.txt", "--lang", "th", "--adapted", "th.json")
    assert (code, told.count("localise.stale")) == (0, 1)
    assert "“窑封了。”; the script says “窑开了。” now" in told
    Path("sky.txt").write_text(DRAFT.replace("七公：窑封了。\n", ""), "utf-8")
    assert (
        "localise.stale-gone"
        in run("send", "sky.txt", "--lang", "th", "--adapted", "th.json", "-o", "c.xlsx")[1]
    )


def test_episodes_are_chosen(run: Run) -> None:
    assert run("send", "sky.txt", "--lang", "th", "--episodes", "2-3,9", "-o", "a.xlsx")[0] == 0
    assert load_workbook("a.xlsx").sheetnames == ["—"]
    assert run("send", "sky.txt", "--lang", "th", "--episodes", "1-x", "-o", "a.xlsx")[0] == 2


@pytest.mark.parametrize(
    "words",
    [
        ("send", "sky.txt", "--lang", "th", "-o", "a.pdf"),
        ("send", "sky.txt", "--lang", "??", "-o", "a.xlsx"),
        ("send", "sky.txt", "--lang", "th", "--xliff", "1.2", "-o", "a.xlf"),
        ("receive", "sky.txt", "lines.csv", "--lang", "th"),
    ],
)
def test_bad_usage_is_exit_code_2(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2


def test_a_strange_workbook_is_exit_code_1(run: Run) -> None:
    Path("a.xlsx").write_bytes(b"PK\x03\x04")
    code, told = run("receive", "sky.txt", "a.xlsx", "--lang", "th", "--adapted", "lines.csv")
    assert (code, "localise.not-sent-file" in told) == (1, True)


def test_a_document_of_another_age_is_read(run: Run) -> None:
    """Lines without their source, as earlier versions wrote them, keep their places."""
    run("send", "sky.txt", "--lang", "th", "--adapted", "lines.csv", "-o", "a.xlsx")
    run("receive", "sky.txt", "a.xlsx", "--lang", "th", "--adapted", "lines.csv", "-o", "th.json")
    old = script("th.json")
    bare = replace(old, lines=tuple(replace(line, source=None) for line in old.lines))
    Path("th.json").write_text(document.write(bare), "utf-8")
    assert run("stale", "sky.txt", "--lang", "th", "--adapted", "th.json") == (0, "")


@pytest.mark.parametrize("version", ["2.1", "2.2"])
def test_a_translator_s_tool_is_given_its_xliff_and_what_it_wrote_comes_back(run: Run, version: str) -> None:
    assert run("send", "sky.txt", "--lang", "th", "--xliff", version, "-o", "a.xlf")[0] == 0
    assert run("exchange", "check", "a.xlf") == (0, "")
    sent = Path("a.xlf").read_text("utf-8")
    assert f'version="{version}"' in sent
    side = "<source>窑封了。</source>"
    back = sent.replace(side, f"{side}<target>เตาปิดแล้ว</target>")
    state = back.rindex('state="initial"', 0, back.index(side))
    back = back[:state] + 'state="final"' + back[state + len('state="initial"') :]
    Path("a.xlf").write_text(back, "utf-8")
    code, told = run("receive", "sky.txt", "a.xlf", "--lang", "th", "--by", "Mali", "-o", "th.json")
    assert (code, "1 of 2 lines changed" in told) == (0, True)
    assert [(line.text, line.author) for line in script("th.json").lines] == [("เตาปิดแล้ว", "Mali")]


def test_what_the_lines_have_no_room_for_is_told(run: Run) -> None:
    run("send", "sky.txt", "--lang", "th", "-o", "a.xlf")
    sent = Path("a.xlf").read_text("utf-8")
    told = '<note id="n9" category="culture">窑 is a kiln</note></notes>'
    Path("a.xlf").write_text(sent.replace("</notes>", told), "utf-8")
    assert "keeps no culture notes: 2" in run("receive", "sky.txt", "a.xlf", "--lang", "th")[1]
