"""A line as JSON: written, approved, and what is known of it.

A change names in `If-Match` the line as its page shows it; 412 with the line as it stands if another wrote it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from shudian.app import handing, translating
from shudian.app.translating import Entry, Moved, Refused, Where
from shudian.errors import ShudianError
from shudian.finding import failed
from shudian.web import language, posted
from shudian.web.localise import known, known_language, said
from shudian.web.localise_texts import FIELDS
from shudian.web.pages import workspace

router = APIRouter(prefix="/api/series/{slug}/localise/{tag}")
_LINE = "/{number}/{element}"
_LONGEST = 65_536
_FIELDS = {"text", *FIELDS}
_LARGEST = 64 * 1024 * 1024
_NAME = 80  # characters of a person's name, or a file's


@router.put(_LINE)
async def written(request: Request, slug: str, tag: str, number: int, element: str) -> Response:
    """`{"who": "Mali", "change": {"text": "…", "reason": "…"}}`"""
    body = await posted.body(request, _LONGEST)
    change = body.get("change")
    if not isinstance(change, dict) or not change or not change.keys() <= _FIELDS:
        raise HTTPException(422)
    if not all(isinstance(value, str) for value in change.values()):
        raise HTTPException(422)
    plain = {name: value.strip() for name, value in change.items()}
    fields = {name: value if name == "text" else value or None for name, value in plain.items()}
    where = Where(slug, known_language(tag), number, element)
    held, seen, who = workspace(request), _seen(request), _who(body)
    return await _answered(request, lambda: translating.write(held, where, fields, seen=seen, who=who))


@router.post(_LINE + "/approval")
async def approved(request: Request, slug: str, tag: str, number: int, element: str) -> Response:
    """`{"who": "陈"}`"""
    body = await posted.body(request, _LONGEST)
    where = Where(slug, known_language(tag), number, element)
    held, seen, who = workspace(request), _seen(request), _who(body)
    return await _answered(request, lambda: translating.approve(held, where, seen=seen, who=who))


@router.get(_LINE + "/aid")
def aid(request: Request, slug: str, tag: str, number: int, element: str) -> Response:
    """The terms that the source says, and what memory offers, the best first."""
    known(request, slug)
    try:
        found = translating.aid(workspace(request), Where(slug, known_language(tag), number, element))
    except KeyError as missing:
        raise HTTPException(404) from missing
    return JSONResponse({
        "terms": [
            {
                "source": hit.term.source,
                "targets": hit.term.targets,
                "forbidden": hit.term.forbidden,
                "why": [sense.explanation for sense in hit.term.senses if sense.explanation],
            }
            for hit in found.hits
        ],
        "memory": [
            {"points": each.points, "source": each.unit.source, "target": each.unit.target, "who": each.unit.author}
            for each in found.recalled
        ],
    })  # fmt: skip


@router.post("/files")
async def taken(request: Request, slug: str, tag: str, *, what: str, name: str, who: str) -> Response:
    """The file itself as the body; `what` it holds is one of `handing.KINDS`. Answers with what was found."""
    held, reader, target = workspace(request), language.chosen(request), known_language(tag)
    if what not in handing.KINDS or not 0 < len(name) <= _NAME:
        raise HTTPException(422)
    with held.media.scratch() as folder:
        await posted.file(request, folder / "file")
        if (folder / "file").stat().st_size > _LARGEST:
            raise HTTPException(413)
        data = (folder / "file").read_bytes()
    given = handing.File(target, data, PurePath(name).name, _who({"who": who}))
    found = await run_in_threadpool(known, request, slug)
    findings = await run_in_threadpool(handing.take, held, found, what, given)
    said = [{"code": each.code, "severity": each.severity, "text": each.in_(reader)} for each in findings]
    return JSONResponse({"findings": said}, 422 if failed(findings) else 200)


def _seen(request: Request) -> str:
    seen = request.headers.get("if-match", "").strip().strip('"')
    if not seen:
        raise HTTPException(428)
    return seen


def _who(body: dict[str, Any]) -> str:
    who = body.get("who")
    if not isinstance(who, str) or not 0 < len(who.strip()) <= _NAME or who.startswith("engine:"):
        raise HTTPException(422)
    return who.strip()


async def _answered(request: Request, does: Callable[[], Entry]) -> Response:
    reader = language.chosen(request)
    try:
        entry = await run_in_threadpool(does)
    except KeyError as missing:
        raise HTTPException(404) from missing
    except Moved as moved:
        return JSONResponse({**_words(moved, reader), "now": said(moved.entry)}, 412)
    except Refused as refused:
        return JSONResponse(_words(refused, reader), 409)
    return JSONResponse(said(entry), headers={"etag": f'"{entry.tag}"'})


def _words(refused: ShudianError, reader: str) -> dict[str, str]:
    return {"error": refused.message.in_(reader), "remedy": refused.remedy.in_(reader)}
