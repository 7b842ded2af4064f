"""Action and transitions that are more than that by their words: `SUPER: …`, `【音效：…】`, `> FLASHBACK TO:`."""

from __future__ import annotations

import re

from shudian.model.series import ElementKind as Kind
from shudian.script.chinese import marks
from shudian.script.chinese.episodes import is_end_mark
from shudian.script.chinese.marks import Typed

#: How a kind without a mark of its own is written, in English and in Chinese.
LABELS = {
    Kind.SHOT: ("SHOT", "镜头"),
    Kind.SUPER: ("SUPER", "字幕"),
    Kind.CAPTION: ("CAPTION", "人名条"),
    Kind.SOUND: ("SFX", "音效"),
    Kind.MUSIC: ("MUSIC", "音乐"),
    Kind.VFX: ("VFX", "特效"),
    Kind.PROP_NOTE: ("PROP", "道具"),
    Kind.TRANSITION: ("TRANSITION", "转场"),
    Kind.TIME_IN: ("TIME IN", "闪回起"),
    Kind.TIME_OUT: ("TIME OUT", "闪回讫"),
    Kind.RESUME: ("RESUME", "接场"),
    Kind.HOOK: ("HOOK", "钩子"),
    Kind.END: ("END", "集终"),
}
PAYWALL = ("PAYWALL", "卡点")
_BY_LABEL = {label: kind for kind, labels in LABELS.items() for label in labels} | dict.fromkeys(
    PAYWALL, Kind.HOOK
)
_LABELLED = re.compile(rf"[【\[]({'|'.join(_BY_LABEL)})[:：]\s?(.*)[】\]]", re.DOTALL)
_PAID = re.compile(r"[【\[]?(?:PAYWALL|(?:付费|本集)?卡点|付费点)(?=[】\]:：]|$)")
_WORTH_A_LOOK = re.compile(
    r"[【\[（(♪🎣]|[^:：]{1,16}[:：]|(?:闪|回忆|插叙|梦|幻|想象|前世|蒙太奇|正常|场景接|字幕|人名条|切|转|叠|淡|黑|白|定格|硬|渐|画面|第|本集|全剧|剧|大结局|未完|终|完)"
    r"|[-—–]|FLASH|END|BACK|RETURN|THE END|\S{1,5}声$",
    re.IGNORECASE,
)
_FLASHBACK = re.compile(r"(?:FLASH ?BACK|FLASH CUT) TO:?", re.IGNORECASE)
_BACK = re.compile(r"(?:BACK|RETURN) TO (?:THE )?(?:PRESENT|SCENE|REALITY)(?: DAY)?[.:]?", re.IGNORECASE)
_A_SOUND = re.compile(r"[\u4e00-\u9fff]{1,5}声")
_SAID_BY_WORDS = frozenset(
    {
        Kind.SUPER, Kind.CAPTION, Kind.SOUND, Kind.MUSIC, Kind.VFX, Kind.PROP_NOTE,
        Kind.TIME_IN, Kind.TIME_OUT, Kind.RESUME,
    }
)  # fmt: skip
_IN_BRACKETS = _SAID_BY_WORDS | {Kind.SHOT, Kind.HOOK, Kind.TRANSITION}


def by_words(text: str) -> Typed | None:
    """The kind, words and certainty of a block that is not only action; None if it is."""
    if found := _LABELLED.fullmatch(text):
        return _BY_LABEL[found[1]], found[2].strip(), 1.0
    if "\n" in text or not _WORTH_A_LOOK.match(text):
        return None
    if is_end_mark(text):
        return Kind.END, text, 1.0
    if _FLASHBACK.fullmatch(text):
        return Kind.TIME_IN, text.rstrip(":"), 1.0
    if _BACK.fullmatch(text):
        return Kind.TIME_OUT, text.rstrip(".:"), 1.0
    if _A_SOUND.fullmatch(text):
        return Kind.SOUND, text, 0.8
    typed = marks.timed(text) or marks.labelled(text)
    if typed is None and text[0] in "【[":
        typed = marks.bracketed(text)
    if typed and typed[0] in (_IN_BRACKETS if text[0] in "【[" else _SAID_BY_WORDS):
        return typed[0], typed[1].rstrip("：:"), typed[2]
    return None


def is_paid(text: str) -> bool:
    """Whether a hook's line says that viewers start to pay here."""
    return bool(_PAID.match(text))
