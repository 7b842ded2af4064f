"""Scene headings: how each house numbers them, and which lines only look like one."""

from __future__ import annotations

import re

from shudian.script.chinese.field_lines import apply_field, field_line, read_heading_fields
from shudian.script.chinese.fields import Heading, read_fields
from shudian.script.chinese.numerals import NUMERALS, number
from shudian.script.terms import time_pattern, time_words

__all__ = ["Heading", "apply_field", "field_line", "heading", "plain_heading", "read_fields"]

_DASH = r"[-－—–‐_]"
_TAG = r"(?:[（(【\[]\s*(?:可删|删除?|新增?|补拍?|改|重写|待定|保留)[^）)】\]]{0,6}[）)】\]])"
_NUMBER = re.compile(
    r"^(?:[■◆●◎□○※]\s*)?(?:第?\s*(?P<book>\d{1,4})\s*集\s*)?(?:第\s*)?(?P<label>场次?|场景|SCENE|S)?\s*[:：]?\s*[（(\[【]?\s*"
    rf"(?:(?P<episode>\d{{1,3}})\s*(?:{_DASH}|[.．])\s*"
    rf"(?P<scene>\d{{1,3}}[A-Za-z]?(?:\s*{_DASH}\s*\d{{1,2}}[A-Za-z]?(?!\d|岁|个|名|人))?)|(?P<alone>\d{{1,4}}[A-Za-z]?))"
    rf"\s*(?:场\s*)?[)）\]】]?\s*(?:场)?\s*{_TAG}?\s*[、,，.．:：|｜/]?\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:[■◆●◎□○※]\s*)?(?:第\s*\d+\s*集\s*)?(?:第\s*)?(?:场|SCENE|S\d)|^第\s*\d+\s*场"
    r"|^[\[【(（]?\s*\d+\s*[\])】）]?\s*场景|^[\[【]\s*\d",
    re.IGNORECASE,
)
_RUNNING = re.compile(r"^[（(]?\d+\s*(?:[、.．)）]|\s)")
_COUNTING = re.compile(
    r"^(?:个|名|位|人|天|日后|分钟|秒|岁|次|米|点|集|年|章|万|块|%|比|号?分|折|度|倍|楼|层|元)"
)
_SQUARE_NUMBER = re.compile(
    r"^[【\[]\s*((?:场|第)\s*\d+(?:\s*-\s*\d+)?\s*场?)\s*[】\]]\s*|^(?:场景|场次)\s*[:：]\s*(?=\d)"
)
_ALL_SQUARE = re.compile(r"^[【\[]\s*((?:第\s*)?\d[^【】\[\]]*\S)[】\]]$")
#: Word's list number before the typed one: `第 6 / 1 场：6-2 …`.
_LIST_NUMBER = re.compile(r"^第\s*\d+\s*/\s*\d+\s*场\s*[:：]\s*(?=\d)")
_BOOK = re.compile(
    rf"^第\s*([{NUMERALS}]+)\s*集(?=\s*(?:第\s*[\d{NUMERALS}]+\s*场|\d{{1,3}}\s*{_DASH}\s*\d))"
)
_ORDINAL = re.compile(
    rf"^((?:第\s*\d+\s*集\s*)?)[【\[（(]?\s*(?:第\s*([{NUMERALS}]+)\s*场|场景?\s*([{NUMERALS}]+)(?=[\s:：、.．】\])）]|$))"
    r"\s*[】\])）]?\s*[:：、,，.．]?\s*"
)
_LISTED = re.compile(rf"^([{NUMERALS}]{{1,4}})\s*[、.．]\s*(?=\S)")
_INSERTED = re.compile(r"^[+＋]\s*场\s*[（(]?(\d*)[）)]?\s*")
_NUMBER_LINE = re.compile(r"^场次?\s*[:：]\s*(\d{1,3}(?:-\d{1,3})?)$")
_ZH_SLUG = re.compile(
    rf"^(内景|外景|内外景|内/外景)\s*[.．·:：]?\s*(.+?)\s*[-－—–\s·]\s*({time_pattern()})景?$"
)
_EN_SLUG = re.compile(
    rf"^(?:(?:SCENE\s*|[Ss]cene\s*)?(?:(\d{{1,3}})\s*(?:{_DASH}|\.)\s*(\d{{1,3}}[A-Z]?)|(\d{{1,3}}[A-Z]?))\s*[:.)—–-]?\s*)?"
    r"(INT\.?\s?/\s?EXT\.?|EXT\.?\s?/\s?INT\.?|I/E\.?|(?:INT|EXT|EST|Int|Ext)\.|INT(?=\s)|EXT(?=\s))\s*(\S.*)$"
)
_EN_NUMBER = re.compile(r"\s*#([^#]+)#$")
_EN_FLASHBACK = re.compile(r"\s*[-–—]?\s*[（(]?\s*FLASHBACK\s*[）)]?$", re.IGNORECASE)
_EN_TIME = re.compile(
    rf"^(.+?)(?:\s+[-–—]\s*|\s*[—–]\s*|[.,]\s+)([^-–—,]*\b(?:{'|'.join(time_words(hanzi=False))})\b[^-–—,]*)$",
    re.IGNORECASE,
)
_EN_LAST = re.compile(r"^(.+?)\s+[-–—]\s+([A-Z][A-Z ’']+)$")
_VERSION = re.compile(r"^\d+\s*[.．]\s*\d+\s+[a-z]")
_SENTENCE = re.compile(r"[。！？：:]")
_TOO_LONG = 80


