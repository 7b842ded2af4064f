"""Lines of a script page: stripped of Markdown and full-width letters, broken where a paste lost breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shudian.script.chinese.cast_line import entries
from shudian.script.chinese.escapes import BREAK, GUARD
from shudian.script.chinese.numerals import NUMERALS
from shudian.script.terms import time_pattern

#: Full-width digits and letters to plain ones, square brackets of all kinds to `[]`, odd spaces to one.
_PLAIN = {
    **{
        code: code - 0xFEE0
        for first, last in ("０９", "ＡＺ", "ａｚ")
        for code in range(ord(first), ord(last) + 1)
    },
    **str.maketrans("［］｛｝〔〕\u3000\u00a0", "[]{}[]  "),
    **dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d"), None),
}
_BULLET = re.compile(r"^[-*•]\s+(?=\S)")
_MARKDOWN = re.compile(r"^\s*(?:#{1,6}\s+|#{1,6}(?=\S)|>\s?)|\*\*+|__|\\(?=[*_#\-])")
#: 【场景】内景·客厅·夜 and 【人物】甲、乙.
_FIELD_IN_BRACKETS = re.compile(r"^[【\[](场景|地点|时间|人物|出场人物|角色|景|时)[】\]]\s*[:：]?\s*(?=\S)")
#: 【人物：甲、乙】
_CAST_IN_BRACKETS = re.compile(r"^[【\[]((?:出场|登场|本场)?(?:人物|角色)|出场)\s*[:：]([^【】\[\]]+)[】\]]$")
_SECOND_ACTION = re.compile(r"(?<=[^△▲\s：:（(【\[\u2060])(?=[△▲])")
_RULE = re.compile(r"[-=—_*·~\s]{2,}|`{3}.*")


@dataclass(frozen=True, slots=True)
class Line:
    """`text` is the line as the rules see it, `raw` as the writer typed it."""

    number: int
    raw: str
    text: str
    column: int = 1


def plain(raw: str) -> str:
    """The same letters in plain width."""
    return raw.translate(_PLAIN)


def clean(raw: str) -> str:
    text = plain(raw).replace("\t", "  ").strip()
    if text[:1] in "#>" or "*" in text or "_" in text:
        text = _MARKDOWN.sub("", text)
    if text[:1] in "-*•":
        text = _BULLET.sub("", text)
    if text[:1] in "【[":
        text = _CAST_IN_BRACKETS.sub(r"\1：\2", _FIELD_IN_BRACKETS.sub(r"\1：", text))
    return text.strip()


def lines(page: str) -> list[Line]:
    """The page's lines that say something, each where it stands in the file."""
    parts = _pasted_parts(page) if _pasted(page) else _typed_parts(page)
    return [Line(number, raw, text, column) for number, column, raw in parts if _says(text := clean(raw))]


def _typed_parts(page: str) -> Iterator[tuple[int, int, str]]:
    """Line, column and text of each line; a second △ on a line starts another."""
    for number, raw in enumerate(page.split("\n"), 1):
        column = 1
        for part in _SECOND_ACTION.split(raw) if raw.count("△") + raw.count("▲") > 1 else (raw,):
            yield number, column, part
            column += len(part)


def _pasted_parts(page: str) -> Iterator[tuple[int, int, str]]:
    """The same for a page whose breaks a paste has lost."""
    number, start, at = 1, 0, 0
    for part in rebroken(page).split("\n"):
        yield number, at - start + 1, part
        at += len(part)
        if page[at : at + 1] == "\n":
            at += 1
            number, start = number + 1, at


def _says(text: str) -> bool:
    return bool(text) and not _RULE.fullmatch(text)


def _pasted(page: str) -> bool:
    if GUARD in page or BREAK in page:  # written here, its lines whole
        return False
    rows = page.splitlines()
    return bool(rows) and len(page) / len(rows) > 120 and any(len(row) > 200 for row in rows)


_BREAKS = re.compile(
    rf"(?<!^)(?=第\s*[0-9{NUMERALS}]+\s*集(?!完))"
    rf"|(?=(?<![\d-])\d{{1,3}}-\d{{1,3}}[、.．:：]?\s*(?:场|{time_pattern()}|[内外]|[\u4e00-\u9fff]))"
    r"|(?=第\s?\d{1,3}\s?-\s?\d{1,3}\s?场)"
    r"|(?<![△▲])(?=[△▲])|(?<!出场)(?=(?:出场)?人物[:：])|(?<![\u4e00-\u9fff])(?=[时景人][:：])|(?<=[内外])(?=景[:：])"
    r"|(?<=[\u4e00-\u9fff])(?<![男女路老夫工客病军众下仆持证商本家])(?=人[:：][^，。！？:：△▲]{1,40}、)"
)
_BRACKETED = re.compile(r"【[^【】\n]{1,80}】")
#: A name twice: the last of a cast line, then the first to speak.
_TWICE = re.compile(
    r"(?<=([\u4e00-\u9fff]{2}))(?=\s?\1(?:\s*(?:OS|VO))?(?:[（(][^）)\n]{0,20}[）)])?\s*[:：])"
    r"|(?<=([\u4e00-\u9fff]{3}))(?=\s?\2(?:\s*(?:OS|VO))?(?:[（(][^）)\n]{0,20}[）)])?\s*[:：])"
)
_CAST = re.compile(r"人物?\s*[:：]\s*([^△▲【:：]{2,60})")


def rebroken(page: str) -> str:
    """A page pasted without line breaks, with a break before each mark that starts a line."""
    named = {e.name for found in _CAST.finditer(page) for e in entries(found[1]) if 2 <= len(e.name) <= 5}
    broken = _TWICE.sub("\n", _BREAKS.sub("\n", _BRACKETED.sub("\n\\g<0>\n", page)))
    if not named:
        return broken
    names = "|".join(sorted(map(re.escape, named), key=lambda name: (-len(name), name)))
    cue = (
        rf"(?<=[。！？…”」\u4e00-\u9fff\d\s])(?=(?:{names})"
        r"(?:\s*(?:OS|VO|O\.S\.|V\.O\.))?(?:[（(][^）)\n]{0,20}[）)])?\s*[:：])"
    )
    return re.sub(cue, "\n", broken)
