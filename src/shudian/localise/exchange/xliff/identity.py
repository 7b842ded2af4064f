"""Judges ids: each is used once where it must be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shudian.localise.exchange.tree import Fault, Node, fault
from shudian.localise.exchange.xliff import findings, inline

_NAMED = (*inline.CODES, *inline.MARKS)


def faults(node: Node) -> Iterator[Fault]:
    """The ids that must be unique within this node."""
    name = node.name
    if name == "xliff":
        yield from _unique(node.all("file"), "xliff")
    elif name == "file":
        yield from _unique((each for each in node.inside() if each.name == "group"), "file")
        yield from _unique((each for each in node.inside() if each.name == "unit"), "file")
    elif name in ("notes", "originalData", "mtc:matches"):
        yield from _unique(node.children, name)
    elif name == "gls:glossary":
        entries = (each for each in node.inside() if each.name in ("gls:glossEntry", "gls:translation"))
        yield from _unique(entries, name)
    elif name == "mda:metadata":
        yield from _unique((each for each in node.inside() if each.name == "mda:metaGroup"), name)
    elif name == "res:resourceData":
        yield from _unique(node.children, name)
    if name in ("file", "group", "unit"):
        yield from _extensions(node)
    if name in ("unit", "mtc:match"):
        yield from _inline(node)


def _unique(nodes: Iterable[Node], scope: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for node in nodes:
        id = node.get("id")
        if id and id in seen:
            yield fault(findings.TWICE, node, id=id, scope=scope)
        seen.add(id)


def _inline(unit: Node) -> Iterator[Fault]:
    """Parts and source codes share one scope; a target repeats the ids of its source, each once."""
    named = [] if unit.name == "mtc:match" else inline.parts(unit)
    for side in (inline.sources(unit), inline.targets(unit)):
        codes = (code for code in inline.codes(side, _NAMED) if code.get("id"))
        yield from _unique([*named, *codes], unit.name)


def _extensions(holder: Node) -> Iterator[Fault]:
    """Extension elements under one file, group or unit, each namespace by itself."""
    seen: set[tuple[str, str]] = set()
    for child in holder.children:
        if " " not in child.name:
            continue
        for node in (child, *child.inside()):
            id = node.get("id") or node.get("xml:id")
            key = (node.name.rpartition(" ")[0], id)
            if id and key in seen:
                yield fault(findings.TWICE, node, id=id, scope=holder.name)
            seen.add(key)
