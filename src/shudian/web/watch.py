"""The vertical player: all episodes of a series, one above the other, with a choice of subtitles."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from shudian.app.shelf import SeriesView
from shudian.units import Lang
from shudian.web import language
from shudian.web.names import Names
from shudian.web.pages import page, view
from shudian.web.series import episode_cards

router = APIRouter()


@router.get("/series/{slug}/watch")
def first(request: Request, slug: str) -> Response:
    found = view(request, slug)
    for episode in found.episodes:
        if episode.package:
            return RedirectResponse(f"/series/{found.slug}/watch/{episode.number}")
    raise HTTPException(404)


@router.get("/series/{slug}/watch/{number}")
def watch(request: Request, slug: str, number: int) -> Response:
    found = view(request, slug)
    if number not in {episode.number for episode in found.episodes}:
        raise HTTPException(404)
    reader = language.chosen(request)
    return page(
        request,
        "watch.html",
        view=found,
        names=Names(found, reader),
        here="watch",
        number=number,
        cards=episode_cards(found, reader),
        tracks=subtitle_choices(found),
        hooks={episode.number: episode.hook for episode in found.series.episodes if episode.hook},
    )


def subtitle_choices(found: SeriesView) -> tuple[Lang, ...]:
    """Every language that some episode has subtitles in: the script's own first, the rest by tag."""
    own = found.series.language.language
    tags = {tag for episode in found.episodes for tag in episode.tracks}
    return tuple(sorted((Lang(tag) for tag in tags), key=lambda each: (each.language != own, each.tag)))
