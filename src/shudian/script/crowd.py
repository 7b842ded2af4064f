"""People without a name: by their trade, alone or several, in a name or in a line of action."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from shudian.model.series import CastEntry
from shudian.script.needs.lexicon import named_in
from shudian.script.tables import table
from shudian.script.terms import has_hanzi

_COUNTS = {word: count for count, word in enumerate("两三四五六七八九十", 2)}
_COUNTS_EN = {
    word: count for count, word in enumerate("TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN".split(), 2)
}
_IRREGULAR = {"MEN": "MAN", "WOMEN": "WOMAN", "CHILDREN": "CHILD", "ELVES": "ELF", "THIEVES": "THIEF"}
_CAPITAL = re.compile(r"(?<![\w'’-])[A-Z]{3,}(?![\w-])")
_CAPITALS = re.compile(r"(?:\b(\w+) )?\b([A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)*(?: #\d+)?)(?![\w'’])")


def is_group(name: str) -> bool:
    """Whether a name says several: 众人, 村民们, CROWD."""
    words: list[str] = table("characters")["group"]
    return any(word in name for word in words if has_hanzi(word)) or name.upper() in words


@dataclass(frozen=True, slots=True)
class Crowd:
    """People as a line of action shows them, and where it does."""

    entry: CastEntry
    start: int
    end: int


def is_trade(name: str) -> bool:
    """保安甲, 三名打手, GUARD #2: whoever does that work."""
    bare = re.sub(
        table("characters")["counted"], "", re.sub(table("characters")["numbered"], "", name.strip())
    )
    if has_hanzi(name):
        return bare.rstrip("们").removeprefix("众") in _trades()
    return _singular(bare.strip().upper()) in _trades() or bare.strip().upper().split(" ")[-1:] == ["VOICE"]


def crowds(text: str) -> Iterator[Crowd]:
    """Whom a line of action shows: 三名打手, 消防员们, 众宾客; in English what stands in capitals."""
    yield from _chinese(text) if has_hanzi(text) else _english(text)


def capitals(text: str) -> Iterator[str]:
    """Words of English action in capitals that may be somebody's name: no trade, no thing, no camera's word."""
    for found in _CAPITAL.finditer(text):
        word = found[0]
        if word in _no_names() or is_trade(word) or any(named_in(word.lower())):
            continue
        yield word


def _chinese(text: str) -> Iterator[Crowd]:
    for found in _in_chinese().finditer(text):
        start, end = found.span("who")
        number = found["number"] or ""
        count = int(number) if number.isdigit() else _COUNTS.get(number)
        if found["count"] or found["all"] or found["many"]:
            several = bool(found["all"] or found["many"]) or (count is None and number not in ("一", "1"))
            yield Crowd(CastEntry(found["who"], count, group=several), start, end)


def _english(text: str) -> Iterator[Crowd]:
    for found in _CAPITALS.finditer(text):
        name = re.sub(r" #\d+$", "", found[2])
        one = _singular(name)
        if one not in _trades() and _singular(name.split(" ")[-1]) not in _trades():
            continue
        number = (found[1] or "").upper()
        count = int(number) if number.isdigit() and int(number) else _COUNTS_EN.get(number)
        yield Crowd(CastEntry(found[2], count, group=count is None and one != name), *found.span(2))


@cache
def _trades() -> frozenset[str]:
    rules = table("characters")
    english = (" ".join(word.split()).upper() for word in rules["trades_en"].split(","))
    return frozenset(rules["trades"].split()) | frozenset(english)


@cache
def _no_names() -> frozenset[str]:
    return frozenset(table("characters")["no_names"].split())


@cache
def _in_chinese() -> re.Pattern[str]:
    words = "|".join(sorted((w for w in _trades() if has_hanzi(w)), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?:(?P<count>(?P<number>[一二两三四五六七八九十几数]|\d+)(?:名|个|位|群|队|帮))|(?P<all>众))?(?P<who>{words})(?P<many>们)?"
    )


def _singular(name: str) -> str:
    *before, last = name.split(" ")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("IES"):
        last = f"{last[:-3]}Y"
    elif last.endswith("S") and not last.endswith("SS"):
        last = last[:-1]
    return " ".join([*before, last])
