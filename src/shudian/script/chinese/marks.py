"""Lines that a mark or bracket types: △ action, 【字幕：…】, 【音效：…】, 【闪回】, 【切】, 【钩子】 …"""

from __future__ import annotations

import re
from functools import cache

from shudian.model.series import ElementKind as Kind
from shudian.script.chinese.escapes import GUARD
from shudian.script.tables import table

_ACTION = re.compile(r"^[△▲▵∆Δ◇◆※☆]\s*[:：]?\s*(.*)$")
_WRAPPED = re.compile(r"^[【\[]([^】\]]*)[】\]]$")
_BRACKET = re.compile(r"^[【\[〔]([^】\]〕]*)[】\]〕]\s*(.*)$")
_LABELS = {
    "字幕": Kind.SUPER, "字幕弹出": Kind.SUPER, "屏幕文字": Kind.SUPER, "TITLE CARD": Kind.SUPER, "SUPER": Kind.SUPER,
    "SUPERIMPOSE": Kind.SUPER, "ON SCREEN": Kind.SUPER, "TEXT ON SCREEN": Kind.SUPER, "ON-SCREEN TEXT": Kind.SUPER,
    "人名条": Kind.CAPTION, "人名字幕": Kind.CAPTION,
    "音效": Kind.SOUND, "SE": Kind.SOUND, "环境音": Kind.SOUND, "SFX": Kind.SOUND, "SOUND": Kind.SOUND,
    "BGM": Kind.MUSIC, "音乐": Kind.MUSIC, "配乐": Kind.MUSIC, "MUSIC": Kind.MUSIC, "♪": Kind.MUSIC,
    "NAME CARD": Kind.CAPTION, "唱词": Kind.LYRICS, "LYRICS": Kind.LYRICS, "居中": Kind.CENTERED, "CENTERED": Kind.CENTERED,
    "批注": Kind.NOTE, "NOTE": Kind.NOTE, "段落": Kind.SECTION, "SECTION": Kind.SECTION, "梗概": Kind.SYNOPSIS,
    "SYNOPSIS": Kind.SYNOPSIS, "删稿": Kind.OMITTED, "OMITTED": Kind.OMITTED, "PROP": Kind.PROP_NOTE,
    "道具": Kind.PROP_NOTE, "特效": Kind.VFX, "VFX": Kind.VFX, "转场": Kind.TRANSITION,
    "特写": Kind.SHOT, "空镜": Kind.SHOT, "镜头": Kind.SHOT,
}  # fmt: skip
_LABELLED = re.compile(
    rf"^({'|'.join(sorted(_LABELS, key=len, reverse=True))})\s*[:：]\s*(.+)$", re.IGNORECASE
)
_BARE_SUPER = re.compile(r"^(?:字幕|人名条)\s+(.+)$")
_TRANSITION = re.compile(
    r"^(?:切|切至|切入|切出|切镜|转|转场|叠化|淡入|淡出|闪白|闪黑|硬切|黑场|黑屏|白屏|黑幕|渐黑|切黑|画面切黑"
    r"|场景转换|场景切换|画面切换|画面转|定格|CUT TO|FADE IN|FADE OUT|CUT TO BLACK|FADE TO BLACK|SMASH CUT(?: TO(?: BLACK)?)?|MATCH CUT(?: TO)?|DISSOLVE TO)[。.：:]?$",
    re.IGNORECASE,
)
_TIME_IN = re.compile(
    r"^(?:新增)?(?:闪回|回忆|插叙|插叙闪回|梦境|幻想|想象|前世|蒙太奇|FLASHBACK)\d*(?:开始)?(?:[：:·\-—].{0,12}|)$",
    re.IGNORECASE,
)
_TIME_OUT = re.compile(
    r"^(?:闪出|闪回\s*(?:结束|完|毕|出)|回忆\s*(?:结束|完|毕)|插叙(?:闪回)?结束|梦境结束|幻想结束|想象结束|蒙太奇结束"
    r"|回到现实|正常剧情|END (?:OF )?FLASHBACK|BACK TO PRESENT)\d*[。.：:]?$",
    re.IGNORECASE,
)
_BEAT = re.compile(r"^(?:a )?(?:long )?(?:beat|pause|silence)\.?$|^(?:停顿|沉默|静默|静场)$", re.IGNORECASE)
_NAMED_DREAM = re.compile(r"^.{1,8}(?:梦境|回忆|闪回)$")
_PAGE_BREAKS = frozenset({"分页", "PAGE BREAK"})
_RESUME = re.compile(r"^场景接")
_HOOK = re.compile(
    r"^(?:本集|集末|付费|悬念|结尾)?(?:卡点|钩子|付费点|悬念|HOOK|PAYWALL)\s*[:：]?\s*(.*)$|^🎣\s*(.*)$"
)
_PAYWALL = re.compile(r"付费|^(?:本集)?卡点|^PAYWALL")

_DASHED = re.compile(r"^[-—–]{1,4}\s*([^-—–].*?)\s*[-—–]{1,4}$")
_ROUND = re.compile(r"^[（(]([^（()）]*)[）)]$")
_SONG = re.compile(r"^[♪♫]\s*([^:：\s].*)$")
_NOTED = re.compile(r"^[【\[]?([^【】\[\]:：]{1,14})[】\]]?\s*[:：]\s*(\S.*)$")

