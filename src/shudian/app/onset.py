"""What was really shot, day by day, as it is entered on set."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from shudian.app.scenarios import Stale
from shudian.app.workspace import Workspace
from shudian.model import document
from shudian.model.progress import DayReport, Progress
from shudian.model.schedule import CostLine, Schedule
from shudian.plan.problem import Problem
from shudian.store import drawers
from shudian.units import Money
from shudian.wording import Wording

if TYPE_CHECKING:
    from shudian.plan.progress import CostRow


@dataclass(frozen=True, slots=True)
class Tally:
    """Scenes of a plan by what became of them."""

    planned: int
    shot: int
    omitted: int
    carried: int

    @property
    def open(self) -> int:
        return self.planned - self.shot - self.omitted - self.carried


def progress(workspace: Workspace, slug: str) -> Progress | None:
    with workspace.store.reading() as connection:
        return drawers.PROGRESS.load(connection, series=slug)


def schedule(workspace: Workspace, slug: str) -> Schedule | None:
    """What the set works by."""
    with workspace.store.reading() as connection:
        return drawers.SCHEDULES.load(connection, series=slug)


def report_of(found: Progress | None, on: date, unit: str) -> DayReport:
    """What was entered for a day; an empty report where nothing was."""
    known = (day for day in (found.days if found else ()) if (day.date, day.unit) == (on, unit))
    return next(known, DayReport(on, unit))


def digest(report: DayReport) -> str:
    """What a page shows of a day; two people may enter different days at once."""
    return hashlib.sha256(document.write(report).encode()).hexdigest()


def enter(workspace: Workspace, slug: str, title: str, seen: str, report: DayReport) -> Progress:
    """Keep a day's report in place of the one that was seen; Stale if it is another by now."""
    with workspace.store.writing(workspace.author) as writing:
        found = drawers.PROGRESS.load(writing.connection, series=slug) or Progress(title)
        if digest(report_of(found, report.date, report.unit)) != seen:
            raise Stale(
                Wording("Somebody else has entered this day meanwhile.", "其间已有别人填写了这一天。"),
                Wording(
                    "Load the page again and look at what they entered.", "请重新载入本页，查看对方所填。"
                ),
            )
        rest = [day for day in found.days if (day.date, day.unit) != (report.date, report.unit)]
        days = sorted([*rest, report], key=lambda day: (day.date, day.unit))
        after = replace(found, days=tuple(days))
        drawers.PROGRESS.save(writing, after, series=slug)
        return after


def with_overtime(problem: Problem, report: DayReport, name: str) -> DayReport:
    """The report with the overtime that its call and wrap make, by the problem's own prices."""
    from shudian.plan.cost import overtime

    rest = tuple(line for line in report.spent if line.kind != "overtime")
    if not report.call or not report.wrap:
        return replace(report, spent=rest)
    rules = problem.rules
    work = int((report.wrap - report.call) / timedelta(minutes=1)) - rules.meal_minutes
    amount = Money(overtime(rules, work), problem.currency)
    line = CostLine("overtime", name, max(0, work - rules.regular_minutes), amount)
    return replace(report, spent=(*rest, line))


@dataclass(frozen=True, slots=True)
class Account:
    """The cost of a shoot so far, one kind of cost a row; the last sums them up."""

    kind: str
    planned: Money
    to_date: Money  # planned, of the days that are reported
    spent: Money
    expected: Money  # at the end


def accounts(problem: Problem, schedule: Schedule, found: Progress | None) -> tuple[Account, ...]:
    """By kind of cost, what differs first; empty before the first report."""
    from shudian.plan.progress import cost_report

    if found is None:
        return ()
    rows = cost_report(problem, schedule, found)

    def summed(kind: str, of: Sequence[CostRow]) -> Account:
        figures = ("planned", "to_date", "spent", "expected")
        sums = (sum(getattr(row, name).minor for row in of) for name in figures)
        return Account(kind, *(Money(minor, problem.currency) for minor in sums))

    kinds = dict.fromkeys(row.kind for row in rows)
    by_kind = [summed(kind, [row for row in rows if row.kind == kind]) for kind in kinds]
    return (*sorted(by_kind, key=lambda row: -row.planned.minor), summed("", rows))


def tally(schedule: Schedule, found: Progress | None) -> dict[str, Tally]:
    """By `ShootingDay.name`."""
    said = {}
    for day in schedule.days:
        report = report_of(found, day.date, day.unit)
        planned = {strip.scene for strip in day.strips}
        counts = [len(planned & set(scenes)) for scenes in (report.shot, report.omitted, report.carried)]
        said[day.name] = Tally(len(planned), *counts)
    return said
