"""Scene allocation: 19 scenes, 11 actors paid by the day, at most five scenes a day (Van Hentenryck 2002)."""

from __future__ import annotations

import json
import time
from datetime import date, timedelta
from datetime import time as clock
from pathlib import Path

from shudian.model.people import CastMember
from shudian.model.place import StorySet, Venue, VenueKind
from shudian.model.production import DayRules
from shudian.plan.exact import prove
from shudian.plan.problem import Daylight, Problem, ProblemScene, Shoot
from shudian.units import Money

TOLD = json.loads((Path(__file__).parent / "scene_allocation.json").read_text("utf-8"))
FREE = Money(0, "USD")


def allocation(dates: int) -> Problem:
    """A minute a scene, five minutes a day; nothing but the actors costs."""
    days = tuple(date(2027, 4, 12) + timedelta(days=n) for n in range(dates))
    return Problem(
        title=f"Scene allocation, {dates} dates",
        dates=days,
        rules=DayRules(5, 5, FREE, FREE, 0, FREE, clock(7), clock(18)),
        rest_minutes=0,
        daylight=tuple(Daylight(day, clock(6), clock(19)) for day in days),
        twilight_minutes=0,
        scenes=tuple(
            ProblemScene(
                str(n),
                str(n),
                "set",
                Shoot.ANY,
                1,
                tuple(a for a, plays in TOLD["plays"].items() if n in plays),
            )
            for n in range(1, TOLD["scenes"] + 1)
        ),
        cast=tuple(CastMember(name, name, Money(fee, "USD"), FREE) for name, fee in TOLD["fees"].items()),
        sets=(StorySet("set", "stage"),),
        venues=(Venue("stage", VenueKind.STAGE, "stage", "stage", "", FREE),),
    )


def proven(dates: int, effort: float) -> tuple[int, int, bool, float]:
    """Cost, bound, whether proven, CPU seconds."""
    began = time.process_time()
    answer = prove(allocation(dates), effort)
    spent = time.process_time() - began
    cost = sum(
        fee * len({answer.slots[n - 1] for n in TOLD["plays"][name]})
        for name, fee in TOLD["fees"].items()
        if answer.slots
    )
    return cost, answer.bound, answer.proven, spent
