"""Who speaks: `林知夏（OS）：（冷笑）词`, `助理VO（电话）：词`, `旁白：词`, `【VO：词】`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shudian.script.tables import table
from shudian.script.terms import has_hanzi, named_voice

_WORDS = [*table("voices")["chinese"]["phone"], "画外音", "内心独白", "内心", "心声"]
_LETTERS = r"(?<![A-Za-z])(?:[OoVv]\.\s?[SsOoCc]\.?|[Oo][Ss]|[Vv][Oo]|O\.?C\.?)(?![A-Za-z])"
_EXTENSION = re.compile(rf"{_LETTERS}|{'|'.join(_WORDS)}")
_LETTERS_ONLY = re.compile(_LETTERS)
_AT_END = re.compile(rf"^(.+?)\s*({_LETTERS}|{'|'.join(_WORDS)})$")
_AT_START = re.compile(rf"^({_LETTERS})\s*(.+)$")
_LAST_BRACKET = re.compile(r"^(.*?)\s*[（(【\[]([^（(【\[）)】\]]{0,40})[）)】\]]$")
_FIRST_BRACKET = re.compile(r"^[（(]([^）)]*)[）)]\s*(.+)$", re.DOTALL)
_NOT_A_NAME = re.compile(r"[，。！？!?…“”\"「」《》；;△▲]")
_QUOTED = re.compile(r"^(?:「([^「」]*)」|『([^『』]*)』|“([^“”]*)”)$")
_NO_COLON = re.compile(r"^([\u4e00-\u9fff·A-Za-z0-9]{2,8})\s*[（(]([^）)]{1,30})[）)]\s*(\S.*)$")
_NOTE_LINE = re.compile(r"^[（(]([^（()）]*)[）)]$")
_NOT_ALONE = re.compile(r"[:：。！？!?…△▲]")
_LONGEST_ALONE = 40
_LONGEST_HEAD = 64
_LONGEST_NAME = 24
_LONGEST_UNLISTED = 8
#: What a sentence says before its colon: 报纸上写着：…
_SENTENCE_HEAD = re.compile(
    r"(?:写着|写道|显示|弹出|跳出|亮起|亮着|出现|浮现|传来|响起|闪过|心想|.[说问喊叫骂吼笑怒喝嚷答念]道)$"
)
_DATE = re.compile(r"^\d[\d年月日号时点分\-/.\s上下午晚早]*$")


@dataclass(slots=True)
class Cue:
    who: str
    text: str
    extension: str | None = None
    parenthetical: str | None = None
    colon: bool = True

    @property
    def names(self) -> list[str]:
        return speakers(self.who)


def speakers(who: str) -> list[str]:
    """`甲、乙` speak together."""
    return [
        name
        for name in re.split(r"[、，,/／&＆]|(?<=[\u4e00-\u9fff]{2})[和与](?=[\u4e00-\u9fff]{2})", who)
        if name
    ]


def cue(text: str) -> Cue | None:
    """The speech in a line with a colon; whether the name is one is settled with the cast."""
    text = _unwrapped(text)
    at = _colon(text)
    if at is None:
        return None
    head, body = text[:at].strip(), text[at + 1 :].strip()
    made = Cue("", body)
    notes: list[str] = []
    while True:
        if found := _LAST_BRACKET.match(head):
            head = found[1]
            notes.insert(0, found[2])
        elif made.extension is None and (found := _AT_END.match(head)):
            head, made.extension = found[1].strip(), found[2]
        else:
            break
    if not head and notes and text[:1] in "【[" and not _EXTENSION.fullmatch(notes[0]):
        head = notes.pop(0)  # 【林知夏】（冷笑）：词
    _read_head(head, made)
    for note in notes:
        _read_note(note, made)
    if not made.who and made.extension:
        made.who, made.parenthetical = made.parenthetical or made.extension, None
    if not made.who or len(made.who) > _LONGEST_NAME or _NOT_A_NAME.search(made.who):
        return None
    read_direction(made)
    if found := _QUOTED.match(made.text):
        made.text = found[1] or found[2] or found[3] or ""
    return made


def read_direction(made: Cue) -> None:
    """`（冷笑）词`: what a speech's first bracket says, if nothing beside the name said it."""
    if made.parenthetical is None and (found := _FIRST_BRACKET.match(made.text)):
        _read_note(found[1], made)
        made.text = found[2]


