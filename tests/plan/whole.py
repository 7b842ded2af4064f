"""A problem with everything that a problem can have, and a legal plan of it: 补天青, a week by two units.

from tests.plan.whole import DAYS, PLAN, PROBLEM
"""

from __future__ import annotations

from datetime import date, time, timedelta

from shudian.model.people import CastMember
from shudian.model.place import StorySet, Travel, Venue, VenueKind
from shudian.model.production import DayRules, Link, LinkKind, OvertimeStep, Unit
from shudian.plan.problem import Daylight, Limit, Problem, ProblemScene, Shoot
from shudian.plan.schedule import laid_out
from shudian.units import Money

Days = list[tuple[date, str, list[str]]]  # date, unit, ids of scenes


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


def day(number: int) -> date:
    """Monday 12 April 2027 is 1."""
    return date(2027, 4, 11) + timedelta(days=number)


RULES = DayRules(
    regular_minutes=240,
    maximum_minutes=420,
    overtime_per_minute=yuan(50),
    overtime_steps=(OvertimeStep(300, yuan(90)),),
    day_cost=yuan(20000),
    move_minutes=60,
    move_cost=yuan(3000),
    call=time(7),
    night_call=time(18),
    meal_minutes=45,
    maximum_scenes=4,
    extra_rate=yuan(120),
    turnaround_cost=yuan(4000),
    uncovered_cost=yuan(7000),
    travel_day_cost=yuan(9000),
)

#: scene | place | light | minutes | cast | more
SCENES = """
1 | 漆坊 | any | 60 | 林知夏 沈砚 |
2 | 漆坊 | any | 40 | 林知夏 |
3 | 古桥 | any | 30 | |
4 | 库房 | any | 90 | 老周 | unit=B
5 | 古桥 | day | 120 | 林知夏 沈砚 | extras=9 weather
6 | 古桥 | day | 100 | 沈砚 | extras=4 weather
7 | 古桥 | any | 20 | 林知夏 |
8 | 古桥 | night | 80 | 林知夏 |
9 | 茶厂 | day | 150 | 沈砚 小满 | locked
10 | 茶厂 | any | 30 | 林知夏 沈砚 |
"""
CAST = (
    CastMember(
        "林知夏", "乔雨禾", yuan(3000), yuan(1500), drop_after_days=2,
        night_supplement=yuan(500), travel_fee=yuan(800), unavailable=(day(5),),
    ),
    CastMember("沈砚", "孟一川", yuan(2500), yuan(1000), drop_after_days=4, travel_fee=yuan(800)),
    CastMember("老周", "韩守拙", yuan(1200), yuan(400), night_supplement=yuan(300)),
    CastMember("小满", "童小树", yuan(800), yuan(0), minor=True, age=9),
)  # fmt: skip
SETS = (
    StorySet("漆坊", "stage", "Lacquer Workshop", 40, 10, yuan(900), cover=True),
    StorySet("库房", "stage", "Store", 20, closed=(day(2),)),
    StorySet("古桥", "bridge", "Old Bridge", 30),
    StorySet("茶厂", "factory", "Tea Factory", 45, 20, yuan(600)),
)
VENUES = (
    Venue("stage", VenueKind.STAGE, "一号棚", "Stage 1", "影视路6号", yuan(5000)),
    Venue("bridge", VenueKind.LOCATION, "永济廊桥", "Yongji Bridge", "老街88号", yuan(2000), (day(5),)),
    Venue("factory", VenueKind.LOCATION, "青茶厂", "Tea Factory", "岭上1号", yuan(4000), region="山里"),
)
LIMITS = (
    Limit("小满", "未成年人工时", 180, 300, time(7), time(20), 720, night=False),
    Limit("林知夏", "合同第四条", not_before=time(7), not_after=time(2), rest_minutes=600),
)
LINKS = (
    Link("1", "2", LinkKind.BEFORE, "漆盒先打开"),
    Link("1", "9", LinkKind.EARLIER_DATE, "伤疤"),
    Link("5", "6", LinkKind.SAME_DAY),
)
#: The plan: date, unit, scenes in shooting order. On day 1 unit A goes from the stage to the bridge.
DAYS: Days = [
    (day(1), "A", ["1", "2", "3"]),
    (day(1), "B", ["4"]),
    (day(2), "A", ["5", "6"]),
    (day(3), "A", ["7", "8"]),
    (day(6), "A", ["9", "10"]),
]


def _scene(line: str) -> ProblemScene:
    number, place, light, minutes, cast, more = (part.strip() for part in line.split("|"))
    extras = next((int(word[7:]) for word in more.split() if word.startswith("extras=")), 0)
    return ProblemScene(
        id=number,
        number=f"1-{number}",
        place=place,
        light=Shoot(light),
        minutes=int(minutes),
        cast=tuple(cast.split()),
        extras=extras,
        weather="weather" in more,
        locked=day(6) if "locked" in more else None,
        unit="B" if "unit=B" in more else None,
    )


PROBLEM = Problem(
    title="补天青",
    dates=tuple(day(n) for n in (1, 2, 3, 5, 6, 7)),
    rules=RULES,
    rest_minutes=1140,
    daylight=tuple(Daylight(day(n), time(5, 40), time(18, 20)) for n in range(1, 8)),
    twilight_minutes=25,
    golden_minutes=60,
    scenes=tuple(_scene(line) for line in SCENES.strip().splitlines()),
    cast=CAST,
    sets=SETS,
    venues=VENUES,
    units=(Unit("A"), Unit("B", yuan(8000))),
    limits=LIMITS,
    links=LINKS,
    travel=(Travel(("", "山里"), 2),),
    rest_floor_minutes=540,
)


PLAN = laid_out(PROBLEM, DAYS)
