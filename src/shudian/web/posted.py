"""What only this site's own pages may send: short JSON, refused from anywhere else.

`Sec-Fetch-Site` says where it comes from, else `Origin` names this host.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request


async def body(request: Request, longest: int) -> dict[str, Any]:
    """The object that was posted, of at most so many bytes."""
    if not _own(request):
        raise HTTPException(403)
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


def _own(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("origin", "")).netloc == request.headers.get("host", "\0")
