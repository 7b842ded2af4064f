"""The title page: `Title: …` and its kin, up to the first blank line."""

from __future__ import annotations

import re

from shudian.units import Lang

_KEY = re.compile(
    r"^\s*([A-Za-z][\w ]{0,40}|标题|作者|编剧|片名|剧名|日期|联系方式|版权|语言|一句话梗概|梗概|改编自|人物小传|人物)\s*[:：]\s*(.*)$"
)
_NO_TITLE = re.compile(r"^\s*[A-Z ]+\bTO:\s*$|^\s*FADE (?:IN|OUT)\s*[:.]?\s*$")
_INDENTED = re.compile(r"^(?: {3,}|\t)")
_KNOWN = {
    "标题": "title", "片名": "title", "剧名": "title", "编剧": "author", "作者": "author", "一句话梗概": "logline",
    "梗概": "synopsis", "改编自": "source", "based on": "source", "人物小传": "characters", "人物": "characters",
    "语言": "language",
}  # fmt: skip
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*")
_HANZI = re.compile(r"[\u3400-\u9fff]+")
_SAMPLE = 20_000
#: Keys that fill a field of the series.
FIELDS = frozenset({"title", "logline", "synopsis", "source", "characters", "language"})


def title_page(lines: list[str]) -> tuple[dict[str, str], int]:
    """The keys as written with their values, and how many lines the page takes."""
    if not lines or not _KEY.match(lines[0]) or _NO_TITLE.match(lines[0]):
        return {}, 0
    told: dict[str, str] = {}
    key = ""
    for at, line in enumerate(lines):
        if not line.strip():
            return told, at
        found = _KEY.match(line)
        if found and not (key and _INDENTED.match(line)):
            key = found[1].strip()
            told[key] = found[2].strip()
        elif key and told[key] and not _INDENTED.match(line):
            return told, at
        else:
            told[key] = f"{told[key]}\n{line.strip()}".strip()
    return told, len(lines)


def field(key: str) -> str:
    """The field that a key fills, whatever the case and language it is written in."""
    return _KNOWN.get(key.lower(), key.lower())


def language(told: dict[str, str], text: str) -> Lang:
    """The language that the title page names, else Chinese if one letter in ten is a hanzi."""
    said = next((value for key, value in told.items() if field(key) == "language"), "")
    if _LANGUAGE.fullmatch(said):
        try:
            return Lang(said)
        except ValueError:
            pass
    sample = text[:_SAMPLE]
    return Lang("zh" if len(_HANZI.sub("", sample)) * 10 < len(sample) * 9 else "en")
