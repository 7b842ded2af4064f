"""Fountain: sections `# Episode 1: Title` or `# 第1集 标题` open episodes; without any, all is episode 1."""

from __future__ import annotations

import re

from shudian.finding import Place
from shudian.script import findings
from shudian.script.flashback import mark_flashbacks
from shudian.script.formats.base import Format, Read
from shudian.script.fountain.builder import Builder
from shudian.script.fountain.cuts import Page
from shudian.script.fountain.title_page import language, title_page
from shudian.script.fountain.words import hidden
from shudian.script.fountain.writing import write

_CLAIMS = re.compile(
    r"^(?:(?:INT|EXT|EST|I/E|I\./E)[. ].+|[.．](?:内景|外景|内外景).*|[@＠]\S+.*|Title\s*:.*|#{1,6} (?:Act|Episode)\b.*"
    r"|>.+<|={3,}|~.+|[A-Z][A-Z .'’-]+(?: \([A-Z. ']+\))?)$",
    re.MULTILINE,
)


def claims(text: str) -> int:
    return len(_CLAIMS.findall(text))


def read(text: str, file: str | None) -> Read:
    page = Page(hidden(text))
    told, first = title_page(page.lines)
    builder = Builder(page, file)
    builder.title_page(told)
    builder.read(first)
    if not builder.scenes:
        return None, [findings.NO_SCENE.at(Place(file=file), lines=len(page.lines))]
    builder.draft.settle()
    found = mark_flashbacks(builder.draft, file)
    return builder.draft.finished(language(told, text)), found


FORMAT = Format((".fountain", ".spmd"), claims, read, write)
