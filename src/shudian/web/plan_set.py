"""The day on set: each scene shot, carried to another day, or omitted; entered on a phone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from shudian.app import onset, weigh
from shudian.app.scenarios import Stale
from shudian.app.workspace import Workspace
from shudian.model.progress import DayReport
from shudian.plan.shares import day_shares
from shudian.web import language, posted
from shudian.web.names import Names
from shudian.web.pages import page, view, workspace
from shudian.web.plan import cost_word
from shudian.web.strips import strip_class

router = APIRouter()
_LONGEST = 65_536  # bytes of a day's report
_NOTE = 2000  # characters
#: What may become of a scene, as a report lists them.
STATES = ("shot", "carried", "omitted")


@router.get("/series/{slug}/plan/set")
def on_set(request: Request, slug: str) -> Response:
    found = view(request, slug)
    if found.schedule is None:
        raise HTTPException(404)
    held, reader = workspace(request), language.chosen(request)
    on, progress = weigh.ground(held, slug), onset.progress(held, slug)
    reports = {day.name: onset.report_of(progress, day.date, day.unit) for day in found.schedule.days}
    tallies = onset.tally(found.schedule, progress)
    unfinished = [day.name for day in found.schedule.days if tallies[day.name].open]
    return page(
        request,
        "plan_set.html",
        view=found,
        names=Names(found, reader),
        here="plan",
        schedule=found.schedule,
        reports=reports,
        digests={name: onset.digest(report) for name, report in reports.items()},
        tallies=tallies,
        now=unfinished[0] if unfinished else "",
        shares=day_shares(found.schedule),
        sheets={sheet.scene: sheet for sheet in found.breakdown.scenes} if found.breakdown else {},
        strip_class=strip_class,
        state_of=state_of,
        accounts=onset.accounts(on.whole, found.schedule, progress) if on else (),
        cost_word=cost_word,
        states=STATES,
    )


def state_of(report: DayReport, scene: str) -> str:
    return next((name for name in STATES if scene in getattr(report, name)), "")


@router.post("/api/series/{slug}/plan/progress")
async def entered(request: Request, slug: str) -> Response:
    """`{"seen": digest, "date": …, "unit": "", "shot": […], "carried": […], "omitted": […], "call": "07:00", "wrap": "", "note": ""}`"""
    body = await posted.body(request, _LONGEST)
    try:
        said = await run_in_threadpool(_enter, workspace(request), slug, body)
    except Stale as refused:
        reader = language.chosen(request)
        return JSONResponse(
            {"error": refused.message.in_(reader), "remedy": refused.remedy.in_(reader), "stale": True}, 409
        )
    return JSONResponse(said)


def _enter(held: Workspace, slug: str, body: dict[str, Any]) -> dict[str, Any]:
    schedule = onset.schedule(held, slug)
    if schedule is None:
        raise HTTPException(404)
    report = _report(body)
    days = {day.name: day for day in schedule.days}
    day = days.get(f"{report.date} {report.unit}".rstrip())
    if day is None or not isinstance(seen := body.get("seen"), str):
        raise HTTPException(422)
    known = {strip.scene for strip in day.strips}
    if not {*report.shot, *report.omitted, *report.carried} <= known:
        raise HTTPException(422)
    on = weigh.ground(held, slug)
    if on:
        report = onset.with_overtime(on.whole, report, day.name)
    after = onset.enter(held, slug, schedule.title, seen, report)
    tally = onset.tally(schedule, after)[day.name]
    return {
        "seen": onset.digest(report),
        "shot": tally.shot,
        "carried": tally.carried,
        "omitted": tally.omitted,
        "open": tally.open,
    }


def _report(body: dict[str, Any]) -> DayReport:
    lists = {name: body.get(name, []) for name in STATES}
    texts = {name: body.get(name, "") for name in ("date", "unit", "call", "wrap", "note")}
    if not all(isinstance(text, str) for text in texts.values()) or len(texts["note"]) > _NOTE:
        raise HTTPException(422)
    if not all(isinstance(ids, list) and all(isinstance(id, str) for id in ids) for ids in lists.values()):
        raise HTTPException(422)
    try:
        on = date.fromisoformat(texts["date"])
        call, wrap = (_at(on, texts[name]) for name in ("call", "wrap"))
        if call and wrap and wrap <= call:
            wrap += timedelta(days=1)
        scenes = {name: tuple(ids) for name, ids in lists.items()}
        return DayReport(on, texts["unit"], **scenes, call=call, wrap=wrap, note=texts["note"].strip())
    except ValueError as error:
        raise HTTPException(422) from error


def _at(on: date, clock: str) -> datetime | None:
    return datetime.combine(on, time.fromisoformat(clock).replace(tzinfo=None)) if clock else None
