"""The normal form of a cue's text, a rule at a time: where a text differs from it, the rule is broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from shudian.finding import Kind
from shudian.localise.mending.findings import DASHES, ELLIPSIS, LINE_END, NUMERAL, SPACES
from shudian.localise.profile import LanguageRule, rules
from shudian.units import Lang

Lines = tuple[str, ...]

_DASH = re.compile(r"^[-‐‑–—−－]\s*(?=[^\s\-–—])")
_SENTENCE_END = re.compile(r"[.!?…。！？؟][\"”’»)]*$")
_BEFORE_MARK = re.compile(r"(?<=\S) +(?=[,;!?)\]}，。！？、；：؟،](?!\w))")
_AFTER_OPENER = re.compile(r"(?<=[(\[{（]) +")
_FIGURE = re.compile(r"(?<=[^\W\d_] )(10|[1-9])(?= ([^\W\d_][^\s]*))")


@dataclass(frozen=True, slots=True)
class TextRule:
    kind: Kind
    mended: Callable[[Lines, LanguageRule, Lang], Lines]


def _spaces(lines: Lines, _rule: LanguageRule, language: Lang) -> Lines:
    out = (re.sub(r"[ \t]{2,}", " ", line).strip() for line in lines)
    if language.language != "fr":
        out = (_AFTER_OPENER.sub("", _BEFORE_MARK.sub("", line)) for line in out)
    return tuple(out)


def _ellipsis(lines: Lines, _rule: LanguageRule, _language: Lang) -> Lines:
    return tuple(re.sub(r"\.{3,}|。{3,}", "…", line) for line in lines)


def _dashes(lines: Lines, rule: LanguageRule, _language: Lang) -> Lines:
    if not two_speakers(lines):
        return lines
    return dashed(lines, rule)


def two_speakers(lines: Lines) -> bool:
    """Whether the two lines of a cue are two people's."""
    if len(lines) != 2 or not _DASH.match(lines[1]):
        return False
    return bool(_DASH.match(lines[0]) or _SENTENCE_END.search(lines[0]))


def dashed(lines: Lines, rule: LanguageRule) -> Lines:
    """The lines of two speakers as the language opens them."""
    return tuple(rule.dash.opens(at) + undashed(line) for at, line in enumerate(lines))


def undashed(line: str) -> str:
    return _DASH.sub("", line)


def _line_end(lines: Lines, rule: LanguageRule, _language: Lang) -> Lines:
    return tuple(line.rstrip(rule.drop_at_line_end) or line for line in lines)


def _numerals(lines: Lines, _rule: LanguageRule, language: Lang) -> Lines:
    words, units = _number_words(language.language)
    if not words:
        return lines

    def spelt(found: re.Match[str]) -> str:
        word, after = words[int(found[1]) - 1], found[2].lower().strip(".,!?…")
        return found[1] if word == "-" or after in units or found[2].lower() in units else word

    def said(line: str) -> str:
        # after a name or a title a figure is part of it: Lesson 3 ends
        return _FIGURE.sub(lambda found: found[0] if _named(line[: found.start()]) else spelt(found), line)

    return tuple(said(line) for line in lines)


def _named(before: str) -> bool:
    words = before.split()
    return bool(words) and words[-1][0].isupper()


@cache
def _number_words(language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    said = rules("numerals").get(language, {})
    return tuple(said.get("words", "").split()), frozenset(said.get("units", "").split())


#: In the order in which they are applied.
TEXT_RULES = (
    TextRule(SPACES, _spaces),
    TextRule(ELLIPSIS, _ellipsis),
    TextRule(DASHES, _dashes),
    TextRule(NUMERAL, _numerals),
    TextRule(LINE_END, _line_end),
)


def normal(lines: Lines, rule: LanguageRule, language: Lang) -> Lines:
    """The text with every rule kept; no line is lost."""
    for one in TEXT_RULES:
        lines = one.mended(lines, rule, language)
    return lines
