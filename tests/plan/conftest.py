"""Small productions in the trade's language, and problems drawn at random."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import strategies as st
from tests.plan.drawn import Size, drawn, planted

from shudian.model.breakdown import Breakdown, SceneSheet
from shudian.model.people import CastMember
from shudian.model.place import StorySet, Venue, VenueKind
from shudian.model.production import DayRules, Production
from shudian.model.schedule import Schedule
from shudian.model.series import IntExt, Light
from shudian.plan.pose import problem
from shudian.plan.problem import Problem, ProblemScene, Shoot
from shudian.plan.solve import solve
from shudian.units import Money

MONDAY = date(2027, 4, 12)


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


def day(number: int) -> date:
    """The shooting dates are Monday 12 April 2027 and the days after."""
    return MONDAY + timedelta(days=number - 1)


RULES = DayRules(
    regular_minutes=480,
    maximum_minutes=600,
    overtime_per_minute=yuan(50),
    day_cost=yuan(20000),
    move_minutes=60,
    move_cost=yuan(3000),
    call=time(7),
    night_call=time(18),
)
SHEETS = """
1-1 | 漆坊 | INT DAY | 40 | 林知夏 沈砚 | 林知夏打开漆盒，里面是半只碗。
1-2 | 古桥 | EXT NIGHT | 30 | 林知夏 | 她把碗举向月光。
2-1 | 漆坊 | INT NIGHT | 50 | 林知夏 沈砚 老周 | 三个人围着一盏灯。
2-2 | 古桥 | EXT DAY | 25 | 沈砚 路人 | 沈砚追上桥，桥上没有人。
3-1 | 茶厂 | INT DAY | 60 | 老周 林知夏 沈砚 小满 | 茶厂里第一次对质。
3-2 | 古桥 | EXT DUSK | 20 | 林知夏 沈砚 | 夕阳里，两人并肩坐下。
"""


def sheet(line: str) -> SceneSheet:
    number, place, setting, seconds, cast, summary = (part.strip() for part in line.split("|"))
    side, light = setting.split()
    return SceneSheet(
        scene=f"s{number}",
        episode=int(number[0]),
        number=number,
        place=place,
        int_ext=IntExt(side),
        light=Light(light),
        seconds=Fraction(seconds),
        spoken=100,
        cast=tuple(cast.split()),
        summary=summary,
        props=("天青碗",) if "碗" in summary else (),
    )


@pytest.fixture(scope="session")
def golden() -> Callable[[str, str], str]:
    """The golden text of a name; SHUDIAN_WRITE_GOLDEN=1 writes what was made instead, to be looked at."""
    folder = Path(__file__).parent.parent / "golden" / "plan"

    def expected(name: str, made: str) -> str:
        if os.environ.get("SHUDIAN_WRITE_GOLDEN"):
            (folder / name).write_text(made, "utf-8")
        return (folder / name).read_text("utf-8")

    return expected


@pytest.fixture(scope="session")
def breakdown() -> Breakdown:
    return Breakdown("补天青", tuple(sheet(line) for line in SHEETS.strip().splitlines()))


@pytest.fixture(scope="session")
def production() -> Production:
    """Three venues, three cast members with calendars, a day player, five shooting dates."""
    return Production(
        title="补天青",
        timezone="Asia/Shanghai",
        shooting_dates=tuple(day(n) for n in range(1, 6)),
        rules=RULES,
        cast=(
            CastMember("林知夏", "乔雨禾", yuan(3000), yuan(1500)),
            CastMember("沈砚", "孟一川", yuan(2500), yuan(1000), unavailable=(day(1),)),
            CastMember("老周", "韩守拙", yuan(1200), yuan(400), unavailable=(day(4), day(5))),
            CastMember("小满", "童小树", yuan(800), yuan(0), minor=True),
        ),
        venues=(
            Venue("stage", VenueKind.STAGE, "一号棚", "Stage 1", "影视路6号", yuan(5000)),
            Venue(
                "bridge", VenueKind.LOCATION, "永济廊桥", "Yongji Bridge", "老街88号", yuan(2000), (day(3),)
            ),
            Venue(
                "factory", VenueKind.LOCATION, "岭上青茶厂", "Tea Factory", "岭上1号", yuan(4000), (day(1),)
            ),
        ),
        sets=(
            StorySet("漆坊", "stage", "Lacquer Workshop", 40),
            StorySet("古桥", "bridge", "Old Bridge", 30),
            StorySet("茶厂", "factory", "Tea Factory", 45),
        ),
        producer="瓯岭竖屏影视工作室",
    )


@pytest.fixture(scope="session")
def asked(breakdown: Breakdown, production: Production) -> Problem:
    made, _ = problem(breakdown, production)
    assert made
    return made


@pytest.fixture(scope="session")
def solved(asked: Problem) -> Schedule:
    schedule, findings = solve(asked)
    assert schedule, findings
    return schedule


@pytest.fixture(scope="session")
def draw_problem(asked: Problem) -> Callable[..., Problem]:
    """Draws a problem of up to five scenes and three dates; it may well have no schedule.

    `draw_problem(data)` has any feature; `size=Size(scenes=40)` draws more or less of everything;
    `plain=True` draws none but calendars, light and rest; `feasible=True` has at least one schedule
    (`planted` in drawn.py gives it as well).
    """

    def draw(
        data: st.DataObject, *, size: Size | None = None, plain: bool = False, feasible: bool = False
    ) -> Problem:
        if plain:
            return plainly(data, asked)
        return planted(data, asked, size)[0] if feasible else drawn(data, asked, size)

    return draw


def plainly(data: st.DataObject, asked: Problem) -> Problem:
    dates = tuple(day(n) for n in sorted(data.draw(st.sets(st.integers(1, 5), min_size=1, max_size=3))))
    away = st.lists(st.sampled_from(dates), max_size=1, unique=True).map(tuple)
    names = [member.character for member in asked.cast]
    scenes = data.draw(
        st.lists(
            st.builds(
                ProblemScene,
                id=st.just(""),
                number=st.just(""),
                place=st.sampled_from([s.place for s in asked.sets]),
                light=st.sampled_from(Shoot),
                minutes=st.integers(30, 240),
                cast=st.lists(st.sampled_from(names), max_size=3, unique=True).map(tuple),
            ),
            min_size=1,
            max_size=5,
        )
    )
    return replace(
        asked,
        dates=dates,
        scenes=tuple(replace(s, id=str(n), number=f"1-{n}") for n, s in enumerate(scenes)),
        cast=tuple(replace(member, unavailable=data.draw(away)) for member in asked.cast),
        venues=tuple(replace(venue, closed=data.draw(away)) for venue in asked.venues),
        rest_minutes=data.draw(st.sampled_from([0, 600, 660, 720])),
    )
