"""Writes a script's lines as XLIFF: a file an episode, a group a scene, a unit a line."""

from __future__ import annotations

from collections.abc import Collection

from shudian.finding import Finding
from shudian.localise.exchange.bundle import Bundle, Detail, Match
from shudian.localise.exchange.findings import CONTROLS, NOT_KEPT
from shudian.localise.exchange.markup import HEAD, block, leaf, text, unwritable
from shudian.localise.exchange.xliff import names
from shudian.localise.exchange.xliff.grammar import PREFIXES
from shudian.localise.exchange.xliff.styled import encoded
from shudian.localise.source import worded
from shudian.model.series import Element, Episode, Scene, Series
from shudian.model.term import Sense, Term, TermKind
from shudian.model.text import AdaptedLine
from shudian.wording import Wording

_CORE = {"2.1": "urn:oasis:names:tc:xliff:document:2.0", "2.2": "urn:oasis:names:tc:xliff:document:2.2"}
_MODULES = {prefix: space for space, prefix in PREFIXES.items() if prefix in ("mtc", "gls", "mda", "slr")}
_LINES = Wording("lines without a source", "没有原句的台词")
_UNTOLD = Wording("kinds, notes and forbidden words of terms", "术语的类别、备注与禁用译法")
_UNSAID = Wording("lines without words", "没有文字的台词")


def to_xliff(
    bundle: Bundle, series: Series, *, episodes: Collection[int] | None = None, version: str = "2.1"
) -> tuple[bytes, list[Finding]]:
    """The file for a translator's tool, with a note on what it cannot hold; `version` is 2.1 or 2.2."""
    given = {line.element: line for line in reversed(bundle.script.lines)}
    chosen = [each for each in series.episodes if episodes is None or each.number in episodes]
    files = [made for each in chosen if (made := _file(each, given, bundle))]
    known = {element.id for each in series.episodes for element in each.elements}
    strange = sum(line.element not in known for line in bundle.script.lines)
    notes = [
        (line.note, line.speaker, line.literal, line.spoken, line.author, line.approver)
        for line in bundle.script.lines
    ]
    told = [(each.culture, each.reason, each.remarks, each.terms) for each in bundle.details.values()]
    lost = unwritable((bundle.script.title, notes, told))
    unsaid = sum(_unsaid(each, bundle.details.get(each.element) or Detail()) for each in bundle.script.lines)
    untold = sum(_untold(term) for each in bundle.details.values() for term in each.terms)
    counts = ((_LINES, strange), (_UNSAID, unsaid), (_UNTOLD, untold), (CONTROLS, lost))
    found = [NOT_KEPT.at(format="XLIFF", what=what, count=count) for what, count in counts if count]
    attributes = {
        "xmlns": _CORE[version],
        **{f"xmlns:{prefix}": space for prefix, space in _MODULES.items()},
        "version": version,
        "srcLang": series.language.tag,
        "trgLang": bundle.script.language.tag,
    }
    empty = block("file", [leaf("group", attributes={"id": "none"})], {"id": "none"})
    return (HEAD + block("xliff", files or [empty], attributes) + "\n").encode(), found


def _file(episode: Episode, given: dict[str, AdaptedLine], bundle: Bundle) -> str | None:
    groups = [made for scene in episode.scenes if (made := _group(scene, given, bundle))]
    if not groups:
        return None
    title = leaf("mda:meta", text(bundle.script.title), {"type": names.TITLE})
    said = block("mda:metadata", [block("mda:metaGroup", [title], {"category": "script"})])
    profiles = leaf("slr:profiles", attributes={"generalProfile": "xliff:codepoints"})
    return block("file", [said, profiles, *groups], {"id": names.unit_id(episode.id)})


def _group(scene: Scene, given: dict[str, AdaptedLine], bundle: Bundle) -> str | None:
    units = [
        _unit(element, given.get(element.id), bundle.details.get(element.id) or Detail())
        for element in worded(scene)
        if element.text.strip()
    ]
    if not units:
        return None
    return block("group", units, {"id": names.unit_id(scene.id), "name": scene.heading or None})


def _unit(element: Element, line: AdaptedLine | None, detail: Detail) -> str:
    parts = []
    if entries := [_sense(term, sense) for term in detail.terms for sense in term.senses if _said(sense)]:
        parts.append(block("gls:glossary", entries))
    if detail.matches:
        parts.append(block("mtc:matches", [_match(match) for match in detail.matches]))
    if about := _about(line, detail):
        parts.append(block("mda:metadata", [block("mda:metaGroup", about, {"category": "line"})]))
    if notes := _notes(element, line, detail):
        parts.append(block("notes", notes))
    sides = [leaf("source", encoded(element.text))]
    if line and not _unsaid(line, detail):
        sides.append(leaf("target", encoded(line.text)))
    state = {"id": "s1", "state": detail.state, "subState": detail.sub_state}
    parts.append(block("segment", sides, state))
    attributes = {
        "id": names.unit_id(element.id),
        "canResegment": "no",
        "xml:space": "preserve",
        "slr:sizeRestriction": None if detail.limit is None else str(detail.limit),
    }
    return block("unit", parts, attributes)


def _unsaid(line: AdaptedLine, detail: Detail) -> bool:
    """A line without words that nobody calls translated: no line yet."""
    return detail.open and not line.text.strip()


def _notes(element: Element, line: AdaptedLine | None, detail: Detail) -> list[str]:
    said = [
        (names.SPEAKER, "source", element.character),
        (names.TARGET_SPEAKER, "target", line.speaker if line else None),
        (names.NOTE, "target", line.note if line else None),
        (names.LITERAL, "source", line.literal if line else None),
        (names.SPOKEN, "target", line.spoken if line else None),
        (names.CULTURE, "source", detail.culture),
        (names.REASON, "target", detail.reason),
        *((None, None, remark) for remark in detail.remarks),
    ]
    return [
        leaf("note", text(words), {"id": f"n{at}", "category": category, "appliesTo": side})
        for at, (category, side, words) in enumerate(said, 1)
        if words is not None
    ]


def _about(line: AdaptedLine | None, detail: Detail) -> list[str]:
    """Who wrote and approved the line, and the line's fingerprint as it goes out."""
    said = (
        (names.AUTHOR, line.author if line else None),
        (names.APPROVER, line.approver if line else None),
        (names.SENT, detail.sent),
    )
    return [leaf("mda:meta", text(words), {"type": kind}) for kind, words in said if words is not None]


def _said(sense: Sense) -> bool:
    return bool(sense.targets) or sense.explanation is not None


def _sense(term: Term, sense: Sense) -> str:
    parts = [leaf("gls:term", text(term.source))]
    parts += [leaf("gls:translation", text(each)) for each in sense.targets]
    if sense.explanation is not None:
        parts.append(leaf("gls:definition", text(sense.explanation)))
    return block("gls:glossEntry", parts)


def _untold(term: Term) -> bool:
    """Whether a glossary has no room for something that the term says."""
    told = term.note is not None or term.kind is not TermKind.OTHER
    return told or any(sense.forbidden or not _said(sense) for sense in term.senses) or not term.senses


def _match(match: Match) -> str:
    sides = [leaf("source", encoded(match.source)), leaf("target", encoded(match.target))]
    similarity = None if match.similarity is None else str(match.similarity)
    attributes = {
        "ref": "#s1",
        "type": "mt" if match.machine else "tm",
        "similarity": similarity,
        "origin": match.origin,
    }
    return block("mtc:match", sides, attributes)
