"""A package as a folder that is kept up to date: only files whose bytes changed are written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from shudian import files
from shudian.cut.package import findings as kinds
from shudian.finding import Finding, Place

#: In the form of sha256sum, which can check it: `sha256sum -c SHA256SUMS`.
DIGESTS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a folder by what happened to them."""

    changed: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]


def free(folder: Path) -> list[Finding]:
    """Whether a package may be written here: a new or empty folder, or one that holds a package."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / DIGESTS).is_file():
        return [kinds.FOLDER_TAKEN.at(Place(file=folder.name))]
    return []


def write(folder: Path, made: Iterable[tuple[str, bytes]]) -> Written:
    """Write what differs, each file whole or not at all, then remove what is no longer part of the package."""
    with files.explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        before = digests(folder)
        now, changed, kept = {}, [], []
        for name, data in made:
            now[name] = hashlib.sha256(data).hexdigest()
            target = folder / name
            if before.get(name) == now[name] and target.is_file() and target.stat().st_size == len(data):
                kept.append(name)
                continue
            files.write_whole(target, data)
            changed.append(name)
        removed = sorted(set(before) - set(now))
        for name in removed:
            (folder / name).unlink(missing_ok=True)
        for place in {(folder / name).parent for name in removed} - {folder}:
            if place.is_dir() and not any(place.iterdir()):
                place.rmdir()
        said = "".join(f"{now[name]}  {name}\n" for name in sorted(now))
        files.write_whole(folder / DIGESTS, said.encode())
    return Written(tuple(changed), tuple(kept), tuple(removed))


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file by the list in the folder; names that lead out of it are not taken."""
    listed = folder / DIGESTS
    if not listed.is_file():
        return {}
    found = {}
    for line in listed.read_text("utf-8", "replace").splitlines():
        match = _LINE.fullmatch(line)
        if match and not Path(match[2]).is_absolute() and ".." not in Path(match[2]).parts:
            found[match[2]] = match[1]
    return found
