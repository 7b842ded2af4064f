"""Two names that may be one person: proposed with counts and places, never merged."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.finding import Finding, Kind
from shudian.model.series import Series
from shudian.script.doctor import findings
from shudian.script.doctor.likeness import (
    addressed,
    has_surname,
    is_full_name_of,
    mistyped,
    mistyped_by_sound,
    plain,
)
from shudian.script.doctor.people import People, Person
from shudian.script.tables import table
from shudian.wording import Wording

_SHOWN = 4
_SCENES = Wording("scenes {numbers}", "场次 {numbers}")
_BIBLE = Wording("character list", "人物小传")


def proposals(series: Series) -> Iterator[Finding]:
    people = People(series)
    for kind, rarer, other in pairs(people):
        yield kind.at(
            rarer.first,
            name=rarer.name,
            lines=rarer.lines,
            where=_where(rarer),
            other=other.name,
            other_lines=other.lines,
            other_where=_where(other),
        )


def _where(person: Person) -> Wording:
    numbers = list(dict.fromkeys(person.numbers.values()))
    if not numbers:
        return _BIBLE
    more = "…" if len(numbers) > _SHOWN else ""
    return _SCENES.filled({"numbers": ", ".join(numbers[:_SHOWN]) + more})


def pairs(people: People) -> Iterator[tuple[Kind, Person, Person]]:
    """Each pair of names once: the kind of proposal, the name in doubt, the name it may be."""
    everyone = [person for person in people.by_name.values() if person.name not in people.known_as]
    for at, one in enumerate(everyone):
        for other in everyone[at + 1 :]:
            rarer, common = sorted((one, other), key=lambda each: (each.listed, each.lines))
            if kind := _kind(rarer, common):
                yield kind, rarer, common
    for person in everyone:
        if (family := addressed(person.name)) and (meant := _addressee(person, family, everyone)):
            yield findings.ALIAS, person, meant


def _kind(rarer: Person, common: Person) -> Kind | None:
    if rarer.listed or rarer.cast_in & common.cast_in:
        return None
    if plain(rarer.name) == plain(common.name) != "":
        return findings.SPELLED_APART
    if mistyped(rarer.name, common.name) and _is_slip(rarer, common):
        return findings.MISTYPED
    longer, shorter = sorted((rarer.name, common.name), key=len, reverse=True)
    if is_full_name_of(longer, shorter) and not _meet(rarer, common):
        return findings.ALIAS
    return None


def _meet(one: Person, other: Person) -> bool:
    """Whether both are in a scene as two people: a slip in a cue stands on no cast line."""
    return bool(one.cast_in & (other.cast_in | other.speaks_in))


def _is_slip(rarer: Person, common: Person) -> bool:
    """A slip is rare, or it sounds like the name it stands for."""
    rules = table("names")
    if not common.listed and common.lines < rules["rarer"] * max(rarer.lines, 1):
        return False
    return rarer.lines <= rules["slip_lines"] or mistyped_by_sound(rarer.name, common.name)


def _addressee(person: Person, family: str, everyone: list[Person]) -> Person | None:
    """Whom 姜小姐 means: the only 姜 of the series, or the only one who stands silent in her scenes."""
    if person.listed:
        return None
    able = [
        other
        for other in everyone
        if other is not person and has_surname(other.name, family) and not _meet(person, other)
    ]
    silent = [other for other in able if (other.cast_in - other.speaks_in) & person.speaks_in]
    if len(silent) == 1:
        return silent[0]
    return able[0] if len(able) == 1 else None
