"""An episode's material as JSON: its crop path with what the check says of it, how it is changed, what a render would do.

A post names the digest of the path that its page shows (`seen`); 409 with words if another came between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from shudian.app import burning, cutting, finishing
from shudian.app.bench import Bench
from shudian.app.cutting import Edit, Stale
from shudian.app.errands import Errand, Errands
from shudian.app.workspace import Workspace
from shudian.finding import Finding
from shudian.jobs import Reason, State
from shudian.model.delivery import Delivery
from shudian.model.media import CropKey, Layout, Pane, Way
from shudian.units import Lang
from shudian.web import language, posted
from shudian.web.pages import view, workspace
from shudian.wording import Wording

router = APIRouter(prefix="/api/series/{slug}/cut")
_LONGEST = 1_048_576  # bytes of a path: some ten thousands of keys
_NAME = 120  # characters of a file's name


@router.get("/errand")
def errand(request: Request, slug: str) -> Response:
    """The work that runs or ran last: how far it is, and of each node what became of it and why it runs."""
    found, reader = _errands(request).of(_room(slug)), language.chosen(request)
    if found is None:
        return JSONResponse({"running": False, "share": 0, "steps": [], "told": []})
    steps = [
        {
            "node": step.node,
            "state": step.state,
            "why": [reason.wording.in_(reader) for reason in step.reasons],
        }
        for step in tuple(found.steps.values())
    ]
    return JSONResponse({
        "running": found.ended is None,
        "seconds": found.seconds,
        "share": found.share,
        "reused": sum(step["state"] == State.KEPT for step in steps),
        "steps": [step for step in steps if step["state"] != State.KEPT],
        "made": found.made,
        "told": [said.in_(reader) for said in found.told],
    })  # fmt: skip


@router.get("/{number}")
def shown(request: Request, slug: str, number: int) -> Response:
    held = workspace(request)
    return JSONResponse(_said(held, slug, known(held, slug, number), language.chosen(request)))


@router.get("")
def season(request: Request, slug: str) -> Response:
    """What a render of the season would do, and why."""
    view(request, slug)
    nodes, running = finishing.why(workspace(request), slug)
    return JSONResponse({"pieces": nodes, "again": _because(running, language.chosen(request))})


@router.post("/season")
async def rendered(request: Request, slug: str) -> Response:
    """Render and check every episode that has material; `GET …/errand` tells how far it is."""
    await posted.body(request, _LONGEST)
    view(request, slug)
    return begun(request, slug, finishing.finish)


@router.post("/burned")
async def chosen(request: Request, slug: str) -> Response:
    """`{"seen": digest, "platforms": [name, …], "languages": [tag, …]}`: whom text is drawn for; 409 as with keys."""
    body = await posted.body(request, _LONGEST)
    held, reader = workspace(request), language.chosen(request)
    view(request, slug)
    match body:
        case {"seen": str(seen), "platforms": [*names], "languages": [*tags]}:
            pass
        case _:
            raise HTTPException(422)
    try:
        wanted = Delivery(tuple(map(str, names)), tuple(Lang(str(tag)) for tag in tags))
        return JSONResponse({"seen": await run_in_threadpool(burning.choose, held, slug, seen, wanted)})
    except ValueError as error:
        raise HTTPException(422) from error
    except Stale as refused:
        return _refused(refused, reader)


@router.post("/{number}/keys")
async def rekeyed(request: Request, slug: str, number: int) -> Response:
    """`{"seen": digest, "keys": [[frame, left, top], …], "layouts": [[first, way, [[width, height, keys], …]], …]}`.

    Nothing is kept where the check finds an error.
    """
    body = await posted.body(request, _LONGEST)
    held, reader = workspace(request), language.chosen(request)
    try:
        return JSONResponse(await run_in_threadpool(_rekey, held, slug, number, body, reader))
    except Stale as refused:
        return _refused(refused, reader)


@router.post("/{number}/film")
async def film(request: Request, slug: str, number: int) -> Response:
    """Render what the path changed; `GET …/errand` tells how far it is."""
    await posted.body(request, _LONGEST)
    known(workspace(request), slug, number)
    return begun(request, slug, lambda bench: cutting.film(bench, number))


@router.post("/{number}/material")
async def material(request: Request, slug: str, number: int, name: str) -> Response:
    """The file itself as the body: taken in, watched, and given a first path."""
    held, found = workspace(request), view(request, slug)
    if number not in {episode.number for episode in found.episodes} or not 0 < len(name) <= _NAME:
        raise HTTPException(422)
    with ExitStack() as held_back:
        folder = held_back.enter_context(held.media.scratch())
        await posted.file(request, folder / "material")
        kept = held_back.pop_all()

    def take(bench: Bench) -> list[Finding]:
        with kept:
            return cutting.ingest(bench, number, folder / "material", Path(name).name)

    if not _start(request, slug, take):
        kept.close()
        raise HTTPException(409)
    return errand(request, slug)


def known(held: Workspace, slug: str, number: int) -> Edit:
    found = cutting.edit(held, slug, number)
    if found is None:
        raise HTTPException(404)
    return found


def _rekey(held: Workspace, slug: str, number: int, body: dict[str, Any], reader: str) -> dict[str, Any]:
    match body:
        case {"seen": str(seen), "keys": [*given], "layouts": [*layouts]}:
            pass
        case _:
            raise HTTPException(422)
    known(held, slug, number)
    try:
        edited = _keys(given), [_layout(each) for each in layouts]
        _, findings = cutting.rekey(held, slug, number, seen, edited)
    except ValueError as error:
        raise HTTPException(422) from error
    said = _said(held, slug, known(held, slug, number), reader)
    return said | {"findings": [_told(finding, reader) for finding in findings]}


def _refused(why: Stale, reader: str) -> Response:
    return JSONResponse(
        {"error": why.message.in_(reader), "remedy": why.remedy.in_(reader), "stale": True}, 409
    )


def _layout(given: object) -> Layout:
    match given:
        case [int(first), str(way), [*panes]]:
            return Layout(first, Way(way), tuple(_pane(each) for each in panes))
    raise HTTPException(422)


def _pane(given: object) -> Pane:
    match given:
        case [int(width), int(height), [*keys]]:
            return Pane(width, height, tuple(_keys(keys)))
    raise HTTPException(422)


def _keys(given: list[object]) -> list[CropKey]:
    return [CropKey(*_key(each)) for each in given]


def _key(given: object) -> tuple[int, float, float]:
    match given:
        case [int(frame), int(x) | float(x), int(y) | float(y)]:
            return frame, round(float(x), 3), round(float(y), 3)
    raise HTTPException(422)


def _said(held: Workspace, slug: str, found: Edit, reader: str) -> dict[str, Any]:
    from shudian.cut.check import FASTEST

    path, footage = found.path, found.footage
    pieces, running = cutting.why(held, slug, found)
    there = f"/series/{slug}/cut/{footage.episode}"
    return {
        "seen": found.digest,
        "rate": float(path.frame_rate),
        "frames": footage.frames,
        "of": [path.source_width, path.source_height],
        "window": [path.width, path.height],
        "fastest": FASTEST,
        "shots": [[shot.first, shot.end] for shot in path.shots],
        "keys": _plain(path.keys),
        "layouts": [
            [one.first, one.way, [[pane.width, pane.height, _plain(pane.keys)] for pane in one.panes]]
            for one in cutting.layouts(path)
        ],
        "faces": [[each.frame, each.left, each.top, each.width, each.height] for each in footage.faces],
        "findings": [_told(finding, reader) for finding in found.findings],
        "pieces": pieces,
        "again": _because(running, reader),
        "still": f"{there}/frames/{{frame}}.jpg?v={footage.proxy.digest}",
        "film": f"{there}/film.mp4?v={found.film.file.digest}" if found.film else None,
        "current": bool(found.film and found.film.path == found.digest),
    }


def _plain(keys: Iterable[CropKey]) -> list[list[float]]:
    return [[key.frame, key.x, key.y] for key in keys]


def _because(running: Mapping[str, tuple[Reason, ...]], reader: str) -> list[dict[str, Any]]:
    return [
        {"node": node, "why": [reason.wording.in_(reader) for reason in why]} for node, why in running.items()
    ]


def _told(finding: Finding, reader: str) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "frame": finding.place.frame,
        "said": finding.message.in_(reader),
        "remedy": finding.remedy.in_(reader),
    }


def begun(request: Request, slug: str, does: Callable[[Bench], list[Finding]]) -> Response:
    """How far it is; or how far that is which runs already."""
    _start(request, slug, does)
    return errand(request, slug)


def _start(request: Request, slug: str, does: Callable[[Bench], list[Finding]]) -> bool:
    held = workspace(request)

    def work(errand: Errand) -> tuple[str | None, list[Wording]]:
        found = does(Bench(held, slug, workers=1, progress=errand.step))
        return None, [finding.message for finding in found]

    return _errands(request).start(_room(slug), work)


def _room(slug: str) -> str:
    """Work on the picture runs beside work on the plan."""
    return f"{slug}/cut"


def _errands(request: Request) -> Errands:
    found: Errands = request.app.state.errands
    return found
