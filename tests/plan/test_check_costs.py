"""What a plan costs, each line by hand."""

from dataclasses import replace
from typing import Any

import pytest
from tests.plan.whole import DAYS, PLAN, PROBLEM, Days, day, yuan

from shudian.model.production import OvertimeStep
from shudian.plan.check import check, counted
from shudian.plan.problem import Problem
from shudian.plan.schedule import laid_out

Lines = dict[tuple[str, str], tuple[int, int]]  # kind and subject: how many, and how much in yuan

PAID: Lines = {
    ("day", "A"): (4, 80000),
    ("day", "B"): (1, 8000),
    ("work", "林知夏"): (4, 12000),
    ("night", "林知夏"): (1, 500),
    ("trip", "林知夏"): (2, 1600),  # not held on the 16th: the drop saves 1500 for 800
    ("work", "沈砚"): (3, 7500),
    ("hold", "沈砚"): (2, 2000),  # the 14th and the 16th; three free days are too few for a drop
    ("trip", "沈砚"): (1, 800),
    ("work", "老周"): (1, 1200),
    ("work", "小满"): (1, 800),
    ("rent", "stage"): (1, 5000),  # by both units at once
    ("rent", "bridge"): (3, 6000),
    ("rent", "factory"): (1, 4000),
    ("dressing", "漆坊"): (1, 900),
    ("dressing", "茶厂"): (1, 600),
    ("move", "2027-04-12 A"): (1, 3000),
    ("overtime", "2027-04-12 A"): (30, 1500),  # 130 of scenes + 80 of sets + 60 on the way = 270
    ("overtime", "2027-04-13 A"): (10, 500),
    ("overtime", "2027-04-17 A"): (5, 250),
    ("extras", "2027-04-13 A"): (9, 1080),
    ("turnaround", "2027-04-13 A"): (1, 4000),  # 12:15 to 7:00 is 15 minutes short of 19 hours
    ("travel", "2027-04-17 A"): (2, 18000),
    ("weather", "2027-04-13"): (1, 7000),  # the lacquer workshop is shot on the 12th
}


