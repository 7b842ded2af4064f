"""The board of a plan as JSON: what stands where, what it costs, what stands against it; and how it is changed.

A post names the digest of the document that its page shows (`seen`); 409 with words if another came between.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from shudian.app import plan, scenarios, weigh
from shudian.app.bench import Bench
from shudian.app.errands import Errand, Errands
from shudian.app.scenarios import Change, Entry, Refused, Stale
from shudian.app.weigh import Ground
from shudian.app.workspace import Workspace
from shudian.finding import Finding
from shudian.model.scenario import PlannedDay, Scenario
from shudian.web import figures, language, posted
from shudian.web.pages import workspace
from shudian.web.plan_board import arrangement_said, entry_said, ground_said
from shudian.wording import Wording

router = APIRouter(prefix="/api/series/{slug}/plan")
_LONGEST = 262_144  # bytes of an arrangement: some thousands of scenes
_NAME = 80  # characters

Does = Callable[[Workspace, Change, dict[str, Any]], Entry]


@router.get("")
def listed(request: Request, slug: str) -> Response:
    """Every scenario with its cost, and all that a board needs to be drawn."""
    held, reader = workspace(request), language.chosen(request)
    on = _ground(held, slug)
    return JSONResponse({**ground_said(on, reader), "scenarios": _list(held, slug, on, reader)})


@router.get("/scenarios")
def names(request: Request, slug: str) -> Response:
    held = workspace(request)
    return JSONResponse(_list(held, slug, _ground(held, slug), language.chosen(request)))


@router.get("/scenarios/{id}")
def one(request: Request, slug: str, id: str) -> Response:
    held = workspace(request)
    on = _ground(held, slug)
    found = scenarios.entry(held, slug, on, id)
    if found is None:
        raise HTTPException(404)
    return JSONResponse(
        arrangement_said(on, found, weigh.weigh(on, found.scenario), None, language.chosen(request))
    )


@router.post("/scenarios/{id}")
async def arranged(request: Request, slug: str, id: str) -> Response:
    """`{"seen": digest, "days": [["2027-04-12", "", ["s1", …]], …], "locked": ["s1", …]}`"""
    return await _answered(request, slug, id, _arrange)


@router.post("/scenarios/{id}/again")
async def again(request: Request, slug: str, id: str) -> Response:
    """`{"name": …}`: solve with the scenario's locks kept; `GET …/errand` tells when it is done."""
    body = await posted.body(request, _LONGEST)
    held, name = workspace(request), _name(body)
    change = _known(held, slug, id)
    return _begun(request, change, lambda bench: plan.solve_again(bench, change, name))


@router.post("/scenarios/{id}/replan")
async def replan(request: Request, slug: str, id: str) -> Response:
    """`{"name": …, "dates": ["2027-04-12", …], "people": ["林知夏:2027-04-12", …]}`: work around what is lost."""
    body = await posted.body(request, _LONGEST)
    held, name = workspace(request), _name(body)
    lost = plan.Lost(_ids(body.get("dates", [])), _ids(body.get("people", [])))
    change = _known(held, slug, id)
    return _begun(request, change, lambda bench: plan.replan(bench, change, name, lost))


@router.post("/scenarios/{id}/what-if")
async def what_if(request: Request, slug: str, id: str) -> Response:
    """What one day more and one day less would cost; what a performer's date does with `{"who": "林知夏:2027-04-12"}`."""
    body = await posted.body(request, _LONGEST)
    change = _known(workspace(request), slug, id)
    if not isinstance(who := body.get("who", ""), str):
        raise HTTPException(422)
    return _begun(request, change, lambda bench: (None, plan.what_if(bench, change, who)))


@router.get("/errand")
def errand(request: Request, slug: str) -> Response:
    """The long work that runs or ran last: how long, what it made, why it made nothing."""
    found, reader = _errands(request).of(slug), language.chosen(request)
    if found is None:
        return JSONResponse({"running": False, "seconds": 0, "made": None, "told": []})
    return JSONResponse({
        "running": found.ended is None,
        "seconds": found.seconds,
        "made": found.made,
        "told": [said.in_(reader) for said in found.told],
    })  # fmt: skip


@router.post("/scenarios/{id}/{verb}")
async def done(request: Request, slug: str, id: str, verb: str) -> Response:
    """`copy` and `rename` take a `name`; `rename`, `publish`, `activate`, `remove` what was `seen`."""
    if verb not in _VERBS:
        raise HTTPException(404)
    return await _answered(request, slug, id, _VERBS[verb])


