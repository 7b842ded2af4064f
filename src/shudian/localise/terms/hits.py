"""Where a text says a term: for the translator before, for engines during, for the judge after."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from shudian.localise.terms.draw import pattern
from shudian.localise.terms.words import spaced
from shudian.model.term import Term, Termbase
from shudian.units import Lang

_MARK = re.compile("\u27e6(\\d+)\u27e7")


@dataclass(frozen=True, slots=True)
class Hit:
    """The characters [start, end) of a text say `term`."""

    start: int
    end: int
    term: Term


@dataclass(slots=True)
class Finder:
    """Finds a base's terms in texts of its source language, the longest where they overlap."""

    base: Termbase
    _terms: dict[str, Term] = field(default_factory=dict)
    _pattern: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        self._terms = {term.source.casefold(): term for term in reversed(self.base.entries)}
        if self.base.entries:
            self._pattern = pattern([term.source for term in self.base.entries], self.base.source)

    def hits(self, text: str) -> tuple[Hit, ...]:
        if self._pattern is None:
            return ()
        found = ((match, self._terms.get(match[0].casefold())) for match in self._pattern.finditer(text))
        return tuple(Hit(match.start(), match.end(), term) for match, term in found if term)


def hits(text: str, base: Termbase) -> tuple[Hit, ...]:
    """The terms that a line of the source says, for whoever translates it."""
    return Finder(base).hits(text)


@dataclass(frozen=True, slots=True)
class Held:
    """A text whose terms stand as ⟦1⟧, ⟦2⟧ …, and what each of these must become."""

    text: str
    targets: Mapping[int, str]


def held(text: str, finder: Finder) -> Held:
    """Terms of one sense that has a target, held back from an engine that would translate them anew."""
    targets: dict[int, str] = {}
    made, done = [], 0
    if _MARK.search(text):  # marks of the text's own are left to it
        return Held(text, {})
    for hit in finder.hits(text):
        if len(hit.term.senses) == 1 and hit.term.senses[0].targets:
            targets[len(targets) + 1] = hit.term.senses[0].targets[0]
            made += [text[done : hit.start], f"\u27e6{len(targets)}\u27e7"]
            done = hit.end
    return Held("".join([*made, text[done:]]), targets)


def released(text: str, targets: Mapping[int, str]) -> tuple[str, tuple[int, ...]]:
    """The engine's text with the targets in place, and the numbers that it lost, added or said twice."""
    said = [int(mark) for mark in _MARK.findall(text)]
    wrong = {number for number in (*said, *targets) if said.count(number) != (number in targets)}
    words = _MARK.sub(lambda mark: targets.get(int(mark[1]), ""), text)
    return words, tuple(sorted(wrong))


def says(text: str, words: str, language: Lang) -> bool:
    """Whether a target text has these words; where words bend, an ending more is the same word."""
    return bool(_bent(words, language).search(_plain(text, language)))


def without(text: str, words: Iterable[str], language: Lang) -> str:
    """The text with these words blanked out, so that a forbidden word inside an allowed one is not seen."""
    text = _plain(text, language)
    for each in sorted(words, key=len, reverse=True):
        text = _bent(each, language).sub("\u2043", text)
    return text


def _plain(text: str, language: Lang) -> str:
    """Without the accents that come and go as words bend: celadón, celadones."""
    if language.script != "Latn" or language.language == "vi":
        return text
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


@cache
def _bent(words: str, language: Lang) -> re.Pattern[str]:
    parts = [re.escape(part) for part in _plain(words, language).split()]
    if not spaced(language) or language.script in ("Arab", "Hebr", "Kore", "Hang"):
        return re.compile(r"\s*".join(parts), re.IGNORECASE)  # articles, cases are written on to the word
    ending = r"['’]?\w{0,2}"
    between = ending + r"[\s\-]+"
    return re.compile(rf"(?<!\w){between.join(parts)}{ending}(?!\w)", re.IGNORECASE)
