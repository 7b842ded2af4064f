"""Properties over any graph: run in parts, changed and interrupted, it comes to what a clean run comes to."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.jobs import MemoryMemo, Results, State, run
from shudian.jobs.worker import Outcome, Task, do
from shudian.model.work import Graph, Needed, Node, settings_text
from shudian.store.media import MediaStore


class PoolInHere:
    """Stands for the pool: runs a task where it is, newest first, so that order cannot matter."""

    def __init__(self, size: int) -> None:
        self.resources = size
        self.tasks: list[Task] = []

    def submit(self, task: Task) -> None:
        assert len(self.tasks) < self.resources
        self.tasks.append(task)

    def wait(self) -> list[tuple[Task, Outcome]]:
        task = self.tasks.pop()
        return [(task, do(task))]

    def cancel(self) -> None:
        self.tasks.clear()


@pytest.fixture(autouse=True)
def in_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shudian.jobs.runner.Pool", PoolInHere)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    nodes: list[Node] = []
    for number in range(draw(st.integers(1, 7))):
        needs = draw(st.sets(st.sampled_from([node.name for node in nodes]))) if nodes else set[str]()
        node = _node(f"n{number}", draw(st.sampled_from("ab")), frozenset(needs))
        if together := draw(st.sampled_from(["", "", "x", "y"])):
            node = replace(node, run="small_work:join_together", together=together)
        nodes.append(node)
    return Graph(tuple(nodes))


def _node(name: str, text: str, needs: frozenset[str]) -> Node:
    inputs = tuple((need, Needed(need, "text")) for need in sorted(needs))
    return Node(name, "join", "small_work:join", "1", settings_text({"text": text}), ("text",), inputs)


def contents(results: Results) -> dict[str, str]:
    return {node: results.path(node, "text").read_text("utf-8") for node in results.outputs}


def expected(graph: Graph) -> dict[str, str]:
    made: dict[str, str] = {}
    for node in graph.nodes:
        before = "".join(made[name] for name in sorted(node.after))
        made[node.name] = before + node.settings.split('"')[3] + "\n"
    return made


@given(graphs(), st.integers(1, 3))
def test_any_graph_comes_to_the_same(
    tmp_path_factory: pytest.TempPathFactory, graph: Graph, workers: int
) -> None:
    vault = MediaStore(tmp_path_factory.mktemp("media"))
    assert contents(run(graph, vault, MemoryMemo(), workers=workers)) == expected(graph)


@settings(max_examples=60)
@given(st.lists(graphs(), min_size=2, max_size=4), st.data())
def test_any_history_comes_to_the_same_and_is_then_known(
    tmp_path_factory: pytest.TempPathFactory, history: list[Graph], data: st.DataObject
) -> None:
    vault, memo = MediaStore(tmp_path_factory.mktemp("media")), MemoryMemo()
    for graph in history:
        assert contents(run(graph, vault, memo, workers=2)) == expected(graph)
        for path in _some_files(vault, data):
            path.unlink()
    last = history[-1]
    run(last, vault, memo, workers=2)
    states: list[State] = []
    assert contents(run(last, vault, memo, progress=lambda step: states.append(step.state))) == expected(last)
    assert set(states) == {State.KEPT}


def _some_files(vault: MediaStore, data: st.DataObject) -> set[Path]:
    stored = sorted(path for path in vault.folder.glob("??/*"))
    return data.draw(st.sets(st.sampled_from(stored))) if stored else set()
