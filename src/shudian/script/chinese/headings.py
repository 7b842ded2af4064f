"""Scene headings: their number, place, time and 内/外 in whatever order the writer put them.

The families are listed in research/script.md §1.2; tests hold one line of each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from shudian.script.terms import time_pattern

TIME = time_pattern()
IE = r"(?:内外景?|外内景?|内[/／、]外景?|外[/／、]内景?|室内|室外|内景|外景|棚内|车内景|内|外)"
_SEP = r"[\s,，、。．·|｜/／\-－—–:：;；\[\]【】()（）]"


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

    @property
    def bare(self) -> bool:
        return not (self.place or self.time or self.int_ext)


# -- fields -------------------------------------------------------------------------------------

_LOCATED = re.compile(r"[（(【\[]\s*(?:取景地?|拍摄地点?|外景地|实景地?)\s*[:：]\s*([^）)】\]]+)[）)】\]]")
_FLASHED = re.compile(
    r"[【\[（(]\s*(?:闪回|回忆|梦境|幻想|前世|插叙)[^】\]）)]*\s*[】\]）)]|\s(?:闪回|回忆|梦境)$"
)
_CAST = re.compile(r"[;；,，\s]\s*(?:出场)?(?:人物|角色)\s*[:：]\s*(.*)$")
_PLACE_LABEL = re.compile(r"^(?:场景|地点|景|Scene)\s*[:：]?\s*", re.IGNORECASE)
_WRAPPED = re.compile(r"^[【\[](.*)[】\]]$")
_TIME_FIRST = re.compile(rf"^({TIME})\s*[/／]?\s*({IE})(?=$|{_SEP}|[^景部]){_SEP}*(.+)$")
_IE_FIRST = re.compile(rf"^({IE}){_SEP}+({TIME}){_SEP}+(.+)$")
_DOTTED_TIME = re.compile(rf"[·・]({TIME})$")
_SLASHED = re.compile(rf"^({TIME})[/／]({IE})[/／](?=.)")
_SPLIT = re.compile(
    r"[\s,，。|｜;；\[\]【】（）()]+"
    r"|(?<=[日夜晨昏])[/／](?=[内外])|(?<=[内外])[/／](?=[日夜晨昏])"
    r"|[-－—–](?=(?:内|外|日|夜|晨|昏)(?:$|[-－—–]))"
)
_LABELLED = re.compile(r"^(?:地点|时间|场景)\s*[:：]")
_BOTH = re.compile(rf"({TIME})[/／]?({IE})|({IE})[/／]?({TIME})")
_TIME_ALONE = re.compile(TIME)
_IE_ALONE = re.compile(IE)
_IE_PLACE = re.compile(r"^(内景|外景)\s*[·:：.]?\s*(.+)$")


def read_fields(rest: str, into: Heading) -> None:
    """Fill `into` from what follows a heading's number, whatever its order."""
    if len(_KEYED.findall(rest)) >= 2:
        read_keyed(rest, into)
        return
    if found := _LOCATED.search(rest):
        into.location = found[1].strip()
        rest = rest[: found.start()] + rest[found.end() :]
    if found := _FLASHED.search(rest):
        into.flashback = True
        rest = (rest[: found.start()] + " " + rest[found.end() :]).strip()
    if found := _CAST.search(rest):
        into.cast = found[1]
        rest = rest[: found.start()].strip()
    rest = _PLACE_LABEL.sub("", rest).strip()
    if found := _WRAPPED.match(rest):
        rest = found[1].strip()
    found = _TIME_FIRST.match(rest)
    if found and len(found[3]) >= 2:
        into.time, into.int_ext, into.place = found[1], found[2], found[3].strip(" 。")
        into.confidence = 0.98
    elif found := _IE_FIRST.match(rest):
        into.int_ext, into.time, into.place = found[1], found[2], found[3].strip(" 。")
        into.confidence = 0.98
    else:
        _read_parts(_SLASHED.sub(r"\1 \2 ", _DOTTED_TIME.sub(r" \1", rest)), into)


