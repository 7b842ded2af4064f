"""Where a text may be broken (UAX #14 and, for Thai, word edges), and how badly each break tears it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from shudian.localise.profile import rules
from shudian.typeface.edges import PHRASED, legal, phrase_edges
from shudian.units import Lang

#: Badness of a break: 0 ends a sentence, WORD parts two words, from TEARS on it tears a phrase.
CLAUSE, WORD, TEARS = 2.0, 12.0, 18.0
_CLOSERS = "\"'”’»)）】」』》〉]"
_SENTENCE = ".!?…。！？؟。"
_CLAUSES = ",;:—–，；：、،؛"
_AFTER = {
    "number": 20.0,
    "conjunction": 22.0,
    "preposition": 24.0,
    "auxiliary": 20.0,
    "pronoun": 18.0,
    "article": 30.0,
}
_BEFORE = {"conjunction": 4.0, "preposition": 7.0}


@dataclass(frozen=True, slots=True)
class Break:
    """A place before character `at` where a line may end."""

    at: int
    badness: float


def breaks(text: str, language: Lang) -> tuple[Break, ...]:
    """Every legal break inside a text of one paragraph, in order."""
    tables = _tables().get(language.language, {})
    phrases = phrase_edges(text, language.script)
    places = legal(text) | (phrases if language.script == "Thai" else set())
    known = phrases if language.script in PHRASED else None
    return tuple(Break(at, _badness(text, at, tables, known)) for at in sorted(places))


@cache
def _tables() -> dict[str, dict[str, Any]]:
    """The words of rules/breaks.toml; a list of words becomes a set, a list of signs stays text."""
    return {
        tag: {name: set(said.split()) if " " in said else said for name, said in table.items()}
        for tag, table in rules("breaks").items()
        if tag != "source"
    }


def _badness(text: str, at: int, tables: dict[str, Any], phrases: set[int] | None) -> float:
    left, right = text[:at].rstrip(), text[at:].lstrip()
    last = left.rstrip(_CLOSERS)[-1:]
    if last in _SENTENCE and last and not _abbreviation(left):
        return CLAUSE if left.endswith(("...", "…")) else 0.0
    if last in _CLAUSES and last:
        return CLAUSE
    if phrases is not None and text[at - 1] != " ":
        return _phrase_badness(text, at, tables, phrases)
    if phrases is not None:
        return CLAUSE + 1
    if text[at - 1] != " ":
        return TEARS  # gold-|mender
    return _word_badness(left.split()[-1] if left else "", right.split()[0] if right else "", tables)


def _abbreviation(left: str) -> bool:
    """`Mr.`, `Sra.`, `รปภ.`: a short word in a capital or in Thai, closed by a single stop."""
    words = left.split()
    return bool(words and re.fullmatch(r"[A-Z][a-z]{0,2}\.|[\u0e00-\u0e7f]{1,4}\.", words[-1]))


def _phrase_badness(text: str, at: int, tables: dict[str, Any], phrases: set[int]) -> float:
    if at not in phrases:
        return 26.0
    if text[at] in tables.get("begins_no_line", ""):
        return 26.0
    if text[at - 1] in tables.get("ends_no_line", ""):
        return 22.0
    return WORD


def _word_badness(left: str, right: str, tables: dict[str, Any]) -> float:
    before, after = _bare(left), _bare(right)
    if left.endswith(")") or right.startswith("("):
        return 6.0
    if before.isdigit():
        return _AFTER["number"]
    for kind, badness in _AFTER.items():
        if before in tables.get(kind, ()):
            return badness
    if left[:1].isupper() and right[:1].isupper() and not left.isupper():
        return 24.0  # first and last name
    for kind, badness in _BEFORE.items():
        if after in tables.get(kind, ()):
            return badness
    return WORD


def _bare(word: str) -> str:
    return re.sub(r"[^\w']", "", word.replace("’", "'").lower())
