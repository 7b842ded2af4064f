"""The media folder: files named by the SHA-256 of their content, written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from shudian import files
from shudian.model.media import MediaFile
from shudian.store.lock import is_locked, locked

_SCRATCH = ".scratch"


class MediaStore:
    """`media/ab/abcdef…`; it also is the vault of `jobs`, whose scratch folders lie on the same disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the file of that digest stands, or would stand."""
        return self.folder / digest[:2] / digest

    def has(self, digest: str) -> bool:
        return self.path(digest).is_file()

    def keep(self, file: Path, name: str | None = None) -> MediaFile:
        """Copy a file in and return how it is called; what is here already is not written again."""
        with files.explained(file):
            digest, size = files.digest(file), file.stat().st_size
            if not self.has(digest):
                with self.scratch() as folder:
                    self.take(Path(shutil.copyfile(file, folder / digest)), digest)
        return MediaFile(digest, name or file.name, size)

    def take(self, file: Path, digest: str) -> None:
        """Move a finished file of a scratch folder in; `digest` is that of its content."""
        final = self.path(digest)
        with files.explained(final):
            if self.has(digest):
                file.unlink()
                return
            final.parent.mkdir(parents=True, exist_ok=True)
            files.settle(file, final)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """An empty folder on the same disk, gone afterwards; locked for as long as its process lives."""
        parent = self.folder / _SCRATCH
        with ExitStack() as held:
            with files.explained(parent):
                parent.mkdir(parents=True, exist_ok=True)
                with locked(parent):  # no sweep between the making of the folder and its lock
                    folder = Path(tempfile.mkdtemp(dir=parent))
                    held.enter_context(locked(folder))
            held.callback(shutil.rmtree, folder, ignore_errors=True)
            yield folder

    def sweep(self) -> None:
        """Remove the scratch folders that processes left which are no more."""
        parent = self.folder / _SCRATCH
        if not parent.is_dir():
            return
        with files.explained(parent), locked(parent):
            for folder in parent.iterdir():
                if not is_locked(folder):
                    shutil.rmtree(folder, ignore_errors=True)

    def damaged(self, digests: Iterable[str]) -> Iterator[str]:
        """Of these digests, those whose file is missing or holds something else."""
        for digest in digests:
            if not self.has(digest) or files.digest(self.path(digest)) != digest:
                yield digest
