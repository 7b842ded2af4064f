"""Lines under a heading that fill its fields: `时：夜雨`, `地点：拉面馆`, `取景地：上海 武康路`."""

from __future__ import annotations

import re

from shudian.script.chinese.fields import Heading, read_fields

_TIME_KEYS = frozenset({"时", "时间", "time", "日/夜", "夜/日", "日夜"})
_IE_KEYS = frozenset({"内外", "内外景", "外/内", "内/外", "内景/外景", "int/ext"})
_SHOT_AT_KEYS = frozenset({"取景", "取景地", "拍摄地", "拍摄地点", "外景地", "实景", "实景地", "shot at"})
_CAST_KEYS = frozenset({"人物", "出场人物", "角色", "出场角色"})
_WORDS = (
    r"时间?|日/夜|夜/日|日夜|景|地点?|场景|内外景?|外/内|内/外|内景/外景|取景地?|拍摄地点?|外景地|实景地?"
)
_FIELD = re.compile(
    rf"^({_WORDS}|Time|Int/Ext|Shot at|Location|Scene|Setting)\s*[:：]\s*(.+)$", re.IGNORECASE
)
_KEYED = re.compile(rf"(?:^|(?<=[\s，,；;｜|/]))({_WORDS}|(?:出场)?(?:人物|角色))\s*[:：]\s*")


def field_line(text: str) -> tuple[str, str] | None:
    """Key and value of a line that fills a field."""
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
        whole = made.time if made.place == "X" else value
        to.time, to.int_ext = whole or value, to.int_ext or made.int_ext
    elif key in _IE_KEYS:
        to.int_ext = value
    else:
        read_fields(value, made)
        to.place, to.time = made.place or value, to.time or made.time
        to.int_ext, to.location = to.int_ext or made.int_ext, to.location or made.location
    to.cast = made.cast or to.cast
    to.flashback = to.flashback or made.flashback
    to.confidence = 0.95


def is_keyed(text: str) -> bool:
    """`时间：夜 地点：街道`: more than one label on a line."""
    return len(_KEYED.findall(text)) >= 2


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


def read_heading_fields(rest: str, into: Heading) -> None:
    """What follows a heading's number, with labels or without."""
    if not (is_keyed(rest) and read_keyed(rest, into)):
        read_fields(rest, into)
