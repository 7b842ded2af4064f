"""What each day of a schedule costs: together all but holds and journeys of the cast."""

from dataclasses import replace

from shudian.model.schedule import CostLine, Schedule
from shudian.plan.shares import BETWEEN_DAYS, day_shares
from shudian.units import Money


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


def test_days_carry_all_but_what_lies_between_them(solved: Schedule) -> None:
    between = sum(line.amount.minor for line in solved.lines if line.kind in BETWEEN_DAYS)
    shares = day_shares(solved)
    assert sum(share.minor for share in shares.values()) == solved.cost.minor - between
    assert list(shares) == [day.name for day in solved.days]


def test_a_line_goes_to_the_days_that_it_pays_for(solved: Schedule) -> None:
    first, second = solved.days[:2]
    called = {call.character for call in first.calls} & {call.character for call in second.calls}
    who = min(called)
    bare = replace(solved, lines=())
    work = CostLine("work", who, 2, yuan(6000))
    days = (first, second)
    assert day_shares(replace(bare, days=days, lines=(work,))) == {day.name: yuan(3000) for day in days}
    move = CostLine("move", second.name, 1, yuan(900))
    assert day_shares(replace(bare, days=days, lines=(move,))) == {
        first.name: yuan(0),
        second.name: yuan(900),
    }


def test_two_units_on_a_date_pay_a_rent_once(solved: Schedule) -> None:
    first = solved.days[0]
    days = (first, replace(first, number=2, unit="B"))
    rent = CostLine("rent", first.venues[0], 1, yuan(5000))
    assert day_shares(replace(solved, days=days, lines=(rent,))) == {
        first.name: yuan(5000),
        days[1].name: yuan(0),
    }
