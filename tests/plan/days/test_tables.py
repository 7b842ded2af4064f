"""What the day level knows of a problem."""

from dataclasses import replace
from datetime import time

import numpy as np

from shudian.model.place import Travel
from shudian.model.production import Link, LinkKind, OvertimeStep, Unit
from shudian.plan.days import tables as at_day_level
from shudian.plan.days.tables import MUCH, characters, tables
from shudian.plan.problem import Limit, Problem
from shudian.units import Money


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


def test_calendars_locks_and_units_say_where_a_scene_may_stand(asked: Problem) -> None:
    first = replace(asked.scenes[0], locked=asked.dates[1], unit="B")
    two = replace(asked, units=(Unit("A"), Unit("B")), scenes=(first, *asked.scenes[1:]))
    allowed = tables(two).allowed
    assert np.flatnonzero(allowed[0]).tolist() == [3]
    bridge = next(at for at, scene in enumerate(two.scenes) if scene.place == "古桥")
    assert not allowed[bridge, 4:6].any()  # closed on the third date
    assert allowed[bridge, 6:].all()


def test_day_players_follow_the_cast_and_cost_nothing(asked: Problem) -> None:
    names = characters(asked)
    assert names[: len(asked.cast)] == tuple(member.character for member in asked.cast)
    assert tables(asked).day_rate[names.index("路人")] == 0


def test_overtime_steps_replace_the_price_before(asked: Problem) -> None:
    rules = replace(asked.rules, overtime_steps=(OvertimeStep(500, yuan(80)),))
    overtime = tables(replace(asked, rules=rules)).overtime
    assert overtime[480] == 0
    assert overtime[500] == 20 * 5000
    assert overtime[600] == 20 * 5000 + 100 * 8000


def test_a_wrap_before_six_lies_on_the_morning_after(asked: Problem) -> None:
    limits = (
        Limit("小满", "law", not_before=time(6), not_after=time(22)),
        Limit("林知夏", "deal", not_after=time(2)),
    )
    at = tables(replace(asked, limits=limits))
    who = characters(asked)
    assert at.not_after[:, who.index("小满")].tolist() == [22 * 60, 22 * 60]
    assert at.not_after[:, who.index("林知夏")].tolist() == [26 * 60, 26 * 60]
    assert at.not_after[0, who.index("沈砚")] == MUCH


def test_links_and_travel_by_index(asked: Problem) -> None:
    venues = tuple(replace(v, region="hills" if v.id == "factory" else "town") for v in asked.venues)
    one, other = asked.scenes[0].id, asked.scenes[3].id
    at = tables(
        replace(
            asked,
            venues=venues,
            travel=(Travel(("town", "hills"), 2),),
            links=(Link(one, other, LinkKind.SAME_DAY),),
        )
    )
    assert at.links.tolist() == [[0, 3, at_day_level.SAME_DAY]]
    assert at.region_of.tolist() == [0, 0, 1]
    assert at.travel_days.tolist() == [[0, 2], [2, 0]]