Typed = tuple[Kind, str, float]


def marked(text: str) -> Typed | None:
    """The kind, words and certainty of a line that starts with △ or its kin."""
    found = _ACTION.match(text)
    if not found:
        return None
    words = found[1].strip()
    wrapped = _WRAPPED.match(words)
    inner = wrapped[1].strip() if wrapped else words
    typed = labelled(inner) or timed(inner)
    if typed and typed[0] is not Kind.SHOT:
        return typed
    return Kind.ACTION, inner, 1.0


def bracketed(text: str) -> Typed | None:
    """The same for a line in 【】; words in brackets that no rule knows are action, less surely."""
    if GUARD in text and (typed := labelled(text[1:-1]) or hook(text[1:-1])):
        return typed
    found = _BRACKET.match(text)
    if not found:
        return None
    inner, tail = found[1].strip(), found[2].strip()
    if inner in _PAGE_BREAKS and not tail:
        return Kind.PAGE_BREAK, "", 1.0
    if hooked := _HOOK.match(inner):
        return (
            Kind.HOOK,
            " ".join(part for part in (hooked[1] or hooked[2] or "", tail) if part) or inner,
            1.0,
        )
    if tail[:1] in (":", "：") and (typed := labelled(inner + tail)):
        return typed
    if tail and inner.upper() in _LABELS and (typed := labelled(f"{inner}：{tail}")):
        return typed  # 【字幕】三年前
    typed = timed(inner) or labelled(inner)
    if typed and typed[0] is Kind.TRANSITION and inner.isascii():
        typed = (Kind.TRANSITION, inner, 1.0)  # [CUT TO:]
    if typed and not tail:
        return typed
    if typed and typed[0] in (Kind.SHOT, Kind.SUPER, Kind.CAPTION, Kind.SOUND, Kind.MUSIC):
        return typed[0], f"{typed[1]} {tail}", 0.9
    if inner in ("特写", "空镜", "镜头") and tail:
        return Kind.SHOT, f"{inner}：{tail.lstrip(':： ')}", 1.0
    if _NAMED_DREAM.match(inner) and not tail:
        return Kind.TIME_IN, inner, 0.9
    return Kind.ACTION, f"{inner} {tail}".strip(), 0.8


def hook(text: str) -> Typed | None:
    """`钩子：…`, `🎣 …` without brackets."""
    found = _HOOK.match(text)
    if not found or not re.match(r"^(?:🎣|\S{2,6}\s*[:：])", text):
        return None
    return Kind.HOOK, (found[1] or found[2] or text).strip(), 1.0


def labelled(text: str) -> Typed | None:
    """`字幕：…`, `音效：…`, `特写：…`, in round brackets or not."""
    if found := _ROUND.match(text):
        text = found[1].strip()
    if found := _LABELLED.match(text):
        kind = _LABELS[found[1].upper()]
        return kind, text if kind is Kind.SHOT else found[2].strip(), 1.0
    if found := _SONG.match(text):
        return Kind.MUSIC, found[1], 1.0
    if found := _BARE_SUPER.match(text):
        return Kind.SUPER, found[1], 0.9
    return None


def noted(text: str) -> Typed | None:
    """`天气：小雨`, `【本集看点】：…` for the crew; `画面：…` is what is seen."""
    found = _NOTED.match(text)
    if not found or is_label(found[1]):
        return None
    if found[1].casefold() in _note_labels():
        return Kind.NOTE, text, 1.0
    return (Kind.ACTION, found[2], 0.9) if found[1].casefold() in _action_labels() else None


@cache
def _note_labels() -> frozenset[str]:
    return frozenset(label.casefold() for label in table("labels")["note"])


@cache
def _action_labels() -> frozenset[str]:
    return frozenset(label.casefold() for label in table("labels")["action"])


def in_round_brackets(text: str) -> str | None:
    """The words of a line that is one bracket, else None."""
    found = _ROUND.match(text)
    return found[1].strip() or None if found else None


def timed(text: str) -> Typed | None:
    """Flashback marks, transitions and 场景接, alone on their line or in round brackets."""
    if found := _ROUND.match(text) or _DASHED.match(text):
        text = found[1].strip()
    if _TIME_OUT.match(text):
        return Kind.TIME_OUT, text, 1.0
    if _TIME_IN.match(text):
        return Kind.TIME_IN, text, 1.0
    if _TRANSITION.match(text):
        return Kind.TRANSITION, text.rstrip("。.：:"), 1.0
    if _RESUME.match(text):
        return Kind.RESUME, text, 1.0
    return (Kind.ACTION, text, 0.95) if _BEAT.match(text) else None


def is_label(word: str) -> bool:
    """Whether a word before a colon names a kind of line and nobody who speaks."""
    return word.upper() in _LABELS


def is_paywall(text: str) -> bool:
    """Whether a hook line marks where viewers start to pay."""
    return bool(_PAYWALL.search(text.strip("【[ ")))
