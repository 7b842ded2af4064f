"""Final Draft (.fdx)."""

from __future__ import annotations

from shudian.script.fdx.file import read, write
from shudian.script.formats.base import Container

_HEAD = 4000
_ROOTS = tuple("<FinalDraft".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))


def holds(data: bytes) -> bool:
    return any(root in data[:_HEAD] for root in _ROOTS)


FORMAT = Container((".fdx", ".fdxt"), holds, read, write)
