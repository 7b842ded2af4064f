"""Things named in a line of action, found by the lexicon in rules/lexicon.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from shudian.model.breakdown import Level
from shudian.script.tables import table
from shudian.script.terms import has_hanzi

WARDROBE = 106
VEHICLES = 103


@dataclass(frozen=True, slots=True)
class Named:
    """A thing in a text: its category, its name as written, and where it stands."""

    category: int
    name: str
    start: int
    end: int
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    category: int
    level: Level | None


def named_in(text: str) -> Iterator[Named]:
    """Every thing of the lexicon in a text, in order; the longest word wins where two overlap."""
    pattern, entries = _lexicon()
    for found in pattern.finditer(text):
        word = (found["described"] or found["plain"] or "").lower()
        name = found[0].lower() if found[0].isascii() else found[0]
        if word not in entries and word.endswith("s"):
            word, name = word[:-1], name[:-1]  # one lantern and two lanterns are the same prop
        if entry := entries.get(word):
            yield Named(entry.category, name, found.start(), found.end(), entry.level)


@cache
def _lexicon() -> tuple[re.Pattern[str], dict[str, _Entry]]:
    data = table("lexicon")
    entries: dict[str, _Entry] = {}
    for kind in data["kind"]:
        level = Level(kind["level"]) if "level" in kind else None
        for word in kind["words"]:
            entries.setdefault(word.lower(), _Entry(kind["category"], level))
    wardrobe = data["wardrobe"]
    for word in wardrobe["garments"]:
        entries.setdefault(word.lower(), _Entry(wardrobe["category"], None))
    said = _any([*wardrobe["said"], *(c for kind in data["kind"] for c in kind.get("colours", ()))])
    described = [*wardrobe["garments"], *(w for k in data["kind"] if "colours" in k for w in k["words"])]
    before = rf"(?:(?:{said})的?\s*)*"
    pattern = re.compile(
        rf"(?P<hidden>{_any(data['hidden'])})"
        rf"|{before}(?P<described>{_any(described)})"
        rf"|(?P<plain>{_any([w for w in entries if w not in {d.lower() for d in described}])})",
        re.IGNORECASE,
    )
    return pattern, entries


def _any(words: list[str]) -> str:
    """Words as one pattern, the longest first; Latin ones whole, with a plural."""
    ordered = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(w) if has_hanzi(w) else rf"\b{re.escape(w)}s?\b" for w in ordered)
