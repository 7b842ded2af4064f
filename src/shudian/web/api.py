"""For machines: that the site is up, and a series as the documents that the nouns write."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import shudian
from shudian.model.document import encode
from shudian.web.pages import view

router = APIRouter()


@router.get("/healthz")
def health() -> dict[str, str]:
    return {"status": "ok", "version": shudian.__version__}


@router.get("/api/series/{slug}")
def series(request: Request, slug: str) -> Response:
    """Everything that is known of a series, each noun with its schema."""
    found = view(request, slug)
    said: dict[str, Any] = {
        "slug": found.slug,
        "scripts": encode(found.scripts),
        "breakdown": encode(found.breakdown),
        "production": encode(found.production),
        "schedule": encode(found.schedule),
        "adapted": encode(found.adapted),
        "episodes": [
            {
                "number": episode.number,
                "titles": dict(episode.titles),
                "timeline": encode(episode.timeline),
                "package": encode(episode.package),
                "tracks": encode(episode.tracks),
            }
            for episode in found.episodes
        ],
        "documents": {name: f"/series/{slug}/documents/{part}" for name, part in found.documents.items()},
    }
    return JSONResponse(said)
