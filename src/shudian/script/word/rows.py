"""Word paragraphs as rows of a typed page, for screenplays in slugs and cues."""

from __future__ import annotations

import re
from dataclasses import replace

from shudian.script.fountain.blocks import SLUG, ZH_SLUG
from shudian.script.typed_page.rows import Row, row
from shudian.script.word.lines import WordLine

_HINTS = {
    "scene": "scene_heading",
    "shot": "action",
    "super": "action",
    "cast": "action",
    "episode": "section",
}
_NAMED = re.compile(r"^[^\s:：]{1,12}\s*(?:[（(][^）)]*[）)])?\s*[:：]\s*\S")
_MARKED = tuple("△▲【")


def is_screenplay(lines: list[WordLine]) -> bool:
    """Whether cues stand on lines of their own: styles name them, or slugs open the scenes."""
    styles = [line.style for line in lines]
    if styles.count("character") >= 2 and "dialogue" in styles:
        cues = [line.text for line in lines if line.style == "character"]
        return sum(1 for text in cues if _NAMED.match(text) or "、" in text) * 3 < len(cues)
    slugs = sum(1 for line in lines if SLUG.match(line.text.strip()) or ZH_SLUG.match(line.text.strip()))
    chinese = sum(1 for line in lines if line.text.startswith(_MARKED) or _NAMED.match(line.text))
    return slugs > 0 and chinese <= slugs


def rows(lines: list[WordLine]) -> list[Row]:
    made: list[Row] = []
    gap = True
    for at, line in enumerate(lines, 1):
        for part, text in enumerate(line.said.split("\n")):
            indent = " " * round(line.look.left or 0) if line.style is None else ""
            hint = _HINTS.get(line.style, line.style) if line.style else None
            found = row(_aligned(line, indent + text), at, whole=True, hint=hint, raw=text)
            if found:
                made.append(found if not (gap or (line.look.gap and not part)) else replace(found, gap=True))
                gap = False
            elif not part:
                gap = True
    return made


def _aligned(line: WordLine, text: str) -> str:
    if line.style is None and line.look.align in ("right", "end"):
        return text.strip().rjust(60)
    return text.strip().center(60) if line.style is None and line.look.align == "center" else text
