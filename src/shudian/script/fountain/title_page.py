"""The title page: `Title: …` and its kin, up to the first blank line."""

from __future__ import annotations

import re

_KEY = re.compile(
    r"^\s*([A-Za-z][\w ]{0,40}|标题|作者|编剧|片名|剧名|日期|联系方式|版权|语言|一句话梗概|梗概|改编自)\s*[:：]\s*(.*)$"
)
_NO_TITLE = re.compile(r"^\s*[A-Z ]+\bTO:\s*$|^\s*FADE (?:IN|OUT)\s*[:.]?\s*$")
_INDENTED = re.compile(r"^(?: {3,}|\t)")
_ENGLISH = {
    "标题": "title", "片名": "title", "剧名": "title", "编剧": "author", "作者": "author", "一句话梗概": "logline",
    "梗概": "synopsis", "改编自": "based on", "人物小传": "characters", "人物": "characters", "语言": "language",
}  # fmt: skip


def title_page(lines: list[str]) -> tuple[dict[str, str], int]:
    """The keys in lower case with their values, and how many lines the page takes."""
    if not lines or not _KEY.match(lines[0]) or _NO_TITLE.match(lines[0]):
        return {}, 0
    told: dict[str, str] = {}
    key = ""
    for at, line in enumerate(lines):
        if not line.strip():
            return told, at
        found = _KEY.match(line)
        if found and not (key and _INDENTED.match(line)):
            key = _ENGLISH.get(found[1].strip(), found[1].strip().lower())
            told[key] = found[2].strip()
        else:
            told[key] = f"{told[key]}\n{line.strip()}".strip()
    return told, len(lines)
