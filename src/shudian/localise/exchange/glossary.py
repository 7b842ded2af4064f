"""A termbase of one language pair as TBX-Basic: a concept a sense, `deprecated` for what is forbidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from shudian.finding import Finding, Place
from shudian.localise.exchange import findings
from shudian.localise.exchange.tbx import Concept, Concepts, Status, Word, read_tbx, write_tbx
from shudian.model.term import Sense, Term, Termbase, TermKind
from shudian.units import Lang

_FORBIDDEN = (Status.DEPRECATED, Status.SUPERSEDED)


def write_terms(base: Termbase) -> tuple[bytes, list[Finding]]:
    concepts = [
        _concept(base, term, sense, f"t{number}-{at}")
        for number, term in enumerate(base.entries, 1)
        for at, sense in enumerate(term.senses or (Sense(),), 1)
    ]
    return write_tbx(Concepts(tuple(concepts), base.title))


def _concept(base: Termbase, term: Term, sense: Sense, id: str) -> Concept:
    said = [Word(each, Status.ADMITTED if at else Status.PREFERRED) for at, each in enumerate(sense.targets)]
    said += [Word(each, Status.DEPRECATED) for each in sense.forbidden]
    words = {base.source: (Word(term.source),), **({base.target: tuple(said)} if said else {})}
    return Concept(id, words, term.kind, sense.explanation, note=term.note)


def read_terms(
    data: bytes, source: Lang, target: Lang, file: str | None = None
) -> tuple[Termbase | None, list[Finding]]:
    """What the file says of the pair; concepts of one source word are its senses."""
    read, found = read_tbx(data, file)
    if read is None:
        return None, found
    terms: dict[str, Term] = {}
    for concept in read.concepts:
        own, theirs = _of(concept.words, source), _of(concept.words, target)
        senses = [sense] if (sense := _sense(concept, theirs)) != Sense() else []
        for word in own:
            term = terms.get(word.term) or Term(word.term, (), _kind(concept), concept.note)
            terms[word.term] = replace(term, senses=(*term.senses, *senses))
    if read.concepts and not terms:
        found.append(findings.NO_SOURCE_TERMS.at(Place(file=file), language=source.tag))
    return Termbase(source, target, tuple(terms.values()), read.title), found


def _of(words: Mapping[Lang, tuple[Word, ...]], wanted: Lang) -> tuple[Word, ...]:
    """The words in a language: of the very tag, else of any tag of that language."""
    if wanted in words:
        return words[wanted]
    return next((said for lang, said in words.items() if lang.language == wanted.language), ())


def _sense(concept: Concept, words: tuple[Word, ...]) -> Sense:
    allowed = sorted(
        (word for word in words if word.status not in _FORBIDDEN),
        key=lambda word: word.status is not Status.PREFERRED,
    )
    targets = tuple(dict.fromkeys(word.term for word in allowed))
    forbidden = dict.fromkeys(word.term for word in words if word.status in _FORBIDDEN)
    explained = concept.definition or next(iter(concept.definitions.values()), None)
    return Sense(targets, explained, tuple(each for each in forbidden if each not in targets))


def _kind(concept: Concept) -> TermKind:
    known = {kind.value: kind for kind in TermKind}
    return known.get((concept.subject or "").strip().lower(), TermKind.OTHER)
