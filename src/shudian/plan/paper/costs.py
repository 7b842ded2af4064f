"""The cost report: the plan's lines, and what was really spent beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shudian.model.schedule import Schedule
from shudian.plan.paper import names
from shudian.plan.paper.grid import Grid, Head, Row
from shudian.plan.paper.material import Material
from shudian.plan.problem import Problem
from shudian.plan.progress import CostRow, cost_report
from shudian.units import Money

_KIND, _TOTAL = "#ececec", "#d9d9d9"


def cost_grid(material: Material) -> Grid:
    """Line by line, a subtotal a kind, the total; against what was spent where there are reports of the set."""
    if material.problem and material.progress and _speaks_of(material.problem, material.schedule):
        return _against(material, cost_report(material.problem, material.schedule, material.progress))
    lines = material.schedule.lines
    rows: list[Row] = []
    for kind in dict.fromkeys(line.kind for line in lines):
        of = [line for line in lines if line.kind == kind]
        spent = _sum(material, [line.amount for line in of])
        said = _kind(material, kind)
        number = sum(line.quantity for line in of)
        rows.append(Row((said, "", number, spent, _share(spent, material)), _KIND, bold=True))
        rows += [
            Row(
                (
                    "",
                    subject_said(material, kind, x.subject),
                    x.quantity,
                    x.amount,
                    _share(x.amount, material),
                )
            )
            for x in of
            if x.subject
        ]
    whole = material.schedule.cost
    rows.append(Row((_total(material), "", None, whole, _share(whole, material)), _TOTAL, bold=True))
    heads = (
        *_heads(material), Head(material.said("Number", "数量"), 10, right=True),
        Head(material.said("Plan", "计划"), 18, right=True), Head(material.said("Share", "占比"), 10, right=True),
    )  # fmt: skip
    return Grid(_title(material), heads, tuple(rows), material.cost_said)


def _speaks_of(problem: Problem, schedule: Schedule) -> bool:
    """A problem posed for another plan prices nothing of this one."""
    known = {scene.id for scene in problem.scenes}
    return all(strip.scene in known for day in schedule.days for strip in day.strips)


def _against(material: Material, report: Sequence[CostRow]) -> Grid:
    """Planned, planned to date, spent, expected at the end, and the variance."""
    rows: list[Row] = []
    for kind in dict.fromkeys(row.kind for row in report):
        of = [row for row in report if row.kind == kind]
        rows.append(Row((_kind(material, kind), "", *_figures(material, of)), _KIND, bold=True))
        rows += [
            Row(("", subject_said(material, kind, row.subject), *_figures(material, [row])))
            for row in of
            if row.subject
        ]
    rows.append(Row((_total(material), "", *_figures(material, report)), _TOTAL, bold=True))
    figures = (
        ("Plan", "计划"), ("Plan to date", "计划至今"), ("Spent to date", "实际至今"), ("Expected", "预计总计"),
        ("Variance", "差额"),
    )  # fmt: skip
    heads = (*_heads(material), *(Head(material.said(*said), 16, right=True) for said in figures))
    until = (
        max(day.date for day in material.progress.days)
        if material.progress and material.progress.days
        else None
    )
    note = material.said("Reported until {day}", "报告截至 {day}", day=until) if until else ""
    return Grid(_title(material), heads, tuple(rows), note)


def _figures(material: Material, rows: Sequence[CostRow]) -> tuple[Money, ...]:
    columns = zip(*((r.planned, r.to_date, r.spent, r.expected, r.variance) for r in rows), strict=True)
    summed = tuple(_sum(material, column) for column in columns)
    return summed or (_sum(material, ()),) * 5


def _sum(material: Material, amounts: Iterable[Money]) -> Money:
    return Money(sum(amount.minor for amount in amounts), material.schedule.cost.currency)


def _heads(material: Material) -> tuple[Head, Head]:
    return Head(material.said("Cost", "费用"), 22), Head(material.said("Of", "对象"), 32)


def _kind(material: Material, kind: str) -> str:
    return names.COSTS[kind].in_(material.language) if kind in names.COSTS else kind


def _title(material: Material) -> str:
    return f"{material.title} · {material.said('Cost report', '费用表')}"


def _total(material: Material) -> str:
    return material.said("Total", "合计")


def subject_said(material: Material, kind: str, subject: str) -> str:
    """Whom or what a line pays for, by the name that people know."""
    if kind in ("work", "hold", "night", "trip"):
        member = material.members.get(subject)
        performer = material.performer(subject, member.performer) if member else ""
        return " · ".join(filter(None, (material.character(subject), performer)))
    if kind == "rent":
        return material.venue(subject)
    return material.place(subject) if kind == "dressing" else subject


def _share(part: Money, material: Material) -> str:
    whole = material.schedule.cost.minor
    return f"{part.minor / whole:.1%}" if whole else ""
