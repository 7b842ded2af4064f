"""A file is written whole or not at all: temporary name, fsync, rename."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shudian.errors import FileProblem, StorageFull
from shudian.wording import Wording


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path`; what was written there becomes `path`, if nothing failed.

    A device such as /dev/stdout or /dev/full cannot be replaced, so it is written in place.
    """
    with explained(path):
        if path.exists() and not path.is_file():
            yield path
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix)
        os.close(handle)
        temporary = Path(name)
        try:
            yield temporary
            settle(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` as `path`, whole or not at all."""
    with whole(path) as temporary:
        temporary.write_bytes(data)


def settle(temporary: Path, final: Path) -> None:
    """Bring a finished file to the disk, then under its final name."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.chmod(0o644)
    temporary.replace(final)
    if os.name == "posix":
        folder = os.open(final.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def digest(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the operating system's refusals into errors that say what to do."""
    try:
        yield
    except OSError as error:
        raise explain(error, path) from error


def explain(error: OSError, path: Path) -> FileProblem | StorageFull:
    """The error that a person should read for a failed read or write of `path`."""
    where = {"path": error.filename or path}
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StorageFull(
            Wording("There is no room left to write {path}.", "磁盘空间不足，无法写入 {path}。").filled(
                where
            ),
            Wording(
                "Free some space and run the same command again; finished work is kept.",
                "请腾出空间后重新运行同一命令，已完成的工作会保留。",
            ),
        )
    why = error.strerror or str(error)
    return FileProblem(
        Wording("{path} cannot be used: {why}.", "无法使用 {path}：{why}。").filled(where | {"why": why}),
        Wording("Check the path and your rights to it.", "请检查路径及其权限。"),
    )
