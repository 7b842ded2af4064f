"""The cost report: the plan's lines, and what was really spent beside them."""

from __future__ import annotations

from shudian.plan.paper import names
from shudian.plan.paper.grid import Grid, Head, Row
from shudian.plan.paper.material import Material
from shudian.units import Money


def cost_grid(material: Material) -> Grid:
    """Line by line, a subtotal a kind, the total."""
    rows: list[Row] = []
    currency = material.schedule.cost.currency
    for kind in dict.fromkeys(line.kind for line in material.schedule.lines):
        lines = [line for line in material.schedule.lines if line.kind == kind]
        said = names.COSTS[kind].in_(material.language) if kind in names.COSTS else kind
        spent = Money(sum(line.amount.minor for line in lines), currency)
        rows.append(
            Row(
                (said, "", sum(line.quantity for line in lines), spent, _share(spent, material)),
                "#ececec",
                bold=True,
            )
        )
        rows += [
            Row(
                (
                    "",
                    subject_said(material, kind, line.subject),
                    line.quantity,
                    line.amount,
                    _share(line.amount, material),
                )
            )
            for line in lines
            if line.subject
        ]
    total = material.said("Total", "合计")
    rows.append(
        Row(
            (total, "", None, material.schedule.cost, _share(material.schedule.cost, material)),
            "#d9d9d9",
            bold=True,
        )
    )
    heads = (
        Head(material.said("Cost", "费用"), 22), Head(material.said("Of", "对象"), 32),
        Head(material.said("Number", "数量"), 10, right=True), Head(material.said("Plan", "计划"), 18, right=True),
        Head(material.said("Share", "占比"), 10, right=True),
    )  # fmt: skip
    return Grid(
        f"{material.title} · {material.said('Cost report', '费用表')}", heads, tuple(rows), material.cost_said
    )


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
