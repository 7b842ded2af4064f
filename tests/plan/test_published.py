"""Problems with a published optimum."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from shudian.finding import failed
from shudian.model.people import CastMember
from shudian.model.place import StorySet, Venue, VenueKind
from shudian.model.production import DayRules, Production
from shudian.plan.check import check
from shudian.plan.problem import Daylight, Problem, ProblemScene, Shoot
from shudian.plan.solve import solve
from shudian.units import Money

FREE = Money(0, "USD")


@pytest.mark.slow
@pytest.mark.parametrize("days", [4, 5, 6])
def test_scene_allocation_of_van_hentenryck(shared_data: Path, production: Production, days: int) -> None:
    """19 scenes, 11 actors paid per day, at most 5 scenes a day, nothing else costs; more days do not help."""
    told = json.loads(
        (shared_data / "scheduling/scene-allocation/scene_allocation_19x11.json").read_text("utf-8")
    )
    rules = production.rules
    dates = tuple(production.shooting_dates[0] + timedelta(days=n) for n in range(days))
    problem = Problem(
        title="Scene allocation",
        dates=dates,
        rules=DayRules(600, 600, FREE, FREE, 0, FREE, rules.call, rules.night_call, maximum_scenes=5),
        rest_minutes=0,
        daylight=tuple(Daylight(on, rules.call, rules.night_call) for on in dates),
        twilight_minutes=0,
        scenes=tuple(
            ProblemScene(
                str(n),
                str(n),
                "set",
                Shoot.ANY,
                1,
                tuple(a["name"] for a in told["actors"] if n in a["scenes"]),
            )
            for n in range(1, told["scenes"] + 1)
        ),
        cast=tuple(CastMember(a["name"], a["name"], Money(a["fee"], "USD"), FREE) for a in told["actors"]),
        sets=(StorySet("set", "stage"),),
        venues=(Venue("stage", VenueKind.STAGE, "stage", "stage", "", FREE),),
    )
    schedule, findings = solve(problem)
    assert schedule, findings
    assert (schedule.cost.minor, schedule.proven) == (told["optimum_measured_here"], True)
    assert not failed(check(problem, schedule))
