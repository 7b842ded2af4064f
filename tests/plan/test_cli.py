"""The commands, on files as a person has them."""

import inspect
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.plan import app
from shudian.cli.plan.solve import solve as solve_command
from shudian.model import document
from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule
from shudian.plan.problem import Problem
from shudian.plan.solve import EFFORT


@pytest.fixture
def folder(tmp_path: Path, breakdown: Breakdown, production: Production) -> Path:
    (tmp_path / "breakdown.json").write_text(document.write(breakdown), "utf-8")
    (tmp_path / "production.json").write_text(document.write(production), "utf-8")
    return tmp_path


def run(folder: Path, words: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of `shudian plan …` with files in `folder`."""
    args = [
        str(folder / word) if "." in word and not word.startswith("-") else word for word in words.split()
    ]
    result = CliRunner(env={"SHUDIAN_LANG": "en"}).invoke(app, args)
    return result.exit_code, result.stdout, result.stderr


def test_from_breakdown_to_papers(folder: Path, asked: Problem, solved: Schedule) -> None:
    code, _, err = run(folder, "problem breakdown.json production.json -o problem.json")
    assert code == 0
    assert "plan.day-player" in err
    assert document.read(Problem, (folder / "problem.json").read_bytes()) == (asked, [])
    assert run(folder, "solve problem.json -o plan.json") == (0, "", "")
    assert document.read(Schedule, (folder / "plan.json").read_bytes()) == (solved, [])
    code, out, err = run(folder, "check problem.json plan.json")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].startswith("legal · 2 days · CNY")
    code, out, _ = run(folder, "show plan.json breakdown.json production.json --language zh")
    assert code == 0
    assert "3-1" in out
    assert "已证明" in out
    for paper, start in (
        ("a.svg", b"<svg"),
        ("a.html", b"<!doctype"),
        ("a.pdf", b"%PDF"),
        ("a.csv", b"\xef\xbb\xbf"),
    ):
        assert run(folder, f"show plan.json breakdown.json production.json -o {paper}")[0] == 0
        assert (folder / paper).read_bytes().startswith(start)


def test_the_value_goes_to_standard_output_without_o(folder: Path) -> None:
    code, out, _ = run(folder, "problem breakdown.json production.json")
    assert code == 0
    assert json.loads(out)["schema"] == "shudian.plan-problem/2"


def test_a_broken_plan_ends_with_code_1_and_a_finding_a_line(
    folder: Path, asked: Problem, solved: Schedule
) -> None:
    plain = document.encode(solved)
    plain["days"][0]["strips"].pop()
    (folder / "problem.json").write_text(document.write(asked), "utf-8")
    (folder / "plan.json").write_text(json.dumps(plain), "utf-8")
    code, _, err = run(folder, "check problem.json plan.json --findings json")
    assert code == 1
    assert "plan.scene-missing" in {json.loads(line)["code"] for line in err.splitlines()}


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"[]", b'{"schema": "shudian.plan-problem/9"}'])
def test_what_is_no_problem_is_said_so(folder: Path, content: bytes) -> None:
    (folder / "problem.json").write_bytes(content)
    code, out, err = run(folder, "solve problem.json")
    assert (code, out) == (1, "")
    assert "document." in err


def test_no_schedule_ends_with_code_1_and_writes_nothing(folder: Path, asked: Problem) -> None:
    (folder / "problem.json").write_text(
        document.write(asked)
        .replace('"maximum_minutes": 600', '"maximum_minutes": 500')
        .replace('"minutes": 60', '"minutes": 499'),
        "utf-8",
    )
    code, out, err = run(folder, "solve problem.json -o plan.json")
    assert (code, out) == (1, "")
    assert "plan.scene-too-long" in err
    assert not (folder / "plan.json").exists()


def test_an_unknown_paper_or_language_is_bad_usage(folder: Path, solved: Schedule) -> None:
    (folder / "plan.json").write_text(document.write(solved), "utf-8")
    assert run(folder, "show plan.json breakdown.json production.json -o a.doc")[0] == 2
    assert run(folder, "show plan.json breakdown.json production.json --language fr")[0] == 2


def test_the_effort_by_default_is_the_verbs_own() -> None:
    assert inspect.signature(solve_command).parameters["effort"].default == EFFORT


def test_the_house_series_is_planned_from_its_script_to_proof(house: Path, tmp_path: Path) -> None:
    script, production = str(house / "series.zh.txt"), str(house / "production.json")
    plan, problem = str(tmp_path / "plan.json"), str(tmp_path / "problem.json")
    runner = CliRunner(env={"SHUDIAN_LANG": "zh"})
    assert runner.invoke(app, ["problem", script, production, "-o", problem]).exit_code == 0
    assert runner.invoke(app, ["solve", problem, "-o", plan]).exit_code == 0
    assert runner.invoke(app, ["check", problem, plan]).exit_code == 0
    schedule, _ = document.read(Schedule, Path(plan).read_bytes())
    assert schedule
    assert schedule.proven
    told = runner.invoke(app, ["show", plan, script, production, "-o", str(tmp_path / "calls.pdf")])
    assert told.exit_code == 0