def _read_parts(rest: str, into: Heading) -> None:
    parts = [part for part in _SPLIT.split(rest) if part]
    several = len(parts) > 1
    place: list[str] = []
    times: list[str] = []
    for part in parts:
        plain = _LABELLED.sub("", part)
        if both := _BOTH.fullmatch(plain):
            times.append(both[1] or both[4])
            into.int_ext = into.int_ext or both[2] or both[3]
        elif several and _TIME_ALONE.fullmatch(plain):
            times.append(plain)
        elif several and into.int_ext is None and _IE_ALONE.fullmatch(plain):
            into.int_ext = plain
        elif plain and plain not in "·・":
            place.append(plain)
    into.time = " ".join(times) or into.time
    into.place = re.sub(r"^[·・.]\s*|(?:\s[-－—–]+)+$", "", " ".join(place))
    if into.int_ext is None and (found := _IE_PLACE.match(into.place)):
        into.int_ext, into.place = found[1], found[2]
    known = bool(into.time) + bool(into.int_ext)
    into.confidence = (0.5, 0.8, 0.95)[known]


# -- whole headings -----------------------------------------------------------------------------

_NUMBER = re.compile(
    r"^(?:第\s*)?(?:场次?|场景|SCENE|S)?\s*[（(\[【]?\s*"
    r"(?:(\d{1,3})\s*[-－–—.．]\s*(\d{1,3}[A-Za-z]?(?:\s*[-－]\s*\d{1,2}(?!\d|岁|个|名|人))?)|(\d{1,3}[A-Za-z]?))"
    r"\s*[)）\]】]?\s*(?:场)?\s*[、,，.．:：|｜]?\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:第\s*)?(?:场|SCENE|S\d)|^第\s*\d+\s*场|^[\[【(（]?\s*\d+\s*[\])】）]?\s*场景|^[\[【]\s*\d",
    re.IGNORECASE,
)
_RUNNING = re.compile(r"^\d+(?:\s*[、.．]|\s)")
_COUNTING = re.compile(r"^(?:个|名|位|人|天|日后|分钟|秒|岁|次|米|点|集|年|章|万|块|%)")
_BRACKETED_NUMBER = re.compile(
    r"^[【\[]\s*((?:场|第)\s*\d+(?:\s*-\s*\d+)?\s*场?)\s*[】\]]\s*|^(?:场景|场次)\s*[:：]\s*(?=\d)"
)
_ALL_BRACKETED = re.compile(r"^[【\[]\s*((?:第\s*)?\d[^【】\[\]]*\S)[】\]]$")
_INSERTED = re.compile(r"^[+＋]\s*场\s*[（(]?(\d*)[）)]?\s*")
_NUMBER_LINE = re.compile(r"^场次?\s*[:：]\s*(\d{1,3}(?:-\d{1,3})?)$")
_ZH_SLUG = re.compile(rf"^(内景|外景|内外景)\s*[.．·:：]?\s*(.+?)\s*[-－—–\s]\s*({TIME})$")
_EN_SLUG = re.compile(
    r"^(?:(?:SCENE\s*|[Ss]cene\s*)?(\d{1,3})\s*[-.]\s*(\d{1,3})\s*[:.]?\s*)?"
    r"(INT\.?/EXT\.?|EXT\.?/INT\.?|I/E\.?|INT\.|EXT\.|INT(?=\s)|EXT(?=\s))\s*(.+?)(?:\s+[-–—]\s+([A-Z][A-Z ’']+))?$"
)
_VERSION = re.compile(r"^\d+\s*[.．]\s*\d+\s+[a-z]")
_SENTENCE = re.compile(r"[。！？：:]")
_TOO_LONG = 80


def heading(text: str, wanted: int) -> Heading | None:
    """The scene heading in a line, or None. `wanted` is the running number that should come next."""
    if len(text) > _TOO_LONG:
        return None
    return _english(text) or _slug(text) or _inserted(text) or _number_line(text) or _numbered(text, wanted)


def _english(text: str) -> Heading | None:
    found = _EN_SLUG.match(text)
    if not found:
        return None
    number = f"{found[1]}-{found[2]}" if found[1] else ""
    episode = int(found[1]) if found[1] else None
    return Heading(text, number, found[4].strip(), found[5], found[3], episode=episode)


def _slug(text: str) -> Heading | None:
    found = _ZH_SLUG.match(text)
    return Heading(text, "", found[2].strip(), found[3], found[1]) if found else None


def _inserted(text: str) -> Heading | None:
    found = _INSERTED.match(text)
    if not found:
        return None
    made = Heading(text, found[1])
    read_fields(text[found.end() :], made)
    return made


def _number_line(text: str) -> Heading | None:
    found = _NUMBER_LINE.match(text)
    return Heading(text, found[1], confidence=0.6) if found else None


