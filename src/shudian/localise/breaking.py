"""Where a text may be broken (UAX #14 and, for Thai, word edges), and how badly each break tears it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

from shudian.localise.chinese import words
from shudian.localise.profile import rules
from shudian.typeface.edges import PHRASED, legal, phrase_edges
from shudian.units import Lang

#: Badness of a break: 0 ends a sentence, WORD parts two words, from TEARS on it tears a phrase.
CLAUSE, WORD, TEARS = 2.0, 12.0, 18.0
_WITHIN = 26.0  # a word or a phrase written without spaces
_PARTED = 15.0  # two words of one phrase
_FORCED = 60.0  # what is wider than a line
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
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:Mrs?|Ms|Dr|St|Jr|Sr|Sra|Srta|Dra|Prof|Gen|Col|Lt|Sgt|Mme|Mlle|Hr|Fr|[A-Z]|[\u0e00-\u0e7f]{1,4})\.$"
)
#: Beyond the annex: on... ...again, and quotation marks beside ideographs, as LB19a of Unicode 16 has it.
_FURTHER = re.compile(r"\S (?=(?:\.\.\.|…)\w)|(?<=[\u4e00-\u9fff])(?=[“‘])|(?<=[”’])(?=[\u4e00-\u9fff])")
_NEAR = 40  # characters looked at on either side
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
    places = (
        legal(text)
        | {found.end() for found in _FURTHER.finditer(text)}
        | (phrases if language.script == "Thai" else set())
    )
    known = phrases if language.script in PHRASED else None
    inside = _inside_words(text) if language.language == "zh" else frozenset()
    return tuple(
        Break(at, _WITHIN if at in inside else _badness(text, at, tables, known, split=bool(inside)))
        for at in sorted(places)
    )


def _inside_words(text: str) -> frozenset[int]:
    """The places within the words that jieba finds in a Chinese text."""
    edges = {0, *accumulate(len(word) for word in words(text))}
    return frozenset(range(len(text))) - edges


@cache
def _tables() -> dict[str, dict[str, Any]]:
    """The words of rules/breaks.toml; a list of words becomes a set, a list of signs stays text."""
    return {
        tag: {name: set(said.split()) if " " in said else said for name, said in table.items()}
        for tag, table in rules("breaks").items()
        if tag != "source"
    }


def _badness(text: str, at: int, tables: dict[str, Any], phrases: set[int] | None, *, split: bool) -> float:
    left, right = text[max(0, at - _NEAR) : at].rstrip(), text[at : at + _NEAR].lstrip()
    if phrases is None and text[at - 1] != " ":
        return TEARS  # gold-|mender
    last = left.rstrip(_CLOSERS)[-1:]
    if last in _SENTENCE and last and not _abbreviation(left):
        trails = left.endswith(("...", "…")) and not right.startswith(("...", "…"))
        return CLAUSE if trails else 0.0
    if last in _CLAUSES and last:
        return CLAUSE
    if phrases is not None and text[at - 1] != " ":
        return _phrase_badness(text, at, tables, phrases, split=split)
    if phrases is not None:
        return CLAUSE + 1
    return _word_badness(left.split()[-1] if left else "", right.split()[0] if right else "", tables)


def _abbreviation(left: str) -> bool:
    """`Mr.`, `Sra.`, `J.`, `รปภ.`: a title or initial, or a short word in Thai, closed by a single stop."""
    return bool(_ABBREVIATION.search(left))


def _phrase_badness(text: str, at: int, tables: dict[str, Any], phrases: set[int], *, split: bool) -> float:
    if text[at] in tables.get("begins_no_line", ""):
        return _WITHIN
    if text[at - 1] in tables.get("ends_no_line", ""):
        return 22.0
    if at not in phrases:
        return _PARTED if split else _WITHIN
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


def forced(text: str, start: int, end: int) -> tuple[Break, ...]:
    """Breaks behind the marks of a piece that has no legal one; a word stays whole."""
    return tuple(
        Break(at, _FORCED)
        for at in range(start + 1, end)
        if text[at].isalnum() and unicodedata.category(text[at - 1])[0] == "P"
    )
