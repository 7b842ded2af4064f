"""The day level of a problem as a CP-SAT model: who and what is where in each slot, and the rules.

Rules that only the order inside a day decides are kept as conditions that every legal day meets, so
that "there is none" and every bound hold for whatever order the day is given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from shudian.plan.days.tables import BEFORE, DAY, EARLIER_DATE, MUCH, NIGHT, SAME_DAY, Tables
from shudian.plan.exact.engines.clauses import FALSE, TRUE, Clauses, Literal, Sum

Row = list[Literal]  # a literal for each slot, or for each date


@dataclass(frozen=True, slots=True)
class Part:
    """What of a problem a model decides; the rest stands as given."""

    slots: Sequence[int] | None = None  # of every scene: fixed where not free, hinted at where free
    free: Collection[int] | None = None  # scenes; None: all
    within: Collection[int] | None = None  # slots that free scenes may take; None: all
    only: Collection[int] | None = None  # scenes that must be planned; what others add is left open
    split: bool = False  # a performer and a set may be with two units on one date


class DayModel:
    """Literals by what they stand for: `scenes[scene][slot]`, `sets[set][slot]`, `cast[character][slot]` …"""

    def __init__(self, tables: Tables, part: Part = Part()) -> None:
        self.tables = tables
        self.part = part
        self.clauses = Clauses()
        self.slots = range(tables.dates * tables.units)
        self.planned = range(len(tables.minutes)) if part.only is None else sorted(part.only)
        self.scenes = self._scenes()
        self.in_set: list[list[int]] = [[] for _ in tables.venue_of]
        self.playing: list[list[int]] = [[] for _ in tables.day_rate]
        for scene in self.planned:
            self.in_set[tables.set_of[scene]].append(scene)
            for who in tables.cast_list[tables.cast_from[scene] : tables.cast_from[scene + 1]]:
                self.playing[who].append(scene)
        self.sets = [self._union(scenes) for scenes in self.in_set]
        self.cast = [self._union(scenes) for scenes in self.playing]
        self.venues = [
            self._any(row for row, at in zip(self.sets, tables.venue_of, strict=True) if at == venue)
            for venue in range(len(tables.rent))
        ]
        self.used = self._any(self.venues)
        self.night = self._open(
            self._union([scene for scene in self.planned if tables.light[scene] == NIGHT])
        )
        self.shot = self._open(self.used)
        self.work = [self._work(slot) for slot in self.slots]
        self._rules()

    # What is where

    def _scenes(self) -> list[dict[int, Literal]]:
        t, part = self.tables, self.part
        fits = t.minutes + t.set_minutes[t.set_of] <= t.maximum
        within = np.ones(len(self.slots), np.bool_)
        if part.within is not None:
            within[:] = False
            within[list(part.within)] = True
        scenes: list[dict[int, Literal]] = [{} for _ in t.minutes]
        for scene in self.planned:
            at = -1 if part.slots is None else int(part.slots[scene])
            if not fits[scene]:
                self.clauses.never()
            elif part.free is None or scene in part.free:
                taken = np.flatnonzero(t.allowed[scene] & within).tolist()
                scenes[scene] = {slot: self.clauses.boolean(int(slot == at)) for slot in taken}
            elif t.allowed[scene, at]:
                scenes[scene] = {at: TRUE}
            self.clauses.exactly_one(scenes[scene].values())
        return scenes

    def _union(self, scenes: Sequence[int]) -> Row:
        found: list[list[Literal]] = [[] for _ in self.slots]
        for scene in scenes:
            for slot, literal in self.scenes[scene].items():
                found[slot].append(literal)
        return [self.clauses.either(each) for each in found]

    def _any(self, rows: Iterable[Row]) -> Row:
        given = list(rows)
        return [self.clauses.either(row[slot] for row in given) for slot in self.slots]

    def _open(self, row: Row) -> Row:
        """Where only some scenes are planned, the others may make it true."""
        if self.part.only is None:
            return row
        return [self.clauses.either((literal, self.clauses.boolean())) for literal in row]

    def on_date(self, row: Row) -> Row:
        units = self.tables.units
        return [self.clauses.either(row[at : at + units]) for at in range(0, len(row), units)]

    def minutes(self, scenes: Iterable[int], slot: int) -> Sum:
        total = Sum()
        for scene in scenes:
            total.add(int(self.tables.minutes[scene]), self.scenes[scene].get(slot, FALSE))
        return total

    def _work(self, slot: int) -> Sum:
        """Shooting, dressing, striking and moves of a slot, in minutes."""
        t = self.tables
        work = self.minutes(self.planned, slot)
        for row, minutes in zip(self.sets, t.set_minutes.tolist(), strict=True):
            work.add(minutes, row[slot])
        for row in self.venues:
            work.add(t.move_minutes, row[slot])
        work.add(-t.move_minutes, self.used[slot])
        return work

    # Rules

    def _rules(self) -> None:
        self._lengths()
        self._shoots()
        self._one_unit()
        self._limits()
        for first, second, kind in self.tables.links.tolist():
            if self.scenes[first] and self.scenes[second]:
                self._link(first, second, kind)
        if _circular([(a, b) for a, b, kind in self.tables.links.tolist() if kind != SAME_DAY]):
            self.clauses.never()

    def _lengths(self) -> None:
        for slot in self.slots:
            self.clauses.at_most(self.work[slot], self.tables.maximum)
            count = Sum()
            for scene in self.planned:
                count.add(1, self.scenes[scene].get(slot, FALSE))
            self.clauses.at_most(count, self.tables.most_scenes)

    def _shoots(self) -> None:
        for scene in self.planned:
            if self.tables.light[scene] == DAY:
                for slot, literal in self.scenes[scene].items():
                    self.clauses.any_of((~literal, ~self.night[slot]))

    def _one_unit(self) -> None:
        units = self.tables.units
        for row in (*self.cast, *self.sets) if units > 1 and not self.part.split else ():
            for at in range(0, len(row), units):
                self.clauses.at_most_one(row[at : at + units])

    def _limits(self) -> None:
        t = self.tables
        for who, scenes in enumerate(self.playing):
            day, night = (self.own_minutes(who, shoot) for shoot in (0, 1))
            if min(day, night) < MUCH:
                for slot in self.slots:
                    own = self.minutes(scenes, slot)
                    self.clauses.at_most(own, max(day, night))
                    if day < night:
                        self.clauses.at_most(own, day, (~self.night[slot],))
            if t.no_night[who]:
                for slot in self.slots:
                    self.clauses.any_of((~self.cast[who][slot], ~self.night[slot]))

    def own_minutes(self, who: int, shoot: int) -> int:
        """The most that a character's own scenes of a date can take, whenever the crew is called."""
        t = self.tables
        window = int(t.not_after[shoot, who] - t.not_before[who])
        return min(int(t.limit_work[who]), int(t.limit_presence[who]), max(0, window))

    def _link(self, first: int, second: int, kind: int) -> None:
        one, other = self.scenes[first], self.scenes[second]
        if kind == SAME_DAY:
            for slot in self.slots:
                self.clauses.same(one.get(slot, FALSE), other.get(slot, FALSE))
            return
        units = self.tables.units
        strictly = int(kind == EARLIER_DATE)
        for on in range(self.tables.dates):
            """The second is shot by this date only if the first is."""
            behind = Sum()
            for slot in range((on + 1) * units):
                behind.add(1, other.get(slot, FALSE))
            for slot in range((on + 1 - strictly) * units):
                behind.add(-1, one.get(slot, FALSE))
            self.clauses.at_most(behind, 0)
        for slot in self.slots if kind == BEFORE and units > 1 else ():
            for elsewhere in range(slot - slot % units, slot - slot % units + units):
                if elsewhere != slot:
                    literals = (~one.get(slot, FALSE), ~other.get(elsewhere, FALSE))
                    self.clauses.any_of(literals)


def _circular(edges: Sequence[tuple[int, int]]) -> bool:
    """Whether a path leads back to where it began: no order keeps all of these."""
    left = list(edges)
    while left:
        ends = {second for _, second in left}
        fewer = [edge for edge in left if edge[0] in ends]
        if len(fewer) == len(left):
            return True
        left = fewer
    return False
