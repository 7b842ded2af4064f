"""Where an episode starts and ends: `第1集：标题【1min30s】`, `EPISODE 1`, `第一集完`."""

from __future__ import annotations

import re

from shudian.script.chinese.numerals import NUMERALS
from shudian.script.chinese.rows import EpisodeRow

_EPISODE = re.compile(
    rf"^(?:《[^《》]{{1,30}}》\s*|\d{{1,3}}\s*[、.．]\s*)?[《【\[]?第\s*[【\[]?\s*([0-9{NUMERALS}]{{1,7}})\s*[】\]]?\s*[集话](?!完|终|结束|[\w]*[，。])\s*(?:[:：\-—－·\s]\s*)?(.*)$"
)
_EN_EPISODE = re.compile(r"^(?:EPISODE|EP\.?)\s*[:#]?\s*(\d{1,4})\b\s*[:\-–—.]?\s*(.*)$", re.IGNORECASE)
_END = re.compile(
    rf"^[（(【\[\-—–\s]*\s*(?:第\s*[0-9{NUMERALS}]+\s*集\s*(?:完|终|结束)|本集(?:完|终)"
    r"|(?:全剧|剧|大结局)?\s*(?:终|完|完结|剧终|全剧终|未完待续)|END(?: OF)? EPISODE.*|THE END)[）)】\]\-—–\s]*$",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"[【\[（(]\s*(?:时长[:：]?)?\s*(?:(\d{1,3})\s*(?:min|分钟?|m))?\s*(?:(\d{1,4})\s*(?:s|sec|秒))?\s*[】\]）)]$",
    re.IGNORECASE,
)
#: `第一集 1-1 夜 内 办公室` and `第1集第2场 …` are headings that name their episode.
_HEADING_FOLLOWS = re.compile(rf"^(?:\d{{1,3}}\s*[-－–—]\s*\d{{1,3}}\b|第\s*[0-9{NUMERALS}]+\s*场)")
_HEAD_TITLE = re.compile(r"^(?:Title|集名|本集标题|标题)\s*[:：]\s*(\S.*)$", re.IGNORECASE)
_HEAD_LENGTH = re.compile(
    r"^(?:Runtime|Duration|时长)\s*[:：]\s*(?:(\d{1,3})\s*[:：分]\s*)?(\d{1,3})\s*秒?$", re.IGNORECASE
)
_EPISODE_LENGTH = 40


def episode_line(text: str, *, longest: int = _EPISODE_LENGTH) -> tuple[str, str, int | None] | None:
    """Number as written, title and declared seconds of `第1集：标题【1min30s】`; None if it is none."""
    if len(text) > longest:
        return None
    found = _EPISODE.match(text) or _EN_EPISODE.match(text)
    if not found:
        return None
    title, seconds = found[2].strip(), None
    if _HEADING_FOLLOWS.match(title):
        return None
    lasts = _LASTS.search(title)
    if lasts and (lasts[1] or lasts[2]):
        seconds = int(lasts[1] or 0) * 60 + int(lasts[2] or 0)
        title = title[: lasts.start()]
    return found[1], title.strip(" 【】《》[]"), seconds


def read_head_line(text: str, row: EpisodeRow) -> bool:
    """Take an episode's title or length from a line below its number; False if the line has neither."""
    if found := _HEAD_TITLE.match(text):
        row.title = row.title or found[1]
        return True
    if found := _HEAD_LENGTH.match(text):
        row.seconds = int(found[1] or 0) * 60 + int(found[2])
        return True
    return False


def is_end_mark(text: str) -> bool:
    return bool(_END.match(text))
