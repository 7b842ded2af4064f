"""Run a graph: recall what is known, do the rest in processes, keep each output as soon as it is made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from shudian.errors import ShudianError, StorageFull
from shudian.jobs.failure import WorkFailed
from shudian.jobs.places import Memo, Vault
from shudian.jobs.pool import Pool
from shudian.jobs.reason import Reason, because, input_digests, recalled
from shudian.jobs.worker import Outcome, Task
from shudian.model.work import Graph, Node


class State(StrEnum):
    KEPT = "kept"  # known, nothing to do
    STARTED = "started"
    FINISHED = "finished"
    FAILED = "failed"
    SKIPPED = "skipped"  # needs one that failed


@dataclass(frozen=True, slots=True)
class Progress:
    """What just happened to a node; `done` and `total` are weights."""

    node: str
    verb: str
    state: State
    done: int
    total: int
    reasons: tuple[Reason, ...] = ()  # why it runs


@dataclass(frozen=True, slots=True)
class Results:
    """Every output by node and file."""

    vault: Vault
    outputs: Mapping[str, Mapping[str, str]]
    ran: tuple[str, ...]  # nodes that were not known before

    def digest(self, node: str, file: str) -> str:
        return self.outputs[node][file]

    def path(self, node: str, file: str) -> Path:
        return self.vault.path(self.digest(node, file))


def run(
    graph: Graph,
    vault: Vault,
    memo: Memo,
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Results:
    """Bring every node's outputs into the vault, `workers` (all cores) at a time.

    WorkFailed, naming each node, when all that does not need a failed one is done; StorageFull
    at once. However it ends, what was finished is kept and found again.
    """
    vault.sweep()
    with vault.scratch() as scratch:
        pool = Pool(workers or os.cpu_count() or 1)
        try:
            return _Run(graph, vault, memo, pool, scratch, progress).results()
        finally:
            pool.stop()


def weight_ahead(graph: Graph) -> dict[str, int]:
    """The heaviest path that starts with each node: those on the longest way go first."""
    ahead: dict[str, int] = {}
    for node in reversed(graph.nodes):
        ahead[node.name] = ahead.get(node.name, 0) + node.weight
        for before in node.after:
            ahead[before] = max(ahead.get(before, 0), ahead[node.name])
    return ahead


@dataclass
class _Run:
    graph: Graph
    vault: Vault
    memo: Memo
    pool: Pool
    scratch: Path
    progress: Callable[[Progress], None] | None
    outputs: dict[str, Mapping[str, str]] = field(default_factory=dict)
    failures: dict[str, ShudianError] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)  # failed, or behind one that did
    ran: list[str] = field(default_factory=list)
    done: int = 0

    def results(self) -> Results:
        nodes = {node.name: node for node in self.graph.nodes}
        ahead = weight_ahead(self.graph)
        waiting, queue = list(self.graph.nodes), list[Node]()
        while waiting or queue or self.pool.busy:
            waiting = self._sorted_out(waiting, queue)
            queue.sort(key=lambda node: -ahead[node.name])
            while queue and self.pool.has_room:
                self._start(queue.pop(0))
            if self.pool.busy:
                for task, outcome in self.pool.wait():
                    self._ended(nodes[task.node], task, outcome)
        if self.failures:
            raise WorkFailed(self.failures)
        return Results(self.vault, self.outputs, tuple(self.ran))

    def _sorted_out(self, waiting: list[Node], queue: list[Node]) -> list[Node]:
        """Recall, queue or skip each node whose inputs are decided; give the others back."""
        still = []
        for node in waiting:
            if any(name in self.lost for name in node.after):
                self._lose(node, State.SKIPPED)
            elif any(name not in self.outputs for name in node.after):
                still.append(node)
            elif known := recalled(node, self._inputs(node), self.vault, self.memo):
                self._have(node, known, State.KEPT)
            else:
                queue.append(node)
        return still

    def _start(self, node: Node) -> None:
        inputs = self._inputs(node)
        self._tell(node, State.STARTED, because(node, inputs, self.vault, self.memo))
        out = self.scratch / str(len(self.ran))
        out.mkdir()
        self.ran.append(node.name)
        paths = {name: str(self.vault.path(digest)) for name, digest in inputs.items()}
        self.pool.start(Task(node.name, node.run, node.settings, node.makes, paths, str(out)))

    def _ended(self, node: Node, task: Task, outcome: Outcome) -> None:
        if isinstance(outcome, StorageFull):
            raise outcome
        if isinstance(outcome, ShudianError):
            self.failures[node.name] = outcome
            self._lose(node, State.FAILED)
        else:
            for file, digest in outcome.items():
                self.vault.take(Path(task.out, file), digest)
            inputs = self._inputs(node)
            self.memo.record(node.key(inputs), node, inputs, outcome)
            self._have(node, outcome, State.FINISHED)
        shutil.rmtree(task.out, ignore_errors=True)

    def _have(self, node: Node, outputs: Mapping[str, str], state: State) -> None:
        self.outputs[node.name] = outputs
        self.done += node.weight
        self._tell(node, state)

    def _lose(self, node: Node, state: State) -> None:
        self.lost.add(node.name)
        self.done += node.weight
        self._tell(node, state)

    def _inputs(self, node: Node) -> dict[str, str]:
        return input_digests(node, self.outputs)

    def _tell(self, node: Node, state: State, reasons: tuple[Reason, ...] = ()) -> None:
        if self.progress:
            total = sum(node.weight for node in self.graph.nodes)
            self.progress(Progress(node.name, node.verb, state, self.done, total, reasons))
