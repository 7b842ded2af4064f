"""Escapes and emphasis: `\\*` is a star, `\\n` inside a line is a line break, `\\雷声` is no mark of anything.

The syntax knows `\\*` and `\\_`; here a backslash before any mark makes it a letter, and one at the
start of a line keeps its words from being read as more than what they are. While a page is read, an
escaped mark stands as a letter of the last private plane, so that no rule sees it.
"""

from __future__ import annotations

import re

_MARKS = "\\*_[]/()~#=><@!.^:|+?-、,;，；（）．！～＠＃＞＜：【】·"
_FIRST = 0x10FE00
_HIDDEN = {mark: chr(_FIRST + at) for at, mark in enumerate(_MARKS)}
_BREAK, _LITERAL = chr(_FIRST - 1), chr(_FIRST - 2)
_SHOWN = {ord(hidden): mark for mark, hidden in _HIDDEN.items()} | {ord(_BREAK): "\n", ord(_LITERAL): ""}
_WRITTEN = {ord(hidden): f"\\{mark}" for mark, hidden in _HIDDEN.items()} | {
    ord(_BREAK): "\\n",
    ord(_LITERAL): "\\",
}
_ESCAPED = re.compile(
    rf"\\([{re.escape(_MARKS)}])|\\(n)|(?:(?<=^)|(?<=[\s!！.．@＠#＃=~～>＞\[、,;，；:：]))\\(?=\S)",
    re.MULTILINE,
)
_EMPHASIS = re.compile(r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1")
_UNDERLINE = re.compile(r"(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)")
_ALWAYS = re.compile(r"[\\*_]|\[(?=\[)|\](?=\])|/(?=\*)|(?<=\*)/")


_MAY_BE_HIDDEN = re.compile(f"[{_LITERAL}-{chr(_FIRST + len(_MARKS))}]")


def hidden(text: str) -> str:
    """The text with every escaped mark as a letter that no rule knows."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda m: _HIDDEN[m[1]] if m[1] else _BREAK if m[2] else _LITERAL, text)


def written(text: str) -> str:
    """What stood on the page, escapes and all."""
    return text if text.isascii() or not _MAY_BE_HIDDEN.search(text) else text.translate(_WRITTEN)


def plain(text: str) -> str:
    """The words without the marks of emphasis and with escaped marks as they are meant."""
    if "\\" in text:
        text = hidden(text)
    if "*" in text:
        text = _EMPHASIS.sub(r"\2", text)
    if "_" in text:
        text = _UNDERLINE.sub(r"\1", text)
    return text if text.isascii() or not _MAY_BE_HIDDEN.search(text) else text.translate(_SHOWN)


def escaped(text: str, marks: str = "") -> str:
    """The text so that `plain` gives it back; `marks` are those that would mean something where it goes."""
    text = _ALWAYS.sub(r"\\\g<0>", text)
    for mark in marks:
        text = text.replace(mark, f"\\{mark}")
    return text


def one_line(text: str, marks: str = "") -> str:
    return escaped(text, marks).replace("\n", "\\n")


def literal(text: str) -> str:
    """Escaped words that nothing at their start may make more than words."""
    return text if not text or text[0] == "\\" or text[0].isspace() else f"\\{text}"
