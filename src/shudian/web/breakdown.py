"""The breakdown: what was found in the script, to be accepted or rejected; every scene with what it needs."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from shudian.app import reading
from shudian.app.items import ItemView, items
from shudian.model.breakdown import SceneSheet, State
from shudian.web import language
from shudian.web.names import Names
from shudian.web.pages import page, script_view

router = APIRouter()
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "uss": "application/json",
}


@router.get("/series/{slug}/breakdown")
def breakdown(request: Request, slug: str) -> Response:
    found = script_view(request, slug)
    reader = language.chosen(request)
    listed = items(found.series, found.breakdown) if found.breakdown else ()
    return page(
        request,
        "breakdown.html",
        view=found,
        names=Names(found, reader),
        here="breakdown",
        items=listed,
        categories=categories(listed, reader),
        states=[state.value for state in State],
        script_language=found.series.language,
        sheets=found.breakdown.scenes if found.breakdown else (),
        forms=reading.SHEETS,
        words=scene_words,
    )


@router.get("/series/{slug}/breakdown.{ending}")
def sheets(request: Request, slug: str, ending: str) -> Response:
    """The sheets as the breakdown is decided now."""
    if ending not in _TYPES:
        raise HTTPException(404)
    reader = language.chosen(request)
    written = reading.sheets(script_view(request, slug), ending, reader)
    if written is None:
        raise HTTPException(404)
    name = quote(f"{slug}-breakdown.{reader}.{ending}")
    return Response(
        written,
        media_type=_TYPES[ending],
        headers={
            "content-disposition": f"attachment; filename*=UTF-8''{name}",
            "cache-control": "private, no-cache",
            "vary": "Accept-Language, Cookie",
        },
    )


def categories(listed: tuple[ItemView, ...], reader: str) -> list[tuple[int, str]]:
    return list({view.item.category: view.category.in_(reader) for view in listed}.items())


def scene_words(sheet: SceneSheet, names: Names) -> str:
    """What a search in the breakdown looks through."""
    words = (
        sheet.number,
        sheet.place,
        names.place(sheet.place),
        sheet.summary,
        *sheet.cast,
        *(names.character(name) for name in sheet.cast),
        *sheet.extras,
        *sheet.props,
        *sheet.brands,
    )
    return " ".join(words).casefold()
