"""Nodes that can run now: those on the longest way first, and those that are done together at once."""

from __future__ import annotations

from heapq import heappop, heappush

from shudian.model.work import Graph, Node


class Queue:
    def __init__(self, graph: Graph) -> None:
        self._order = {node.name: at for at, node in enumerate(graph.nodes)}
        self._ahead = weight_ahead(graph)
        self._heap: list[tuple[int, int, Node]] = []
        self._together: dict[str, list[Node]] = {}
        self._taken: set[str] = set()
        self._waiting = 0

    def __len__(self) -> int:
        return self._waiting

    def put(self, node: Node) -> None:
        heappush(self._heap, (-self._ahead[node.name], self._order[node.name], node))
        self._waiting += 1
        if node.together:
            self._together.setdefault(node.together, []).append(node)

    def take(self) -> list[Node]:
        """The next node, with all that are done together with it, in the order of the graph."""
        node = heappop(self._heap)[2]
        while node.name in self._taken:
            node = heappop(self._heap)[2]
        nodes = self._together.pop(node.together) if node.together else [node]
        self._taken |= {each.name for each in nodes}
        self._waiting -= len(nodes)
        return sorted(nodes, key=lambda each: self._order[each.name])


def weight_ahead(graph: Graph) -> dict[str, int]:
    """The heaviest path that starts with each node."""
    ahead: dict[str, int] = {}
    for node in reversed(graph.nodes):
        ahead[node.name] = ahead.get(node.name, 0) + node.weight
        for before in node.after:
            ahead[before] = max(ahead.get(before, 0), ahead[node.name])
    return ahead
