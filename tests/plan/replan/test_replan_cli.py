"""The command, on files as a person has them."""

from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.plan import app
from shudian.finding import failed
from shudian.model import document
from shudian.model.progress import DayReport, Progress
from shudian.model.schedule import Schedule
from shudian.plan.check import check
from shudian.plan.problem import Problem


@pytest.fixture
def folder(tmp_path: Path, asked: Problem, solved: Schedule) -> Path:
    (tmp_path / "problem.json").write_text(document.write(asked), "utf-8")
    (tmp_path / "plan.json").write_text(document.write(solved), "utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> tuple[int, str, str]:
    args = [str(folder / word) if word.endswith(".json") else word for word in words]
    result = CliRunner(env={"SHUDIAN_LANG": "zh"}).invoke(app, args)
    return result.exit_code, result.stdout, result.stderr


def test_a_lost_day_gives_a_new_plan_and_what_moved(folder: Path) -> None:
    words = ["replan", "problem.json", "--keep", "plan.json", "--lost", "2", "-o", "new.json"]
    code, out, err = run(folder, *words, "--problem-after", "after.json")
    assert code == 0, err
    assert "停拍" in err
    assert "合计" in out
    problem, _ = document.read(Problem, (folder / "after.json").read_bytes())
    schedule, _ = document.read(Schedule, (folder / "new.json").read_bytes())
    assert problem
    assert schedule
    assert not failed(check(problem, schedule))


def test_progress_is_kept(folder: Path, solved: Schedule) -> None:
    first = solved.days[0]
    done = DayReport(first.date, shot=tuple(strip.scene for strip in first.strips))
    (folder / "progress.json").write_text(document.write(Progress("补天青", (done,))), "utf-8")
    late = first.date + timedelta(days=1)
    words = ["replan", "problem.json", "--keep", "plan.json", "--progress", "progress.json"]
    code, _, err = run(folder, *words, "--lost", str(late), "-o", "new.json")
    assert code == 0, err
    schedule, _ = document.read(Schedule, (folder / "new.json").read_bytes())
    assert schedule
    assert [s.scene for s in schedule.days[0].strips] == [s.scene for s in first.strips]


def test_a_wrong_name_is_an_error_with_what_is_near(folder: Path) -> None:
    code, _, err = run(
        folder, "replan", "problem.json", "--keep", "plan.json", "--unavailable", "林知复:1", "-o", "new.json"
    )
    assert code == 1
    assert "林知夏" in err
    assert not (folder / "new.json").exists()
