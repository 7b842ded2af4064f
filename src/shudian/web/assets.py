"""Style, modules and typefaces: named by the digest of what they hold, so a browser keeps them for good."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from shudian import files, fonts
from shudian.app.reading import CHANGES_STYLE

router = APIRouter()
STATIC = Path(__file__).parent / "static"
FOREVER = {"cache-control": "public, max-age=31536000, immutable"}
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
#: Which characters a face is for, so that a page in English loads no hanzi it does not show.
_RANGES = {
    "Hans": "U+2010-2027, U+2030-205E, U+2150-218F, U+2460-24FF, U+2E80-9FFF, U+F900-FAFF, U+FE30-FE4F,"
    " U+FF00-FFEF, U+20000-323AF",
    "Thai": "U+E00-E7F",
    "Arab": "U+600-6FF, U+750-77F, U+8A0-8FF, U+FB50-FDFF, U+FE70-FEFC",
}


@dataclass(frozen=True, slots=True)
class Typeface:
    family: str  # as the style sheet calls it: Shudian Thai
    address: str
    path: Path
    weights: str
    characters: str | None


@cache
def static_files() -> dict[str, Path]:
    own = {path.name: path for path in sorted(STATIC.iterdir()) if path.suffix in _TYPES}
    return own | {CHANGES_STYLE.name: CHANGES_STYLE}


@cache
def edition() -> str:
    """Names the style and modules together, so that a module finds its siblings beside it."""
    whole = hashlib.sha256()
    for name, path in static_files().items():
        whole.update(name.encode() + b"\0" + path.read_bytes())
    whole.update(faces_css().encode())
    return whole.hexdigest()[:12]


@cache
def typefaces() -> dict[str, Typeface]:
    """A face a script, of those that are installed."""
    found = {}
    for script in fonts.SCRIPTS:
        if face := fonts.find(script):
            variable = "wght" in face.path.name
            found[script] = Typeface(
                family=f"Shudian {script}",
                address=f"/fonts/{script}?v={files.digest(face.path)[:12]}",
                path=face.path,
                weights="100 900" if variable else "400",
                characters=_RANGES.get(script),
            )
    return found


@cache
def faces_css() -> str:
    rules = []
    for face in typefaces().values():
        characters = f"unicode-range:{face.characters};" if face.characters else ""
        rules.append(
            f'@font-face{{font-family:"{face.family}";src:url("{face.address}");'
            f"font-weight:{face.weights};font-display:swap;{characters}}}"
        )
    return "\n".join(rules) + "\n"


def address(name: str) -> str:
    """Where a static file stands; KeyError if there is none."""
    if name != "faces.css" and name not in static_files():
        raise KeyError(name)
    return f"/static/{edition()}/{name}"


@router.get("/static/{shown}/{name}")
def static(shown: str, name: str) -> Response:
    kept = FOREVER if shown == edition() else {"cache-control": "no-cache"}
    if name == "faces.css":
        return Response(faces_css(), media_type="text/css", headers=kept)
    if not (path := static_files().get(name)):
        raise HTTPException(404)
    return FileResponse(path, media_type=_TYPES[path.suffix], headers=kept)


@router.get("/fonts/{script}")
def font(script: str) -> Response:
    if not (face := typefaces().get(script)):
        raise HTTPException(404)
    kind = "font/otf" if face.path.suffix.lower() == ".otf" else "font/ttf"
    return FileResponse(face.path, media_type=kind, headers=FOREVER)


@router.get("/favicon.ico", include_in_schema=False)
def favicon() -> Response:
    return FileResponse(static_files()["seal.svg"], media_type="image/svg+xml", headers=FOREVER)
