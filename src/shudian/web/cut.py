"""The picture of a series: what stands of each episode, and the window of its crop path drawn over the source."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from shudian.app import burning, cutting, finishing, promoting
from shudian.app.finishing import Finished
from shudian.model.media import MediaFile
from shudian.units import Lang
from shudian.web import language
from shudian.web.assets import FOREVER
from shudian.web.cut_api import known
from shudian.web.names import Names
from shudian.web.pages import page, view, workspace
from shudian.web.series import episode_cards

router = APIRouter(prefix="/series/{slug}/cut")
_TALLEST = 540


@router.get("")
def overview(request: Request, slug: str) -> Response:
    from shudian.cut import platforms

    found, reader, held = view(request, slug), language.chosen(request), workspace(request)
    delivery, seen = burning.delivery(held, found.slug)
    edits = {each.number: cutting.edit(held, found.slug, each.number) for each in found.episodes}
    return page(
        request,
        "cut.html",
        view=found,
        names=Names(found, reader),
        here="cut",
        cards=episode_cards(found, reader),
        edits=edits,
        shown={number for number in edits if promoting.offer(held, found.slug, number)},
        shows={each.number: each.package.shows for each in found.episodes if each.package},
        checked={number: finishing.finished(held, found.slug, number) for number in edits},
        delivery=delivery,
        seen=seen,
        profiles={profile.name: profile for profile in platforms.profiles()},
        choices=sorted({Lang(tag) for each in found.episodes for tag in each.tracks}),
        burned=_addressed(found.slug, burning.listed(held, found.slug)),
    )


def _addressed(
    slug: str, made: dict[Lang, dict[str, dict[int, MediaFile]]]
) -> list[tuple[Lang, str, list[tuple[int, MediaFile, str]]]]:
    """A row a language and platform: its episodes, each file with its address."""
    return [
        (tag, platform, [(number, file, f"/series/{slug}/documents/{quote(file.name)}?v={file.digest}") for number, file in sorted(files.items())])
        for tag, by_platform in made.items() for platform, files in by_platform.items()
    ]  # fmt: skip


@router.get("/{number}")
def editor(request: Request, slug: str, number: int) -> Response:
    found, reader = view(request, slug), language.chosen(request)
    return page(
        request,
        "cut_edit.html",
        view=found,
        names=Names(found, reader),
        here="cut",
        number=number,
        edit=known(workspace(request), slug, number),
    )


@router.get("/{number}/check")
def check(request: Request, slug: str, number: int) -> Response:
    from shudian.cut.inspect.words import MEASURES, SEVERITIES

    found, reader, held = view(request, slug), language.chosen(request), workspace(request)
    edit = known(held, slug, number)
    return page(
        request,
        "cut_check.html",
        view=found,
        names=Names(found, reader),
        here="cut",
        number=number,
        edit=edit,
        checked=_finished(request, slug, number),
        measure=lambda name: MEASURES[name].in_(reader),
        severity=lambda severity: SEVERITIES[severity].in_(reader),
    )


@router.get("/{number}/check/{frame}.jpg")
async def evidence(request: Request, slug: str, number: int, frame: int) -> Response:
    """A frame of the finished picture."""
    found = await run_in_threadpool(_finished, request, slug, number)
    film, seen = found.rendition, found.seen
    if not 0 <= frame < seen.frames:
        raise HTTPException(404)
    picture = await run_in_threadpool(cutting.taken, workspace(request), film.file, frame, seen.rate)
    return _picture(request, picture, film.file)


@router.get("/{number}/finished.mp4")
def whole(request: Request, slug: str, number: int) -> Response:
    return _played(request, _finished(request, slug, number).rendition.file)


@router.get("/{number}/frames/{frame}.jpg")
async def still(request: Request, slug: str, number: int, frame: int, height: int = 180) -> Response:
    held = workspace(request)
    found = await run_in_threadpool(known, held, slug, number)
    if not (0 <= frame < found.footage.frames and 0 < height <= _TALLEST):
        raise HTTPException(404)
    footage = found.footage
    picture = await run_in_threadpool(cutting.taken, held, footage.proxy, frame, footage.frame_rate, height)
    return _picture(request, picture, footage.proxy)


def _finished(request: Request, slug: str, number: int) -> Finished:
    found = finishing.finished(workspace(request), slug, number)
    if found is None:
        raise HTTPException(404)
    return found


def _picture(request: Request, picture: bytes | None, of: MediaFile) -> Response:
    if picture is None:
        raise HTTPException(404)
    kept = request.query_params.get("v") == of.digest
    return Response(
        picture, media_type="image/jpeg", headers=FOREVER if kept else {"cache-control": "no-cache"}
    )


@router.get("/{number}/source.mp4")
def source(request: Request, slug: str, number: int) -> Response:
    return _played(request, known(workspace(request), slug, number).footage.proxy)


@router.get("/{number}/film.mp4")
def film(request: Request, slug: str, number: int) -> Response:
    found = known(workspace(request), slug, number)
    if found.film is None:
        raise HTTPException(404)
    return _played(request, found.film.file)


def _played(request: Request, file: MediaFile) -> Response:
    path = workspace(request).media.path(file.digest)
    if not path.is_file():
        raise HTTPException(404)
    kept = request.query_params.get("v") == file.digest
    headers = FOREVER if kept else {"cache-control": "private, no-cache"}
    return FileResponse(path, media_type="video/mp4", headers={"etag": f'"{file.digest}"', **headers})
