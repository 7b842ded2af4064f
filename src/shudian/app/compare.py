"""Scenarios side by side: what each costs, where it differs from the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shudian.app import weigh
from shudian.app.scenarios import Entry
from shudian.app.weigh import Ground, Weighed
from shudian.finding import Finding, Severity
from shudian.units import Money


@dataclass(frozen=True, slots=True)
class Move:
    """A scene that stands on another date than in the first scenario; None is on no date."""

    number: str
    was: date | None
    now: date | None


@dataclass(frozen=True, slots=True)
class Compared:
    entry: Entry
    weighed: Weighed
    kinds: dict[str, Money]  # kind of cost -> amount
    nights: int
    moves: tuple[Move, ...]

    @property
    def cost(self) -> Money:
        return self.weighed.schedule.cost

    @property
    def errors(self) -> tuple[Finding, ...]:
        found = (each.finding for each in self.weighed.placed)
        return tuple(finding for finding in found if finding.severity is Severity.ERROR)

    def day(self, on: date) -> tuple[int, Money] | None:
        """How many scenes that date holds, and what it costs."""
        days = [day for day in self.weighed.schedule.days if day.date == on]
        if not days:
            return None
        cost = sum(self.weighed.shares[day.name].minor for day in days)
        return sum(len(day.strips) for day in days), Money(cost, self.cost.currency)


def compared(on: Ground, entries: Sequence[Entry]) -> tuple[Compared, ...]:
    """In the order given; moves are told from the first."""
    return tuple(_compared(on, each, entries[0]) for each in entries)


def kinds(columns: Sequence[Compared]) -> tuple[str, ...]:
    """Every kind of cost that any of them pays, the first one's dearest first."""
    found = {kind: 0 for column in columns for kind in column.kinds}
    first = columns[0].kinds
    return tuple(sorted(found, key=lambda kind: -first[kind].minor if kind in first else 0))


def _compared(on: Ground, entry: Entry, first: Entry) -> Compared:
    weighed = weigh.weigh(on, entry.scenario)
    sums: dict[str, Money] = {}
    for line in weighed.schedule.lines:
        sums[line.kind] = sums.get(line.kind, Money(0, line.amount.currency)) + line.amount
    was, now = first.scenario.date_of, entry.scenario.date_of
    return Compared(
        entry=entry,
        weighed=weighed,
        kinds=sums,
        nights=sum(day.night for day in weighed.schedule.days),
        moves=tuple(
            Move(scene.number, was.get(scene.id), now.get(scene.id))
            for scene in on.problem.scenes
            if was.get(scene.id) != now.get(scene.id)
        ),
    )
