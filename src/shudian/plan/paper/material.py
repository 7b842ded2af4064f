"""What papers are made of, in the language that they speak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property

from shudian.model.breakdown import Breakdown, SceneSheet, State
from shudian.model.people import CastMember
from shudian.model.place import Venue
from shudian.model.production import Production
from shudian.model.progress import Progress
from shudian.model.schedule import Schedule, ShootingDay, Strip
from shudian.plan.paper import names
from shudian.plan.problem import Daylight, Limit, Problem
from shudian.wording import Wording


@dataclass(frozen=True)
class Material:
    """A plan and what it is about; the problem adds daylight and limits, the progress what was spent."""

    schedule: Schedule
    breakdown: Breakdown
    production: Production
    language: str
    problem: Problem | None = None
    progress: Progress | None = None

    def said(self, en: str, zh: str, **values: object) -> str:
        return Wording(en, zh).filled(values).in_(self.language)

    @property
    def english(self) -> bool:
        return self.language == "en"

    @property
    def comma(self) -> str:
        return ", " if self.english else "、"

    @cached_property
    def title(self) -> str:
        return names.title(self.production, self.language)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Cast numbers: the cast list's order, then day players as they come."""
        called = (call.character for day in self.schedule.days for call in day.calls)
        every = dict.fromkeys([*(member.character for member in self.production.cast), *called])
        return {character: number for number, character in enumerate(every, 1)}

    @cached_property
    def members(self) -> dict[str, CastMember]:
        return {member.character: member for member in self.production.cast}

    @cached_property
    def venues(self) -> dict[str, Venue]:
        return {venue.id: venue for venue in self.production.venues}

    @cached_property
    def _sheets(self) -> dict[str, SceneSheet]:
        return {sheet.scene: sheet for sheet in self.breakdown.scenes}

    @cached_property
    def _suggested(self) -> frozenset[tuple[str, str]]:
        """(scene, thing) that nobody has said yes to."""
        return frozenset(
            (mention.scene, name)
            for item in self.breakdown.items
            if item.state is State.SUGGESTED
            for name in (item.name, *item.variants)
            for mention in item.mentions
        )

    @cached_property
    def _places(self) -> dict[str, str]:
        return {s.place: (self.english and s.place_en) or s.place for s in self.production.sets}

    def sheet(self, strip: Strip) -> SceneSheet:
        """What the breakdown knows of a strip; of a scene that it does not know, no more than its name."""
        unknown = SceneSheet(strip.scene, 0, strip.number, strip.place, None, None, Fraction(0), 0, ())
        return self._sheets.get(strip.scene, unknown)

    def suggested(self, scene: str, thing: str) -> bool:
        return (scene, thing) in self._suggested

    def cast_of(self, strip: Strip) -> list[int]:
        return sorted({self.numbers[name] for name in self.sheet(strip).cast if name in self.numbers})

    def scenes_of(self, character: str, day: ShootingDay) -> list[Strip]:
        return [strip for strip in day.strips if character in self.sheet(strip).cast]

    def character(self, name: str) -> str:
        member = self.members.get(name)
        return (member and self.english and member.character_en) or name

    def performer(self, character: str, name: str) -> str:
        member = self.members.get(character)
        return (member and self.english and member.performer_en) or name

    def place(self, place: str) -> str:
        return self._places.get(place, place)

    def venue(self, id: str) -> str:
        venue = self.venues.get(id)
        if venue is None:
            return id
        return (self.english and venue.name_en) or venue.name

    def sun(self, on: date) -> Daylight | None:
        return next((sun for sun in self.problem.daylight if sun.date == on), None) if self.problem else None

    def limit(self, character: str) -> Limit | None:
        limits = self.problem.limits if self.problem else ()
        return next((limit for limit in limits if limit.character == character), None)

    def date(self, day: date) -> str:
        return f"{day.isoformat()} {names.WEEKDAYS[day.weekday()].in_(self.language)}"

    def shoot(self, day: ShootingDay) -> str:
        return names.NIGHT_SHOOT.in_(self.language) if day.night else names.DAY_SHOOT.in_(self.language)

    def setting(self, sheet: SceneSheet) -> str:
        return names.setting(sheet, self.language)

    @property
    def several_units(self) -> bool:
        return len({day.unit for day in self.schedule.days}) > 1

    def day(self, day: ShootingDay) -> str:
        """`第 3 天 / 共 8 天`, with the unit where there are several."""
        of = self.said("Day {n} of {m}", "第 {n} 天 / 共 {m} 天", n=day.number, m=len(self.schedule.days))
        return f"{of} · {self.unit(day)}" if day.unit else of

    def unit(self, day: ShootingDay) -> str:
        return self.said("Unit {unit}", "{unit} 组", unit=day.unit)

    @property
    def cost_said(self) -> str:
        """What it costs and how far from best that can be."""
        schedule = self.schedule
        if schedule.proven:
            return self.said(
                "{cost}, proven: no legal schedule costs less",
                "{cost}，已证明：没有更便宜的合规排期",
                cost=schedule.cost,
            )
        return self.said(
            "{cost}; none can cost less than {bound} (gap {gap})",
            "{cost}；任何排期不低于 {bound}（差距 {gap}）",
            cost=schedule.cost,
            bound=schedule.lower_bound,
            gap=f"{schedule.gap:.1%}",
        )

    def following(self, day: ShootingDay) -> ShootingDay | None:
        """The next day of the same unit."""
        return next((other for other in self.schedule.days[day.number :] if other.unit == day.unit), None)


def clock(at: datetime, day: ShootingDay) -> str:
    """`18:30`; past midnight `+01:15`, as call sheets of night shoots write it."""
    return ("+" if at.date() > day.date else "") + at.strftime("%H:%M")
