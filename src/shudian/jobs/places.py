"""What running work asks of its surroundings: where files are kept, and what is already known."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from shudian.model.work import Node


class Vault(Protocol):
    """Files by the SHA-256 of their content."""

    def path(self, digest: str) -> Path: ...

    def has(self, digest: str) -> bool: ...

    def take(self, file: Path, digest: str) -> None:
        """Move a finished file of a scratch folder in, whole or not at all."""

    def scratch(self) -> AbstractContextManager[Path]:
        """An empty folder on the vault's disk, gone afterwards."""

    def sweep(self) -> None:
        """Remove what processes that are no more left in their scratch folders."""


class Memo(Protocol):
    """What nodes have made, by `Node.key`."""

    def recall(self, key: str) -> Mapping[str, str] | None:
        """The outputs of that key, file -> digest, or None."""

    def record(self, key: str, node: Node, inputs: Mapping[str, str], outputs: Mapping[str, str]) -> None: ...

    def last(self, name: str) -> tuple[Node, Mapping[str, str]] | None:
        """The node of that name as it ran last, and the digests of its inputs."""


class MemoryMemo:
    """Knows what was made since it was made itself."""

    def __init__(self) -> None:
        self._outputs: dict[str, Mapping[str, str]] = {}
        self._last: dict[str, tuple[Node, Mapping[str, str]]] = {}

    def recall(self, key: str) -> Mapping[str, str] | None:
        return self._outputs.get(key)

    def record(self, key: str, node: Node, inputs: Mapping[str, str], outputs: Mapping[str, str]) -> None:
        self._outputs[key] = outputs
        self._last[node.name] = node, inputs

    def last(self, name: str) -> tuple[Node, Mapping[str, str]] | None:
        return self._last.get(name)
