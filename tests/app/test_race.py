"""Search and bound side by side: the best so far, whenever and however it ends."""

from dataclasses import replace
from datetime import date, time
from importlib import import_module

import pytest

from shudian.app.race import race
from shudian.model.place import StorySet, Venue, VenueKind
from shudian.model.production import DayRules
from shudian.plan.check import check
from shudian.plan.problem import Daylight, Problem, ProblemScene, Shoot
from shudian.units import Money

pytestmark = pytest.mark.slow
DATES = (date(2027, 4, 12), date(2027, 4, 13))


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


@pytest.fixture
def two_days() -> Problem:
    """Four scenes in one set that fill two days."""
    return Problem(
        title="两天",
        dates=DATES,
        rules=DayRules(480, 600, yuan(50), yuan(20000), 60, yuan(3000), time(7), time(18)),
        rest_minutes=600,
        daylight=tuple(Daylight(on, time(6), time(18, 30)) for on in DATES),
        twilight_minutes=30,
        scenes=tuple(ProblemScene(f"s{n}", f"1-{n}", "漆坊", Shoot.ANY, 200) for n in range(1, 5)),
        cast=(),
        sets=(StorySet("漆坊", "stage"),),
        venues=(Venue("stage", VenueKind.STAGE, "一号棚", "Stage 1", "影视路6号", yuan(5000)),),
    )


def test_it_ends_as_soon_as_the_best_is_proven(two_days: Problem) -> None:
    schedule, findings = race(two_days, seconds=120)
    assert schedule
    assert not findings
    assert schedule.proven
    assert schedule.cost == yuan(50000)
    assert check(two_days, schedule) == []


def test_ctrl_c_gives_the_best_so_far(two_days: Problem, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shudian.app.race.small", lambda _: False)

    def stop(_cost: Money, _bound: Money) -> None:
        raise KeyboardInterrupt

    schedule, findings = race(two_days, seconds=120, on_progress=stop)
    assert schedule
    assert not findings
    assert check(two_days, schedule) == []


def test_what_cannot_be_is_said(two_days: Problem) -> None:
    one_day = replace(two_days, dates=DATES[:1])
    schedule, findings = race(one_day, seconds=120)
    assert schedule is None
    assert [each.code for each in findings] == ["plan.conflict"]


def test_search_and_bound_in_turn_give_the_same_again(
    two_days: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    solving = import_module("shudian.plan.solve")  # the package has a verb of that name
    monkeypatch.setattr(solving, "SMALL", 0)
    first, again = (solving.solve(two_days, effort=1, seed=5)[0] for _ in range(2))
    assert first == again
    assert first
    assert first.cost == yuan(50000)
    assert first.lower_bound.minor <= first.cost.minor
    assert check(two_days, first) == []