def heading(text: str, wanted: int) -> Heading | None:
    """The scene heading in a line, or None. `wanted` is the running number that should come next."""
    if len(text) > _TOO_LONG:
        return None
    return _english(text) or _slug(text) or _inserted(text) or _number_line(text) or _numbered(text, wanted)


def plain_heading(text: str) -> Heading | None:
    """A heading without any number: `山村，夜，外`. It needs a place, a time and an 内/外."""
    if len(text) > _LONGEST_PLAIN or _NOT_PLAIN.search(text):
        return None
    made = Heading(text)
    read_fields(_OPENING.sub("", text), made)
    if not (made.place and made.time and made.int_ext) or len(made.place) > _LONGEST_PLACE:
        return None
    made.confidence = 0.9
    return made


_LONGEST_PLAIN, _LONGEST_PLACE = 40, 20
_OPENING = re.compile(r"^(?:序幕|序|楔子|引子|尾声|片头|片尾)\s+")
_NOT_PLAIN = re.compile(r"[:：！？!?…“”「」△▲]|[。.]$")


def _english(text: str) -> Heading | None:
    found = _EN_SLUG.match(text)
    if not found:
        return None
    rest, number_there = found[5].strip(), None
    if marked := _EN_NUMBER.search(rest):
        rest, number_there = rest[: marked.start()], marked[1]
    flashback = bool(was := _EN_FLASHBACK.search(rest))
    if was:
        rest = rest[: was.start()]
    timed = _EN_TIME.match(rest) or _EN_LAST.match(rest)
    place, time = (timed[1], timed[2].strip()) if timed else (rest, None)
    written = f"{found[1]}-{found[2]}" if found[1] else found[3] or number_there or ""
    episode = int(found[1]) if found[1] else None
    return Heading(text, written, place.strip(" ."), time, found[4], flashback, episode=episode)


def _slug(text: str) -> Heading | None:
    found = _ZH_SLUG.match(text)
    return Heading(text, "", found[2].strip(), found[3], found[1]) if found else None


def _inserted(text: str) -> Heading | None:
    found = _INSERTED.match(text)
    if not found:
        return None
    made = Heading(text, found[1])
    read_heading_fields(text[found.end() :].rstrip("。！？"), made)
    return made


def _number_line(text: str) -> Heading | None:
    found = _NUMBER_LINE.match(text)
    return Heading(text, found[1], confidence=0.6) if found else None


