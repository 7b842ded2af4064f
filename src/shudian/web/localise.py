"""A series in its languages: what stands of each episode, and an episode's lines beside their source."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from shudian.app import handing, translate, translating
from shudian.app.errands import Errands
from shudian.app.translating import Desk, State
from shudian.localise.adapted.forms import FORMS
from shudian.units import Lang
from shudian.web import language
from shudian.web.localise_texts import FIELDS, WORDS
from shudian.web.names import Names
from shudian.web.pages import page, workspace

router = APIRouter(prefix="/series/{slug}/localise")
_STATES = (State.APPROVED, State.WRITTEN, State.STALE, State.OPEN)


@router.get("")
def overview(request: Request, slug: str, lang: str | None = None) -> Response:
    found, reader = known(request, slug), language.chosen(request)
    if lang and found.series.episodes:
        first = found.series.episodes[0].number
        return RedirectResponse(f"/series/{slug}/localise/{known_language(lang)}/{first}", 303)
    counts = translating.overview(workspace(request), found)
    whole = {tag: sum((Counter(each) for each in here.values()), Counter()) for tag, here in counts.items()}
    return page(
        request,
        "localise.html",
        view=found,
        names=Names(found, reader),
        here="localise",
        states=_STATES,
        counts=counts,
        whole=whole,
        numbers=list(dict.fromkeys(episode.number for episode in found.series.episodes)),
    )


@router.get("/{tag}/{number}")
def episode(request: Request, slug: str, tag: str, number: int) -> Response:
    from shudian.localise.profile import profile

    found, reader, target = known(request, slug), language.chosen(request), known_language(tag)
    try:
        entries = translating.entries(workspace(request), found, target, number)
    except KeyError as missing:
        raise HTTPException(404) from missing
    numbers = list(dict.fromkeys(each.number for each in found.series.episodes))
    at = numbers.index(number)
    rule = profile().rule(target)
    errands: Errands = request.app.state.errands
    drafts = errands.of(drafts_room(slug, target, number))
    return page(
        request,
        "localise_episode.html",
        view=found,
        names=Names(found, reader),
        here="localise",
        number=number,
        target=target,
        source=found.series.language,
        entries=entries,
        count=Counter(entry.state for entry in entries),
        waiting=[entry.element.id for entry in entries if translate.waiting(entry)],
        drafting=drafts is not None and drafts.ended is None,
        left=translating.left_behind(workspace(request), found, target, number),
        states=_STATES,
        words=WORDS,
        fields=FIELDS,
        forms=FORMS,
        kinds=list(handing.KINDS),
        before=numbers[at - 1] if at else None,
        after=numbers[at + 1] if at + 1 < len(numbers) else None,
        rule={"cps": rule.cps, "count": rule.count.value},
    )


@router.get("/{tag}/{number}/lines.{form}")
def given(request: Request, slug: str, tag: str, number: int, form: str) -> Response:
    """An episode's lines as a file for writers."""
    found, target = known(request, slug), known_language(tag)
    if form not in FORMS or number not in {each.number for each in found.series.episodes}:
        raise HTTPException(404)
    reader, held = language.chosen(request), workspace(request)
    data, _ = handing.give(held, found, target, form, episodes={number}, reader=reader)
    name = f"{slug}-ep{number:02d}.{target}.{form}"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(data, media_type="application/octet-stream", headers=headers)


def drafts_room(slug: str, target: Lang, number: int) -> str:
    """Where an episode's drafts run: two translators do not wait for one another."""
    return f"{slug}/localise/{target}/{number}"


def known(request: Request, slug: str) -> Desk:
    found = translating.desk(workspace(request), slug)
    if found is None:
        raise HTTPException(404)
    return found


def known_language(tag: str) -> Lang:
    try:
        return Lang(tag)
    except ValueError as error:
        raise HTTPException(404) from error


def said(entry: translating.Entry) -> dict[str, Any]:
    """A line as a page needs it after it was written."""
    line = entry.line
    return {
        "tag": entry.tag,
        "state": entry.state,
        "text": line.text,
        "author": line.author,
        "approver": line.approver,
        "waiting": translate.waiting(entry),
        **{field: getattr(line, field) for field in FIELDS},
    }
