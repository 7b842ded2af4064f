"""A crowded production with everything that paper can show: two units, minors, crowds, dangers, long names."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest

from shudian.model.breakdown import Breakdown, BreakdownItem, Mention, Origin, SceneSheet, State
from shudian.model.people import CastMember
from shudian.model.place import StorySet, Travel, Venue, VenueKind
from shudian.model.production import Contact, DayRules, Production, Unit
from shudian.model.schedule import Call, CostLine, Schedule, ShootingDay, Strip
from shudian.model.series import IntExt, Light
from shudian.plan import cost
from shudian.plan.paper.material import Material
from shudian.plan.problem import Daylight, Limit, Problem, ProblemScene, Shoot
from shudian.units import Eighths, Money

FIRST = date(2027, 4, 12)
DAYS, A_DAY = 8, 22
LONG = "瓯江国际影视文化创意产业园二期三号综合摄影棚（含附属停车楼与道具仓库）"
LONG_EN = "Oujiang International Film and Television Cultural Creative Industry Park, Phase II, Stage 3 (with annexe)"
STORY = (
    "林知夏推开门，满屋子的人同时停下筷子看着她，她把那只补过的天青碗轻轻放在桌子正中，说：“今天，我来拿回属于我的东西。”",
    "He laughs.",
    "",
    "沈砚追上桥，桥上没有人，only the lantern is still swinging，远处传来一声闷响。",
)
NEEDED = (
    {
        "props": ("天青碗", "匕首"),
        "wardrobe": ("林知夏 墨绿真丝旗袍（雨戏两套备份）",),
        "extras": ("宾客×12",),
    },
    {"effects": ("烛火", "大雨"), "vehicles": ("摩托车",), "extras": ("宾客×8", "保镖×4")},
    {"animals": ("大白鹅",), "makeup": ("沈砚 左额擦伤",), "sounds": ("远处闷响",)},
    {
        "stunts": ("替身翻越桥栏落水",),
        "props": ("手枪", "手机", "合同"),
        "brands": ("岭上青",),
        "wardrobe": ("宾客 西装礼服",),
    },
)


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


@pytest.fixture(scope="session")
def crowded_production() -> Production:
    cast = [
        CastMember(
            f"角色{n:02d}" if n % 5 else f"特别长的角色名字第{n:02d}号·亚历山大", f"演员{n:02d}", yuan(3000 - n * 50), yuan(900),
            minor=n == 3, age=9 if n == 3 else None, character_en=f"Character {n:02d} of the Elder House",
            performer_en=f"Performer Surname {n:02d}",
            drop_after_days=3 if n == 4 else None, travel_fee=yuan(100) if n == 4 else None,
        )
        for n in range(1, 15)
    ]  # fmt: skip
    venues = (
        Venue("stage", VenueKind.STAGE, LONG, LONG_EN, "浙江省温州市瓯海区新桥街道影视大道一千二百八十八号东门进第三栋", yuan(5000),
              latitude="28.0018", longitude="120.6412", hospital="温州医科大学附属第一医院急诊 0577-55579999", note="地面停车场收费，剧组凭证免费；货车走北门。", region="温州"),
        Venue("bridge", VenueKind.LOCATION, "永济廊桥", "Yongji Covered Bridge", "丽水市瓯岭县老街88号", yuan(2000), region="丽水"),
        Venue("factory", VenueKind.LOCATION, "岭上青茶厂", "Lingshang Tea Factory", "瓯岭县岭上1号", yuan(4000), region="丽水"),
    )  # fmt: skip
    sets = tuple(
        StorySet(f"{place}", venue, english)
        for place, venue, english in (
            ("豪宅-客厅", "stage", "Mansion - Living Room"), ("豪宅-书房-密室-走廊尽头的储物间", "stage", "Mansion - Study - Secret Room - Storeroom at the End of the Corridor"),
            ("古桥", "bridge", "Old Bridge"), ("茶厂-锅炉房", "factory", "Tea Factory - Boiler Room"),
        )
    )  # fmt: skip
    return Production(
        title="补天青：岭上不了情之千金归来第一部",
        title_en="The Mended Sky: The Heiress Returns to the Mountain, Part One",
        timezone="Asia/Shanghai",
        shooting_dates=tuple(FIRST + timedelta(days=n) for n in range(14)),
        rules=DayRules(480, 900, yuan(50), yuan(20000), 60, yuan(3000), time(7), time(17), meal_minutes=45),
        cast=tuple(cast),
        venues=venues,
        sets=sets,
        producer="瓯岭竖屏影视工作室",
        jurisdiction="CN",
        units=(Unit("A"), Unit("B", yuan(9000))),
        travel=(Travel(("温州", "丽水"), 1),),
        contacts=(
            Contact("制片主任", "周凯", "138-0000-0001"), Contact("执行导演", "林小满", "138-0000-0002"),
            Contact("现场医务", "陈医生", "138-0000-0003"),
        ),
    )  # fmt: skip


def _sheet(n: int, production: Production) -> SceneSheet:
    places = [s.place for s in production.sets]
    names = [member.character for member in production.cast]
    made = SceneSheet(
        scene=f"s{n}", episode=n // 3 + 1, number=f"{n // 3 + 1}-{n % 3 + 1}", place=places[(n // 6) % 4],
        int_ext=list(IntExt)[n % 3], light=list(Light)[n % 4], seconds=Fraction(20 + n % 50), spoken=90,
        cast=tuple(dict.fromkeys(names[(n * k) % len(names)] for k in range(1, 2 + n % 6))),
        length=Eighths(1 + n % 11), summary=STORY[n % 4],
    )  # fmt: skip
    return replace(made, **NEEDED[n % 4])


@pytest.fixture(scope="session")
def crowded_breakdown(crowded_production: Production) -> Breakdown:
    sheets = tuple(_sheet(n, crowded_production) for n in range(DAYS * A_DAY))
    items = tuple(
        BreakdownItem(
            104, name, tuple(Mention(s.scene) for s in sheets if name in s.props), Origin.RULE, state=state
        )
        for name, state in (("天青碗", State.CONFIRMED), ("匕首", State.SUGGESTED))
    )
    return Breakdown("补天青", sheets, items)


@pytest.fixture(scope="session")
def crowded_schedule(crowded_breakdown: Breakdown, crowded_production: Production) -> Schedule:
    """Not solved: scenes in order, every fourth day a night shoot, the last day of the second unit."""
    days = []
    for n in range(DAYS):
        on = FIRST + timedelta(days=n + (n > 3))
        night, unit = n % 4 == 3, "AB"[n == DAYS - 1]
        call = datetime.combine(on, time(17) if night else time(7))
        at, meal = call + timedelta(minutes=40), None
        strips: list[Strip] = []
        for sheet in crowded_breakdown.scenes[n * A_DAY : (n + 1) * A_DAY]:
            venue = next(s.venue for s in crowded_production.sets if s.place == sheet.place)
            if strips and strips[-1].venue != venue:
                at += timedelta(minutes=60)
            if len(strips) == A_DAY // 2:
                meal, at = at, at + timedelta(minutes=45)
            strips.append(Strip(sheet.scene, sheet.number, sheet.place, venue, 20, at))
            at += timedelta(minutes=20)
        calls = tuple(
            Call(m.character, m.performer, min(s.start for s in own), max(s.end for s in own))
            for m in crowded_production.cast
            if (own := [s for s in strips if m.character in crowded_breakdown.sheet(s.scene).cast])
            and (m.character != crowded_production.cast[3].character or n in (0, 6))
        )
        days.append(ShootingDay(n + 1, on, night, call, at, tuple(strips), calls, 700, unit, meal))
    lines = (
        CostLine("day", "A", 7, yuan(140000)), CostLine("day", "B", 1, yuan(9000)),
        CostLine("work", crowded_production.cast[0].character, 8, yuan(24000)), CostLine("rent", "stage", 8, yuan(40000)),
        CostLine("overtime", "2027-04-12 A", 120, yuan(6000)),
    )  # fmt: skip
    return Schedule("补天青", tuple(days), yuan(219000), yuan(180000), lines)


@pytest.fixture(scope="session")
def crowded_problem(
    crowded_breakdown: Breakdown, crowded_production: Production, crowded_schedule: Schedule
) -> Problem:
    """What the papers ask of a problem: daylight, limits, heads of crowds."""
    minor = crowded_production.cast[2].character
    return Problem(
        title="补天青",
        dates=crowded_production.shooting_dates,
        rules=crowded_production.rules,
        rest_minutes=600,
        daylight=tuple(Daylight(day, time(5, 41), time(18, 22)) for day in crowded_production.shooting_dates),
        twilight_minutes=25,
        scenes=tuple(
            ProblemScene(s.scene, s.number, s.place, Shoot.ANY, 20, extras=12 if s.extras else 0)
            for s in crowded_breakdown.scenes
        ),
        cast=crowded_production.cast,
        sets=crowded_production.sets,
        venues=crowded_production.venues,
        units=crowded_production.units,
        limits=(
            Limit(minor, "未成年人保护：每日不超过 4 小时", 240, 360, time(8), time(20), 720, night=False),
        ),
    )


@pytest.fixture(scope="session")
def crowded(
    crowded_schedule: Schedule,
    crowded_breakdown: Breakdown,
    crowded_production: Production,
    crowded_problem: Problem,
) -> dict[str, Material]:
    """The same material in both languages."""
    given = (crowded_schedule, crowded_breakdown, crowded_production)
    return {language: Material(*given, language, crowded_problem) for language in ("zh", "en")}


@pytest.fixture(scope="session")
def small_schedule(breakdown: Breakdown, production: Production, asked: Problem) -> Schedule:
    """The six scenes of the small production over three days, typed by hand."""
    days = []
    for number, (day, night, scenes) in enumerate(
        ((2, False, ("s1-1", "s3-1")), (4, False, ("s2-2", "s3-2")), (5, True, ("s1-2", "s2-1"))), 1
    ):
        on = FIRST + timedelta(days=day - 1)
        call = at = datetime.combine(on, time(18 if night else 7))
        strips = []
        for scene in scenes:
            sheet = breakdown.sheet(scene)
            venue = next(s.venue for s in production.sets if s.place == sheet.place)
            at += timedelta(minutes=40)
            strips.append(Strip(scene, sheet.number, sheet.place, venue, 30, at))
            at += timedelta(minutes=30)
        calls = tuple(
            Call(name, performers.get(name, ""), min(s.start for s in own), max(s.end for s in own))
            for name in dict.fromkeys(name for s in strips for name in breakdown.sheet(s.scene).cast)
            if (own := [s for s in strips if name in breakdown.sheet(s.scene).cast])
            and (performers := {m.character: m.performer for m in production.cast})
        )
        days.append(ShootingDay(number, on, night, call, at, tuple(strips), calls, 140))
    lines = cost.lines(asked, days)
    return Schedule("补天青", tuple(days), cost.total(lines, "CNY"), Money(0, "CNY"), lines)
