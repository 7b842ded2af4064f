"""Overlays in the description of a season: by the name of their rule, with what each needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from shudian.cut.season import findings as kinds
from shudian.cut.titles import Wanted, overlay_rules
from shudian.finding import Finding, Place
from shudian.units import Lang, Span
from shudian.wording import Wording

#: What stands beside the facts of a rule.
_BESIDE = ("languages", "start", "end")
_TABLE = Wording(
    'a table such as { filing = "…" }, maybe with languages, start and end in seconds',
    '形如 { filing = "…" } 的表，可加 languages 以及以秒计的 start、end',
)


@dataclass(frozen=True, slots=True)
class Mark:
    """An overlay for pictures in `languages`; None means all."""

    wanted: Wanted
    languages: tuple[Lang, ...] | None

    def stands_in(self, language: Lang) -> bool:
        return self.languages is None or language in self.languages


def read(said: object, place: Place) -> tuple[tuple[Mark, ...], list[Finding]]:
    if not isinstance(said, Mapping):
        return (), [_wrong(place, "overlays", said)]
    facts = {rule.name: rule.facts for rule in overlay_rules()}
    marks: list[Mark] = []
    found: list[Finding] = []
    for name, table in said.items():
        field = f"overlays.{name}"
        if name not in facts:
            found.append(kinds.UNKNOWN_FIELD.at(place, field=field, known=", ".join(facts)))
            continue
        mark = _mark(name, table)
        if mark is None:
            found.append(_wrong(place, field, table))
            continue
        marks.append(mark)
        found += _unknown(mark, facts[name], place)
    return tuple(marks), found


def _mark(name: str, table: object) -> Mark | None:
    if not isinstance(table, Mapping):
        return None
    facts = {field: value for field, value in table.items() if field not in _BESIDE}
    listed = table.get("languages")
    if not all(isinstance(value, str) for value in facts.values()) or not isinstance(listed, list | None):
        return None
    try:
        languages = None if listed is None else tuple(Lang(str(tag)) for tag in listed)
        return Mark(Wanted(name, facts, _span(table.get("start"), table.get("end"))), languages)
    except (ValueError, OverflowError):
        return None


def _span(start: object, end: object) -> Span | None:
    """ValueError unless both are seconds, or neither is given."""
    if start is None and end is None:
        return None
    sides = [_seconds(side) for side in (start, end)]
    return Span.of(*sides)


def _seconds(said: object) -> Fraction:
    if isinstance(said, bool) or not isinstance(said, int | float):
        raise ValueError(said)
    return Fraction(str(said))


def _unknown(mark: Mark, facts: Iterable[str], place: Place) -> Iterable[Finding]:
    known = (*facts, *_BESIDE)
    for fact in mark.wanted.facts:
        if fact not in known:
            field = f"overlays.{mark.wanted.rule}.{fact}"
            yield kinds.UNKNOWN_FIELD.at(place, field=field, known=", ".join(known))


def _wrong(place: Place, field: str, value: object) -> Finding:
    said = str(value)
    return kinds.WRONG_VALUE.at(
        place, field=field, value=said if len(said) <= 60 else f"{said[:57]}…", wanted=_TABLE
    )
