"""The problem by name, and each day of a plan with what the problem says of its scenes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property

from shudian.finding import Place
from shudian.model.place import StorySet, Venue
from shudian.model.schedule import Schedule, ShootingDay, Strip
from shudian.plan.problem import Problem, ProblemScene, Shoot

MINUTE, DAY = 60, 24 * 60 * 60  # seconds: whole numbers, which no problem can make overflow


class Book:
    def __init__(self, problem: Problem, schedule: Schedule) -> None:
        self.problem = problem
        self.schedule = schedule
        self.scenes = {scene.id: scene for scene in problem.scenes}
        self.sets = {each.place: each for each in problem.sets}
        self.venues = {venue.id: venue for venue in problem.venues}
        self.cast = {member.character: member for member in problem.cast}
        self.limits = {limit.character: limit for limit in problem.limits}
        self.suns = {sun.date: sun for sun in problem.daylight}
        self.dates = frozenset(problem.dates)
        self.days = [Day(self, at, day) for at, day in enumerate(schedule.days)]

    def apart(self, one: str, other: str) -> int:
        """Days without shooting that a company needs from one region to the other."""
        joined = (each.days for each in self.problem.travel if {one, other} == set(each.regions))
        return max(joined, default=0)

    def of_unit(self) -> list[list[Day]]:
        """The days of each unit in order."""
        units: dict[str, list[Day]] = {}
        for day in self.days:
            units.setdefault(day.plan.unit, []).append(day)
        return list(units.values())


@dataclass(frozen=True, slots=True)
class Row:
    """A strip whose scene the problem knows."""

    strip: Strip
    scene: ProblemScene
    set: StorySet
    venue: Venue

    @property
    def place(self) -> Place:
        return Place(scene=self.scene.number)


class Day:
    """A day of the plan; its times are seconds since its midnight."""

    def __init__(self, book: Book, at: int, plan: ShootingDay) -> None:
        self.plan = plan
        self.place = Place(field=f"days[{at}]")
        self.rules = book.problem.rules
        self.rows = [
            Row(strip, scene, (each := book.sets[scene.place]), book.venues[each.venue])
            for strip in plan.strips
            if (scene := book.scenes.get(strip.scene))
        ]
        self.sets = {row.set.place: row.set for row in self.rows}
        self.venues = {row.venue.id: row.venue for row in self.rows}
        self.night = any(row.scene.light is Shoot.NIGHT for row in self.rows)
        self.midnight = datetime.combine(plan.date, time())
        self.call, self.wrap = self.since(plan.call), self.since(plan.wrap)

    def since(self, at: datetime) -> int:
        return (at - self.midnight) // timedelta(seconds=1)

    @property
    def name(self) -> str:
        return self.plan.name

    @cached_property
    def playing(self) -> dict[str, list[Row]]:
        """Each character of the day with their strips."""
        rows: dict[str, list[Row]] = {}
        for row in self.rows:
            for character in row.scene.cast:
                rows.setdefault(character, []).append(row)
        return rows

    @property
    def moves(self) -> int:
        return max(0, len(self.venues) - 1)

    @cached_property
    def work(self) -> int:
        """Minutes of shooting, of dressing and striking each set once, and of moves between venues."""
        shooting = sum(row.scene.minutes for row in self.rows)
        dressing = sum(each.dressing_minutes + each.strike_minutes for each in self.sets.values())
        return shooting + dressing + self.moves * self.rules.move_minutes

    @cached_property
    def times(self) -> dict[str, tuple[int, int]]:
        """Call and wrap of each character that plays: as called, else from first to last strip."""
        called = {each.character: (self.since(each.call), self.since(each.wrap)) for each in self.plan.calls}
        return {
            character: called.get(character)
            or (
                min(self.since(row.strip.start) for row in rows),
                max(self.since(row.strip.end) for row in rows),
            )
            for character, rows in self.playing.items()
        }


def clocked(at: int) -> str:
    """`07:30`; `02:15+1` on the morning after."""
    days, minutes = divmod(at // MINUTE, 24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}" + (f"{days:+}" if days else "")


def seconds(of: time) -> int:
    return of.hour * 60 * MINUTE + of.minute * MINUTE + of.second
