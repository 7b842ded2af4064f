"""What is wrong with files as a season: missing, twice, of another episode's picture, far from the usual length."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from statistics import median

import numpy as np
import numpy.typing as npt

from shudian.cut.inspect import findings as kinds
from shudian.cut.inspect.notice import Notices, Programme
from shudian.cut.inspect.rules import rules
from shudian.cut.inspect.verb import with_more
from shudian.finding import Finding, Place

_NUMBER = re.compile(r"(?:(?<![a-z])ep?(?:isode)?|第)[ ._-]*0*(\d+)", re.IGNORECASE)
_ONLY = re.compile(r"(?<!\d)0*(\d{1,3})(?!\d)")
_COPY = re.compile(r"[ _.-]*(?:copy|副本|final|终版|\(\d+\)|v\d+)", re.IGNORECASE)
_USUAL = 5  # episodes from which on there is a usual length
_SHIFT = 6  # half seconds by which two files may be shifted
_FEWEST = 4  # prints

Prints = npt.NDArray[np.uint64]


def judge(programmes: Sequence[Programme]) -> tuple[list[Programme], list[Finding]]:
    """The programmes with what the others say about them, and what is about no file."""
    notices = {each.file: Notices(each.file, each.rate) for each in programmes}
    general: list[Finding] = []
    for name, group in _variants(programmes).items():
        _twice(group, notices)
        _lengths([each for _, each in group], notices)
        if missing := _missing(number for number, _ in group):
            general.append(kinds.MISSING.at(Place(file=name), numbers=", ".join(map(str, missing))))
    _same(programmes, notices)
    return [with_more(each, notices[each.file]) for each in programmes], general


def number_of(file: str) -> int | None:
    """7 from ep07.th.mp4, 第7集.mp4 and 07/douyin.mp4."""
    found = _named(file)
    return int(found.group(1)) if found else None


def belongs(subtitles: str, file: str) -> bool:
    """Whether ep01.th.vtt is burned into a file: the same episode, and the same language where the file names one."""
    one, other = number_of(subtitles), number_of(file)
    if None not in (one, other) and one != other:
        return False
    language = re.search(r"\.([A-Za-z]{2,3}(?:-\w+)*)\.\w+$", subtitles)
    named = re.search(r"[./]([a-z]{2,3}(?:-\w+)*)\.\w+$", file)
    return not (language and named) or language.group(1) == named.group(1)


def _named(file: str) -> re.Match[str] | None:
    return _NUMBER.search(file) or _ONLY.search(re.sub(r"\.[^./]+$", "", file))


def _variants(programmes: Iterable[Programme]) -> dict[str, list[tuple[int, Programme]]]:
    """Files by their name without the number: a language, a platform, a rung."""
    groups: dict[str, list[tuple[int, Programme]]] = defaultdict(list)
    for each in programmes:
        if found := _named(each.file):
            rest = each.file[: found.start(1)].rstrip("0") + "*" + each.file[found.end(1) :]
            groups[_COPY.sub("", rest)].append((int(found.group(1)), each))
    return groups


def _twice(group: list[tuple[int, Programme]], notices: dict[str, Notices]) -> None:
    first: dict[int, str] = {}
    for number, each in group:
        if number in first:
            notices[each.file].add(kinds.TWICE, other=first[number])
        first.setdefault(number, each.file)


def _missing(numbers: Iterable[int]) -> list[int]:
    there = set(numbers)
    return [number for number in range(min(there), max(there)) if number not in there]


def _lengths(group: list[Programme], notices: dict[str, Notices]) -> None:
    rule, lengths = rules().season, [float(each.seconds) for each in group if each.frames]
    if len(lengths) < _USUAL:
        return
    usual = median(lengths)
    spread = max(median(abs(length - usual) for length in lengths), 1e-3 * usual, 1e-6)
    for each in group:
        apart = float(each.seconds) - usual
        z = 0.6745 * apart / spread
        if each.frames and abs(z) > rule.outlier and abs(apart) > rule.floor * usual:
            long = f"{float(each.seconds):.1f}"
            notices[each.file].add(kinds.LENGTH_OUTLIER, lasting=long, usual=f"{usual:.1f}", z=f"{z:.1f}")


def _same(programmes: Sequence[Programme], notices: dict[str, Notices]) -> None:
    """One file an episode is enough: its languages and sizes share the picture."""
    chosen: dict[object, tuple[str, Prints]] = {}
    for each in programmes:
        number = number_of(each.file)
        chosen.setdefault(
            each.file if number is None else number, (each.file, np.array(each.prints, np.uint64))
        )
    for (one, prints), (other, others) in combinations(chosen.values(), 2):
        share = alike(prints, others)
        if share >= rules().season.same_share:
            notices[other].add(kinds.SAME, other=one, share=f"{share:.0%}")


def alike(one: Prints, other: Prints) -> float:
    """The share of the shorter one's prints that the other has at the same place, give or take three seconds."""
    short, long = sorted((one, other), key=len)
    best = 0.0
    for shift in range(-_SHIFT, len(long) - len(short) + _SHIFT + 1):
        first, end = max(0, shift), min(len(long), shift + len(short))
        mine, theirs = short[first - shift : end - shift], long[first:end]
        plain = (mine != 0) & (theirs != 0)
        if plain.sum() < max(_FEWEST, len(short) // 2):
            continue
        bits = np.bitwise_count(mine ^ theirs)
        best = max(best, float((bits[plain] <= rules().season.same_bits).mean()))
    return best
