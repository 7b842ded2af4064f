"""The vertical player: all episodes of a series, one above the other, with a choice of subtitles."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Choice:
    """A language of subtitles, and the episodes that have it where not all do."""

    language: Lang
    only: tuple[int, ...]


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
        choices=subtitle_choices(found),
    )


def subtitle_choices(found: SeriesView) -> tuple[Choice, ...]:
    """Every language that some episode has subtitles in: the script's own first, the rest by tag."""
    own = found.series.language.language
    playable = [episode for episode in found.episodes if episode.package]
    choices = []
    for tag in {tag for episode in playable for tag in episode.tracks}:
        covered = tuple(episode.number for episode in playable if tag in episode.tracks)
        choices.append(Choice(Lang(tag), () if len(covered) == len(playable) else covered))
    return tuple(
        sorted(choices, key=lambda each: (each.language.language != own, bool(each.only), each.language))
    )
