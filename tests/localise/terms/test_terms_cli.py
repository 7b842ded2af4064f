"""`shudian localise terms` over the house series."""

import json
from pathlib import Path

from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.localise.exchange import read_terms
from shudian.localise.terms import read_table
from shudian.units import Lang

ZH, TH, EN = Lang("zh"), Lang("th"), Lang("en")


def run(*words: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["localise", "terms", *map(str, words)])
    return result.exit_code, result.stdout, result.stderr


def test_a_season_gives_its_terms_as_a_table(house: Path) -> None:
    code, out, err = run(house / "series.zh.txt")
    assert (code, err) == (0, "")
    base, _ = read_table(out.encode(), ZH, ZH)
    assert base
    assert {"小满", "岭上青", "外公"} <= {term.source for term in base.entries}


def test_adapted_lines_fill_the_targets(house: Path, tmp_path: Path) -> None:
    file = tmp_path / "terms.tbx"
    code, _, err = run(house / "series.zh.txt", "--adapted", house / "series.en.fountain", "-o", file)
    assert code == 0, err
    base, _ = read_terms(file.read_bytes(), ZH, EN)
    assert base
    assert {term.source: term.targets for term in base.entries}["岭上青"] == ("Ridge Green",)


def test_lines_are_judged_by_the_termbase_that_is_given(house: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("source,targets,forbidden\n老板,เถ้าแก่,บอส\n七公,ตาเจ็ด,\n外公,,ตาคะ\n", "utf-8")
    lines = house / "lines.th.csv"
    code, out, err = run(
        house / "series.zh.txt",
        "--adapted",
        lines,
        "--lang",
        "th",
        "--terms",
        own,
        "-o",
        tmp_path / "all.json",
    )
    assert code == 1
    assert not out
    assert [line.split(": ")[1].split()[1] for line in err.splitlines() if "term-" in line] == [
        "localise.term-forbidden"
    ]
    said = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert said["entries"][0]["source"] == "老板"
    assert said["target"] == "th"


def test_an_unknown_ending_is_refused(house: Path, tmp_path: Path) -> None:
    code, _, err = run(house / "series.zh.txt", "-o", tmp_path / "terms.doc")
    assert code == 2
    assert ".tbx" in err
