"""What one element of a script shows: a conflict, a reveal, a question, a close-up, words left unsaid."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from shudian.model.series import Element, ElementKind, Voice
from shudian.script.tables import table

THEMES = ("conflict", "reveal", "danger", "choice")

_QUESTION = re.compile(r"[？?]")
_EXCLAIMED = re.compile(r"[！!]")
_UNSAID = re.compile(r"(?:——|--|—|……|…|\.\.\.)[”」』\"]?$")
_STOPPED = re.compile(r"[。！？!?.…”」』）)\]】\"]$|——$")
_ENDS = frozenset({ElementKind.TRANSITION, ElementKind.END, ElementKind.TIME_OUT, ElementKind.PAGE_BREAK})


def rules() -> dict[str, Any]:
    return table("hooks")


@cache
def _theme(name: str) -> re.Pattern[str]:
    words = rules()["words"][name]
    latin = "|".join(rf"(?<![a-z]){re.escape(word)}" for word in words if word.isascii())
    hanzi = "|".join(re.escape(word) for word in words if not word.isascii())
    return re.compile(f"{hanzi}|{latin}", re.IGNORECASE)


def signs(element: Element) -> frozenset[str]:
    """The features of one element, named as in rules/hooks.toml."""
    told = element.text
    seen = {theme for theme in THEMES if _theme(theme).search(told)}
    if element.kind in (ElementKind.DIALOGUE, ElementKind.SUPER, ElementKind.CAPTION):
        if _QUESTION.search(told):
            seen.add("question")
        if _EXCLAIMED.search(told):
            seen.add("exclaimed")
        if _UNSAID.search(told):
            seen.add("unsaid")
    if element.kind is ElementKind.SHOT or (
        element.kind is ElementKind.ACTION and _theme("close_up").search(told[:14])
    ):
        seen.add("close_up")
    return frozenset(seen)


def end_signs(element: Element, *, last: bool) -> frozenset[str]:
    """What this element shows as one of the last of its episode."""
    seen = set(signs(element)) - {"exclaimed"}
    if element.kind is ElementKind.HOOK:
        seen.add("written")
    if element.voice is Voice.INNER:
        seen.add("inner_voice")
    if element.kind in _ENDS or element.kind is ElementKind.ACTION:
        seen |= {"freeze"} if _theme("freeze").search(element.text) else set()
    if last and element.kind is ElementKind.ACTION and not _STOPPED.search(element.text.strip()):
        seen.add("unfinished")
    return frozenset(seen)
