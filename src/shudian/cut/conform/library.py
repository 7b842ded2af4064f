"""The media folder: which file a timeline means by a name, a reel or a path."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

#: The length of a reel in CMX 3600; longer ones are cut off there.
_REEL = 8


@dataclass(frozen=True, slots=True)
class Library:
    """Files of a folder, sorted; never one outside of it, whatever path a timeline writes."""

    folder: Path
    files: tuple[Path, ...]

    def candidates(self, names: Iterable[str]) -> tuple[Path, ...]:
        """The files that the first telling name means: by path, by name, by stem, by reel."""
        spoken = [path_in(name) for name in names]
        for told in (self._by_path, self._by_name, self._by_stem, self._by_reel):
            for name in spoken:
                if found := told(name):
                    return found
        return ()

    def _by_path(self, name: PurePosixPath) -> tuple[Path, ...]:
        """As many trailing folders alike as tell two files of one name apart."""
        alike = [file for file in self.files if _same(file.name, name.name)]
        for depth in range(2, len(name.parts) + 1):
            tail = [part.casefold() for part in name.parts[-depth:]]
            close = [f for f in alike if [part.casefold() for part in f.parts[-depth:]] == tail]
            if len(close) == 1:
                return tuple(close)
            if not close:
                break
        return ()

    def _by_name(self, name: PurePosixPath) -> tuple[Path, ...]:
        return tuple(file for file in self.files if _same(file.name, name.name))

    def _by_stem(self, name: PurePosixPath) -> tuple[Path, ...]:
        wanted = {name.name.casefold(), name.stem.casefold()}
        return tuple(file for file in self.files if file.stem.casefold() in wanted)

    def _by_reel(self, name: PurePosixPath) -> tuple[Path, ...]:
        reel = as_reel(name.name)
        if not reel:
            return ()
        return tuple(
            f
            for f in self.files
            if (stem := as_reel(f.stem)) == reel or (_cut_off(reel) and stem.startswith(reel))
        )


def library(folder: Path) -> Library:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return Library(folder, tuple(sorted(files)))


def path_in(name: str) -> PurePosixPath:
    """The path in a name that may be a file URL or a Windows path."""
    text = name.replace("\\", "/")
    if text.lower().startswith("file:"):
        try:
            text = unquote(urlsplit(text).path)
        except ValueError:
            text = text[5:]
    return PurePosixPath(text.replace("\0", ""))


def as_reel(name: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", name.upper())


def _cut_off(reel: str) -> bool:
    return len(reel) == _REEL


def _same(one: str, other: str) -> bool:
    return bool(other) and (one.casefold() == other.casefold() or one.casefold() == unquote(other).casefold())
