"""Termbases: TBX-Basic read (2008 and 2019, DCA and DCT) and written (ISO 30042:2019, DCA)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shudian.finding import Finding, Place
from shudian.localise.exchange import findings
from shudian.localise.exchange.markup import HEAD, block, leaf, text, unwritable
from shudian.localise.exchange.tree import Fault, Node, fault, parsed
from shudian.units import Lang

_SPACE = "urn:iso:std:iso:30042:ed-2"
_PREFIXES = {
    "": "",
    _SPACE: "",
    "urn:iso:std:iso:30042:ed-1:v1:en": "",
    "http://www.tbxinfo.net/ns/min": "dct",
    "http://www.tbxinfo.net/ns/basic": "dct",
    "http://www.tbxinfo.net/ns/core": "dct",
}
_ENTRIES, _SECTIONS = ("conceptEntry", "termEntry"), ("langSec", "langSet")
_WORDS = ("termSec", "tig", "ntig")


class Status(StrEnum):
    """Whether a term may be used; `deprecated` is forbidden."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Word:
    """A term in one language, with the categories of TBX-Basic."""

    term: str
    status: Status | None = None
    part_of_speech: str | None = None
    gender: str | None = None
    kind: str | None = None  # fullForm, acronym, abbreviation, shortForm, variant, phrase
    usage: str | None = None  # geographicalUsage
    customer: str | None = None
    project: str | None = None
    context: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """One sense: what it means and how each language says it."""

    id: str | None
    words: Mapping[Lang, tuple[Word, ...]]
    subject: str | None = None
    definition: str | None = None
    definitions: Mapping[Lang, str] = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Concepts:
    concepts: tuple[Concept, ...] = ()
    title: str | None = None


_TERM_NOTES = {
    "partOfSpeech": "part_of_speech",
    "grammaticalGender": "gender",
    "termType": "kind",
    "geographicalUsage": "usage",
}
_ADMINS = {"customerSubset": "customer", "projectSubset": "project"}
_TOLD = {**_TERM_NOTES, **_ADMINS, "context": "context"}
#: Categories by where they stand; what is in none of them is left aside.
_KNOWN = {*_TOLD, "administrativeStatus", "note", "subjectField", "definition"}


def read_tbx(data: bytes, file: str | None = None) -> tuple[Concepts | None, list[Finding]]:
    root, found = parsed(data, file, _PREFIXES)
    if root is None:
        return None, found
    place = Place(file=file, line=root.line)
    if root.name not in ("tbx", "martif"):
        named = root.name.rpartition(" ")[2]
        return None, [findings.WRONG_ROOT.at(place, name=named, format="TBX", root="tbx")]
    if root.get("type") != "TBX-Basic":
        found.append(findings.DIALECT.at(place, value=root.get("type") or "TBX"))
    reading = _Reading()
    entries = [reading.concept(node) for node in root.inside() if node.name in _ENTRIES]
    title = next((node.text.strip() for node in root.inside() if node.name == "title"), None)
    found += [each.found(file) for each in reading.faults]
    for what, count in sorted(reading.aside.items()):
        found.append(findings.NOT_BASIC.at(Place(file=file), what=what, count=count))
    return Concepts(tuple(each for each in entries if each.words), title or None), found


def _categories(node: Node) -> Iterator[tuple[str, str, Node]]:
    """Category, value and element of what is said directly of an entry, a language or a term."""
    for child in node.children:
        if child.name in ("descripGrp", "adminGrp", "termNoteGrp", "termGrp"):
            yield from _categories(child)
        elif child.name.startswith("dct:"):
            yield child.name.removeprefix("dct:"), child.text, child
        elif child.name == "note":
            yield "note", child.text, child
        elif child.name in ("descrip", "admin", "termNote", "transac", "xref", "ref"):
            yield child.get("type"), child.text, child


