"""The breakdown: what was found in the script, to be accepted or rejected; every scene with what it needs."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from shudian.app import reading
from shudian.app.items import ItemView, items
from shudian.model.breakdown import SceneSheet, State
from shudian.web import language
from shudian.web.names import Names
from shudian.web.pages import page, script_view, workspace
from shudian.web.series import downloads

router = APIRouter()


@router.get("/series/{slug}/breakdown")
def breakdown(request: Request, slug: str) -> Response:
    found = script_view(request, slug)
    reader = language.chosen(request)
    listed = items(found.series, found.breakdown) if found.breakdown else ()
    files = downloads(slug, reading.documents(workspace(request), slug), reader)
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
        downloads=[file for file in files if file.name.startswith("breakdown.")],
        words=scene_words,
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
