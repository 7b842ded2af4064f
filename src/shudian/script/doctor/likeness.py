"""When two names may be one: mistyped, spelled otherwise, or a title or a part of the name."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import OSA

from shudian.script.tables import table
from shudian.script.terms import has_hanzi

_LEVEL_1 = range(0xB0, 0xD8)  # rows of GB 2312 that are sorted by pinyin
_ROW = 94
_SHORTEST = 4  # letters of a name in which two may have changed places …
_SHORTEST_CHANGED = 6  # … or one may be another: MARK and MARY are two people


def plain(name: str) -> str:
    """The name without letter case, marks and spaces."""
    return re.sub(r"[\W_]", "", name.upper())


def mistyped(a: str, b: str) -> bool:
    """Whether one letter or hanzi parts two names, and does not tell two people apart."""
    if abs(len(a) - len(b)) > 1 or OSA.distance(a.upper(), b.upper(), score_cutoff=1) != 1:
        return False
    if has_hanzi(a) and has_hanzi(b):
        return _hanzi_slip(a, b)
    return _letters_slip(a.upper(), b.upper())


def _hanzi_slip(a: str, b: str) -> bool:
    if len(a) != len(b):
        longer, shorter = sorted((a, b), key=len, reverse=True)
        return len(shorter) > 2 and not (longer.startswith(shorter) or longer.endswith(shorter))
    x, y = _parted(a, b)
    if len(x) > 1:
        return True  # two hanzi the wrong way round
    if (x in _apart() and y in _apart()) or not (has_hanzi(x) and has_hanzi(y)):
        return False
    if sounds_alike(x, y):
        return True
    family = surname(a)  # 陈太医 and 李太医 are two, as 女主管 and 女主播 are
    return len(a) > 2 and family is not None and family == surname(b)


def _letters_slip(a: str, b: str) -> bool:
    """Numbers, single letters, titles and plurals tell people apart, and a letter tells short names apart."""
    if a.rstrip("S") == b.rstrip("S") or re.sub(r"\d", "", a) == re.sub(r"\d", "", b):
        return False
    words_a, words_b = re.findall(r"\w+", a), re.findall(r"\w+", b)
    if len(words_a) != len(words_b):
        return True  # a space or hyphen more
    x, y = next(((x, y) for x, y in zip(words_a, words_b, strict=True) if x != y), ("", ""))
    if {x, y} <= _english_titles():
        return False
    return len(min(x, y, key=len)) >= (_SHORTEST if sorted(x) == sorted(y) else _SHORTEST_CHANGED)


def _parted(a: str, b: str) -> tuple[str, str]:
    """What differs between two names of one length."""
    at = [position for position, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return a[at[0] : at[-1] + 1], b[at[0] : at[-1] + 1]


def sounds_alike(x: str, y: str) -> bool:
    """Whether two hanzi stand near in pinyin order; never of those that GB 2312 sorts by stroke."""
    a, b = _rank(x), _rank(y)
    return a is not None and b is not None and abs(a - b) <= table("names")["near_in_sound"]


def _rank(hanzi: str) -> int | None:
    try:
        row, cell = hanzi.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return None
    return row * _ROW + cell - 0xA1 if row in _LEVEL_1 else None


def mistyped_by_sound(a: str, b: str) -> bool:
    return len(a) == len(b) and has_hanzi(a) and has_hanzi(b) and all(
        x == y or sounds_alike(x, y) for x, y in zip(a, b, strict=True)
    )  # fmt: skip


def surname(name: str) -> str | None:
    """`欧阳` of 欧阳明, `姜` of 姜小姐; None of a name that has none."""
    if name[:2] in table("names")["double_surnames"]:
        return name[:2]
    return name[:1] if name[:1] in _surnames() and len(name) > 1 else None


def addressed(name: str) -> str | None:
    """The surname of 姜小姐 or of MRS. CHEN; None of a name that is no address."""
    if has_hanzi(name):
        family = surname(name)
        return family if family and name[len(family) :] in table("names")["titles"] else None
    words = re.findall(r"[\w'’-]+", name.upper())
    return words[1] if len(words) == 2 and words[0] in _english_titles() else None


def is_full_name_of(longer: str, shorter: str) -> bool:
    """叶小满 of 小满, LINDA CHEN of LINDA; not 老王妃 of 王妃."""
    if has_hanzi(longer) and has_hanzi(shorter):
        family = surname(longer)
        return bool(family) and len(shorter) > 1 and longer == f"{family}{shorter}"
    words = re.findall(r"[\w'’-]+", longer.upper())
    part = shorter.upper() in words and len(shorter) >= _SHORTEST - 1
    return part and len(words) == 2 and not _unnamed(words)


def has_surname(name: str, family: str) -> bool:
    """Whether a personal name has that surname: 姜罂, and neither 姜小姐 nor 姜父."""
    if has_hanzi(family):
        rest = name[len(family) :] if name.startswith(family) else ""
        kin = len(rest) == 1 and rest in _apart()
        return bool(rest) and len(rest) <= 2 and not kin and addressed(name) is None
    words = re.findall(r"[\w'’-]+", name.upper())
    return len(words) > 1 and words[-1] == family and not _unnamed(words)


def _unnamed(words: list[str]) -> bool:
    """Whether a title or a word such as YOUNG or VOICE stands in an English cue: MRS. CHEN, YOUNG WILL."""
    return any(word in _english_titles() or word in table("names")["english_apart"] for word in words)


@cache
def _surnames() -> frozenset[str]:
    return frozenset("".join(table("names")["surnames"].split()))


@cache
def _apart() -> frozenset[str]:
    return frozenset(table("names")["apart"])


@cache
def _english_titles() -> frozenset[str]:
    return frozenset(table("names")["english_titles"])
