"""Judges an XLIFF file by the grammar: elements, order, attributes, values."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.localise.exchange.tree import Fault, Node, fault
from shudian.localise.exchange.xliff import findings
from shudian.localise.exchange.xliff.grammar import MODULES, Form, grammar


def prefix(name: str) -> str | None:
    """ "" for the core, `gls` for a module, None for a namespace not known."""
    if " " in name:
        return None
    return name.partition(":")[0] if ":" in name else ""


def standard(node: Node) -> Iterator[Node]:
    """The node and those below it that the standard describes; what extensions hold is left out."""
    form = grammar().forms.get(node.name)
    if form is None:
        return
    yield node
    if not form.any:
        for child in node.children:
            yield from standard(child)


def faults(root: Node) -> Iterator[Fault]:
    for node in standard(root):
        form = grammar().forms[node.name]
        yield from _content(node, form)
        yield from _attributes(node, form)


def _content(node: Node, form: Form) -> Iterator[Fault]:
    if form.any:
        return
    if not form.mixed and (words := node.words.strip()):
        yield fault(findings.STRAY_TEXT, node, name=node.name, text=words[:40])
    row: list[str] = []
    for child in node.children:
        name = _counted(child, form)
        if name is None:
            yield fault(findings.MISPLACED, child, name=child.name, parent=node.name)
        else:
            row.append(name)
    if len(row) == len(node.children) and not form.content.fullmatch("".join(f"{name};" for name in row)):
        found = " ".join(row[:12]) + (" …" if len(row) > 12 else "") or "∅"
        at = _first_wrong(node, form, row)
        yield fault(findings.OUT_OF_PLACE, at, parent=node.name, found=found, asked=form.model)


def _first_wrong(node: Node, form: Form, row: list[str]) -> Node:
    """The first child that cannot stand where it does; the node itself where one is missing at its end."""
    low, high = 0, len(row)
    while low < high:
        middle = (low + high + 1) // 2
        if form.begins(row[:middle]):
            low = middle
        else:
            high = middle - 1
    return node.children[low] if low < len(row) else node


def _counted(child: Node, form: Form) -> str | None:
    """The child's name in its parent's model, None where it does not belong."""
    if child.name in form.names:
        return child.name
    if "other" not in form.names:
        return None
    space = prefix(child.name)
    if space == "":
        return None
    if space in MODULES:
        known = grammar().forms.get(child.name)
        if known is None or not child.parent or child.parent.name not in known.places:
            return None
    return "other"


def _attributes(node: Node, form: Form) -> Iterator[Fault]:
    for lacking in sorted(form.required - node.attributes.keys()):
        yield fault(findings.NO_ATTRIBUTE, node, name=node.name, attribute=lacking)
    for attribute, value in node.attributes.items():
        if attribute not in form.attributes and not _allowed(attribute, form):
            yield fault(findings.WRONG_ATTRIBUTE, node, name=node.name, attribute=attribute)
            continue
        if asked := grammar().asked(node.name, attribute, value):
            yield fault(findings.WRONG_VALUE, node, attribute=attribute, value=value, asked=asked)


def _allowed(attribute: str, form: Form) -> bool:
    space = prefix(attribute)
    if space in {"", "xml"}:
        return False
    modules = grammar().attributes
    if space in modules:
        return form.open != "none" and (not modules[space] or attribute.partition(":")[2] in modules[space])
    return form.open == "all"
