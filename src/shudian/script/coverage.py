"""What the script needs and the production has not: sets, cast, brand scenes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from shudian.finding import Finding, Place
from shudian.model.breakdown import Breakdown
from shudian.model.people import CharacterKind
from shudian.model.production import Production
from shudian.model.series import Series
from shudian.script import findings
from shudian.script.needs.places import sets
from shudian.script.roles import Roles

_VOICES = frozenset({CharacterKind.NARRATOR, CharacterKind.DEVICE, CharacterKind.GROUP})


def coverage(series: Series, breakdown: Breakdown, roles: Roles, production: Production) -> list[Finding]:
    return [
        *_brands(breakdown, production),
        *_sets(breakdown, production),
        *_cast(series, roles, production),
    ]


def _brands(breakdown: Breakdown, production: Production) -> Iterator[Finding]:
    for brand in production.brands:
        scenes = sum(brand.brand in sheet.brands for sheet in breakdown.scenes)
        if scenes < brand.least_scenes:
            yield findings.BRAND_SHORT.at(
                Place(field="brands"),
                brand=brand.brand,
                scenes=scenes,
                least=brand.least_scenes,
                product=brand.product,
            )


def _sets(breakdown: Breakdown, production: Production) -> Iterator[Finding]:
    known = {name.casefold() for s in production.sets for name in (s.place, s.place_en) if name}
    lacking = Counter(
        sheet.place for sheet in breakdown.scenes if sheet.place and not _has_set(sheet.place, known)
    )
    for place, scenes in lacking.items():
        yield findings.NO_SET.at(Place(field="sets"), where=place, scenes=scenes)


def _has_set(place: str, known: set[str]) -> bool:
    return place.casefold() in known or all(part.casefold() in known for part in sets(place))


def _cast(series: Series, roles: Roles, production: Production) -> Iterator[Finding]:
    played = {
        name.casefold()
        for member in production.cast
        for name in (member.character, member.character_en)
        if name
    }
    for character in series.characters:
        names = {name.casefold() for name in (character.name, character.name_en, *character.aliases) if name}
        if names & played:
            played |= names
    for name, lines in roles.lines.items():
        if name.casefold() not in played and roles.kind(name) not in _VOICES:
            yield findings.NO_CAST_MEMBER.at(Place(field="cast"), name=name, lines=lines)
