"""Problems drawn at random, with every feature of the noun, on the small production of conftest.

    from tests.plan.drawn import Size, drawn, planted

`drawn` may well have no schedule; `planted` has the one that it gives back beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TypeVar

from hypothesis import strategies as st

from shudian.model.people import CastMember
from shudian.model.place import StorySet, Travel, Venue
from shudian.model.production import DayRules, Link, LinkKind, OvertimeStep, Unit
from shudian.plan.problem import Limit, Problem, ProblemScene, Shoot
from shudian.units import Money

T = TypeVar("T")
Slots = tuple[int, ...]  # of each scene: date index × units + unit index


@dataclass(frozen=True, slots=True)
class Size:
    """The most that is drawn; the least is one of each, and no unit beside the first."""

    scenes: int = 5
    dates: int = 3
    units: int = 2
    minutes: int = 240  # of a scene


def drawn(data: st.DataObject, asked: Problem, size: Size | None = None) -> Problem:
    """A problem on the cast, sets and venues of `asked`, with any of the features that a problem can have."""
    return _Drawing(data, asked, size or Size()).problem()


def planted(data: st.DataObject, asked: Problem, size: Size | None = None) -> tuple[Problem, Slots]:
    """A problem and a plan that keeps it, whatever the order inside its days (light aside)."""
    problem = drawn(data, asked, size)
    pick = st.integers(0, len(problem.dates) * len(problem.units) - 1)
    wished = tuple(data.draw(pick) for _ in problem.scenes)
    return _Forgiving(problem, wished).problem()


class _Drawing:
    def __init__(self, data: st.DataObject, asked: Problem, size: Size) -> None:
        self.data, self.asked, self.size = data, asked, size
        first = asked.dates[0].toordinal()
        days = st.sets(st.integers(0, size.dates + 2), min_size=1, max_size=size.dates)
        self.dates = tuple(date.fromordinal(first + n) for n in sorted(data.draw(days)))
        self.units = self._of((Unit(""),), (Unit("A"), Unit("B", self._money(15000))))
        if size.units < 2:
            self.units = (Unit(""),)

    def problem(self) -> Problem:
        sun = self.asked.daylight[0]
        scenes = tuple(self._scene(n) for n in range(self.data.draw(st.integers(1, self.size.scenes))))
        rest = self._of(0, 600, 720)
        return replace(
            self.asked,
            dates=self.dates,
            daylight=tuple(replace(sun, date=on) for on in self.dates),
            rules=self._rules(),
            rest_minutes=rest,
            rest_floor_minutes=self._of(None, rest // 2),
            scenes=scenes,
            cast=tuple(self._member(member) for member in self.asked.cast),
            sets=tuple(self._set(each) for each in self.asked.sets),
            venues=tuple(self._venue(venue) for venue in self.asked.venues),
            units=self.units,
            limits=tuple(self._limit(m.character) for m in self.asked.cast if self._of(False, False, True)),
            links=self._links(scenes),
            travel=self._of((), (), (Travel(("", "山里"), self._of(1, 2)),)),
        )

    def _of(self, *choices: T) -> T:
        return self.data.draw(st.sampled_from(choices))

    def _money(self, yuan: int) -> Money:
        return Money(yuan * 100, self.asked.currency)

    def _maybe(self, yuan: int) -> Money | None:
        return self._of(None, self._money(yuan))

    def _away(self) -> tuple[date, ...]:
        return tuple(self.data.draw(st.lists(st.sampled_from(self.dates), max_size=1)))

    def _rules(self) -> DayRules:
        regular = self._of(240, 480)
        step = OvertimeStep(regular + 60, self._money(90))
        return replace(
            self.asked.rules,
            regular_minutes=regular,
            maximum_minutes=regular + self._of(0, 120, 240),
            overtime_steps=self._of((), (step,)),
            meal_minutes=self._of(0, 45),
            maximum_scenes=self._of(None, None, 2),
            extra_rate=self._maybe(120),
            turnaround_cost=self._maybe(4000),
            uncovered_cost=self._maybe(7000),
            travel_day_cost=self._maybe(9000),
        )

    def _scene(self, at: int) -> ProblemScene:
        names = [member.character for member in self.asked.cast]
        cast = self.data.draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
        return ProblemScene(
            id=f"s{at}",
            number=f"1-{at}",
            place=self._of(*(each.place for each in self.asked.sets)),
            light=self._of(*Shoot),
            minutes=self.data.draw(st.integers(min(30, self.size.minutes), self.size.minutes)),
            cast=tuple(cast),
            extras=self._of(0, 0, 4, 9),
            weather=self._of(False, False, True),
            locked=self._of(None, None, None, None, None, *self.dates[:1]),
            unit=self._of(None, None, None, None, None, self.units[-1].name),
        )

    def _member(self, member: CastMember) -> CastMember:
        return replace(
            member,
            unavailable=self._away(),
            drop_after_days=self._of(None, 1, 2),
            night_supplement=self._maybe(500),
            travel_fee=self._maybe(800),
        )

    def _set(self, each: StorySet) -> StorySet:
        return replace(
            each,
            strike_minutes=self._of(0, 20),
            dressing_cost=self._maybe(900),
            closed=self._away(),
            cover=self._of(False, True),
        )

    def _venue(self, venue: Venue) -> Venue:
        return replace(venue, closed=self._away(), region=self._of("", "", "山里"))

    def _limit(self, character: str) -> Limit:
        early, late = self._of((None, None), (None, time(22)), (time(7), time(2)), (time(8), None))
        return Limit(
            character,
            "合同第四条",
            work_minutes=self._of(None, 240),
            presence_minutes=self._of(None, 480),
            not_before=early,
            not_after=late,
            rest_minutes=self._of(None, 720),
            night=self._of(True, False),
        )

    def _links(self, scenes: tuple[ProblemScene, ...]) -> tuple[Link, ...]:
        chosen = [pair for pair in pairwise(scene.id for scene in scenes) if self._of(False, False, True)]
        return tuple(Link(*self._of(pair, pair[::-1]), self._of(*LinkKind), "伤疤") for pair in chosen)


class _Forgiving:
    """Puts scenes into the slots wished for, and takes back whatever of the problem stands against them."""

    def __init__(self, problem: Problem, wished: Slots) -> None:
        self.asked = problem
        self.sets = {each.place: each for each in problem.sets}
        self.with_unit: dict[tuple[date, str], int] = {}  # of a date and a character or set: the unit
        self.scenes: list[ProblemScene] = []
        self.slots: list[int] = []
        for scene, slot in zip(problem.scenes, wished, strict=True):
            self._put(scene, slot)
        while (early := next((a for a, _, rest in self._rests() if rest < 0), None)) is not None:
            self._lit(early)

    def problem(self) -> tuple[Problem, Slots]:
        asked = self.asked
        least = min([asked.rest_minutes, *(rest for *_, rest in self._rests())])
        priced = asked.rules.turnaround_cost is not None
        made = replace(
            asked,
            scenes=tuple(self.scenes),
            rules=replace(
                asked.rules,
                maximum_minutes=max([asked.rules.maximum_minutes, *map(self._work, self.slots)]),
                maximum_scenes=asked.rules.maximum_scenes and max(map(self.slots.count, self.slots)),
            ),
            cast=tuple(
                replace(m, unavailable=self._without(m.unavailable, [f"cast {m.character}"]))
                for m in asked.cast
            ),
            sets=tuple(replace(s, closed=self._without(s.closed, [f"set {s.place}"])) for s in asked.sets),
            venues=tuple(
                replace(
                    v,
                    closed=self._without(v.closed, [f"set {s.place}" for s in asked.sets if s.venue == v.id]),
                )
                for v in asked.venues
            ),
            limits=tuple(map(self._limit, asked.limits)),
            links=tuple(link for link in asked.links if self._kept(link)),
            travel=tuple(travel for travel in asked.travel if self._travelled(travel)),
            rest_minutes=asked.rest_minutes if priced else least,
            rest_floor_minutes=least if priced else None,
        )
        return made, tuple(self.slots)

    def _put(self, scene: ProblemScene, slot: int) -> None:
        at, unit = divmod(slot, len(self.asked.units))
        on = self.asked.dates[at]
        unit = self.with_unit.setdefault((on, f"set {scene.place}"), unit)
        slot = at * len(self.asked.units) + unit
        cast = [c for c in scene.cast if self.with_unit.setdefault((on, f"cast {c}"), unit) == unit]
        clash = {Shoot.DAY: Shoot.NIGHT, Shoot.NIGHT: Shoot.DAY}.get(scene.light)
        put = replace(
            scene,
            cast=tuple(cast),
            light=Shoot.ANY if clash in {other.light for other in self._in(slot)} else scene.light,
            minutes=min(scene.minutes, max(5, 600 // len(self.asked.scenes))),
            locked=on if scene.locked else None,
            unit=self.asked.units[unit].name if scene.unit is not None else None,
        )
        self.slots.append(slot)
        self.scenes.append(put)

    def _in(self, slot: int) -> list[ProblemScene]:
        return [scene for scene, at in zip(self.scenes, self.slots, strict=True) if at == slot]

    def _lit(self, slot: int) -> None:
        """No longer a night shoot."""
        for at, (scene, there) in enumerate(zip(self.scenes, self.slots, strict=True)):
            if there == slot and scene.light is Shoot.NIGHT:
                self.scenes[at] = replace(scene, light=Shoot.ANY)

    def _work(self, slot: int) -> int:
        here = self._in(slot)
        sets = [self.sets[place] for place in {scene.place for scene in here}]
        dressed = sum(s.dressing_minutes + s.strike_minutes for s in sets)
        moves = len({s.venue for s in sets}) - 1
        return sum(scene.minutes for scene in here) + dressed + moves * self.asked.rules.move_minutes

    def _night(self, slot: int) -> bool:
        return any(scene.light is Shoot.NIGHT for scene in self._in(slot))

    def _span(self, slot: int) -> tuple[datetime, datetime]:
        rules, on = self.asked.rules, self.asked.dates[slot // len(self.asked.units)]
        call = datetime.combine(on, rules.night_call if self._night(slot) else rules.call)
        return call, call + timedelta(minutes=self._work(slot) + rules.meal_minutes)

    def _rests(self, character: str = "") -> list[tuple[int, int, int]]:
        """Slots that follow each other, of a unit or of a character, with the minutes between them."""
        rows = [
            [s for s in sorted(set(self.slots)) if s % len(self.asked.units) == unit]
            for unit in range(len(self.asked.units))
        ]
        if character:
            rows = [self._playing(character)]
        return [
            (a, b, (self._span(b)[0] - self._span(a)[1]) // timedelta(minutes=1))
            for row in rows
            for a, b in pairwise(row)
        ]

    def _playing(self, character: str) -> list[int]:
        playing = zip(self.scenes, self.slots, strict=True)
        return sorted({slot for scene, slot in playing if character in scene.cast})

    def _without(self, dates: tuple[date, ...], names: list[str]) -> tuple[date, ...]:
        used = {on for on, worker in self.with_unit if worker in names}
        return tuple(on for on in dates if on not in used)

    def _limit(self, limit: Limit) -> Limit:
        """What of a limit holds even for somebody who is there from the day's call to its wrap."""
        slots = self._playing(limit.character)
        own = [sum(s.minutes for s in self._in(n) if limit.character in s.cast) for n in slots]
        spans = [self._span(slot) for slot in slots]
        lengths = [(wrap - call) // timedelta(minutes=1) for call, wrap in spans]
        same_day = all(wrap.date() == call.date() for call, wrap in spans)
        rests = [rest for *_, rest in self._rests(limit.character)]

        def kept(value: T, *, holds: bool) -> T | None:
            return value if holds else None

        late, early = limit.not_after or time.max, limit.not_before or time.min
        return replace(
            limit,
            work_minutes=kept(limit.work_minutes, holds=max(own, default=0) <= (limit.work_minutes or 0)),
            presence_minutes=kept(
                limit.presence_minutes, holds=max(lengths, default=0) <= (limit.presence_minutes or 0)
            ),
            not_before=kept(limit.not_before, holds=all(call.time() >= early for call, _ in spans)),
            not_after=kept(limit.not_after, holds=same_day and all(w.time() <= late for _, w in spans)),
            rest_minutes=kept(
                limit.rest_minutes, holds=min(rests, default=9999) >= (limit.rest_minutes or 0)
            ),
            night=limit.night or any(map(self._night, slots)),
        )

    def _regions(self, slot: int) -> set[str]:
        venues = {venue.id: venue.region for venue in self.asked.venues}
        return {venues[self.sets[scene.place].venue] for scene in self._in(slot)}

    def _travelled(self, travel: Travel) -> bool:
        joined = set(travel.regions)
        if any(joined <= self._regions(slot) for slot in self.slots):
            return False
        units = len(self.asked.units)
        return all(
            (self.asked.dates[b // units] - self.asked.dates[a // units]).days > travel.days
            for a, b, _ in self._rests()
            if joined <= self._regions(a) | self._regions(b)
        )

    def _kept(self, link: Link) -> bool:
        at = {scene.id: slot for scene, slot in zip(self.scenes, self.slots, strict=True)}
        first, second = at[link.first], at[link.second]
        if link.kind is LinkKind.SAME_DAY:
            return first == second
        return first // len(self.asked.units) < second // len(self.asked.units)
