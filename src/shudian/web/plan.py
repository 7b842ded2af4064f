"""The shooting plan of a series: stripboard, cost and its lower bound, days and calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from shudian.app import shelf
from shudian.model.schedule import CostLine, Schedule
from shudian.units import Money
from shudian.web import language
from shudian.web.names import Names
from shudian.web.pages import drawing, page, view, workspace
from shudian.web.series import downloads
from shudian.web.strips import strip_class
from shudian.web.texts import TEXTS

router = APIRouter()


@dataclass(frozen=True, slots=True)
class CostGroup:
    """The cost lines of one kind, and their share of the whole in thousandths."""

    kind: str
    amount: Money
    share: int
    lines: tuple[CostLine, ...]


@router.get("/series/{slug}/plan")
def plan(request: Request, slug: str) -> Response:
    found = view(request, slug)
    reader = language.chosen(request)
    values: dict[str, Any] = {"view": found, "names": Names(found, reader), "here": "plan"}
    if found.schedule is None:
        return page(request, "unplanned.html", **values)
    files = downloads(found.slug, found.documents, reader)
    return page(
        request,
        "plan.html",
        **values,
        schedule=found.schedule,
        live="problem.json" in found.documents,
        groups=cost_groups(found.schedule),
        stripboard=drawn(request, found, "stripboard", reader),
        dood=drawn(request, found, "day-out-of-days", reader) or drawn(request, found, "dood", reader),
        sheets=sorted(
            (file for file in files if file.kind == "PDF"),
            key=lambda file: not file.name.startswith("call-sheets"),  # what a set asks for first
        ),
        cost_word=cost_word,
        strip_class=strip_class,
        summaries={sheet.scene: sheet for sheet in found.breakdown.scenes} if found.breakdown else {},
    )


def drawn(request: Request, found: shelf.SeriesView, stem: str, reader: str) -> Markup | None:
    """A drawing among the series' documents, in the reader's language where there is one."""
    for name in (f"{stem}.{reader}.svg", f"{stem}.svg"):
        if name in found.documents and (path := shelf.document(workspace(request), found.slug, name)):
            return drawing(path.read_text("utf-8"))
    return None


def cost_groups(schedule: Schedule) -> tuple[CostGroup, ...]:
    """Lines of one kind together, the dearest kind first."""
    groups = []
    for kind in dict.fromkeys(line.kind for line in schedule.lines):
        lines = tuple(line for line in schedule.lines if line.kind == kind)
        amount = Money(sum(line.amount.minor for line in lines), schedule.cost.currency)
        share = round(1000 * amount.minor / schedule.cost.minor) if schedule.cost.minor else 0
        groups.append(
            CostGroup(kind, amount, share, tuple(sorted(lines, key=lambda each: -each.amount.minor)))
        )
    return tuple(sorted(groups, key=lambda group: -group.amount.minor))


def cost_word(kind: str, reader: str) -> str:
    key = f"cost.{kind}"
    return TEXTS[key].in_(reader) if key in TEXTS else kind
