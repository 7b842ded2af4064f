"""Fragment identifiers (#f=f1/u=u1/n=n1): their syntax, and what they point at."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.localise.exchange.tree import Fault, Node, fault
from shudian.localise.exchange.xliff import findings, inline
from shudian.localise.exchange.xliff.grammar import grammar
from shudian.wording import Wording

_HOLDERS = {"f": "file", "g": "group", "u": "unit"}
#: Leaves: notes, original data, targets, the modules, and the registered extensions.
_LEAVES = {
    "n",
    "d",
    "t",
    "gls",
    "mtc",
    "mda",
    "res",
    "ctr",
    "slr",
    "val",
    "fs",
    "its",
    "itsm",
    "tbx",
    "my223",
}
_TOKEN = Wording("a prefix or an id has characters that none may have.", "前缀或标识含有不允许的字符。")
_UNKNOWN = Wording("the prefix {prefix} is not registered.", "前缀 {prefix} 未注册。")
_TWICE = Wording("the prefix {prefix} stands twice.", "前缀 {prefix} 出现两次。")
_ORDER = Wording("files hold groups, groups hold units.", "文件在前，其次组，再次单元。")
_LEAF = Wording("only one leaf may stand, at the end.", "末级只能有一个，且在最后。")

Selector = tuple[str, str]


def selectors(value: str) -> tuple[list[Selector], Wording | None]:
    """Prefix and id of each step of `#…`, or why they are none."""
    token = grammar().patterns["nmtoken"]
    steps: list[Selector] = []
    for step in value.removeprefix("#").removeprefix("/").split("/"):
        prefix, parted, id = step.rpartition("=")
        if not token.fullmatch(id) or (parted and not token.fullmatch(prefix)):
            return [], _TOKEN
        if prefix and prefix not in _HOLDERS and prefix not in _LEAVES:
            return [], _UNKNOWN.filled({"prefix": prefix})
        if prefix and any(prefix == before for before, _ in steps):
            return [], _TWICE.filled({"prefix": prefix})
        if steps and steps[-1][0] not in _HOLDERS:
            return [], _LEAF
        if steps and prefix in _HOLDERS and "fgu".index(prefix) < "fgu".index(steps[-1][0]):
            return [], _ORDER
        steps.append((prefix, id))
    return steps, None


def faults(root: Node, at: Node) -> Iterator[Fault]:
    """Judges the `ref` of a marker, a term or a match."""
    value = at.get("ref")
    if at.name == "mtc:match":
        yield from _match(root, at, value)
        return
    if value.startswith("#"):
        steps, why = selectors(value)
        if why:
            yield fault(findings.WRONG_FRAGMENT, at, value=value, why=why)
        elif resolved(root, at, steps) is None:
            yield fault(findings.NO_SUCH, at, attribute="ref", value=value, scope="xliff")
    if at.name in inline.MARKS and at.get("type") == "comment":
        yield from _comment(root, at, value)


def _comment(root: Node, at: Node, value: str) -> Iterator[Fault]:
    note = resolved(root, at, selectors(value)[0]) if value.startswith("#") else None
    own = note is not None and note.name == "note" and note.within("unit") is at.within("unit")
    if "value" in at.attributes and "ref" in at.attributes:
        yield fault(findings.EXCLUDES, at, name=at.name, attribute="ref", other="value")
    elif "value" not in at.attributes and not own:
        yield fault(findings.NO_COMMENT, at, name=at.name, id=at.get("id"))


def _match(root: Node, at: Node, value: str) -> Iterator[Fault]:
    steps, why = selectors(value)
    if not value.startswith("#") or why:
        no_mark = Wording("it does not open with #.", "没有以 # 开头。")
        yield fault(findings.WRONG_FRAGMENT, at, value=value, why=why or no_mark)
        return
    span = resolved(root, at, steps)
    unit = at.within("unit")
    if span is None or span.name in ("unit", "file", "note") or span.within("unit") is not unit:
        yield fault(findings.NO_SUCH, at, attribute="ref", value=value, scope="unit")


def resolved(root: Node, at: Node, steps: list[Selector]) -> Node | None:
    """The element that the steps name, read from where `at` stands."""
    if not steps:
        return None
    holder: Node | None = root if steps[0][0] == "f" else at.within("file")
    if steps[0][0] not in _HOLDERS:
        holder = at.within("unit") or at.within("group") or at.within("file")
    for prefix, id in steps:
        if holder is None:
            return None
        if prefix in _HOLDERS:
            holder = holder.below(_HOLDERS[prefix], id)
        else:
            holder = next((node for node in _leaves(holder, prefix) if _id(node) == id), None)
    return holder


def _id(node: Node) -> str:
    return node.get("id") or node.get("xml:id")


def _leaves(holder: Node, prefix: str) -> Iterator[Node]:
    """What a leaf's prefix may name inside a file, group or unit."""
    if prefix == "n":
        for notes in holder.all("notes"):
            yield from notes.all("note")
    elif prefix == "d":
        for original in holder.all("originalData"):
            yield from original.all("data")
    elif prefix in ("", "t"):
        yield from inline.parts(holder) if not prefix else ()
        for side in inline.targets(holder) if prefix else inline.sources(holder):
            yield from (node for node in side.inside() if node.name in (*inline.CODES, *inline.MARKS))
    else:
        for child in holder.children:
            if ":" in child.name or " " in child.name:
                yield from (child, *child.inside())
