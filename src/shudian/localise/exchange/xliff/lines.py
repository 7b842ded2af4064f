"""Reads a translator's XLIFF back into the script's lines; what does not fit the script is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from shudian.finding import Finding, Place, failed
from shudian.localise.exchange.bundle import Bundle, Detail, Match, State
from shudian.localise.exchange.tree import Node
from shudian.localise.exchange.xliff import check, findings, inline, names
from shudian.localise.exchange.xliff.structure import standard
from shudian.localise.exchange.xliff.styled import decoded
from shudian.localise.source import worded
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.model.term import Sense, Term
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.units import Lang

_STATES = tuple(State)
_LIMIT = re.compile(r"(?:\d{1,9},)?(\d{1,9})")
_OWN = {
    names.SPEAKER,
    names.TARGET_SPEAKER,
    names.NOTE,
    names.CULTURE,
    names.REASON,
    names.LITERAL,
    names.SPOKEN,
}


@dataclass(frozen=True, slots=True)
class _Asked:
    episode: Episode
    scene: Scene
    element: Element

    def place(self, file: str | None, line: int | None = None) -> Place:
        number = str(self.episode.number)
        return Place(file=file, line=line, episode=number, scene=self.scene.number, element=self.element.id)


def from_xliff(
    data: bytes,
    series: Series,
    *,
    language: Lang | None = None,
    file: str | None = None,
) -> tuple[Bundle | None, list[Finding]]:
    """The lines and details of a file made by `to_xliff`; None where it is no valid XLIFF of this script.

    `language` refuses a file of another market.
    """
    root, found = check.read(data, file)
    if root is None or failed(found):
        return None, found
    target, wrong = _language(root, series, language, file)
    if target is None:
        return None, [*found, *wrong]
    asked = _asked(series)
    units, more = _units(root, asked, file)
    found += more
    lines: dict[str, AdaptedLine] = {}
    details: dict[str, Detail] = {}
    for element, unit in units.items():
        line, detail, more = _read(unit, asked[element], file)
        found += more
        if line is not None:
            lines[element] = line
        if detail != Detail():
            details[element] = detail
    in_order = tuple(lines[element] for element in asked if element in lines)
    return Bundle(AdaptedScript(target, _title(root, series.title), in_order), details), found


def as_sent(data: bytes, series: Series, file: str | None = None) -> tuple[Series | None, list[Finding]]:
    """The script as the file tells it: its units, ids and sources, however the script stands now."""
    root, found = check.read(data, file)
    if root is None or failed(found):
        return None, found
    elements = [
        Element(
            names.element_id(unit.get("id")),
            ElementKind.SUPER,
            decoded(inline.sources(unit))[0],
            Source(unit.line),
        )
        for unit in standard(root)
        if unit.name == "unit"
    ]
    scene = Scene("", "", "", "", Source(1), elements=tuple(elements))
    return replace(series, episodes=(Episode("", 0, scenes=(scene,)),)), found


def _asked(series: Series) -> dict[str, _Asked]:
    """The lines of the script that a file must have, by the id of their element."""
    return {
        element.id: _Asked(episode, scene, element)
        for episode in series.episodes
        for scene in episode.scenes
        for element in worded(scene)
        if element.text.strip()
    }


def _language(
    root: Node, series: Series, asked: Lang | None, file: str | None
) -> tuple[Lang | None, list[Finding]]:
    place = Place(file=file, line=root.line)
    source, target = root.get("srcLang"), root.get("trgLang") or (asked.tag if asked else "")
    wanted = f"{series.language.tag} → {asked.tag if asked else '…'}"
    wrong = [findings.OTHER_PAIR.at(place, found=source, target=target or "∅", asked=wanted)]
    try:
        read = Lang(target)
    except ValueError:
        return None, wrong
    same = source.lower().split("-")[0] == series.language.language
    if same and (asked is None or read.language == asked.language):
        return asked or read, []
    return None, wrong


def _title(root: Node, otherwise: str) -> str:
    title = _meta(root, names.TITLE)
    return otherwise if title is None else title


def _meta(within: Node, kind: str) -> str | None:
    said = (each for each in standard(within) if each.name == "mda:meta" and each.get("type") == kind)
    return next((each.text for each in said), None)


def _units(
    root: Node, asked: Mapping[str, _Asked], file: str | None
) -> tuple[dict[str, Node], list[Finding]]:
    """The unit of each line in the script's order, and what is missing, added or there twice."""
    found: list[Finding] = []
    units: dict[str, Node] = {}
    for node in standard(root):
        if node.name != "unit":
            continue
        element = names.element_id(node.get("id"))
        place = Place(file=file, line=node.line, element=element)
        if element not in asked:
            found.append(findings.ADDED_UNIT.at(place, id=node.get("id")))
        elif element in units:
            found.append(findings.REPEATED_UNIT.at(place, id=node.get("id")))
        else:
            units[element] = node
    begun = {asked[element].episode.id for element in units}
    missing = [each for element, each in asked.items() if element not in units]
    found += [
        findings.MISSING_UNIT.at(each.place(file), source=each.element.text)
        for each in missing
        if each.episode.id in begun
    ]
    absent = dict.fromkeys(str(each.episode.number) for each in missing if each.episode.id not in begun)
    if absent:
        found.append(findings.MISSING_EPISODE.at(Place(file=file), episodes=", ".join(absent)))
    return {element: units[element] for element in asked if element in units}, found


