"""Words as written and their normal forms: light, inside or outside, and how a voice is heard."""

from __future__ import annotations

import re
from functools import cache

from shudian.model.series import IntExt, Light, Voice
from shudian.script.tables import table

_CLOCK = re.compile(r"^(\d{1,2})[:：]\d{2}(?:\s*([AP])\.?M\.?)?$")
_HANZI = re.compile(r"[\u3400-\u9fff]")


def has_hanzi(text: str) -> bool:
    return bool(_HANZI.search(text))


@cache
def _lights() -> dict[str, Light]:
    return {word: Light[name] for name in Light.__members__ for word in table("times")["light"][name]}


@cache
def time_words(*, hanzi: bool) -> tuple[str, ...]:
    """Every word for a time of day in that writing, the longest first."""
    words = [*_lights(), *table("times")["other"]]
    return tuple(sorted((w for w in words if has_hanzi(w) is hanzi), key=len, reverse=True))


@cache
def time_pattern() -> str:
    """A regular expression for one Chinese time of day."""
    quarters = "|".join(table("times")["quarters"])
    words = "|".join(time_words(hanzi=True))
    before = table("times")["before_or_after"]
    return rf"(?:(?:(?:次日|翌日|第二天|当日|当晚|同日|{before})\s*)?(?:{words})(?:{quarters})?(?:[/／转](?:{words}))?)"


@cache
def light(written: str | None) -> Light | None:
    """The light that a time of day means: the word itself, else the longest known word in it."""
    if not written:
        return None
    said = written.strip().upper()
    if said in _lights():
        return _lights()[said]
    if clock := _CLOCK.match(said):
        return _light_at(int(clock[1]) % 24, clock[2])
    inside = [word for word in sorted(_lights(), key=len, reverse=True) if _contains(said, word)]
    return _lights()[inside[0]] if inside else None


def _light_at(hour: int, half: str | None) -> Light:
    """The light at `11:47 PM` or `23:47`."""
    if half:
        hour = hour % 12 + (12 if half == "P" else 0)
    lights = [name for name, first in table("times")["clock"].items() if first <= hour]
    return Light[lights[-1]] if lights else Light.NIGHT


def goes_on(written: str | None) -> bool:
    """Whether a time only says that the light of the scene before still holds: CONTINUOUS, 同时."""
    return (written or "").strip().upper() in table("times")["goes_on"]


def _contains(said: str, word: str) -> bool:
    if has_hanzi(word):
        return word in said.replace("次日", "").replace("翌日", "")
    return re.search(rf"\b{word}\b", said) is not None


def int_ext(written: str | None) -> IntExt | None:
    """INT, EXT or both, from 内, 外景, 内/外, INT., EXT/INT, I/E …"""
    if not written:
        return None
    said = written.upper()
    inside = "内" in said or "INT" in said or said.startswith("I") or "/I" in said
    outside = "外" in said or "EXT" in said or "EST" in said or "/E" in said or said.startswith("E")
    if inside and outside:
        return IntExt.INT_EXT
    if inside or "棚" in said or "车" in said:
        return IntExt.INT
    return IntExt.EXT if outside else None


@cache
def _voices(tongue: str) -> dict[str, Voice]:
    return {word: Voice(name) for name, words in table("voices")[tongue].items() for word in words}


@cache
def _named_voices() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    names = table("voices")["names"]
    return frozenset(names["device"]), frozenset(names["narration"]), tuple(names["phone"])


@cache
def named_voice(name: str) -> Voice | None:
    """The voice of a name that is no person: the narrator, a device."""
    device, narration, _ = _named_voices()
    if name.upper() in narration:
        return Voice.NARRATION
    return Voice.DEVICE if name.upper() in device else None


def voice(name: str, extension: str | None, parenthetical: str | None) -> Voice | None:
    """How a line is heard, from the cue's name, its extension as written and its parenthetical."""
    if own := named_voice(name):
        return own
    if not extension:
        return None
    letters = re.sub(r"[.\s]+", "", extension.upper())
    known = _voices("chinese" if has_hanzi(name + extension) else "english")
    found = known.get(letters) or known.get(extension.upper().strip())
    unseen = found in (Voice.OFFSCREEN, Voice.INNER) and letters in ("VO", "OS")
    if unseen and parenthetical and any(word in parenthetical.upper() for word in _named_voices()[2]):
        return Voice.PHONE
    return found
