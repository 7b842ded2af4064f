"""One way to draw a page: the template, the reader's language, and what templates may call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from shudian.app import reading, shelf
from shudian.app.workspace import Workspace
from shudian.units import Lang
from shudian.web import assets, figures, language
from shudian.web.texts import text
from shudian.wording import LANGUAGES

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals.update(asset=assets.address, figures=figures, Lang=Lang)


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page `template` in the reader's language; a language asked for in the address is remembered."""
    reader = language.chosen(request)
    html = _ENVIRONMENT.get_template(template).render(
        reader=reader,
        t=lambda key, **marks: text(key, reader, **marks),
        named=lambda names, fallback="": named(names, reader, fallback),
        switches=[
            (tag, language.OWN_NAMES[tag], language.switched(request, tag), tag == reader)
            for tag in reversed(LANGUAGES)
        ],
        **values,
    )
    response = HTMLResponse(
        html,
        status,
        headers={
            "content-language": reader,
            "vary": "Accept-Language, Cookie",
            "cache-control": "private, no-cache",
        },
    )
    if language.asked(request):
        response.set_cookie(language.COOKIE, reader, max_age=365 * 86400, samesite="lax", httponly=True)
    return response


def named(names: Mapping[str, str], reader: str, fallback: str = "") -> str:
    """A name by language tag: the reader's language, else the first that is not empty."""
    for tag in (reader, *names):
        if found := names.get(tag) or next(
            (name for other, name in names.items() if other.split("-")[0] == tag and name), ""
        ):
            return found
    return fallback


def workspace(request: Request) -> Workspace:
    held: Workspace = request.app.state.workspace
    return held


def view(request: Request, slug: str) -> shelf.SeriesView:
    """The series of that slug, or a page that says there is none."""
    found = shelf.series(workspace(request), slug)
    if found is None:
        raise HTTPException(404)
    return found


def script_view(request: Request, slug: str) -> reading.ScriptView:
    """The script of that series and its breakdown, or a page that says there is none."""
    found = reading.view(workspace(request), slug)
    if found is None:
        raise HTTPException(404)
    return found


def drawing(svg: str) -> Markup:
    """An SVG that a stage drew, to stand inside a page: its XML prologue and its own style left out.

    The site's policy allows no inline style; how wide a drawing may grow is the page's to say.
    """
    root, rest = svg[svg.index("<svg") :].split(">", 1)
    return Markup(re.sub(r'\sstyle="[^"]*"', "", root) + ">" + rest)  # noqa: S704  the stage has escaped what it drew
