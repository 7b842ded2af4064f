"""Covers and clips of an episode: candidates with their reasons, chosen by a person, made for platforms."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from shudian.app import cutting, promoting
from shudian.app.cutting import Stale
from shudian.app.promoting import Offer
from shudian.model.hook import Reason
from shudian.web import language, posted
from shudian.web.assets import FOREVER
from shudian.web.cut_api import begun
from shudian.web.names import Names
from shudian.web.pages import page, view, workspace
from shudian.wording import Wording

router = APIRouter()
_LONGEST = 65_536
_HEIGHT = 360


@router.get("/series/{slug}/cut/{number}/promotion")
def shown(request: Request, slug: str, number: int) -> Response:
    from shudian.cut import platforms

    found, reader = view(request, slug), language.chosen(request)
    known = _offer(request, slug, number)
    return page(
        request,
        "promotion.html",
        view=found,
        names=Names(found, reader),
        here="cut",
        number=number,
        offer=known,
        rate=known.film.frame_rate,
        why=lambda reasons: _why(reasons, reader),
        profiles=platforms.profiles(),
        files=[
            (file, f"/series/{found.slug}/documents/{quote(file.name)}?v={file.digest}")
            for file in known.made
        ],
    )


@router.get("/series/{slug}/cut/{number}/promotion/{frame}.jpg")
async def still(request: Request, slug: str, number: int, frame: int) -> Response:
    known = await run_in_threadpool(_offer, request, slug, number)
    film = known.film
    if not 0 <= frame < film.span.end.seconds * film.frame_rate:
        raise HTTPException(404)
    held = workspace(request)
    picture = await run_in_threadpool(cutting.taken, held, film.file, frame, film.frame_rate, _HEIGHT)
    if picture is None:
        raise HTTPException(404)
    kept = request.query_params.get("v") == film.file.digest
    return Response(
        picture, media_type="image/jpeg", headers=FOREVER if kept else {"cache-control": "no-cache"}
    )


@router.get("/series/{slug}/cut/{number}/promotion/film.mp4")
def film(request: Request, slug: str, number: int) -> Response:
    file = _offer(request, slug, number).film.file
    path = workspace(request).media.path(file.digest)
    if not path.is_file():
        raise HTTPException(404)
    headers = {"etag": f'"{file.digest}"', "cache-control": "private, no-cache"}
    return FileResponse(path, media_type="video/mp4", headers=headers)


@router.post("/api/series/{slug}/cut/{number}/promotion/seek")
async def sought(request: Request, slug: str, number: int) -> Response:
    """Look for candidates; `GET /api/series/…/cut/errand` tells how far it is."""
    await posted.body(request, _LONGEST)
    await run_in_threadpool(_offer, request, slug, number)
    return begun(request, slug, lambda bench: promoting.seek(bench, number))


@router.post("/api/series/{slug}/cut/{number}/promotion/choice")
async def chosen(request: Request, slug: str, number: int) -> Response:
    """`{"seen": digest, "frames": [frame, …], "firsts": [frame, …]}`; 409 with words if another chose since."""
    body = await posted.body(request, _LONGEST)
    reader = language.chosen(request)
    await run_in_threadpool(_offer, request, slug, number)
    try:
        return JSONResponse({"seen": await run_in_threadpool(_choose, request, slug, number, body)})
    except Stale as refused:
        said = {"error": refused.message.in_(reader), "remedy": refused.remedy.in_(reader)}
        return JSONResponse(said, 409)
    except ValueError as error:
        raise HTTPException(422) from error


@router.post("/api/series/{slug}/cut/{number}/promotion/made")
async def made(request: Request, slug: str, number: int) -> Response:
    """`{"profiles": [name, …]}`: make what is chosen for these platforms."""
    from shudian.cut import platforms

    body = await posted.body(request, _LONGEST)
    known = {profile.name for profile in platforms.profiles()}
    match body:
        case {"profiles": [*names]} if all(isinstance(name, str) and name in known for name in names):
            wanted = tuple(dict.fromkeys(names))
        case _:
            raise HTTPException(422)
    await run_in_threadpool(_offer, request, slug, number)
    return begun(request, slug, lambda bench: promoting.make(bench, number, wanted))


def _choose(request: Request, slug: str, number: int, body: dict[str, Any]) -> str:
    match body:
        case {"seen": str(seen), "frames": [*frames], "firsts": [*firsts]}:
            pass
        case _:
            raise ValueError("not a choice")
    if not all(type(one) is int for one in (*frames, *firsts)):
        raise ValueError("not frames")
    return promoting.choose(
        workspace(request), slug, number, seen=seen, frames=set(frames), firsts=set(firsts)
    )


def _offer(request: Request, slug: str, number: int) -> Offer:
    found = promoting.offer(workspace(request), view(request, slug).slug, number)
    if found is None:
        raise HTTPException(404)
    return found


def _why(reasons: tuple[Reason, ...], reader: str) -> list[tuple[str, bool]]:
    """What speaks for a candidate and what against it, the weightiest first."""
    from shudian.cut.clips import told as clips
    from shudian.cut.covers import told as covers
    from shudian.script.selling import told as script

    words = {**script.FEATURES, **covers.FEATURES, **clips.FEATURES}
    ranked = sorted((one for one in reasons if one.points), key=lambda one: -abs(one.points))
    said = ((words.get(one.feature) or Wording(one.feature, one.feature), one.points) for one in ranked[:6])
    return [(f"{word.in_(reader)} {points:+.1f}", points < 0) for word, points in said]
