"""What one thing more or less costs, proven on a small production."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from shudian.cli.plan import app
from shudian.model import document
from shudian.model.production import Link
from shudian.model.schedule import Schedule
from shudian.plan.problem import Problem
from shudian.plan.solve import solve
from shudian.plan.whatif import Price, Question, QuestionKind, question, what_if

KIND = QuestionKind


def price(problem: Problem, schedule: Schedule, kind: QuestionKind, written: str = "") -> Price:
    asked, findings = question(problem, schedule, kind, written)
    assert asked, findings
    (made,) = what_if(problem, schedule, [asked])
    return made


def test_another_date_never_costs_more_and_is_proven(asked: Problem, solved: Schedule) -> None:
    made = price(asked, solved, KIND.MORE_DAY)
    assert made.proven
    assert made.difference
    assert made.difference.minor <= 0
    assert "2027-04-17" in made.said.zh


def test_a_day_less_is_impossible_where_every_day_is_needed(asked: Problem, solved: Schedule) -> None:
    made = price(asked, solved, KIND.LESS_DAY)
    assert made.proven
    assert made.then is None or made.then.minor >= solved.cost.minor


def test_a_performers_day_costs_what_they_are_paid_or_what_goes_wrong_without(
    asked: Problem, solved: Schedule
) -> None:
    day = next(d for d in solved.days if "沈砚" in {call.character for call in d.calls})
    made = price(asked, solved, KIND.CAST, f"沈砚:{day.date}")
    assert made.own
    assert made.own.minor >= next(m for m in asked.cast if m.character == "沈砚").day_rate.minor
    assert made.then is None or made.then.minor >= solved.cost.minor
    assert "不到场" in made.said.zh
    away = price(asked, solved, KIND.CAST, f"沈砚:{asked.cast[1].unavailable[0]}")
    assert "有档期" in away.said.zh
    assert away.then
    assert away.then.minor <= solved.cost.minor


def test_a_lock_and_a_link_have_their_price(asked: Problem) -> None:
    locked = replace(asked.scenes[0], locked=asked.dates[-1])
    problem = replace(
        asked, scenes=(locked, *asked.scenes[1:]), links=(Link(asked.scenes[3].id, asked.scenes[1].id),)
    )
    schedule, _ = solve(problem)
    assert schedule
    for kind, written in ((KIND.LOCK, locked.number), (KIND.LINK, "2-2:1-2")):
        made = price(problem, schedule, kind, written)
        assert made.then
        assert made.then.minor <= made.now.minor


def test_the_same_question_has_the_same_answer(asked: Problem, solved: Schedule) -> None:
    assert price(asked, solved, KIND.MORE_DAY) == price(asked, solved, KIND.MORE_DAY)


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        (KIND.MORE_DAY, "2027-04-12", "plan.what-if-date"),
        (KIND.MORE_DAY, "soon", "plan.what-if-date"),
        (KIND.CAST, "沈研:1", "plan.replan-name"),
        (KIND.LOCK, "9-9", "plan.what-if-scene"),
        (KIND.LOCK, "1-1", "plan.what-if-lock"),
        (KIND.LINK, "1-1:1-2", "plan.what-if-link"),
        (KIND.LINK, "1-1", "plan.what-if-link"),
    ],
)
def test_what_cannot_be_asked_is_told(
    asked: Problem, solved: Schedule, kind: QuestionKind, written: str, code: str
) -> None:
    made, findings = question(asked, solved, kind, written)
    assert made is None
    assert [f.code for f in findings] == [code]


@given(kind=st.sampled_from(QuestionKind), written=st.text(max_size=20))
def test_whatever_is_asked_is_read_or_told(
    asked: Problem, solved: Schedule, kind: QuestionKind, written: str
) -> None:
    made, findings = question(asked, solved, kind, written)
    assert isinstance(made, Question) != bool(findings)


def test_the_command_prints_a_table(tmp_path: Path, asked: Problem, solved: Schedule) -> None:
    (tmp_path / "problem.json").write_text(document.write(asked), "utf-8")
    (tmp_path / "plan.json").write_text(document.write(solved), "utf-8")
    words = ["what-if", str(tmp_path / "problem.json"), str(tmp_path / "plan.json")]
    result = CliRunner(env={"SHUDIAN_LANG": "zh"}).invoke(app, [*words, "--less-day", "--cast", "沈砚:2"])
    assert result.exit_code == 0, result.stderr
    assert "减少一个拍摄日" in result.stdout
    wrong = CliRunner(env={"SHUDIAN_LANG": "zh"}).invoke(app, [*words, "--lock", "1-1"])
    assert wrong.exit_code == 1
