"""Why a node runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shudian.jobs.places import Memo, Vault
from shudian.model.work import Given, Graph, Node
from shudian.wording import Wording


class Why(StrEnum):
    NEW = "new"
    SETTINGS = "settings"
    INPUT = "input"
    VERSION = "version"
    VERB = "verb"
    MISSING = "missing"
    AFTER = "after"


_SAID = {
    Why.NEW: Wording("new", "首次运行"),
    Why.SETTINGS: Wording("settings changed", "设置已改变"),
    Why.INPUT: Wording("input {what} changed", "输入 {what} 已改变"),
    Why.VERSION: Wording("version changed", "版本已改变"),
    Why.VERB: Wording("it is done in another way", "做法已改变"),
    Why.MISSING: Wording("output {what} is missing", "缺少产物 {what}"),
    Why.AFTER: Wording("{what} runs first", "须先运行 {what}"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    why: Why
    what: str = ""  # the input, output or node that it is about

    @property
    def wording(self) -> Wording:
        return _SAID[self.why].filled({"what": self.what})

    def __str__(self) -> str:
        return self.wording.en


def explain(graph: Graph, vault: Vault, memo: Memo) -> dict[str, tuple[Reason, ...]]:
    """Which nodes would run now, and why; nodes that are not named would not.

    A node after one that runs may turn out to need no run, if that one makes the same again.
    """
    outputs: dict[str, Mapping[str, str]] = {}
    reasons: dict[str, tuple[Reason, ...]] = {}
    for node in graph.nodes:
        if first := [name for name in node.after if name in reasons]:
            reasons[node.name] = tuple(Reason(Why.AFTER, name) for name in first)
            continue
        inputs = input_digests(node, outputs)
        known = recalled(node, inputs, vault, memo)
        if known is None:
            reasons[node.name] = because(node, inputs, vault, memo)
        else:
            outputs[node.name] = known
    return reasons


def input_digests(node: Node, outputs: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The digest of each input by its name; `outputs` are those of the nodes before."""
    return {
        name: source.digest if isinstance(source, Given) else outputs[source.node][source.file]
        for name, source in node.inputs
    }


def recalled(node: Node, inputs: Mapping[str, str], vault: Vault, memo: Memo) -> Mapping[str, str] | None:
    """What the node made before of the same inputs, if every file of it is still here."""
    known = memo.recall(node.key(inputs))
    if known is None or not all(vault.has(digest) for digest in known.values()):
        return None
    return known


def because(node: Node, inputs: Mapping[str, str], vault: Vault, memo: Memo) -> tuple[Reason, ...]:
    """Why a node that is not recalled runs."""
    if known := memo.recall(node.key(inputs)):
        gone = [file for file, digest in known.items() if not vault.has(digest)]
        return tuple(Reason(Why.MISSING, file) for file in gone)
    last = memo.last(node.name)
    if last is None:
        return (Reason(Why.NEW),)
    before, inputs_before = last
    names = list(dict.fromkeys([*inputs_before, *inputs]))
    reasons = [Reason(Why.INPUT, name) for name in names if inputs_before.get(name) != inputs.get(name)]
    if before.settings != node.settings:
        reasons.insert(0, Reason(Why.SETTINGS))
    if before.version != node.version:
        reasons.insert(0, Reason(Why.VERSION))
    return tuple(reasons) or (Reason(Why.VERB),)
