"""Run a graph: recall what is known, do the rest in processes, keep each output as soon as it is made."""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from shudian.errors import ShudianError, StorageFull
from shudian.jobs.executor import Executor
from shudian.jobs.failure import WorkFailed
from shudian.jobs.places import Memo, Vault
from shudian.jobs.pool import Pool
from shudian.jobs.queue import Queue
from shudian.jobs.reason import Reason, because, input_digests, recalled
from shudian.jobs.worker import Outcome, Part, Task
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
    executor: Executor | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Results:
    """Bring every node's outputs into the vault, by `workers` processes (all cores) or another executor.

    WorkFailed, naming each node, when all that does not need a failed one is done; StorageFull
    at once. However it ends, what was finished is kept and found again.
    """
    vault.sweep()
    with vault.scratch() as scratch:
        chosen = executor or Pool(workers or os.cpu_count() or 1)
        try:
            return _Run(graph, vault, memo, chosen, scratch, progress).results()
        finally:
            chosen.cancel()


@dataclass
class _Run:
    graph: Graph
    vault: Vault
    memo: Memo
    executor: Executor
    scratch: Path
    progress: Callable[[Progress], None] | None
    outputs: dict[str, Mapping[str, str]] = field(default_factory=dict)
    failures: dict[str, ShudianError] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)  # failed, or behind one that did
    ran: list[str] = field(default_factory=list)
    done: int = 0
    under_way: int = 0

    def __post_init__(self) -> None:
        self.nodes = {node.name: node for node in self.graph.nodes}
        self.total = sum(node.weight for node in self.graph.nodes)
        self.queue = Queue(self.graph)
        self.missing = {node.name: len(node.after) for node in self.graph.nodes}
        self.behind: dict[str, list[Node]] = {name: [] for name in self.nodes}
        for node in self.graph.nodes:
            for before in node.after:
                self.behind[before].append(node)

    def results(self) -> Results:
        self._sort_out([node for node in self.graph.nodes if not node.after])
        while self.queue or self.under_way:
            while self.queue and self.under_way < self.executor.resources:
                self._start(self.queue.take())
            for task, outcome in self.executor.wait():
                self.under_way -= 1
                self._ended(task, outcome)
        if self.failures:
            raise WorkFailed(self.failures)
        return Results(self.vault, self.outputs, tuple(self.ran))

    def _sort_out(self, decided: Iterable[Node]) -> None:
        """Recall, queue or skip nodes whose inputs are decided, and those behind them."""
        waiting = deque(decided)
        while waiting:
            node = waiting.popleft()
            if any(name in self.lost for name in node.after):
                waiting += self._lose(node, State.SKIPPED)
            elif known := recalled(node, self._inputs(node), self.vault, self.memo):
                waiting += self._have(node, known, State.KEPT)
            else:
                self.queue.put(node)

    def _start(self, nodes: Sequence[Node]) -> None:
        parts = []
        for node in nodes:
            inputs = self._inputs(node)
            self._tell(node, State.STARTED, because(node, inputs, self.vault, self.memo))
            out = self.scratch / str(len(self.ran))
            out.mkdir()
            self.ran.append(node.name)
            paths = {name: str(self.vault.path(digest)) for name, digest in inputs.items()}
            parts.append(Part(node.name, node.settings, node.makes, paths, str(out)))
        self.under_way += 1
        self.executor.submit(Task(nodes[0].run, tuple(parts), together=bool(nodes[0].together)))

    def _ended(self, task: Task, outcome: Outcome) -> None:
        if isinstance(outcome, StorageFull):
            raise outcome
        decided: list[Node] = []
        for at, part in enumerate(task.parts):
            node = self.nodes[part.node]
            if isinstance(outcome, ShudianError):
                self.failures[node.name] = outcome
                decided += self._lose(node, State.FAILED)
            else:
                decided += self._keep(node, part, outcome[at])
            shutil.rmtree(part.out, ignore_errors=True)
        self._sort_out(decided)

    def _keep(self, node: Node, part: Part, made: Mapping[str, str]) -> list[Node]:
        for file, digest in made.items():
            self.vault.take(Path(part.out, file), digest)
        inputs = self._inputs(node)
        self.memo.record(node.key(inputs), node, inputs, made)
        return self._have(node, made, State.FINISHED)

    def _have(self, node: Node, outputs: Mapping[str, str], state: State) -> list[Node]:
        self.outputs[node.name] = outputs
        return self._decide(node, state)

    def _lose(self, node: Node, state: State) -> list[Node]:
        self.lost.add(node.name)
        return self._decide(node, state)

    def _decide(self, node: Node, state: State) -> list[Node]:
        """Say what became of a node; give those whose inputs are all decided by it."""
        self.done += node.weight
        self._tell(node, state)
        for after in self.behind[node.name]:
            self.missing[after.name] -= 1
        return [after for after in self.behind[node.name] if not self.missing[after.name]]

    def _inputs(self, node: Node) -> dict[str, str]:
        return input_digests(node, self.outputs)

    def _tell(self, node: Node, state: State, reasons: tuple[Reason, ...] = ()) -> None:
        if self.progress:
            self.progress(Progress(node.name, node.verb, state, self.done, self.total, reasons))
