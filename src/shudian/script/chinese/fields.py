"""What a scene heading says after its number: place, time and 内/外, in whatever order the writer put them.

A time or an 内/外 counts where it stands alone, at either end or between two separators; what is left is
the place. The families are listed in research/script.md §1.2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from shudian.script.terms import time_pattern, time_words

IE = (
    r"(?:(?:内|室内)景?\s*[/／、&+]?\s*(?:外|室外)景?|(?:外|室外)景?\s*[/／、&+]?\s*(?:内|室内)景?"
    r"|室内景?|室外景?|内景|外景|棚内|车内景|内|外|(?i:INT\.?/EXT\.?|INT\.?|EXT\.?))"
)
_STRONG = r"[\s,，。|｜;；\[\]【】（）()]"
_EDGE = r"[\s,，。|｜;；\[\]【】（）()/／·・\-－—–_.．、:：~～]"
_TIME = rf"{time_pattern()}景?"
_LATIN_TIME = rf"(?:(?:EARLY|LATE|MID)[\s-])?(?:{'|'.join(map(re.escape, time_words(hanzi=False)))})"
_CLOCK = r"\d{1,2}[:：]\d{2}(?:\s*[AaPp]\.?[Mm]\.?)?"
_BOTH = rf"(?P<time1>{_TIME})[/／]?(?P<ie1>{IE})|(?P<ie2>{IE})[/／]?(?P<time2>{_TIME})"
_FIRST = re.compile(rf"(?:{_BOTH}|(?P<time>{_TIME}|{_CLOCK})|(?P<ie>{IE}))(?={_EDGE}|$)(?![/／、][内外])")
_LAST = re.compile(
    rf"(?:^|(?<={_EDGE}))(?:{_BOTH}|(?P<time>{_TIME}|{_CLOCK}|(?i:{_LATIN_TIME}))|(?P<ie>{IE}))$"
)
_ALONE = re.compile(rf"(?:{_BOTH}|(?P<time>{_TIME})|(?P<ie>{IE}))")
#: `日内灵堂`; 内部 and 外景 go on.
_GLUED = re.compile(rf"(?P<time1>{_TIME})[/／]?(?P<ie1>{IE})(?=[^景部])(?=..)")
_GLUED_PLACE = re.compile(r"(?P<ie>内外景|外内景|内景|外景)(?=\S)")

_LOCATED = re.compile(r"[（(【\[]\s*(?:取景地?|拍摄地点?|外景地|实景地?)\s*[:：]\s*([^）)】\]]+)[）)】\]]")
_FLASHED = re.compile(
    r"[【\[（(]\s*(?:闪回|回忆|梦境|幻想|前世|插叙|FLASHBACK)[^】\]）)]*\s*[】\]）)]|\s(?:闪回|回忆|梦境)$",
    re.IGNORECASE,
)
_CAST = re.compile(r"(?:^|[;；,，。\s])\s*(?:出场)?(?:人物|角色)\s*[:：]\s*(.*)$")
_LABEL = re.compile(
    r"(?:^|(?<=[\s｜|，,；;【\[（(]))(?:地点|场景|景|时间|Scene|Location)\s*[:：]\s*", re.IGNORECASE
)
_PLACE_WORD = re.compile(r"^场景\s+")
_WRAPPED = re.compile(r"^[【\[]([^【】\[\]]*)[】\]]$")


@dataclass(slots=True)
class Heading:
    """A scene heading; the lines under it may still fill its fields."""

    text: str
    number: str = ""
    place: str = ""
    time: str | None = None
    int_ext: str | None = None
    flashback: bool = False
    location: str | None = None
    cast: str | None = None
    confidence: float = 1.0
    episode: int | None = None  # the one its number names
    opens_episode: bool = False  # 第2集 stands before its number

    @property
    def bare(self) -> bool:
        return not (self.place or self.time or self.int_ext)

    @property
    def titled(self) -> bool:
        """Whether all it has may be the scene's title."""
        return bool(self.place) and not (self.time or self.int_ext)


def read_fields(rest: str, into: Heading) -> None:
    """Fill `into` from what follows a heading's number."""
    rest = _without_notes(rest, into)
    rest = _PLACE_WORD.sub("", _LABEL.sub("", rest)).strip()
    if found := _WRAPPED.match(rest):
        rest = found[1].strip()
    taker = _Taker(into)
    rest = taker.ends(rest)
    if into.time is None and into.int_ext is None and (found := _GLUED.match(rest)):
        rest = taker.ends(taker.take(found, rest[found.end() :]))
    parts = [part for part in re.split(rf"{_STRONG}+", rest) if part.strip("·・-－—–/／")]
    left = [part for part in parts if not taker.alone(part)] if len(parts) > 1 else parts
    place = rest if _plain_list(rest) and len(left) == len(parts) else " ".join(left)
    if into.int_ext is None and (found := _GLUED_PLACE.match(place)):
        into.int_ext, place = found["ie"], place[found.end() :]
    into.place = re.sub(r"^[·・.．、:：/／\s]+|[·・.．、:：/／\-－—–\s]+$", "", place)
    into.confidence = (0.5, 0.8, 0.98)[bool(into.time) + bool(into.int_ext)]


def _plain_list(rest: str) -> bool:
    """`Central Station, Platform 9`: a comma within a place."""
    return bool(re.fullmatch(r"[\w'’ ]+(?:(?:, | [-–—] )[\w'’ ]+)+", rest)) and rest.isascii()


def _without_notes(rest: str, into: Heading) -> str:
    if found := _LOCATED.search(rest):
        into.location = found[1].strip()
        rest = rest[: found.start()] + rest[found.end() :]
    if found := _FLASHED.search(rest):
        into.flashback = True
        rest = (rest[: found.start()] + " " + rest[found.end() :]).strip()
    if found := _CAST.search(rest):
        into.cast = found[1]
        rest = rest[: found.start()]
    return rest.strip()


class _Taker:
    """Takes times and 内/外 off a heading's ends; a second time only joins the first (次日 夜)."""

    def __init__(self, into: Heading) -> None:
        self.into = into

    def ends(self, rest: str) -> str:
        while True:
            rest = re.sub(rf"^{_EDGE}+|{_EDGE}+$", "", rest)
            if (found := _FIRST.match(rest)) and self.wants(found):
                rest = self.take(found, rest[found.end() :])
            elif (found := _LAST.search(rest)) and self.wants(found):
                rest = self.take(found, rest[: found.start()])
            else:
                return rest

    def wants(self, found: re.Match[str]) -> bool:
        """Only what is still missing, and never all there is of a place-only heading."""
        groups = found.groupdict()
        if any(groups.get(name) for name in ("time", "time1", "time2")) and self.into.time:
            return False
        return not (any(groups.get(name) for name in ("ie", "ie1", "ie2")) and self.into.int_ext)

    def take(self, found: re.Match[str], rest: str) -> str:
        groups = found.groupdict()
        for name in ("time", "time1", "time2"):
            if said := groups.get(name):
                self.into.time = said.removesuffix("景")
        for name in ("ie", "ie1", "ie2"):
            if said := groups.get(name):
                self.into.int_ext = re.sub(r"\s", "", said)
        return rest

    def alone(self, part: str) -> bool:
        """Whether a part between separators is nothing but a missing time or 内/外, which it then gives."""
        found = _ALONE.fullmatch(part)
        if not found or not self.wants(found):
            return False
        self.take(found, "")
        return True
