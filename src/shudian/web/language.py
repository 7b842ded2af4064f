"""Which of the interface's languages a visitor reads."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request

from shudian.wording import LANGUAGES

COOKIE = "lang"
#: The name of each interface language in itself, for the switch.
OWN_NAMES = {"en": "English", "zh": "中文"}


def asked(request: Request) -> str | None:
    """The language that the address itself asks for, `?lang=zh`."""
    return _known(request.query_params.get("lang", ""))


def chosen(request: Request) -> str:
    """The address, else the earlier choice, else what the browser accepts, else English."""
    return asked(request) or _known(request.cookies.get(COOKIE, "")) or _accepted(request) or "en"


def switched(request: Request, language: str) -> str:
    """This page's address in another language."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return f"{request.url.path}?{urlencode([*kept, ('lang', language)])}"


def _known(tag: str) -> str | None:
    language = tag.strip().lower().split("-")[0]
    return language if language in LANGUAGES else None


def _accepted(request: Request) -> str | None:
    best: tuple[float, str] | None = None
    for part in request.headers.get("accept-language", "").split(","):
        tag, _, weight = part.partition(";q=")
        language = _known(tag)
        quality = _quality(weight)
        if language and quality > (best[0] if best else 0):
            best = (quality, language)
    return best[1] if best else None


def _quality(weight: str) -> float:
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0
