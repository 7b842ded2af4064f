"""An edit as a folder of its own: the media that it uses, its timeline in every form, and checksums."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from shudian import files
from shudian.cut.conform import exchange
from shudian.cut.conform.edit import Edit, Medium
from shudian.cut.ingest.checksums import checksums
from shudian.finding import Finding

MEDIA = "media"
LIST = "checksums.tsv"


def bundle(edit: Edit, folder: Path, name: str) -> list[Finding]:
    """Copy what the edit uses and write it with paths that hold wherever the folder goes."""
    moved = tuple(replace(medium, path=folder / MEDIA / _flat(edit, medium)) for medium in edit.media)
    lines = []
    for there, here in zip(edit.media, moved, strict=True):
        with files.whole(here.path) as temporary, files.explained(there.path):
            shutil.copyfile(there.path, temporary)
        sums = checksums(here.path)
        lines.append(f"{MEDIA}/{here.path.name}\t{here.path.stat().st_size}\t{sums.xxh64}\t{sums.sha256}\n")
    files.write_whole(folder / LIST, "".join(["file\tbytes\txxh64\tsha256\n", *lines]).encode())
    found: list[Finding] = []
    for ending in exchange.ENDINGS:
        text, wrong = exchange.write(replace(edit, media=moved), ending, _relative)
        found += wrong
        if text is not None:
            files.write_whole(folder / f"{name}{ending}", text.encode())
    return found


def _relative(medium: Medium) -> str:
    return quote(f"{MEDIA}/{medium.path.name}")


def _flat(edit: Edit, medium: Medium) -> str:
    """The file's own name, with its folders where another has the same one."""
    own = PurePosixPath(medium.name).name
    same = [other for other in edit.media if PurePosixPath(other.name).name.casefold() == own.casefold()]
    return own if len(same) == 1 else medium.name.replace("/", "_")
