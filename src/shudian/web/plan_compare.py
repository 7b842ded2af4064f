"""Scenarios of a plan side by side: cost by kind, days, moved scenes, findings."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from shudian.app import compare, scenarios, weigh
from shudian.web import language
from shudian.web.names import Names
from shudian.web.pages import page, view, workspace
from shudian.web.plan_board import Words

router = APIRouter()
_MOST = 4  # columns that a screen holds


@router.get("/series/{slug}/plan/compare")
def compared(request: Request, slug: str) -> Response:
    """Those named by `with`, in that order; without a name the first few."""
    found = view(request, slug)
    held, reader = workspace(request), language.chosen(request)
    on = weigh.ground(held, slug)
    if on is None:
        raise HTTPException(404)
    every = scenarios.entries(held, slug, on)
    asked = [id for id in request.query_params.getlist("with") if any(each.id == id for each in every)]
    chosen = [next(each for each in every if each.id == id) for id in dict.fromkeys(asked)] or [*every]
    if not chosen:
        raise HTTPException(404)
    columns = compare.compared(on, chosen[:_MOST])
    return page(
        request,
        "plan_compare.html",
        view=found,
        names=Names(found, reader),
        here="plan",
        every=every,
        chosen={column.entry.id for column in columns},
        columns=columns,
        kinds=compare.kinds(columns),
        dates=[day for day in on.problem.dates if any(column.day(day) for column in columns)],
        words=Words(on.problem, reader),
        solved=scenarios.SOLVED,
    )
