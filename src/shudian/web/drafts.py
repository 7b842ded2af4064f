"""Two drafts of the script side by side: the one that stands, and one that it replaced."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from shudian.app import reading
from shudian.web import language
from shudian.web.names import Names
from shudian.web.pages import page, script_view, workspace

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that stood until `until` (UTC, to the minute), and who replaced it."""

    digest: str
    until: str
    who: str


@router.get("/series/{slug}/drafts")
def drafts(request: Request, slug: str) -> Response:
    """The changes since `?before=` an earlier draft, else since the last."""
    found = script_view(request, slug)
    reader = language.chosen(request)
    listed = earlier(found)
    asked = request.query_params.get("before") or (listed[0].digest if listed else "")
    changes = reading.compared(workspace(request), found, asked, reader) if asked else ""
    if changes is None:
        raise HTTPException(404)
    return page(
        request,
        "drafts.html",
        view=found,
        names=Names(found, reader),
        here="script",
        drafts=listed,
        before=asked,
        changes=Markup(changes),  # noqa: S704  the stage has escaped what it wrote
    )


def earlier(found: reading.ScriptView) -> list[Draft]:
    """Each draft once, the newest first; a draft that stands again is none of them."""
    listed: dict[str, Draft] = {}
    for entry in found.earlier:
        if entry.before and entry.before != found.digest:
            until = entry.at[:16].replace("T", " ")
            listed.setdefault(entry.before, Draft(entry.before, until, entry.who))
    return list(listed.values())
