"""Reads an XLIFF file and says everything that the standard has against it."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.finding import Finding, Place
from shudian.localise.exchange.findings import WRONG_ROOT
from shudian.localise.exchange.tree import Fault, Node, fault, parsed
from shudian.localise.exchange.xliff import findings, identity, inline, languages, modules, structure
from shudian.localise.exchange.xliff.grammar import PREFIXES

_NEWER = "urn:oasis:names:tc:xliff:document:2.2"


def read(data: bytes, file: str | None = None) -> tuple[Node | None, list[Finding]]:
    """The root of an XLIFF 2 file with what is wrong in it; None where there is nothing to read."""
    root, found = parsed(data, file, PREFIXES)
    if root is None:
        return None, found
    if root.name != "xliff":
        named = root.name.rpartition(" ")[2]
        if named == "xliff":  # XLIFF 1 is another language
            named += f' version="{root.get("version")}"'
        place = Place(file=file, line=root.line)
        return None, [WRONG_ROOT.at(place, name=named, format="XLIFF 2", root="xliff")]
    every = (each.found(file) for each in _faults(root, newer=_NEWER.encode() in data[:4000]))
    return root, list(dict.fromkeys(every))  # a source without a target is read on both sides


def _faults(root: Node, *, newer: bool) -> Iterator[Fault]:
    yield from structure.faults(root)
    if (root.get("version") == "2.2") != newer:
        yield fault(findings.WRONG_VERSION, root, value=root.get("version"))
    for node in structure.standard(root):
        yield from identity.faults(node)
        yield from modules.faults(root, node)
        if node.name in ("unit", "mtc:match"):
            yield from inline.faults(node)
            yield from languages.faults(root, node)
