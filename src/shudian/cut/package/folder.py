"""A package as a folder that is kept up to date: only files whose bytes changed are written."""

from __future__ import annotations

import glob
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
#: While a package is written: the files that it may already have put there, for whoever comes after a power cut.
UNDER_WAY = ".SHA256SUMS.under-way"
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a folder by what happened to them."""

    changed: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]


def free(folder: Path) -> list[Finding]:
    """Whether a package may be written here: a new or empty folder, or one that holds a package."""
    ours = (folder / DIGESTS).is_file() or (folder / UNDER_WAY).is_file()
    if folder.is_dir() and any(folder.iterdir()) and not ours:
        return [kinds.FOLDER_TAKEN.at(Place(file=folder.name))]
    return []


def write(folder: Path, made: Iterable[tuple[str, bytes]]) -> Written:
    """Write what differs, each file whole or not at all, then remove what is no longer part of the package."""
    journal = folder / UNDER_WAY
    with files.explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        unsure = _names(journal)
        _sweep(folder, unsure)
        before = digests(folder) | dict.fromkeys(unsure, "unsure")
        now, changed, kept = {}, [], []
        for name, data in made:
            now[name] = hashlib.sha256(data).hexdigest()
            target = folder / name
            if before.get(name) == now[name] and target.is_file() and target.stat().st_size == len(data):
                kept.append(name)
                continue
            with journal.open("a", encoding="utf-8") as under_way:
                under_way.write(f"{name}\n")
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
        journal.unlink(missing_ok=True)
    return Written(tuple(changed), tuple(kept), tuple(removed))


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file by the list in the folder; names that lead out of it are not taken."""
    listed = folder / DIGESTS
    if not listed.is_file():
        return {}
    found = {}
    for line in listed.read_text("utf-8", "replace").splitlines():
        match = _LINE.fullmatch(line)
        if match and _inside(match[2]):
            found[match[2]] = match[1]
    return found


def _names(journal: Path) -> list[str]:
    if not journal.is_file():
        return []
    return [name for name in journal.read_text("utf-8", "replace").splitlines() if name and _inside(name)]


def _sweep(folder: Path, names: Iterable[str]) -> None:
    """Take away what `files.whole` could not, being killed."""
    for target in (folder / name for name in names):
        for half in target.parent.glob(f".{glob.escape(target.name)}.*"):
            half.unlink()


def _inside(name: str) -> bool:
    return not Path(name).is_absolute() and ".." not in Path(name).parts