def paid(problem: Problem, days: Days = DAYS) -> Lines:
    """The lines that cost something."""
    lines = counted(problem, laid_out(problem, days))
    return {
        (line.kind, line.subject): (line.quantity, line.amount.minor // 100)
        for line in lines
        if line.amount.minor
    }


def ruled(**changes: Any) -> Problem:
    return replace(PROBLEM, rules=replace(PROBLEM.rules, **changes))


def member(name: str, **changes: Any) -> Problem:
    cast = [replace(each, **changes) if each.character == name else each for each in PROBLEM.cast]
    return replace(PROBLEM, cast=tuple(cast))


def test_a_whole_plan_line_by_line() -> None:
    assert paid(PROBLEM) == PAID
    assert sum(amount for _, amount in PAID.values()) == 166_230
    assert PLAN.cost == yuan(166_230)


#: Another problem or another plan, and the lines that change with it; None: no longer paid.
OTHERWISE: dict[str, tuple[Problem, Days, dict[tuple[str, str], tuple[int, int] | None]]] = {
    "a unit without a price of its own pays the rules'": (
        replace(PROBLEM, units=(PROBLEM.units[0], replace(PROBLEM.units[1], day_cost=None))),
        DAYS,
        {("day", "B"): (1, 20000)},
    ),
    "overtime climbs step by step": (
        ruled(overtime_steps=(OvertimeStep(250, yuan(90)), OvertimeStep(265, yuan(120)))),
        DAYS,
        {("overtime", "2027-04-12 A"): (30, 500 + 1350 + 600)},
    ),
    "a step that no day reaches costs nothing": (
        ruled(overtime_steps=(OvertimeStep(270, yuan(90)),)),
        DAYS,
        {},
    ),
    "a day of regular minutes has no overtime": (
        ruled(regular_minutes=270),
        DAYS,
        {("overtime", f"2027-04-{on} A"): None for on in (12, 13, 17)},
    ),
    "extras nobody pays for": (ruled(extra_rate=None), DAYS, {("extras", "2027-04-13 A"): None}),
    "rest that is just long enough": (
        replace(PROBLEM, rest_minutes=1125),
        DAYS,
        {("turnaround", "2027-04-13 A"): None},
    ),
    "travel nobody pays for": (ruled(travel_day_cost=None), DAYS, {("travel", "2027-04-17 A"): None}),
    "a drop needs as many free days as the deal says": (
        member("林知夏", drop_after_days=3),
        DAYS,
        {("hold", "林知夏"): (1, 1500), ("trip", "林知夏"): (1, 800)},
    ),
    "no drop without a deal": (
        member("林知夏", drop_after_days=None),
        DAYS,
        {("hold", "林知夏"): (1, 1500), ("trip", "林知夏"): (1, 800)},
    ),
    "no drop that saves nothing": (
        member("林知夏", travel_fee=yuan(1500)),
        DAYS,
        {("hold", "林知夏"): (1, 1500), ("trip", "林知夏"): (1, 1500)},
    ),
    "a drop counts calendar days and saves listed ones": (
        member("沈砚", drop_after_days=3),
        DAYS,
        {("hold", "沈砚"): None, ("trip", "沈砚"): (2, 1600)},
    ),
    "only one drop, where it saves most": (
        member("沈砚", drop_after_days=1),
        [
            (day(1), "A", ["1", "2", "3"]),
            (day(1), "B", ["4"]),
            (day(3), "A", ["5", "6"]),
            (day(5), "A", ["8", "7"]),
            (day(7), "A", ["9", "10"]),
        ],
        {
            # worked on the 12th, 14th and 18th: the 13th is paid, the 16th and 17th are dropped
            ("hold", "沈砚"): (1, 1000),
            ("trip", "沈砚"): (2, 1600),
            # worked on the 12th, 14th, 16th and 18th: no two free days
            ("hold", "林知夏"): (2, 3000),
            ("trip", "林知夏"): (1, 800),
            ("turnaround", "2027-04-13 A"): None,
            ("overtime", "2027-04-13 A"): None,
            ("extras", "2027-04-13 A"): None,
            ("weather", "2027-04-13"): None,
            ("overtime", "2027-04-14 A"): (10, 500),
            ("extras", "2027-04-14 A"): (9, 1080),
            ("weather", "2027-04-14"): (1, 7000),
            ("overtime", "2027-04-17 A"): None,
            ("overtime", "2027-04-18 A"): (5, 250),
            ("travel", "2027-04-17 A"): None,
            ("travel", "2027-04-18 A"): (2, 18000),
        },
    ),
    "a cover set that is left for later covers": (
        PROBLEM,
        [(day(1), "B", ["4"]), *DAYS[2:], (day(7), "A", ["1", "2", "3"])],
        {
            ("weather", "2027-04-13"): None,
            ("day", "A"): (4, 80000),
            ("work", "林知夏"): (4, 12000),
            ("trip", "林知夏"): (2, 1600),
            ("hold", "沈砚"): (2, 2000),
            ("rent", "stage"): (2, 10000),
            ("move", "2027-04-12 A"): None,
            ("move", "2027-04-18 A"): (1, 3000),
            ("overtime", "2027-04-12 A"): None,
            ("overtime", "2027-04-18 A"): (30, 1500),
            ("turnaround", "2027-04-13 A"): None,
            ("travel", "2027-04-18 A"): (2, 18000),
        },
    ),
    "a cover set of the same day covers nothing": (
        replace(
            PROBLEM, sets=tuple(replace(each, cover=each.place == "古桥") for each in PROBLEM.sets)
        ),
        [*DAYS[:2], (day(2), "A", ["7", "8"]), (day(3), "A", ["5", "6"]), DAYS[4]],
        {
            ("weather", "2027-04-13"): None,
            ("weather", "2027-04-14"): (1, 7000),
            ("overtime", "2027-04-13 A"): None,
            ("overtime", "2027-04-14 A"): (10, 500),
            ("extras", "2027-04-13 A"): None,
            ("extras", "2027-04-14 A"): (9, 1080),
            ("turnaround", "2027-04-13 A"): None,
            ("turnaround", "2027-04-14 A"): (1, 4000),
            ("hold", "沈砚"): (2, 2000),
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", OTHERWISE)
def test_what_changes_when_one_thing_is_otherwise(case: str) -> None:
    problem, days, changes = OTHERWISE[case]
    expected = {key: line for key, line in (PAID | changes).items() if line}
    assert paid(problem, days) == expected


def test_a_night_worked_is_paid_once_a_date_and_each_night() -> None:
    night = replace(
        PROBLEM.scenes[3], id="11", number="1-11", place="古桥", light=PROBLEM.scenes[7].light, unit=None
    )
    problem = replace(PROBLEM, scenes=(*PROBLEM.scenes, night), limits=())
    lines = paid(problem, [*DAYS[:3], (day(3), "A", ["7", "8", "11"]), DAYS[4]])
    assert lines["night", "林知夏"] == (1, 500)
    assert lines["night", "老周"] == (1, 300)


def test_a_line_of_another_currency_or_said_twice_is_wrong() -> None:
    first, *others = PLAN.lines
    foreign = replace(first, amount=replace(first.amount, currency="USD"))
    for lines in ((foreign, *others), (first, first, *others), (*PLAN.lines, replace(first, kind="gift"))):
        assert {f.code for f in check(PROBLEM, replace(PLAN, lines=lines))} == {"plan.cost-line"}


def test_lines_of_no_money_may_be_left_out() -> None:
    free = member("老周", day_rate=yuan(0))
    plan = laid_out(free, DAYS)
    fewer = tuple(line for line in plan.lines if line.amount.minor)
    assert len(fewer) < len(plan.lines)
    assert check(free, replace(plan, lines=fewer)) == []


def test_what_is_not_there_has_no_line() -> None:
    said = {(line.kind, line.subject): line.quantity for line in counted(PROBLEM, PLAN)}
    assert {key for key in said if key[0] == "overtime"} == {key for key in PAID if key[0] == "overtime"}
    assert {key for key in said if key[0] == "extras"} == {key for key in PAID if key[0] == "extras"}
    assert min(said.values()) > 0


def test_a_line_for_nothing_says_nothing() -> None:
    first = PLAN.lines[0]
    for quantity, amount in ((1, yuan(0)), (0, yuan(1))):
        gift = replace(first, kind="gift", quantity=quantity, amount=amount)
        (found,) = check(PROBLEM, replace(PLAN, lines=(*PLAN.lines, gift)))
        assert found.code == "plan.cost-line"
    nothing = replace(first, kind="gift", quantity=0, amount=yuan(0))
    assert check(PROBLEM, replace(PLAN, lines=(*PLAN.lines, nothing))) == []


def test_a_wrong_line_is_said_in_both_languages() -> None:
    wrong = replace(PLAN.lines[0], quantity=3)
    (found,) = check(PROBLEM, replace(PLAN, lines=(wrong, *PLAN.lines[1:])))
    assert (
        found.message.en
        == "Shooting days A: the plan says 3 → CNY 80,000.00, the count gives 4 → CNY 80,000.00."
    )
    (left,) = check(PROBLEM, replace(PLAN, lines=PLAN.lines[1:]))
    assert left.message.zh == "拍摄日 A：计划为 –，核算为 4 → CNY 80,000.00。"
    gift = replace(PLAN.lines[0], kind="gift")
    (more,) = check(PROBLEM, replace(PLAN, lines=(*PLAN.lines, gift)))
    assert more.message.en == "gift A: the plan says 4 → CNY 80,000.00, the count gives –."
