"""How people write dates, hours and scene numbers in a plan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, time

from shudian.plan.problem import ProblemScene

_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_TAIL = r"(?:st|nd|rd|th)?"
#: Each with groups year, month (or name) and day; of the last, month and day may be the other way round.
_DATES = (
    re.compile(r"(?<!\d)(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)\s*[日号]?"),
    re.compile(r"(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]?"),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}){_TAIL}[\s-]+(?:of\s+)?{_MONTH}(?:,?[\s-]+(?P<year>\d{{4}}))?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}[\s-]+(?P<day>\d{{1,2}}){_TAIL}(?!\d)(?:,?\s+(?P<year>\d{{4}}))?", re.IGNORECASE),
    re.compile(r"(?<![\d/])(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>\d{4}))?(?![\d/])"),
)  # fmt: skip
_EITHER_WAY = _DATES[-1]
_NUMERALS = {numeral: at for at, numeral in enumerate("一二三四五六七八九十", 1)}
_DAY_NUMBER = re.compile(
    r"第\s*(\d{1,3}|[一二三四五六七八九]?十?[一二三四五六七八九]?)\s*(?:个?拍摄)?[天日]"
    r"|\b(?:shoot(?:ing)?\s+)?day\s*[#no.]*\s*(\d{1,3})\b|^\s*D\s*(\d{1,3})\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2})\s*[:：时点]\s*(\d{2})?(?::\d{2})?\s*分?(?:\s*([ap])\.?m\.?)?", re.IGNORECASE)
_YEARS = range(1990, 2200)


class Dates:
    """Dates as written, in the year of the problem where none is."""

    def __init__(self, listed: Sequence[date]) -> None:
        self.listed = listed

    def find(self, text: str) -> tuple[date, str] | None:
        """The first date in a text, and the text without it."""
        plain = unicodedata.normalize("NFKC", text)
        for pattern in _DATES:
            for match in pattern.finditer(plain):
                if on := self._date(match, either=pattern is _EITHER_WAY):
                    return on, f"{plain[: match.start()]} {plain[match.end() :]}"
        return None

    def number(self, text: str) -> tuple[int, str] | None:
        """Which day of the shoot a text names, and the text without it."""
        plain = unicodedata.normalize("NFKC", text)
        match = _DAY_NUMBER.search(plain)
        written = next((group for group in match.groups() if group), "") if match else ""
        if not match or not written:
            return None
        number = int(written) if written.isdecimal() else _chinese(written)
        return number, f"{plain[: match.start()]} {plain[match.end() :]}"

    def of_number(self, number: int) -> date | None:
        return self.listed[number - 1] if 0 < number <= len(self.listed) else None

    def _date(self, match: re.Match[str], *, either: bool) -> date | None:
        said = match.groupdict()
        month = _MONTHS[said["name"].lower()] if said.get("name") else int(said["month"])
        pairs = [(month, int(said["day"]))]
        pairs += [(pairs[0][1], pairs[0][0])] if either else []
        found = [on for pair in pairs for on in self._in_years(said.get("year"), *pair)]
        return next((on for on in found if on in self.listed), found[0] if found else None)

    def _in_years(self, year: str | None, month: int, day: int) -> Iterator[date]:
        for each in [int(year)] if year else sorted({on.year for on in self.listed}):
            try:
                on = date(each, month, day)
            except ValueError:
                continue
            if each in _YEARS:
                yield on


def _chinese(numeral: str) -> int:
    """一 to 九十九."""
    tens, ten, ones = numeral.partition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones if ten else tens, 0)


def clock(text: str) -> time | None:
    """7:40, 07：40, 7点40分, 7:40 pm."""
    match = _CLOCK.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour % 24, minute) if hour <= 24 and minute < 60 else None


class Numbers:
    """Scenes by their number, however it is written: 1-1, 第1-1场, Sc. 01-01, １－１."""

    def __init__(self, scenes: Sequence[ProblemScene]) -> None:
        self.exact: dict[str, list[ProblemScene]] = {}
        self.loose: dict[str, list[ProblemScene]] = {}
        for scene in scenes:
            self.exact.setdefault(scene.number, []).append(scene)
            self.loose.setdefault(_loose(scene.number), []).append(scene)

    def find(self, text: str) -> list[ProblemScene]:
        """The scenes that a number may mean: one if all is well."""
        return self.exact.get(text.strip()) or self.loose.get(_loose(text)) or []

    def find_undated(self, cell: str) -> list[ProblemScene]:
        """Also where a spreadsheet took 1-2 for the second of January and wrote it as it likes to."""
        if found := self.find(cell):
            return found
        for pattern in _DATES:
            if match := pattern.fullmatch(unicodedata.normalize("NFKC", cell).strip()):
                said = match.groupdict()
                month = _MONTHS[said["name"].lower()] if said.get("name") else said["month"]
                return self.find(f"{month}-{said['day']}")
        return []


def _loose(number: str) -> str:
    plain = unicodedata.normalize("NFKC", number).casefold()
    plain = re.sub(r"[‐‑‒–—―−]", "-", plain)
    plain = re.sub(r"^\s*(?:scenes?|sc\.?|no\.?)\s*(?=[#\d])|[第场場#\s]", "", plain)
    return re.sub(
        r"0+(?=\d)", lambda m: "" if m.start() == 0 or not plain[m.start() - 1].isdigit() else m[0], plain
    )
