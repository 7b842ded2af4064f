"""Scene headings in English and Chinese slugs: `INT. KILN SHED - NIGHT`, `内景 窑房 - 夜（闪回）`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shudian.script.chinese.headings import Heading, read_fields
from shudian.script.fountain.blocks import SLUG, ZH_SLUG
from shudian.script.terms import has_hanzi, time_words

_DASH = re.compile(r"\s+[-–—－]+\s+|\s*[－]\s*")
_BRACKET = re.compile(r"\s*[(（]([^)）]*)[)）]")
_LOCATION = re.compile(r"^(?:LOCATION|SHOT AT|取景地?|拍摄地点?)\s*[:：]\s*(.+)$", re.IGNORECASE)
_FLASHBACK = re.compile(r"\bFLASHBACK\b|闪回|回忆", re.IGNORECASE)
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
    if has_hanzi(heading):
        return _chinese(heading)
    found = SLUG.match(heading)
    made = Slug("", int_ext=found[0] if found else None)
    rest = heading[found.end() :].lstrip(". -") if found else heading
    rest = _without_brackets(rest, made)
    parts = [part.strip() for part in _DASH.split(rest) if part.strip()]
    if len(parts) > 1 and _FLASHBACK.search(parts[-1]):
        made.flashback = True
        parts.pop()
    if len(parts) > 1 and _TIMES.search(parts[-1]):
        made.time = parts.pop()
    elif parts and (word := _LAST_WORD.match(parts[-1])):
        parts[-1], made.time = word[1], word[2]
    made.place = " - ".join(parts)
    return made


def _without_brackets(rest: str, made: Slug) -> str:
    for bracket in _BRACKET.findall(rest):
        if located := _LOCATION.match(bracket.strip()):
            made.location = located[1].strip()
        elif _FLASHBACK.search(bracket):
            made.flashback = True
    return _BRACKET.sub("", rest).strip()


def _chinese(heading: str) -> Slug:
    found = ZH_SLUG.match(heading) or SLUG.match(heading)
    rest = heading[found.end() :].lstrip(".．·:： ") if found else heading
    fields = Heading(heading)
    read_fields(_DASH.sub(" ", rest), fields)
    return Slug(
        fields.place,
        fields.time,
        found[0] if found else fields.int_ext,
        fields.flashback,
        fields.location,
    )
