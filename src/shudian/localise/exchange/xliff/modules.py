"""Judges what the modules add: glossary, matches, resources, sizes, validation, format style, revisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from shudian.localise.exchange.tree import Fault, Node, fault
from shudian.localise.exchange.xliff import findings, fragments

_WHOLE = re.compile(r"\d+")
_LIMIT = re.compile(r"\*|\d+|\d+,(?:\d+|\*)")
_NUMBER = re.compile(r"[-+]?\d*\.?\d+")
_XML = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TESTS = ("isPresent", "isNotPresent", "startsWith", "endsWith")


def faults(root: Node, node: Node) -> Iterator[Fault]:
    judge = _JUDGES.get(node.name)
    if judge:
        yield from judge(root, node)
    if any(name.startswith(("fs:", "slr:")) for name in node.attributes):
        yield from _style(node)
        yield from _sizes(node)


def _style(node: Node) -> Iterator[Fault]:
    if "fs:subFs" in node.attributes and "fs:fs" not in node.attributes:
        yield fault(findings.NEEDS, node, name=node.name, attribute="fs:subFs", needed="fs:fs")


def _sizes(node: Node) -> Iterator[Fault]:
    file = node if node.name == "file" else node.within("file")
    profiles = file.first("slr:profiles") if file else None
    general = profiles.get("generalProfile") if profiles else ""
    storage = profiles.get("storageProfile") if profiles else ""
    for attribute, profile in (("slr:sizeRestriction", general), ("slr:storageRestriction", storage)):
        value = node.attributes.get(attribute)
        if value is not None and profile.startswith("xliff:") and not _LIMIT.fullmatch(value):
            yield fault(findings.WRONG_SIZE, node, attribute=attribute, value=value, form="* | 0 | 0,0 | 0,*")
    for attribute, profile in (("slr:sizeInfo", general), ("slr:equivStorage", storage)):
        value = node.attributes.get(attribute)
        if value is None or _WHOLE.fullmatch(value):
            continue
        if profile.startswith("xliff:") or _NUMBER.fullmatch(value):  # without a profile any word goes
            yield fault(findings.WRONG_SIZE, node, attribute=attribute, value=value, form="0")
    reference = node.attributes.get("slr:sizeInfoRef")
    if reference is None:
        return
    if "slr:sizeInfo" in node.attributes:
        yield fault(
            findings.EXCLUDES, node, name=node.name, attribute="slr:sizeInfo", other="slr:sizeInfoRef"
        )
    beside = [data for at in (node, *node.above()) if at.parent for data in at.parent.all("slr:data")]
    if not any(each.get("id") == reference for data in beside for each in data.inside()):
        yield fault(findings.NO_SUCH, node, attribute="slr:sizeInfoRef", value=reference, scope="slr:data")


def _skeleton(_root: Node, node: Node) -> Iterator[Fault]:
    if bool(node.content) == ("href" in node.attributes):
        yield fault(findings.SKELETON, node, name=node.name)


def _resource(root: Node, node: Node) -> Iterator[Fault]:
    filled = bool(node.children or node.words.strip())
    if filled == ("href" in node.attributes):
        yield fault(findings.SKELETON, node, name=node.name)
    value, asked = node.get("xml:lang"), root.get("srcLang")
    if node.name == "res:source" and value and value.lower() != asked.lower():
        yield fault(findings.OTHER_LANGUAGE, node, name=node.name, value=value, asked=asked)


def _entry(root: Node, node: Node) -> Iterator[Fault]:
    if not node.first("gls:translation") and not node.first("gls:definition"):
        term = node.first("gls:term")
        yield fault(findings.NO_TRANSLATION, node, term=term.text if term else "")
    yield from fragments.faults(root, node)


def _match(root: Node, node: Node) -> Iterator[Fault]:
    if "subType" in node.attributes and "type" not in node.attributes:
        yield fault(findings.NEEDS, node, name=node.name, attribute="subType", needed="type")
    yield from fragments.faults(root, node)


def _segment(_root: Node, node: Node) -> Iterator[Fault]:
    if "subState" in node.attributes and "state" not in node.attributes:
        yield fault(findings.NEEDS, node, name=node.name, attribute="subState", needed="state")


def _rule(_root: Node, node: Node) -> Iterator[Fault]:
    tests = [name for name in node.attributes if name in _TESTS or " " in name or ":" in name]
    if len(tests) != 1:
        yield fault(findings.WRONG_RULE, node, asked=", ".join(_TESTS))
    if "existsInSource" in node.attributes and not set(tests) & {"isPresent", "startsWith", "endsWith"}:
        yield fault(findings.WRONG_RULE, node, asked="isPresent, startsWith, endsWith")


def _revisions(_root: Node, node: Node) -> Iterator[Fault]:
    """A revised item that stands more than once is named by its id; its items are its own attributes."""
    track = node.within("ctr:changeTrack")
    holder = track.parent if track else None
    if holder is None:
        return
    inside = [each for each in holder.inside() if not each.within("ctr:changeTrack")]
    alike = [each for each in inside if each.name == node.get("appliesTo")]
    value = node.get("ref")
    named = next((each for each in inside if value and each.get("id") == value), None)
    if value and not named:
        yield fault(findings.NO_SUCH, node, attribute="ref", value=value, scope=holder.name)
    if not value and len(alike) > 1 and any("id" in each.attributes for each in alike):
        yield fault(findings.NEEDS, node, name=node.name, attribute="appliesTo", needed="ref")
    revised = named if named and named.name == node.get("appliesTo") else None
    for revision in node.all("ctr:revision"):
        count = Counter(item.get("property") for item in revision.all("ctr:item"))
        for item in revision.all("ctr:item"):
            own = item.get("property")
            lacking = revised is not None and own != "content" and own not in revised.attributes
            if count[own] > 1 or lacking:
                yield fault(findings.WRONG_REVISION, item, value=own, scope=node.get("appliesTo"))


def _character(_root: Node, node: Node) -> Iterator[Fault]:
    value = node.get("hex")
    if re.fullmatch(r"[0-9A-Fa-f]{4,6}", value):
        point = int(value, 16)
        if point > 0x10FFFF or _XML.fullmatch(chr(point)):
            yield fault(findings.WRONG_HEX, node, value=value.upper())


_JUDGES: dict[str, Callable[[Node, Node], Iterator[Fault]]] = {
    "skeleton": _skeleton,
    "res:source": _resource,
    "res:target": _resource,
    "gls:glossEntry": _entry,
    "gls:translation": fragments.faults,
    "mrk": fragments.faults,
    "sm": fragments.faults,
    "mtc:match": _match,
    "segment": _segment,
    "val:rule": _rule,
    "ctr:revisions": _revisions,
    "cp": _character,
}