def _read(unit: Node, asked: _Asked, file: str | None) -> tuple[AdaptedLine | None, Detail, list[Finding]]:
    place, element = asked.place(file, unit.line), asked.element
    source, _ = decoded(inline.sources(unit))
    found: list[Finding] = []
    if source.split() != element.text.split():
        found.append(findings.CHANGED_SOURCE.at(place, said=source, source=element.text))
    detail = _detail(unit)
    if not any(part.first("target") for part in unit.all("segment")):
        return None, detail, found
    sides = _target(unit)
    words, lost = decoded(sides, inline.sources(unit))
    if not words.strip() and detail.open:  # tools write an empty target for a line not begun
        return None, detail, found
    found += [findings.LOST_CODE.at(place, what=what) for what in lost]
    count = sum(len(side.text) for side in sides)
    if detail.limit is not None and count > detail.limit:
        found.append(findings.TOO_LONG.at(place, count=count, limit=detail.limit))
    line = AdaptedLine(
        element.id,
        words,
        note=_note(unit, names.NOTE),
        speaker=_note(unit, names.TARGET_SPEAKER),
        literal=_note(unit, names.LITERAL),
        spoken=_note(unit, names.SPOKEN),
        author=_meta(unit, names.AUTHOR),
        approver=_meta(unit, names.APPROVER),
    )
    return line, detail, found


def _target(unit: Node) -> list[Node]:
    """The targets in their order; what only separates stands in its source where it has none."""
    return [
        side
        for side in inline.in_target_order(unit)
        if side.name == "target" or (side.parent and side.parent.name == "ignorable")
    ]


def _note_nodes(unit: Node) -> Iterator[Node]:
    for notes in unit.all("notes"):
        yield from notes.all("note")


def _note(unit: Node, category: str) -> str | None:
    said = [note.text for note in _note_nodes(unit) if note.get("category") == category]
    return "\n".join(said) if said else None


def _detail(unit: Node) -> Detail:
    segments = unit.all("segment")
    states = [State(state) for each in segments if (state := each.get("state"))]
    limit = _LIMIT.fullmatch(unit.get("slr:sizeRestriction"))
    return Detail(
        state=min(states, key=_STATES.index) if states else None,
        sub_state=next((value for each in segments if (value := each.get("subState"))), None),
        culture=_note(unit, names.CULTURE),
        reason=_note(unit, names.REASON),
        remarks=tuple(note.text for note in _note_nodes(unit) if note.get("category") not in _OWN),
        limit=int(limit[1]) if limit else None,
        terms=_terms(unit),
        matches=tuple(_match(node) for node in standard(unit) if node.name == "mtc:match"),
        sent=_meta(unit, names.SENT),
    )


def _terms(unit: Node) -> tuple[Term, ...]:
    """Entries of one word that follow each other are its senses."""
    terms: list[Term] = []
    for entry in (node for node in standard(unit) if node.name == "gls:glossEntry"):
        term, definition = entry.first("gls:term"), entry.first("gls:definition")
        words = term.text if term else ""
        targets = tuple(each.text for each in entry.all("gls:translation") if each.text.strip())
        sense = Sense(targets, definition.text if definition else None)
        if terms and terms[-1].source == words:
            terms[-1] = replace(terms[-1], senses=(*terms[-1].senses, sense))
        elif words.strip():
            terms.append(Term(words, (sense,)))
    return tuple(terms)


def _match(match: Node) -> Match:
    similarity = match.get("similarity")
    return Match(
        decoded(match.all("source"))[0],
        decoded(match.all("target"), match.all("source"))[0],
        int(float(similarity)) if similarity else None,
        match.attributes.get("origin"),
        match.get("type") in ("mt", "am"),
    )
