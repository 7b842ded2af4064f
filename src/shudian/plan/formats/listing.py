"""A bare list as assistant directors type it: a line for the day, below it the scenes.

    第1天 4月12日 周一 A组                Day 2 - Tue 13 April
    1-1、1-2、2-3                        07:40  Sc. 1-1  INT. WORKSHOP
                                         --- End of day 2 ---

A line begins with what it plans: what follows the scenes on it is a description and left alone.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import time

from shudian.finding import Finding
from shudian.model.schedule import Schedule
from shudian.plan.formats.gather import Gathered
from shudian.plan.formats.typed import TypedScene
from shudian.plan.formats.words import clock
from shudian.plan.problem import Problem

_END = re.compile(r"end\s+of\s+(?:shoot(?:ing)?\s+)?day|收工|[当本][日天].{0,4}(?:结束|完)", re.IGNORECASE)
_TOKENS = re.compile(r"[\s,，、;；|&+/·•*—–:：]+")
_CLOCKS = re.compile(r"(?<!\d)(\d{1,2}[:：]\d{2})(?!\d)")
_COUNTED = re.compile(r"^\s*\(?\d{1,3}[.)]\s+")  # 1. or (1) before what the line plans
_LEADING = {
    "sc",
    "sc.",
    "scs",
    "scs.",
    "scene",
    "scenes",
    "场",
    "场次",
    "场号",
    "第",
    "-",
    "--",
    "---",
    "=",
    "#",
}
_LIKE_A_NUMBER = re.compile(r"[第#]?[A-Za-z]{0,2}\d{1,4}(?:[-.]\d{1,4})*[A-Za-z]{0,2}\d?[场]?")


def read_listing(text: str, problem: Problem, name: str | None) -> tuple[Schedule | None, list[Finding]]:
    listing = _Listing(problem, name)
    for line, written in enumerate(text.split("\n"), 1):
        if plain := unicodedata.normalize("NFKC", written).strip():
            listing.line(line, plain)
    return listing.all.schedule()


class _Listing:
    def __init__(self, problem: Problem, name: str | None) -> None:
        self.all = Gathered(problem, name)
        self.units = [unit.name for unit in problem.units if unit.name]

    def line(self, line: int, text: str) -> None:
        if _END.search(text):
            named = self.all.dated(_END.sub(" day ", text), line)
            self.all.end(named[0] if named else None)
            return
        uncounted = _COUNTED.sub("", text)
        if self._first(text) or self._first(uncounted):
            self._scenes(line, text if self._first(text) else uncounted)
            return
        named = self.all.dated(text, line)
        if named:
            self.all.begin(named[0])
            text = named[1]
            self.all.unit = self._unit(text) or self.all.problem.units[0].name
        elif unit := self._unit(text):
            self.all.unit = unit
        self._scenes(line, self._without_unit(text) if named else text)

    def _first(self, text: str) -> bool:
        """Whether the line begins with a scene of the problem: then no 4/12 on it is a date."""
        tokens = [token for token in _split(text)[:3] if token.casefold() not in _LEADING]
        tokens = [token for token in tokens if not _CLOCKS.fullmatch(token)]
        return bool(tokens) and bool(self.all.numbers.find(tokens[0]))

    def _unit(self, text: str) -> str | None:
        for name in self.units:
            if re.search(
                rf"\bunit\s+{re.escape(name)}\b|{re.escape(name)}\s*(?:组|unit\b)", text, re.IGNORECASE
            ):
                return name
        return None

    def _without_unit(self, text: str) -> str:
        return re.sub(r"\bunit\s+\S+|\S+\s*(?:组|unit\b)", " ", text, flags=re.IGNORECASE)

    def _scenes(self, line: int, text: str) -> None:
        start: time | None = None
        for token in _split(text):
            if token.casefold() in _LEADING:
                continue
            if _CLOCKS.fullmatch(token):
                start = clock(token)
                continue
            found = self.all.numbers.find(token)
            if not found and not _LIKE_A_NUMBER.fullmatch(token):
                return
            if scene := self.all.scene(token, line, found):
                self.all.put(TypedScene(scene, self.all.place(line, scene.number), start))
                start = None


def _split(text: str) -> list[str]:
    """Words, scene numbers and hours of a line, in order."""
    parts = _CLOCKS.split(text)
    return [
        token
        for at, part in enumerate(parts)
        for token in ([part] if at % 2 else _TOKENS.split(part))
        if token
    ]
