"""Numbers, dates and names as a reader of either language writes them."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from shudian.units import Money

_SIGNS = {"CNY": "¥", "EUR": "€", "USD": "$", "GBP": "£", "THB": "฿", "JPY": "¥", "KRW": "₩"}
_WEEKDAYS = {"en": "Mon Tue Wed Thu Fri Sat Sun".split(), "zh": "周一 周二 周三 周四 周五 周六 周日".split()}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def money(amount: Money, language: str) -> str:
    """`¥12,500`; the minor unit only where there is one."""
    sign, value = ("−", -amount.minor) if amount.minor < 0 else ("", amount.minor)
    major, rest = divmod(value, 10**amount.digits)
    tail = f".{rest:0{amount.digits}d}" if rest else ""
    unit = _SIGNS.get(amount.currency) or amount.currency + ("" if language == "zh" else "\u00a0")
    return f"{sign}{unit}{major:,}{tail}"


def clock(seconds: Fraction | int) -> str:
    """`1:32`, to the nearest second."""
    minutes, rest = divmod(int(seconds + Fraction(1, 2)), 60)
    return f"{minutes}:{rest:02d}"


def working(minutes: int, language: str) -> str:
    """`2 h 30`, `2小时30分`."""
    hours, rest = divmod(minutes, 60)
    if language == "zh":
        return (f"{hours}小时" if hours else "") + (f"{rest}分" if rest or not hours else "")
    if not hours:
        return f"{rest}\u00a0min"
    return f"{hours}\u00a0h" + (f"\u00a0{rest:02d}" if rest else "")


def day(when: date, language: str) -> str:
    """`Mon 23 Nov`, `11月23日 周一`."""
    weekday = _WEEKDAYS[language][when.weekday()]
    if language == "zh":
        return f"{when.month}月{when.day}日 {weekday}"
    return f"{weekday} {when.day} {_MONTHS[when.month - 1]}"


def hour(when: datetime, on: date) -> str:
    """`07:30`, with `+1` when it falls on the day after `on`."""
    later = (when.date() - on).days
    return f"{when:%H:%M}" + (f"\u2009+{later}" if later else "")


def share(part: float) -> str:
    return f"{part * 100:.1f}%"
