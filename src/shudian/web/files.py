"""Files of a series: packages that the player reads by ranges, subtitles, posters, documents.

Every name is looked up in the workspace's records; none is ever joined to a path.
"""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from shudian.app import shelf
from shudian.web.assets import FOREVER
from shudian.web.pages import workspace

router = APIRouter(prefix="/series/{slug}")
_CHECKED = {"cache-control": "private, no-cache"}
_TYPES = {
    ".m3u8": "application/vnd.apple.mpegurl",
    ".mp4": "video/mp4",
    ".m4s": "video/iso.segment",
    ".vtt": "text/vtt; charset=utf-8",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_SHOWN = {".pdf", ".svg", ".png", ".jpg"}


@router.get("/episodes/{number}/subtitles/{language}.vtt")
def subtitles(request: Request, slug: str, number: int, language: str) -> Response:
    written = shelf.subtitle_vtt(workspace(request), slug, number, language)
    if written is None:
        raise HTTPException(404)
    return Response(written, media_type=_TYPES[".vtt"], headers=_CHECKED)


@router.get("/episodes/{number}/{name}")
def package(request: Request, slug: str, number: int, name: str) -> Response:
    return _sent(request, shelf.package_file(workspace(request), slug, number, name), name)


@router.get("/documents/{name:path}")
def document(request: Request, slug: str, name: str) -> Response:
    return _sent(request, shelf.document(workspace(request), slug, name), name, named=f"{slug}-{name}")


def _sent(request: Request, path: Path | None, name: str, named: str | None = None) -> Response:
    """A media file; those are named by their content, so a browser that has it need not load it again."""
    if path is None or not path.is_file():
        raise HTTPException(404)
    headers = {"etag": f'"{path.name}"'}
    headers |= FOREVER if request.query_params.get("v") == path.name else _CHECKED
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    suffix = Path(name).suffix.lower()
    return FileResponse(
        path,
        media_type=_TYPES.get(suffix, "application/octet-stream"),
        headers=headers,
        filename=named and named.replace("/", "-"),
        content_disposition_type="inline" if suffix in _SHOWN else "attachment",
    )
