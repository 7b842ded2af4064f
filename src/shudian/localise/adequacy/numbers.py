"""The numbers that a text says, in digits of any script or in words, and those that its translation lost or added."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from shudian.localise.profile import rules
from shudian.units import Lang


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: every value that its marks may mean (1.200 is 1200 or 1.2).

    A `firm` one must be in the translation; what is not firm (one, 千万, second) only answers for a firm one.
    """

    said: str
    values: frozenset[Fraction]
    firm: bool = True
    parts: tuple[int, ...] = ()  # 4 and 40 of 4.40


@dataclass(frozen=True, slots=True)
class _Table:
    words: dict[str, int]
    times: dict[str, int]
    soft: frozenset[str]
    glued: bool
    pattern: re.Pattern[str] | None
    split: re.Pattern[str] | None
    measures: re.Pattern[str] | None
    teens: str
    recounted: tuple[tuple[str, str], ...]


_DIGITS = re.compile(r"\d+(?:[.,\u066b\u066c\u00a0\u202f'’]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u066c\u00a0\u202f'’]\d{3})+")
_MONTH = re.compile(r"\s*(?:月|월|tháng)")
_ROMAN = re.compile(r"\b(?=[IVX]{2,}\b)X{0,2}(?:IX|IV|V?I{0,3})\b")
_MARKS = re.compile(r"[.,\u066b\u066c\u00a0\u202f'’]")


def numbers(text: str, language: Lang) -> tuple[Number, ...]:
    """Numbers in the order in which the text says them."""
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text)
    table = _table(language.language)
    found: list[tuple[int, Number]] = []
    before = (-1, Fraction(0))  # where the last scaled number ended, and its scale
    taken = bytearray(len(plain) + 1)
    for match in _DIGITS.finditer(plain):
        values, end = _values(match[0]), match.end()
        if table and (tail := _scale(plain, end, table)):
            factor, end = tail
            taken[match.end() : end] = b"\1" * (end - match.end())
            if before[0] == match.start() and before[1] > factor:
                at, larger = found.pop()  # 1億2,500万
                added = frozenset(a + b * factor for a in larger.values for b in values)
                found.append((at, Number(plain[at:end], added)))
                continue
            before = end, factor
            scaled = frozenset(value * factor for value in values)
            values = (
                scaled | values if plain[end - 1] in "kmn" and len(plain[match.end() : end]) < 3 else scaled
            )
        if table:
            values |= _recounted(values, table, plain[end:])
        said = plain[match.start() : end]
        found.append((match.start(), Number(said, values, not _MONTH.match(plain, end), _pieces(match[0]))))
    if language.script == "Latn":
        romans = ((match.start(), match[0]) for match in _ROMAN.finditer(text))
        found += [(at, Number(said, frozenset({Fraction(_roman(said))}), firm=False)) for at, said in romans]
    for start, number in _spelled(plain, table) if table else ():
        if not taken[start]:
            found.append((start, number))
    return tuple(number for _, number in sorted(found, key=lambda each: each[0]))


def _pieces(said: str) -> tuple[int, ...]:
    pieces = tuple(map(int, _MARKS.split(said)))
    return pieces if len(pieces) > 1 else ()


