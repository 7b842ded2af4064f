"""What the reports of the set say: what is done, what is left, and what it cost."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from shudian.model.progress import DayReport, Progress
from shudian.model.schedule import CostLine, Schedule
from shudian.plan.problem import Problem
from shudian.plan.progress import cost_report, standing
from shudian.units import Money


def test_what_is_said_last_of_a_scene_holds(asked: Problem) -> None:
    on = asked.dates[0]
    reports = (
        DayReport(on, shot=("s1-1",), carried=("s1-2", "s2-1"), omitted=("s2-2",)),
        DayReport(on + timedelta(days=1), shot=("s1-2", "s2-2", "s9-9")),
    )
    told = standing(asked, Progress("", reports))
    assert told.shot == {"s1-1": (on, ""), "s1-2": (reports[1].date, ""), "s2-2": (reports[1].date, "")}
    assert told.carried == {"s2-1"}
    assert told.omitted == frozenset()
    assert told.until == reports[1].date


def test_without_reports_everything_stands_as_planned(asked: Problem) -> None:
    assert standing(asked, None).until is None
    assert standing(asked, Progress("")).shot == {}


def test_a_shoot_that_spends_what_it_planned_has_no_variance(asked: Problem, solved: Schedule) -> None:
    reports = tuple(DayReport(day.date, shot=tuple(s.scene for s in day.strips)) for day in solved.days)
    rows = cost_report(asked, solved, Progress("", reports))
    assert all(row.variance.minor == 0 and row.spent == row.planned == row.to_date for row in rows)
    assert sum(row.planned.minor for row in rows) == solved.cost.minor


def test_what_was_spent_beyond_the_plan_is_expected_at_the_end(asked: Problem, solved: Schedule) -> None:
    first = solved.days[0]
    spent = (
        CostLine("overtime", first.name, 90, Money(450000, "CNY")),
        CostLine("parking", "古桥", 1, Money(20000, "CNY")),
    )
    rows = cost_report(asked, solved, Progress("", (DayReport(first.date, spent=spent),)))
    by = {(row.kind, row.subject): row for row in rows}
    late = by["overtime", first.name]
    assert late.variance == Money(450000, "CNY") - late.to_date
    assert by["parking", "古桥"].expected == Money(20000, "CNY")
    day = by["day", ""]
    assert day.to_date == asked.rules.day_cost
    assert day.expected == day.planned


@given(amounts=st.lists(st.integers(0, 10**6), max_size=5))
def test_rows_add_up(asked: Problem, solved: Schedule, amounts: list[int]) -> None:
    first = solved.days[0]
    spent = tuple(CostLine("move", first.name, 1, Money(each, "CNY")) for each in amounts)
    rows = cost_report(asked, solved, Progress("", (DayReport(first.date, spent=spent),)))
    assert sum(row.planned.minor for row in rows) == solved.cost.minor
    for row in rows:
        assert row.expected == row.planned - row.to_date + row.spent
    assert sum(row.spent.minor for row in rows if row.kind == "move" and row.subject == first.name) == (
        sum(amounts)
        if amounts
        else sum(x.to_date.minor for x in rows if (x.kind, x.subject) == ("move", first.name))
    )
