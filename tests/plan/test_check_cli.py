"""`shudian plan check` on files: what is wrong, what it costs, and last whether it is legal."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.plan.whole import PLAN, PROBLEM, yuan
from typer.testing import CliRunner

from shudian.cli.plan import app
from shudian.model import document
from shudian.model.schedule import Schedule
from shudian.plan.formats import plan_csv


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "problem.json").write_text(document.write(PROBLEM), "utf-8")
    (tmp_path / "plan.json").write_text(document.write(PLAN), "utf-8")
    (tmp_path / "plan.csv").write_bytes(plan_csv(PLAN, "zh"))
    return tmp_path


def check(folder: Path, plan: str, *more: str, language: str = "en") -> tuple[int, list[str], str]:
    args = ["check", str(folder / "problem.json"), str(folder / plan), *more]
    result = CliRunner(env={"SHUDIAN_LANG": language, "COLUMNS": "100"}).invoke(app, args)
    return result.exit_code, result.stdout.splitlines(), result.stderr


def test_a_legal_plan_ends_with_its_cost_by_kind(folder: Path) -> None:
    code, lines, err = check(folder, "plan.json")
    assert (code, err) == (0, "")
    assert lines[-1] == "legal · 5 days · CNY 166,230.00"
    rows = {line[:22].strip(): line[22:].split() for line in lines}
    assert rows["Overtime minutes"] == ["CNY", "2,250.00", "CNY", "2,250.00"]
    assert rows["Total"] == ["CNY", "166,230.00", "CNY", "166,230.00"]


def test_an_illegal_plan_ends_with_code_1_and_what_it_really_costs(folder: Path) -> None:
    cheap = replace(PLAN, lines=PLAN.lines[1:], cost=yuan(1))
    (folder / "plan.json").write_text(document.write(cheap), "utf-8")
    code, lines, err = check(folder, "plan.json", language="zh")
    assert code == 1
    assert "plan.cost-line" in err
    assert "plan.cost-total" in err
    assert lines[-1] == "不合规 · 5 个拍摄日 · CNY 166,230.00"
    assert any(line.split() == ["合计", "CNY", "1.00", "CNY", "166,230.00"] for line in lines)


def test_a_table_is_checked_and_written_as_a_plan(folder: Path) -> None:
    code, lines, err = check(folder, "plan.csv", "-o", str(folder / "made.json"))
    assert (code, err) == (0, "")
    assert lines[-1] == "legal · 5 days · CNY 166,230.00"
    made, _ = document.read(Schedule, (folder / "made.json").read_bytes())
    assert made
    assert made.days == PLAN.days
    assert check(folder, "made.json", "-o", str(folder / "again.csv"), language="zh")[0] == 0
    assert (folder / "again.csv").read_bytes() == (folder / "plan.csv").read_bytes()


def test_what_is_no_plan_has_no_verdict(folder: Path) -> None:
    (folder / "plan.csv").write_text("Dear all,", "utf-8")
    code, lines, err = check(folder, "plan.csv")
    assert (code, lines) == (1, [])
    assert "plan.file-without-scenes" in err


def test_a_plan_is_written_as_json_or_csv_only(folder: Path) -> None:
    assert check(folder, "plan.json", "-o", str(folder / "made.txt"))[0] == 2