def at_once(direction: str | None) -> tuple[str | None, bool]:
    """`乙（同时）：…` speaks at the same time as the one before; what else the bracket says stays."""
    first, _, rest = (direction or "").partition("，")
    return (rest or None, True) if first in ("同时", "SIMULTANEOUSLY") else (direction, False)


def plausible(who: str, *, unmarked: bool) -> bool:
    """Whether what stands before a colon may be a name nobody listed, and not the head of a sentence.

    Latin names may be longer in capitals, and in a page without △, which is mostly English.
    """
    if is_date(who):
        return False
    latin = not has_hanzi(who) and (unmarked or who == who.upper())
    longest = _LONGEST_NAME if latin else _LONGEST_UNLISTED
    return len(who) <= longest and not _SENTENCE_HEAD.search(who)


def is_date(who: str) -> bool:
    """`2026年5月22日：…`"""
    return bool(_DATE.match(who))


def cue_without_colon(text: str) -> Cue | None:
    """`谢砚礼（冷硬）祖母，我不纳妾！`: speech where the name is cast, else action."""
    found = _NO_COLON.match(text)
    if not found:
        return None
    made = Cue("", found[3], colon=False)
    _read_head(found[1], made)
    _read_note(found[2], made)
    read_direction(made)
    return made if made.who else None


def cue_alone(text: str) -> Cue | None:
    """`周曼（冷笑）` on a line of its own, its words below it."""
    return None if len(text) > _LONGEST_ALONE or _NOT_ALONE.search(text) else cue(f"{text}：")


def read_note_line(text: str, made: Cue) -> bool:
    """`（冷笑）` between a name and its words; False if the line is more than a bracket."""
    found = _NOTE_LINE.match(text)
    if found:
        _read_note(found[1], made)
    return bool(found)


def _unwrapped(text: str) -> str:
    if text[:1] in "【[" and text[-1:] in "】]":
        inner = text[1:-1]
        head = re.split(r"[:：]", inner, maxsplit=1)[0].strip()
        if _LETTERS_ONLY.match(inner) or inner.startswith(("旁白", "画外音", "独白")) or named_voice(head):
            return inner
    return text


def _colon(text: str) -> int | None:
    """The first colon outside brackets."""
    depth = 0
    for at, mark in enumerate(text[:_LONGEST_HEAD]):
        if mark in "（(【[":
            depth += 1
        elif mark in "）)】]":
            depth -= 1
        elif mark in "：:" and depth <= 0:
            return at
    return None


def _read_head(head: str, made: Cue) -> None:
    name = re.sub(r"\s+", " ", head).strip()
    if _EXTENSION.fullmatch(name):
        made.extension = name
        return
    if found := _AT_START.match(name):
        name, made.extension = found[2].strip(), found[1]
    made.who = name if re.search(r"[A-Za-z.] [A-Za-z]", name) else name.replace(" ", "")


def _read_note(note: str, made: Cue) -> None:
    """A bracket beside a name: an extension, a direction, or both (`震惊OS`)."""
    rest = note.strip()
    whole = [*table("voices")["message"], *table("voices")["english"]["phone"]]
    if made.extension is None and rest.upper() in whole:
        made.extension, rest = rest, ""
    if made.extension is None:
        found = _LETTERS_ONLY.search(rest) or _EXTENSION.search(rest)
        if found:
            made.extension = found[0]
            rest = (rest[: found.start()] + rest[found.end() :]).strip(" ，,、/；;")
    if rest:
        made.parenthetical = f"{made.parenthetical}，{rest}" if made.parenthetical else rest