@dataclass(slots=True)
class _Reading:
    faults: list[Fault] = field(default_factory=list)
    aside: Counter[str] = field(default_factory=Counter)

    def said(self, node: Node) -> dict[str, str]:
        said: dict[str, str] = {}
        for category, value, _ in _categories(node):
            if category not in _KNOWN:
                self.aside[category or "∅"] += 1
            elif category in said:
                said[category] += f"\n{value}"
            else:
                said[category] = value
        return said

    def concept(self, entry: Node) -> Concept:
        words: dict[Lang, tuple[Word, ...]] = {}
        definitions: dict[Lang, str] = {}
        for section in (each for each in entry.children if each.name in _SECTIONS):
            try:
                language = Lang(section.get("xml:lang"))
            except ValueError:
                value = section.get("xml:lang") or "∅"
                self.faults.append(fault(findings.WRONG_LANGUAGE, section, value=value))
                continue
            here = tuple(word for word in map(self.word, self.terms(section)) if word)
            if not here:
                self.faults.append(fault(findings.NO_TERM, section, language=language.tag))
                continue
            words[language] = words.get(language, ()) + here
            if (defined := self.said(section).get("definition")) is not None:
                definitions[language] = defined
        said = self.said(entry)
        return Concept(
            entry.get("id") or entry.get("xml:id") or None,
            words,
            said.get("subjectField"),
            said.get("definition"),
            definitions,
            said.get("note"),
        )

    def terms(self, section: Node) -> list[Node]:
        return [child for child in section.children if child.name in _WORDS]

    def word(self, section: Node) -> Word | None:
        term = section.first("term")
        for group in section.all("termGrp"):
            term = term or group.first("term")
        if term is None or not term.text.strip():
            return None
        said = self.said(section)
        told = {name: said.get(category) for category, name in _TOLD.items()}
        return Word(term.text.strip(), status=self.status(section, said), note=said.get("note"), **told)

    def status(self, section: Node, said: Mapping[str, str]) -> Status | None:
        value = said.get("administrativeStatus")
        if value is None:
            return None
        plain = value.strip().removesuffix("-admn-sts").removesuffix("Term")
        if plain in set(Status):
            return Status(plain)
        self.faults.append(fault(findings.WRONG_STATUS, section, value=value))
        return None


def write_tbx(base: Concepts) -> tuple[bytes, list[Finding]]:
    """ISO 30042:2019 in DCA style, with a note on what it cannot hold."""
    lost = unwritable(base)
    found = [findings.NOT_KEPT.at(format="TBX", what=findings.CONTROLS, count=lost)] if lost else []
    source = block("sourceDesc", [leaf("p", "shudian")])
    title = [block("titleStmt", [leaf("title", text(base.title))])] if base.title else []
    header = block("tbxHeader", [block("fileDesc", [*title, source])])
    body = block("text", [block("body", [_concept(concept) for concept in base.concepts])])
    attributes = {"xmlns": _SPACE, "type": "TBX-Basic", "style": "dca", "xml:lang": "en"}
    return (HEAD + block("tbx", [header, body], attributes) + "\n").encode(), found


def _concept(concept: Concept) -> str:
    parts = _descriptions({"subjectField": concept.subject, "definition": concept.definition})
    if concept.note is not None:
        parts.append(leaf("note", text(concept.note)))
    for language, words in concept.words.items():
        said = _descriptions({"definition": concept.definitions.get(language)})
        parts.append(block("langSec", [*said, *map(_word, words)], {"xml:lang": language.tag}))
    return block("conceptEntry", parts, {"id": concept.id})


def _descriptions(said: Mapping[str, str | None]) -> list[str]:
    return [
        leaf("descrip", text(value), {"type": category})
        for category, value in said.items()
        if value is not None
    ]


def _word(word: Word) -> str:
    status = f"{word.status}Term-admn-sts" if word.status else None
    notes = {
        "partOfSpeech": word.part_of_speech,
        "grammaticalGender": word.gender,
        "termType": word.kind,
        "geographicalUsage": word.usage,
        "administrativeStatus": status,
    }
    admins = {"customerSubset": word.customer, "projectSubset": word.project}
    parts = [leaf("term", text(word.term))]
    parts += [
        leaf("termNote", text(value), {"type": kind}) for kind, value in notes.items() if value is not None
    ]
    parts += [
        leaf("admin", text(value), {"type": kind}) for kind, value in admins.items() if value is not None
    ]
    parts += _descriptions({"context": word.context})
    if word.note is not None:
        parts.append(leaf("note", text(word.note)))
    return block("termSec", parts)
