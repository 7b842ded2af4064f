"""Numbers as each reader writes them."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from shudian.units import Money
from shudian.web import figures


@pytest.mark.parametrize(
    ("amount", "en", "zh"),
    [
        (Money(1250000, "CNY"), "¥12,500", "¥12,500"),
        (Money(1250050, "CNY"), "¥12,500.50", "¥12,500.50"),
        (Money(-100, "EUR"), "−€1", "−€1"),
        (Money(4200, "MYR"), "MYR\u00a042", "MYR42"),
        (Money(500, "JPY"), "¥500", "¥500"),
    ],
)
def test_money(amount: Money, en: str, zh: str) -> None:
    assert (figures.money(amount, "en"), figures.money(amount, "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (Fraction(119, 2), "1:00"), (Fraction(601, 5), "2:00"), (75, "1:15")]
)
def test_clock(seconds: Fraction | int, shown: str) -> None:
    assert figures.clock(seconds) == shown


@pytest.mark.parametrize(
    ("minutes", "en", "zh"),
    [
        (0, "0\u00a0min", "0分"),
        (45, "45\u00a0min", "45分"),
        (120, "2\u00a0h", "2小时"),
        (125, "2\u00a0h\u00a005", "2小时5分"),
    ],
)
def test_working_time(minutes: int, en: str, zh: str) -> None:
    assert (figures.working(minutes, "en"), figures.working(minutes, "zh")) == (en, zh)


def test_a_day_and_an_hour_past_midnight() -> None:
    monday = date(2027, 4, 12)
    assert figures.day(monday, "en") == "Mon 12 Apr"
    assert figures.day(monday, "zh") == "4月12日 周一"
    assert figures.hour(datetime(2027, 4, 13, 1, 30), monday) == "01:30\u2009+1"  # noqa: DTZ001  local time of the production
