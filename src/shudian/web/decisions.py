"""What a person decides on the breakdown's page: JSON in, the undo's two digests out."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from shudian.app import decide
from shudian.app.workspace import Workspace
from shudian.model.breakdown import State
from shudian.web import language, posted
from shudian.web.pages import workspace

router = APIRouter(prefix="/api/series/{slug}/decisions")
_LONGEST = 4096  # bytes of a decision
_NAME = 80  # characters of an item's name


@router.post("")
async def decided(request: Request, slug: str) -> Response:
    """`{"category": 104, "name": "剪刀", "state": "confirmed"}`, or `"rename": "…"` for the state."""
    body = await posted.body(request, _LONGEST)
    return await _answered(request, _decide, slug, body)


@router.post("/undo")
async def undone(request: Request, slug: str) -> Response:
    """`{"before": digest, "after": digest}`, as a decision was answered."""
    body = await posted.body(request, _LONGEST)
    return await _answered(request, _undo, slug, body)


def _decide(held: Workspace, slug: str, body: dict[str, Any]) -> decide.Decision:
    match body:
        case {"category": int(category), "name": str(name), "state": str(state)} if state in set(State):
            return decide.decide(held, slug, category, name, State(state))
        case {"category": int(category), "name": str(name), "rename": str(to)} if (
            0 < len(to.strip()) <= _NAME
        ):
            return decide.rename(held, slug, category, name, to.strip())
    raise HTTPException(422)


def _undo(held: Workspace, slug: str, body: dict[str, Any]) -> decide.Decision:
    match body:
        case {"before": str(before), "after": str(after)}:
            decide.undo(held, slug, decide.Decision(before, after))
            return decide.Decision(after, before)
    raise HTTPException(422)


async def _answered(request: Request, does: Any, slug: str, body: dict[str, Any]) -> Response:
    try:
        taken = await run_in_threadpool(does, workspace(request), slug, body)
    except decide.Undecided as refused:
        reader = language.chosen(request)
        said = {"error": refused.message.in_(reader), "remedy": refused.remedy.in_(reader)}
        return JSONResponse(said, 409)
    return JSONResponse({"before": taken.before, "after": taken.after})