def _arrange(held: Workspace, change: Change, body: dict[str, Any]) -> Entry:
    days, locked = _days(body), _ids(body.get("locked", []))
    try:
        Scenario("-", days, locked=locked)
    except ValueError as error:
        raise HTTPException(422) from error
    return scenarios.arrange(held, change, days, locked)


def _copy(held: Workspace, change: Change, body: dict[str, Any]) -> Entry:
    return scenarios.copy(held, change, _name(body))


def _rename(held: Workspace, change: Change, body: dict[str, Any]) -> Entry:
    return scenarios.rename(held, change, _name(body))


def _publish(held: Workspace, change: Change, _: dict[str, Any]) -> Entry:
    return scenarios.publish(held, change)


def _activate(held: Workspace, change: Change, _: dict[str, Any]) -> Entry:
    plan.activate(Bench(held, change.slug), change)
    found = scenarios.entry(held, change.slug, change.on, change.id)
    assert found
    return found


def _remove(held: Workspace, change: Change, _: dict[str, Any]) -> Entry:
    scenarios.remove(held, change)
    found = scenarios.entries(held, change.slug, change.on)
    if not found:
        raise HTTPException(404)
    return found[0]


_VERBS: dict[str, Does] = {
    "copy": _copy,
    "rename": _rename,
    "publish": _publish,
    "activate": _activate,
    "remove": _remove,
}


async def _answered(request: Request, slug: str, id: str, does: Does) -> Response:
    body = await posted.body(request, _LONGEST)
    reader = language.chosen(request)
    try:
        said = await run_in_threadpool(_changed, (workspace(request), slug, id, reader), does, body)
    except (Stale, Refused) as refused:
        return JSONResponse(
            {
                "error": refused.message.in_(reader),
                "remedy": refused.remedy.in_(reader),
                "stale": isinstance(refused, Stale),
            },
            409,
        )
    return JSONResponse(said)


def _changed(at: tuple[Workspace, str, str, str], does: Does, body: dict[str, Any]) -> dict[str, Any]:
    held, slug, id, reader = at
    on = _ground(held, slug)
    before = scenarios.entry(held, slug, on, id)
    was = weigh.weigh(on, before.scenario) if before else None
    if not isinstance(seen := body.get("seen", ""), str):
        raise HTTPException(422)
    after = does(held, Change(slug, on, id, seen), body)
    return arrangement_said(on, after, weigh.weigh(on, after.scenario), was, reader)


def _list(held: Workspace, slug: str, on: Ground, reader: str) -> list[dict[str, Any]]:
    said = []
    for each in scenarios.entries(held, slug, on):
        weighed = weigh.weigh(on, each.scenario)
        cost = weighed.schedule.cost
        said.append({
            **entry_said(each, reader),
            "cost": {"minor": cost.minor, "said": figures.money(cost, reader)},
            "legal": weighed.legal,
        })  # fmt: skip
    return said


def _known(held: Workspace, slug: str, id: str) -> Change:
    change = Change(slug, _ground(held, slug), id, "")
    if scenarios.entry(held, slug, change.on, id) is None:
        raise HTTPException(404)
    return change


def _begun(
    request: Request, change: Change, does: Callable[[Bench], tuple[str | None, list[Finding]]]
) -> Response:
    bench = Bench(workspace(request), change.slug, workers=1)

    def work(_: Errand) -> tuple[str | None, list[Wording]]:
        made, findings = does(bench)
        return made, [finding.message for finding in findings]

    _errands(request).start(change.slug, work)
    return errand(request, change.slug)


def _errands(request: Request) -> Errands:
    found: Errands = request.app.state.errands
    return found


def _ground(held: Workspace, slug: str) -> Ground:
    found = weigh.ground(held, slug)
    if found is None:
        raise HTTPException(404)
    return found


def _name(body: dict[str, Any]) -> str:
    name = body.get("name")
    if not isinstance(name, str) or not 0 < len(name.strip()) <= _NAME:
        raise HTTPException(422)
    return name.strip()


def _days(body: dict[str, Any]) -> tuple[PlannedDay, ...]:
    match body.get("days"):
        case [*given]:
            pass
        case _:
            raise HTTPException(422)
    days = []
    for each in given:
        match each:
            case [str(on), str(unit), [*ids]]:
                days.append(PlannedDay(_date(on), unit, _ids(ids)))
            case _:
                raise HTTPException(422)
    return tuple(sorted((day for day in days if day.scenes), key=lambda day: (day.date, day.unit)))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise HTTPException(422) from error


def _ids(given: object) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise HTTPException(422)
    return tuple(given)
