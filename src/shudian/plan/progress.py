"""How a shoot stands by the reports of the set, and what it has cost against the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from shudian.model.progress import Progress
from shudian.model.schedule import CostLine, Schedule
from shudian.plan.problem import Problem
from shudian.units import Money


@dataclass(frozen=True, slots=True)
class Standing:
    """Scenes by id; what is in none of them is still as planned."""

    shot: dict[str, tuple[date, str]] = field(default_factory=dict)  # where: date and unit
    omitted: frozenset[str] = frozenset()  # given up for good
    carried: frozenset[str] = frozenset()  # to be shot on another day
    until: date | None = None  # the last date of which there is a report


def standing(problem: Problem, progress: Progress | None) -> Standing:
    """What the reports say last of each scene; scenes that the problem does not know are left out."""
    known = {scene.id for scene in problem.scenes}
    units = [unit.name for unit in problem.units]
    shot: dict[str, tuple[date, str]] = {}
    omitted: set[str] = set()
    carried: set[str] = set()
    for report in progress.days if progress else ():
        carried = (carried | set(report.carried)) - set(report.shot) - set(report.omitted)
        omitted = (omitted | set(report.omitted)) - set(report.shot)
        unit = report.unit if report.unit in units else units[0]
        shot |= {id: (report.date, unit) for id in report.shot if id in known}
    until = max((report.date for report in progress.days), default=None) if progress else None
    return Standing(shot, frozenset(omitted & known), frozenset((carried & known) - set(shot)), until)


@dataclass(frozen=True, slots=True)
class CostRow:
    """One line of the cost report. Variance: what is expected at the end less what was planned."""

    kind: str
    subject: str
    planned: Money
    to_date: Money  # planned, of what lies on reported dates
    spent: Money  # reported
    expected: Money  # at the end: as planned, with what was spent in place of what was planned to date

    @property
    def variance(self) -> Money:
        return self.expected - self.planned


def cost_report(problem: Problem, schedule: Schedule, progress: Progress) -> tuple[CostRow, ...]:
    """The schedule's cost lines and the reports' own against each other, in the schedule's order.

    What was planned to date is the cost of the reported days alone, as a schedule of their own.
    A line of which no report speaks counts as spent as planned.
    """
    from shudian.plan import cost

    reported = {(report.date, report.unit) for report in progress.days}
    days = [day for day in schedule.days if (day.date, day.unit) in reported]
    planned = _summed(schedule.lines)
    to_date = _summed(cost.lines(problem, days))
    told = _summed(line for report in progress.days for line in report.spent)
    nothing = Money(0, problem.currency)
    rows = []
    for key in dict.fromkeys([*planned, *to_date, *told]):
        due = to_date.get(key, nothing)
        spent = told.get(key, due)
        asked = planned.get(key, nothing)
        rows.append(CostRow(*key, asked, due, spent, asked - due + spent))
    return tuple(rows)


def _summed(lines: Iterable[CostLine]) -> dict[tuple[str, str], Money]:
    found: dict[tuple[str, str], Money] = {}
    for line in lines:
        key = (line.kind, line.subject)
        found[key] = found[key] + line.amount if key in found else line.amount
    return found
