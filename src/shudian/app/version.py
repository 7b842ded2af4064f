"""The version of our own work: the code as it stands, so that a changed line is never taken for the old result."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

from shudian import files, fonts

_ROOT = Path(__file__).parent.parent
_FLOOR = ("model", "files", "units.py", "finding.py", "wording.py", "fonts.py")


@cache
def of(*parts: str, libraries: tuple[str, ...] = (), scripts: tuple[str, ...] = ()) -> str:
    """For a node's version: the code of `parts` (script, app/work.py) and of the floor, the versions
    of the libraries, and the typefaces of the scripts that decide what it makes."""
    digest = hashlib.sha256()
    for file in _code(*parts, *_FLOOR):
        digest.update(f"{file.relative_to(_ROOT).as_posix()}\0{files.digest(file)}\n".encode())
    said = [digest.hexdigest()[:16]]
    said += [f"{library} {metadata.version(library)}" for library in libraries]
    said += [f"{script} {files.digest(fonts.need(script).path)[:16]}" for script in scripts]
    return ", ".join(said)


def _code(*parts: str) -> list[Path]:
    """Every file of those modules and packages that decides what they do, in a fixed order."""
    found: list[Path] = []
    for part in sorted(set(parts)):
        whole = _ROOT / part
        found += [whole] if whole.is_file() else sorted(whole.rglob("*"))
    return [path for path in found if path.suffix in (".py", ".toml", ".json", ".csv", ".txt")]
