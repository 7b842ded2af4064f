"""Judges languages, white space and the version of the whole file."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.localise.exchange.tree import Fault, Node, fault
from shudian.localise.exchange.xliff import findings, inline


def inherited(node: Node, attribute: str, otherwise: str) -> str:
    return next(
        (at.attributes[attribute] for at in (node, *node.above()) if attribute in at.attributes), otherwise
    )


def faults(root: Node, unit: Node) -> Iterator[Fault]:
    """`unit` is a unit or a match."""
    languages = root.get("srcLang"), root.get("trgLang")
    free = unit.get("reference") == "yes"
    for side in inline.sources(unit):
        yield from _said(side, languages[0])
    for side in inline.targets(unit):
        if unit.name == "unit" and not languages[1]:
            yield fault(findings.NO_TARGET_LANGUAGE, side)
        elif languages[1] and not free:
            yield from _said(side, languages[1])
    for part in inline.parts(unit):
        source, target = part.first("source"), part.first("target")
        if source and target:
            kinds = [inherited(side, "xml:space", "default") for side in (source, target)]
            if kinds[0] != kinds[1]:
                yield fault(findings.OTHER_SPACE, target, source=kinds[0], target=kinds[1])


def _said(side: Node, asked: str) -> Iterator[Fault]:
    value = inherited(side, "xml:lang", asked)
    if value.lower() != asked.lower():
        yield fault(findings.OTHER_LANGUAGE, side, name=side.name, value=value, asked=asked)
