"""Numba with the types that mypy needs: `@compiled` is `@njit`, its machine code kept beside the source."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    return cast(F, njit(cache=True, nogil=True)(function))
