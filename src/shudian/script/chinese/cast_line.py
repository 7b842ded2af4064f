"""The cast line of a scene: `人物：林知夏、股东*6、保安（2名）、众人（背景）`."""

from __future__ import annotations

import re

from shudian.model.series import CastEntry
from shudian.script.chinese.numerals import NUMERALS, number
from shudian.script.terms import has_hanzi

_LABEL = re.compile(
    r"^(?:(?:本场|出场|登场|出镜)?(?:人物?|角色|演员|Characters?|Cast)|出场|登场)\s*(?:[（(][^）)]{0,6}[）)])?\s*[:：]\s*(.*)$",
    re.IGNORECASE,
)
_UNLABELLED = re.compile(r"^(?:人|\$)\s+(.+)$")
_BRACKET = re.compile(r"[（(][^）)]*[）)]")
_NOTED = re.compile(r"^(.*?)[（(](.*?)[）)]$")
_TIMES = re.compile(r"^(.*?)\s*\\?[*×xX✕]\s*(\d{1,4})\s*[名人位]?$")
_COUNTED = re.compile(rf"^(\d{{1,4}}|[{NUMERALS}]+)\s*[名个位]\s*(.+)$")
_COUNT_AFTER = re.compile(rf"^(.{{2,}}?)(\d{{1,4}}|[{NUMERALS}]+(?=[名位]))\s*[名个位人]$")
_SOME_AFTER = re.compile(r"^(.+?)(若干|数名|数人)$")
_COUNT_NOTE = re.compile(rf"^(\d{{1,4}}|[{NUMERALS}]+)\s*[名个位人]$")
_GROUP = re.compile(r"们|众|等$|若干|数名|群众|路人$|一众|几[名个]")
_GROUP_NOTE = re.compile(r"若干|数|众|背景|群")


def cast_line(text: str, *, unlabelled: bool) -> str | None:
    """What a cast line lists; None if the text is no cast line. `$ 甲、乙` only counts inside an episode."""
    found = _LABEL.match(text) or (_UNLABELLED.match(text) if unlabelled else None)
    return found[1] if found else None


def entries(listed: str) -> list[CastEntry]:
    """The names of a cast line, with their counts and notes."""
    whole = _BRACKET.sub(lambda m: re.sub("[、，,]", "/", m[0]), listed)
    separator = r"[、,，;；]+"
    if not re.search(separator, whole):
        separator = "/"
        if has_hanzi(whole):
            whole = _BRACKET.sub(lambda m: m[0].replace(" ", ""), whole)
            separator = r"[/\s]+"
    found = (_entry(part.strip(" 。.")) for part in re.split(separator, whole))
    return [entry for entry in found if entry]


def _entry(part: str) -> CastEntry | None:
    note: str | None = None
    count: int | None = None
    if noted := _NOTED.match(part):
        part, note = noted[1].strip(), noted[2]
    if times := _TIMES.match(part):
        part, count = times[1], int(times[2])
    if counted := _COUNTED.match(part):
        part, count = counted[2], number(counted[1])
    elif counted := _COUNT_AFTER.match(part):
        part, count = counted[1], number(counted[2])
    elif not note and (some := _SOME_AFTER.match(part)):
        part, note = some[1], some[2]
    if note and (counted := _COUNT_NOTE.match(note)):
        count, note = number(counted[1]), None
    name = part.strip()
    if not name:
        return None
    group = bool(_GROUP.search(name) or (count and count > 1) or (note and _GROUP_NOTE.search(note)))
    return CastEntry(name, count or None, note or None, group)
