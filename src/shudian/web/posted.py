"""What only this site's own pages may send: short JSON or a file, refused from anywhere else.

`Sec-Fetch-Site` says where it comes from, else `Origin` names this host.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request

from shudian import files


async def body(request: Request, longest: int) -> dict[str, Any]:
    """The object that was posted, of at most so many bytes."""
    _refuse_others(request)
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise HTTPException(415)
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > longest:
            raise HTTPException(413)
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise HTTPException(422) from error
    if not isinstance(said, dict):
        raise HTTPException(422)
    return said


async def file(request: Request, path: Path) -> None:
    """The body as it comes, written to `path`."""
    _refuse_others(request)
    with files.explained(path), path.open("wb") as out:
        async for part in request.stream():
            await run_in_threadpool(out.write, part)


def _refuse_others(request: Request) -> None:
    if not _own(request):
        raise HTTPException(403)


def _own(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("origin", "")).netloc == request.headers.get("host", "\0")
