"""Numba with the types that mypy needs: `@compiled` is `@njit`, its machine code kept beside the source."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    made: Any = njit(cache=True, nogil=True)(function)
    # Numba looks at a function's own file alone; what it calls and the constants it reads stand in others.
    made._cache._cache_file._source_stamp = _stamp(Path(function.__code__.co_filename).parent)  # noqa: SLF001 there is no other way in
    return cast(F, made)


@cache
def _stamp(folder: Path) -> str:
    """Of all the sources that the compiled functions of a folder are made of."""
    sources = [*sorted(folder.glob("*.py")), folder.parent / "tables.py"]
    return hashlib.sha256(b"".join(each.read_bytes() for each in sources if each.exists())).hexdigest()
