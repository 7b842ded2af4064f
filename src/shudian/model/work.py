"""Long work as a value: a graph of small nodes that a stage returns and `jobs` runs.

A node names the function that does it (`package.module:function`) with the signature

    run(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None

The function reads its input files, writes exactly the files that the node `makes` into the
empty folder `out`, and looks at nothing else: same inputs, settings and version, same bytes.

Nodes that name the same `together` may be done by one call, which saves what they share; their
function has the signature run(works: Sequence[Work]) -> None and makes of each the same bytes,
whichever others stand beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Needed:
    """An input that another node makes: the file `file` of node `node`."""

    node: str
    file: str


@dataclass(frozen=True, slots=True)
class Given:
    """An input that is there already, by the SHA-256 of its content."""

    digest: str


@dataclass(frozen=True, slots=True)
class Work:
    """What a function of several nodes is given for each."""

    inputs: Mapping[str, Path]
    settings: Mapping[str, Json]
    out: Path


@dataclass(frozen=True, slots=True)
class Node:
    name: str  # unique in its graph: ep01/picture
    verb: str  # what a person calls it: cut.animatic.picture
    run: str  # shudian.cut.work:picture
    version: str  # of the code and of every program whose output goes into the result
    settings: str  # canonical JSON, see `settings_text`
    makes: tuple[str, ...]
    inputs: tuple[tuple[str, Needed | Given], ...] = ()
    weight: int = 1  # share of the whole work, for the progress bar
    together: str = ""  # what it shares with others, "" for none; no part of its key

    def __post_init__(self) -> None:
        if not self.makes:
            raise ValueError(f"Node {self.name} makes no file.")
        if ":" not in self.run:
            raise ValueError(f"Node {self.name} must run a package.module:function.")

    @property
    def after(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(i.node for _, i in self.inputs if isinstance(i, Needed)))

    def key(self, digests: Mapping[str, str]) -> str:
        """The memo key: same verb, version, settings and input contents, same key.

        `digests` gives the SHA-256 of each input by its name.
        """
        said = {
            "verb": self.verb,
            "run": self.run,
            "version": self.version,
            "settings": json.loads(self.settings),
            "makes": self.makes,
            "inputs": {name: digests[name] for name, _ in self.inputs},
        }
        return hashlib.sha256(settings_text(said).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Graph:
    nodes: tuple[Node, ...]

    def __post_init__(self) -> None:
        seen: dict[str, Node] = {}
        for node in self.nodes:
            if node.name in seen:
                raise ValueError(f"Two nodes are called {node.name}.")
            for _, needed in node.inputs:
                if isinstance(needed, Needed) and (
                    needed.node not in seen or needed.file not in seen[needed.node].makes
                ):
                    raise ValueError(
                        f"Node {node.name} needs {needed.file} of {needed.node}, which no node before it makes."
                    )
            seen[node.name] = node


def settings_text(settings: object) -> str:
    """Canonical JSON: keys sorted, no spaces, so that equal settings are equal text."""
    return json.dumps(settings, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
