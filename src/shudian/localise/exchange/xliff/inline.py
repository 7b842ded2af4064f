"""Judges the codes inside the text of a unit: pairs, copies, fixed order, deletion, annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from shudian.localise.exchange.tree import Fault, Node, fault
from shudian.localise.exchange.xliff import findings
from shudian.wording import Wording

CODES = ("ph", "pc", "sc", "ec")
MARKS = ("mrk", "sm")
_NO_START = Wording("no start before it.", "前面没有起始。")
_NO_END = Wording("no end after it.", "后面没有结束。")
_BOTH = Wording("it is marked isolated and has its other half.", "已标为 isolated，却有另一半。")
_CONFUSED = Wording(
    "an isolated end has an id, any other a startRef.", "isolated 的结束用 id，其余用 startRef。"
)
_FMT = {"xlf:lb", "xlf:pb", "xlf:b", "xlf:i", "xlf:u"}


def parts(unit: Node) -> list[Node]:
    """The segments and ignorables of a unit; a match is one by itself."""
    return (
        [unit]
        if unit.name == "mtc:match"
        else [c for c in unit.children if c.name in ("segment", "ignorable")]
    )


def sources(unit: Node) -> list[Node]:
    return [source for part in parts(unit) if (source := part.first("source"))]


def targets(unit: Node) -> list[Node]:
    return [target for part in parts(unit) if (target := part.first("target"))]


def position(target: Node, otherwise: int) -> int:
    order = target.get("order")
    return int(order[:9]) if order.isascii() and order.isdigit() else otherwise


def in_target_order(unit: Node) -> list[Node]:
    """The sides as a reader of the target meets them; a part without a target stands in its source."""
    placed = []
    for at, part in enumerate(parts(unit), 1):
        side = part.first("target") or part.first("source")
        if side:
            placed.append((position(side, at), at, side))
    return [side for _, _, side in sorted(placed, key=lambda each: each[:2])]


def codes(sides: Iterable[Node], names: Sequence[str] = CODES) -> list[Node]:
    return [node for side in sides for node in side.inside() if node.name in names]


def faults(unit: Node) -> Iterator[Fault]:
    if unit.name == "unit":
        yield from _order(unit)
    for sides in (sources(unit), in_target_order(unit) if targets(unit) else []):
        yield from _pairs(sides)
        yield from _marks(sides)
        yield from _copies(codes(sides))
    yield from _references(unit)
    for code in codes(sources(unit) + targets(unit)):
        yield from _code(code)
    yield from _fixed(unit)
    yield from _kept(unit)


def _order(unit: Node) -> Iterator[Fault]:
    taken: set[int] = set()
    every = parts(unit)
    for at, part in enumerate(every, 1):
        target = part.first("target")
        order = position(target, at) if target else at
        if order in taken or order > len(every):
            yield fault(findings.WRONG_ORDER, target or part, order=order)
        taken.add(order)


def _pairs(sides: list[Node]) -> Iterator[Fault]:
    """<sc> and <ec>: each start has one later end, or says that it stands alone."""
    open: dict[str, Node] = {}
    for node in codes(sides, ("sc", "ec")):
        id = node.get("id") or node.get("startRef")
        if node.name == "sc":
            open[id] = node
        elif node.get("isolated") == "yes":
            if "startRef" in node.attributes or "id" not in node.attributes:
                yield fault(findings.UNPAIRED, node, name="ec", id=id, why=_CONFUSED)
        elif "startRef" not in node.attributes or "id" in node.attributes:
            yield fault(findings.UNPAIRED, node, name="ec", id=id, why=_CONFUSED)
        elif id not in open:
            yield fault(findings.UNPAIRED, node, name="ec", id=id, why=_NO_START)
        else:
            yield from _pair(open.pop(id), node)
    for id, node in open.items():
        if node.get("isolated") != "yes":
            yield fault(findings.UNPAIRED, node, name="sc", id=id, why=_NO_END)


def _pair(start: Node, end: Node) -> Iterator[Fault]:
    if start.get("isolated") == "yes":
        yield fault(findings.UNPAIRED, start, name="sc", id=start.get("id"), why=_BOTH)
    for attribute in ("canCopy", "canDelete", "canOverlap", "canReorder"):
        has = start.get(attribute, "yes")
        asked = "no" if has == "firstNo" else has
        if end.get(attribute, asked) != asked:
            yield fault(findings.DIFFERS, end, attribute=attribute, end=end.get(attribute), start=has)


def _marks(sides: list[Node]) -> Iterator[Fault]:
    open: dict[str, Node] = {}
    for node in codes(sides, ("sm", "em")):
        if node.name == "sm":
            open[node.get("id")] = node
        elif open.pop(node.get("startRef"), None) is None:
            yield fault(findings.UNPAIRED, node, name="em", id=node.get("startRef"), why=_NO_START)
    for id, node in open.items():
        yield fault(findings.UNPAIRED, node, name="sm", id=id, why=_NO_END)


def _copies(every: list[Node]) -> Iterator[Fault]:
    by_id = {code.get("id"): code for code in every if code.get("id")}
    for code in every:
        copied = code.get("copyOf")
        if not copied:
            continue
        if any(name.startswith("dataRef") for name in code.attributes):
            yield fault(findings.EXCLUDES, code, name=code.name, attribute="copyOf", other="dataRef")
        if copied not in by_id:
            yield fault(findings.NO_SUCH, code, attribute="copyOf", value=copied, scope="unit")
        elif by_id[copied].get("canCopy") == "no":
            yield fault(findings.NO_COPY, code, name=code.name, id=code.get("id"), value=copied)


def _references(unit: Node) -> Iterator[Fault]:
    """Original data stands in the unit, the units of a sub-flow in the file."""
    original = unit.first("originalData")
    data = {each.get("id") for each in original.all("data")} if original else set()
    file = unit.within("file")
    for code in codes(sources(unit) + targets(unit)):
        for attribute, value in code.attributes.items():
            if attribute.startswith("dataRef") and value not in data:
                yield fault(findings.NO_SUCH, code, attribute=attribute, value=value, scope="originalData")
            elif attribute.startswith("subFlows") and not all(
                file and file.below("unit", each) for each in value.split()
            ):
                yield fault(findings.NO_SUCH, code, attribute=attribute, value=value, scope="file")


def _code(code: Node) -> Iterator[Fault]:
    name, subtype, type = code.name, code.get("subType"), code.get("type")
    if subtype and not type:
        yield fault(findings.NEEDS, code, name=name, attribute="subType", needed="type")
    elif subtype.startswith("xlf:") and type != {**dict.fromkeys(_FMT, "fmt"), "xlf:var": "ui"}.get(subtype):
        yield fault(findings.WRONG_SUBTYPE, code, value=subtype, type=type)
    fixed = code.get("canReorder") in ("no", "firstNo")
    if fixed and (code.get("canCopy") != "no" or code.get("canDelete") != "no"):
        value = code.get("canReorder")
        yield fault(findings.FREE_TO_COPY, code, name=name, id=code.get("id"), value=value)
    if name == "ec" and code.get("isolated") != "yes":
        for attribute in code.attributes:
            if attribute.startswith(("fs:", "slr:")):
                yield fault(findings.WRONG_ATTRIBUTE, code, name=name, attribute=attribute)


_Step = tuple[str, str, Node]  # what it says of order, how it is told from others, itself


def _steps(nodes: Iterable[Node | str]) -> Iterator[_Step]:
    """The codes in reading order; a spanning code counts at both its ends."""
    for node in nodes:
        if isinstance(node, str):
            continue
        if node.name in CODES:
            id = node.get("id") or node.get("startRef")
            says = node.get("canReorder", "yes")
            if node.name != "ec" or says != "yes":
                yield says, f"{node.name} {id}", node
        yield from _steps(node.content)
        if node.name == "pc" and node.get("canReorder", "yes") != "yes":
            yield "no", f"/pc {node.get('id')}", node


def _sequences(sides: Iterable[Node]) -> Iterator[list[_Step]]:
    row: list[_Step] = []
    for side in sides:
        for step in _steps(side.content):
            if row and step[0] != "no":
                yield row
                row = []
            if step[0] != "yes":
                row.append(step)
    if row:
        yield row


def _fixed(unit: Node) -> Iterator[Fault]:
    known = set()
    for row in _sequences(sources(unit)):
        known.add(tuple(step[1] for step in row))
        says, _, node = row[0]
        if says != "firstNo":
            yield fault(findings.NO_FIRST, node, name=node.name, id=node.get("id") or node.get("startRef"))
    if not targets(unit):
        return
    for row in _sequences(in_target_order(unit)):
        told = tuple(step[1] for step in row)
        if told not in known:
            yield fault(findings.REORDERED, row[0][2], codes=", ".join(told))


def _kept(unit: Node) -> Iterator[Fault]:
    there = {(code.name, code.get("id") or code.get("startRef")) for code in codes(targets(unit))}
    for part in parts(unit):
        source, target = part.first("source"), part.first("target")
        if source and target:
            for code in codes([source]):
                id = code.get("id") or code.get("startRef")
                if code.get("canDelete") == "no" and (code.name, id) not in there:
                    yield fault(findings.REMOVED, target, name=code.name, id=id)
