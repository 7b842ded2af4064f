"""Scene headings in English and Chinese slugs: `INT. KILN SHED - NIGHT`, `内景 窑房 - 夜（闪回）`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shudian.script.chinese.headings import Heading, read_fields
from shudian.script.fountain.blocks import SLUG, ZH_SLUG
from shudian.script.terms import has_hanzi, time_pattern, time_words

_DASH = re.compile(r"\s+[-–—－]+\s+|\s*[－]\s*")
_BRACKET = re.compile(r"\s*[(（]((?:[^()（）]|[(（][^()（）]*[)）])*)[)）]")
_NAMED = re.compile(r"^(SET|TIME|场景|时间)[:：]\s*(.*)$")
_LOCATION = re.compile(r"^(?:LOCATION|SHOT AT|取景地?|拍摄地点?)\s*[:：]\s*(.+)$", re.IGNORECASE)
_FLASHBACK = re.compile(r"\bFLASHBACK\b|闪回|回忆", re.IGNORECASE)
_TIME_ALONE = re.compile(rf"{time_pattern()}景?|{'|'.join(time_words(hanzi=False))}", re.IGNORECASE)
_LAST_WORD = re.compile(rf"^(.+?)[\s,]+({'|'.join(time_words(hanzi=False))})$", re.IGNORECASE)
_TIMES = re.compile(rf"\b(?:{'|'.join(time_words(hanzi=False))})\b", re.IGNORECASE)


@dataclass(slots=True)
class Slug:
    place: str
    time: str | None = None
    int_ext: str | None = None
    flashback: bool = False
    location: str | None = None


def slug(heading: str) -> Slug:
    found = SLUG.match(heading) or ZH_SLUG.match(heading)
    made = Slug("", int_ext=found[0] if found else None)
    rest = heading[found.end() :].lstrip(".．·:： -") if found else heading
    rest, named = _without_brackets(rest, made)
    if named:
        made.place, made.time = named.get("place", ""), named.get("time")
    elif has_hanzi(heading):
        _chinese(rest, made)
    else:
        _english(rest, made)
    return made


def _english(rest: str, made: Slug) -> None:
    parts = [part.strip() for part in _DASH.split(rest) if part.strip()]
    if len(parts) > 1 and _FLASHBACK.search(parts[-1]):
        made.flashback = True
        parts.pop()
    if len(parts) > 1 and _TIMES.search(parts[-1]):
        made.time = parts.pop()
    elif parts and (word := _LAST_WORD.match(parts[-1])):
        parts[-1], made.time = word[1], word[2]
    made.place = " - ".join(parts)


def _chinese(rest: str, made: Slug) -> None:
    head, _, tail = rest.rpartition(" - ")
    if head and _TIME_ALONE.fullmatch(tail):
        made.time = tail.removesuffix("景")
        if made.int_ext:
            made.place = head
            return
        rest = head
    fields = Heading(rest)
    read_fields(_DASH.sub(" ", rest), fields)
    made.place, made.time = fields.place, made.time or fields.time
    made.int_ext = made.int_ext or fields.int_ext
    made.flashback = made.flashback or fields.flashback
    made.location = made.location or fields.location


def _without_brackets(rest: str, made: Slug) -> tuple[str, dict[str, str]]:
    """The heading without brackets that say something, and the fields that some name outright."""
    named: dict[str, str] = {}
    if "(" not in rest and "（" not in rest:
        return rest.strip(), named
    for bracket in _BRACKET.findall(rest):
        said = bracket.strip()
        if located := _LOCATION.match(said):
            made.location = located[1].strip()
        elif field := _NAMED.match(said):
            named["place" if field[1] in ("SET", "场景") else "time"] = field[2]
        elif _FLASHBACK.search(said):
            made.flashback = True
    return _BRACKET.sub("", rest).strip(), named
