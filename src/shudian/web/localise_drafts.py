"""Drafts of an episode by an engine, as JSON: begun, how far they are, and the lines as they stand then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from shudian.app import translate, translating
from shudian.app.engines import setting
from shudian.app.errands import Errand, Errands
from shudian.app.translate import Result, Run, Step
from shudian.app.translating import Entry
from shudian.jobs import Progress
from shudian.jobs import State as Stage
from shudian.units import Lang
from shudian.web import language, posted
from shudian.web.localise import drafts_room, known, known_language, said
from shudian.web.localise_texts import DRAFTED
from shudian.web.pages import workspace
from shudian.wording import Wording

router = APIRouter(prefix="/api/series/{slug}/localise/{tag}/{number}/drafts")
_LONGEST = 1024


@router.post("")
async def begun(request: Request, slug: str, tag: str, number: int) -> Response:
    """`{}`: draft what waits for it; the answer is that of `shown`, also while an earlier run goes on."""
    await posted.body(request, _LONGEST)
    return await run_in_threadpool(_begun, request, slug, known_language(tag), number)


@router.get("")
def shown(request: Request, slug: str, tag: str, number: int) -> Response:
    target = known_language(tag)
    entries = _entries(request, slug, target, number)
    return JSONResponse(_told(_errands(request).of(drafts_room(slug, target, number)), entries, request))


def _begun(request: Request, slug: str, target: Lang, number: int) -> Response:
    _entries(request, slug, target, number)
    held = workspace(request)

    def work(errand: Errand) -> tuple[str | None, Sequence[Wording]]:
        def step(step: Step) -> None:
            errand.step(Progress("drafts", "draft", Stage.STARTED, step.done, step.total))

        run = Run(setting(folder=held.root), progress=step)
        return None, _outcome(translate.series(held, slug, target, run, episodes=(number,)))

    _errands(request).start(drafts_room(slug, target, number), work)
    return shown(request, slug, target.tag, number)


def _outcome(result: Result) -> list[Wording]:
    """How many lines were written, and each finding with its remedy, once."""
    count = sum(outcome.candidate is not None for outcome in result.outcomes)
    done = [DRAFTED.filled({"count": count})] if count else []
    both = (Wording(f"{f.message.en} {f.remedy.en}", f"{f.message.zh}{f.remedy.zh}") for f in result.findings)
    return [*done, *dict.fromkeys(both)]


def _told(errand: Errand | None, entries: Sequence[Entry], request: Request) -> dict[str, Any]:
    if errand is None:
        return {"running": False, "told": [], "lines": {}}
    running, reader = errand.ended is None, language.chosen(request)
    return {
        "running": running,
        "seconds": errand.seconds,
        "share": errand.share,
        "told": [each.in_(reader) for each in errand.told],
        "lines": {} if running else {entry.element.id: said(entry) for entry in entries},
    }


def _entries(request: Request, slug: str, target: Lang, number: int) -> tuple[Entry, ...]:
    try:
        return translating.entries(workspace(request), known(request, slug), target, number)
    except KeyError as missing:
        raise HTTPException(404) from missing


def _errands(request: Request) -> Errands:
    found: Errands = request.app.state.errands
    return found