def _numbered(text: str, wanted: int) -> Heading | None:
    if (whole := _ALL_BRACKETED.match(text)) and " " in whole[1]:
        text = whole[1]
    text = _BRACKETED_NUMBER.sub(lambda m: f"{m[1]} " if m[1] else "", text)
    found = _NUMBER.match(text)
    if not found or not found.end() or _VERSION.match(text):
        return None
    episode, scene, alone = found.groups()
    rest = text[found.end() :]
    made = Heading(text, episode=int(episode) if episode else None, confidence=0.6)
    if rest:
        read_fields(rest, made)
    if not (_looks_full(rest, made) if episode else _looks_labelled(text, rest, made)):
        return None
    if (
        episode
        and rest
        and scene.isdigit()
        and text[found.end(2) : found.end(2) + 1] not in " \t、,，.．:：场"
    ):
        scene = _unglued(scene, rest, wanted, made)
    separator = found[0][found.end(1) : found.start(2)].strip() if episode else ""
    made.number = re.sub(r"\s", "", f"{episode}{separator}{scene}" if episode else alone)
    return made


def _looks_full(rest: str, made: Heading) -> bool:
    """After `1-1`: nothing, or fields, or a short place without a sentence's marks."""
    if not rest or made.time or made.int_ext or made.flashback:
        return True
    short = 0 < len(made.place) <= 20 and not _SENTENCE.search(rest)
    return short and not _COUNTING.match(rest)


def _looks_labelled(text: str, rest: str, made: Heading) -> bool:
    """After a single number: a label before it and fields, or a running number and fields."""
    labelled = bool(_LABEL.match(text))
    if made.time or made.int_ext:
        return labelled or bool(_RUNNING.match(text))
    return labelled and not rest


def _unglued(scene: str, rest: str, wanted: int, made: Heading) -> str:
    """`7-112号房间` is scene 7-1 in room 12 where 1 is the number that should come."""
    want = str(wanted)
    if scene != want and scene.startswith(want):
        made.time = made.int_ext = None
        read_fields(scene[len(want) :] + rest, made)
        made.confidence = 0.6
        return want
    return scene


# -- lines under a heading ----------------------------------------------------------------------

_FIELD = re.compile(
    r"^(时间?|日/夜|夜/日|景|地点?|场景|内外景?|外/内|内/外|取景地?|拍摄地点?|外景地|实景地?|天气"
    r"|Time|Location|Scene|Setting)\s*[:：]\s*(.+)$",
    re.IGNORECASE,
)
_TIME_KEYS = frozenset({"时", "时间", "time", "日/夜", "夜/日"})
_IE_KEYS = frozenset({"内外", "内外景", "外/内", "内/外"})
_SHOT_AT_KEYS = frozenset({"取景", "取景地", "拍摄地", "拍摄地点", "外景地", "实景", "实景地"})


_CAST_KEYS = frozenset({"人物", "出场人物", "角色", "出场角色"})
_KEYED = re.compile(
    r"(?:^|(?<=[\s，,；;｜|/]))(时间?|日/夜|夜/日|景|地点?|场景|内外景?|外/内|内/外|取景地?|拍摄地点?|外景地|天气|(?:出场)?(?:人物|角色))"
    r"\s*[:：]\s*"
)


def field_line(text: str) -> tuple[str, str] | None:
    """Key and value of a line such as `时：夜雨`, `地点：拉面馆`, `取景地：上海 武康路`."""
    found = _FIELD.match(text)
    return (found[1].lower(), found[2].strip()) if found else None


def opens_scene(key: str) -> bool:
    """Whether a field line of that key can open a scene whose number line was lost."""
    return key in {"时", "时间", "景", "地点", "场景"}


def apply_field(key: str, value: str, to: Heading) -> None:
    made = Heading(value)
    if key in _SHOT_AT_KEYS:
        to.location = value
        return
    if key in _TIME_KEYS:
        read_fields(f"X {value}", made)
        to.time, to.int_ext = made.time or value, to.int_ext or made.int_ext
    elif key in _IE_KEYS:
        to.int_ext = value
    elif key != "天气":
        read_fields(value, made)
        to.place, to.time = made.place or value, to.time or made.time
        to.int_ext, to.location = to.int_ext or made.int_ext, to.location or made.location
    to.flashback = to.flashback or made.flashback
    to.confidence = 0.95


def read_keyed(text: str, to: Heading) -> bool:
    """Fill `to` from `时间：夜 地点：街道 人物：甲、乙`; False if the text starts with no such label."""
    marks = list(_KEYED.finditer(text))
    if not marks or marks[0].start():
        return False
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        value = text[mark.end() : after.start() if after else len(text)].strip(" ，,；;｜|/")
        if value and mark[1] in _CAST_KEYS:
            to.cast = value
        elif value:
            apply_field(mark[1].lower(), value, to)
    return True