def _roman(said: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[sign] for sign in said]
    return sum(
        -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def _values(said: str) -> frozenset[Fraction]:
    bare = _MARKS.sub("", said)
    made = {Fraction(bare)} if _GROUPED.fullmatch(said) or bare == said else set[Fraction]()
    head, mark, tail = said.rpartition(next(reversed(_MARKS.findall(said)), "\0"))
    if mark and mark not in "'’\u00a0\u202f":
        made.add(Fraction(f"{_MARKS.sub('', head)}.{tail}"))
    return frozenset(made or {Fraction(bare)})


def _scale(text: str, at: int, table: _Table) -> tuple[Fraction, int] | None:
    """What 3万 or 1.5 million is multiplied by, and where the number ends."""
    if table.split is None:
        return None
    factor, end = Fraction(1), at
    while match := table.split.match(text, end):
        if end > at and table.measures and match.start("word") > end:
            break  # 3万 十斤 are two numbers
        word = match["word"].lower()
        if word not in table.times:
            break
        factor, end = factor * table.times[word], match.end()
    return (factor, end) if end > at else None


def _spelled(text: str, table: _Table) -> Iterator[tuple[int, Number]]:
    if table.pattern is None:
        return
    for match in table.pattern.finditer(text):
        words = [each.lower() for each in _parts(match[0], table)]
        for run, values in _evaluated(words, table):
            about = text[match.start() - 1 : match.start()] in tuple("几数數幾第")  # some tens; the third
            firm = (
                _firm(run, table, text[match.end() :]) and not about and not _MONTH.match(text, match.end())
            )
            every = values | _recounted(values, table, text[match.end() :])
            yield match.start(), Number("".join(run) if table.glued else " ".join(run), every, firm)


def _firm(run: Sequence[str], table: _Table, after: str) -> bool:
    """Whether the words can only be a number: 三十七, 十斤, 四个; not 千万, 四处, one."""
    if len(run) > 1:
        return any(word in table.words or word not in table.soft for word in run)
    if table.measures:
        value = table.words.get(run[0]) or table.times.get(run[0], 0)
        return 2 < value <= 10 and bool(table.measures.match(after))
    return run[0] not in table.soft


def _parts(said: str, table: _Table) -> list[str]:
    known = table.words.keys() | table.times.keys() | ({table.teens} if table.teens else set())
    if table.glued:
        words = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
        return [str(each) for each in re.findall(words, said, re.IGNORECASE)]
    return [word for word in re.split(r"[\s\-]+", said) if word.lower() in known]


def _evaluated(words: Sequence[str], table: _Table) -> Iterator[tuple[list[str], frozenset[Fraction]]]:
    """The runs of words that make one number each, with its values."""
    run: list[str] = []
    digits: list[int] = []  # said one after the other, not yet multiplied
    parts: list[int] = []
    for word in words:
        value = table.words.get(word)
        if value is not None and digits and not _goes_on(digits[-1], value, table):
            if run:
                yield run, _sum(parts, digits)
            run, digits, parts = [], [], []
        run.append(word)
        if word == table.teens and digits:
            digits[-1] += 10
        elif value is not None:
            digits.append(value)
        elif word in table.times:
            times, below = table.times[word], _join(digits)
            while parts and parts[-1] < times:
                below += parts.pop()
            parts.append((below or 1) * times)
            digits = []
    if run:
        yield run, _sum(parts, digits)


def _goes_on(before: int, value: int, table: _Table) -> bool:
    """Twenty-one, hundred twenty, 二〇二七; but two, three are two numbers. In German the ones come first."""
    if value < 10 and before < 10:
        return bool(table.glued)
    return (before >= 20 and before % 10 == 0 and value < min(before, 100)) or (
        before < 10 <= value and table.glued
    )


def _join(digits: Sequence[int]) -> int:
    if len(digits) > 1 and all(digit < 10 for digit in digits):
        return int("".join(map(str, digits)))
    return sum(digits)


def _sum(parts: Sequence[int], digits: Sequence[int]) -> frozenset[Fraction]:
    return frozenset({Fraction(sum(parts) + _join(digits))})


@cache
def _table(language: str) -> _Table | None:
    said = rules("numbers").get(language)
    if not said:
        return None
    words, times = _read(said.get("words", "")), _read(said["times"])
    known = "|".join(sorted(map(re.escape, [*words, *times]), key=len, reverse=True))
    glued = bool(said.get("glued"))
    teens = str(said.get("teens", ""))
    one = f"(?:{known}{'|' + teens if teens else ''})"
    links = "|".join(f"{link}\\s+" for link in said.get("links", "").split())
    if glued and language == "de":
        pattern = rf"\b{one}(?:und)?(?:{one}(?:und)?)*\b"
    elif glued:
        pattern = f"{one}+"
    else:
        pattern = rf"(?<!\w){one}(?:[\s\-]+(?:{links}|(?!)){one}(?!\w)|[\s\-]+{one}(?!\w))*(?!\w)"
    apart = r"[\s\-]*(?:de\s+)?(?P<word>"
    end = ")" if glued and language != "de" else r")(?!\w)"
    scales = "|".join(sorted(map(re.escape, times), key=len, reverse=True))
    measures = said.get("measures", "").split()
    return _Table(
        words,
        times,
        frozenset(said.get("soft", "").split()),
        glued,
        re.compile(pattern, re.IGNORECASE) if words or glued else None,
        re.compile(apart + scales + end, re.IGNORECASE),
        re.compile("|".join(sorted(map(re.escape, measures), key=len, reverse=True))) if measures else None,
        teens,
        tuple((word, by) for word, _, by in (e.partition("=") for e in said.get("recounted", "").split())),
    )


def _recounted(values: frozenset[Fraction], table: _Table, after: str) -> frozenset[Fraction]:
    """What the number is where another country counts otherwise."""
    return frozenset(
        value * Fraction(by[1:]) if by.startswith("*") else value + Fraction(by[1:])
        for word, by in table.recounted
        if after.lstrip().startswith(word)
        for value in values
    )


def _read(said: str) -> dict[str, int]:
    return {word: int(value) for word, _, value in (each.partition("=") for each in said.split())}


def lost_and_added(
    source: tuple[str, Lang], target: tuple[str, Lang]
) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    """Firm numbers of the source that the target has not, and firm ones of the target that the source has not.

    A year may lose its century and an hour its half of the day. Words of a language whose numerals
    are not known here answer for any number: only its digits can be added.
    """
    ours, theirs = numbers(*source), numbers(*target)
    lost = _without(ours, theirs) if _spells(target[1]) else _digits(_without(ours, theirs))
    added = [each for each in _without(theirs, ours) if min(each.values) > 2] if _spells(source[1]) else ()
    return tuple(lost), tuple(added)


def _spells(language: Lang) -> bool:
    table = _table(language.language)
    return bool(table and table.words)


def _digits(lost: Sequence[Number]) -> list[Number]:
    """Lost numbers above twelve that were digits: nearly every language writes those in digits."""
    return [each for each in lost if each.said[0].isdigit() and min(each.values) > 12]


def _without(wanted: Sequence[Number], given: Sequence[Number]) -> list[Number]:
    there = {near for number in given for value in number.values for near in _same(value)}
    there |= {Fraction(part) for number in given for part in number.parts}
    return [
        number
        for number in wanted
        if number.firm and not number.values & there and not (number.parts and there.issuperset(number.parts))
    ]


def _same(value: Fraction) -> Iterator[Fraction]:
    yield value
    if 1900 <= value < 2100:
        yield value % 100
    if 0 <= value < 100 and value % 10 == 0 and value:
        yield from (value + 1900, value + 2000)
    if 1 <= value <= 12:
        yield value + 12
    if 13 <= value <= 24:
        yield value - 12