def _plain_digits(text: str) -> str:
    """Numbers of episode and scene written in hanzi, and Word's list number, as `第1集场2 …`."""
    text = _LIST_NUMBER.sub("", text)
    text = _BOOK.sub(lambda m: f"第{number(m[1])}集", text)
    return _ORDINAL.sub(lambda m: f"{m[1]}场{number(m[2] or m[3])} ", text)


def _numbered(text: str, wanted: int) -> Heading | None:
    if listed := _LISTED.match(text):
        made = _numbered(f"{number(listed[1])}、{text[listed.end() :]}", wanted)
        return made if made and made.time and made.place else None
    whole = _ALL_SQUARE.match(text)
    text = whole[1] if whole and " " in whole[1] else text
    text = _SQUARE_NUMBER.sub(lambda m: f"{m[1]} " if m[1] else "", _plain_digits(text))
    found = _NUMBER.match(text)
    if not found or _VERSION.match(text):
        return None
    rest = text[found.end() :]
    episode = found["episode"]
    made = Heading(text, confidence=0.6, opens_episode=bool(found["book"]))
    made.episode = int(episode or found["book"] or 0) or None
    if rest:
        read_heading_fields(rest, made)
    if not (_looks_full(rest, made) if episode else _looks_labelled(text, found, rest, made)):
        return None
    made.number = _written(found, text, rest, wanted, made)
    return made


def _written(found: re.Match[str], text: str, rest: str, wanted: int, made: Heading) -> str:
    """The number as the writer wrote it."""
    if not found["episode"]:
        return f"{found['book']}-{found['alone']}" if found["book"] else str(found["alone"])
    scene = found["scene"]
    glued = text[found.end("scene") : found.end("scene") + 1] not in " \t、,，.．:：/／|｜()（）[]【】场"
    if rest and glued and scene.isdigit():
        scene = _unglued(scene, rest, wanted, made)
    separator = text[found.end("episode") : found.start("scene")].strip()
    return re.sub(r"\s", "", f"{found['episode']}{separator}{scene}")


def _looks_full(rest: str, made: Heading) -> bool:
    """After `1-1`: nothing, or fields, or a short place without a sentence's marks."""
    if _COUNTING.match(rest) and not (made.time and made.int_ext):
        return False
    if not rest or made.time or made.int_ext or made.flashback:
        return len(made.place) <= _LONGEST_PLACE_WITH_FIELDS
    return 0 < len(made.place) <= _LONGEST_PLACE and not _SENTENCE.search(rest)


_LONGEST_PLACE_WITH_FIELDS = 40


def _looks_labelled(text: str, found: re.Match[str], rest: str, made: Heading) -> bool:
    """After a single number: a label before it, and fields or a short place; or a running number and fields."""
    labelled = bool(_LABEL.match(text) or found["book"])
    if made.time or made.int_ext:
        complete = bool(made.place) and len(made.place) <= _LONGEST_PLACE_WITH_FIELDS
        return labelled or (
            complete and bool(_RUNNING.match(text)) and not _SENTENCE.search(rest.rstrip("。"))
        )
    if not labelled or not rest:
        return labelled
    parted = text[: found.end()].rstrip() != text[: found.end()] or text[found.end() - 1] in "：:、—–-"
    return parted and has_short_title(rest) and found["label"] != "S"


def has_short_title(rest: str) -> bool:
    """What follows `场3：` or `SCENE 1 —` is a place or a title, and no sentence."""
    latin = rest.isascii()
    if latin and not re.match(r"^[-–—:]", rest):
        return False
    return len(rest) <= (60 if latin else 16) and not re.search(r"[，。！？!?.：:]", rest)


def _unglued(scene: str, rest: str, wanted: int, made: Heading) -> str:
    """`7-112号房间` is scene 7-1 in room 12 where 1 is the number that should come."""
    want = str(wanted)
    if scene != want and scene.startswith(want):
        made.time = made.int_ext = None
        read_fields(scene[len(want) :] + rest, made)
        made.confidence = 0.6
        return want
    return scene
