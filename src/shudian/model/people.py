"""Characters of the story and the cast who play them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from shudian.units import Money


class CharacterKind(StrEnum):
    PRINCIPAL = "principal"  # 主演
    SUPPORTING = "supporting"  # 配角
    DAY_PLAYER = "day_player"  # 日演员
    EXTRA = "extra"  # 群演
    GROUP = "group"  # 群体
    DEVICE = "device"  # 系统, 广播: a voice, no cast member
    NARRATOR = "narrator"  # 旁白


@dataclass(frozen=True, slots=True)
class Character:
    name: str
    age: str | None = None  # as written: 28, 二十出头
    bio: str | None = None
    aliases: tuple[str, ...] = ()
    kind: CharacterKind | None = None
    name_en: str | None = None

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("A character needs a name.")


@dataclass(frozen=True, slots=True)
class Hours:
    """What a deal allows of a performer's day; None where it says nothing."""

    work_minutes: int | None = None  # of scenes, a date
    presence_minutes: int | None = None  # from call to wrap
    not_before: time | None = None  # earliest call
    not_after: time | None = (
        None  # latest wrap; before six in the morning, or before not_before: the next day
    )
    rest_minutes: int | None = None  # from wrap to the next call
    night: bool = True  # may work on a night shoot

    def __post_init__(self) -> None:
        if any(given is not None and given < 0 for given in (self.work_minutes, self.presence_minutes)):
            raise ValueError("Nobody works or is present for less than no minutes.")
        if self.rest_minutes is not None and not 0 <= self.rest_minutes <= 7 * 24 * 60:
            raise ValueError("A rest lasts from no minutes to a week.")


@dataclass(frozen=True, slots=True)
class CastMember:
    """Who plays a character, for how much a day, and when they cannot come."""

    character: str
    performer: str
    day_rate: Money
    hold_rate: Money  # for a day between first and last working day without work
    unavailable: tuple[date, ...] = ()
    minor: bool = False
    character_en: str | None = None
    performer_en: str | None = None
    age: int | None = None  # years, for the rules on minors
    drop_after_days: int | None = None  # free calendar days from which the deal allows one drop and pick-up
    night_supplement: Money | None = None  # for each night shoot worked
    travel_fee: Money | None = None  # there and back, once an engagement; a drop makes it two
    hours: Hours | None = None  # agreed in the deal, beside what the law says of minors

    def __post_init__(self) -> None:
        extra = [fee for fee in (self.night_supplement, self.travel_fee) if fee]
        if any(fee.currency != self.day_rate.currency for fee in (self.hold_rate, *extra)):
            raise ValueError("A cast member's rates and fees are in one currency.")
        if any(fee.minor < 0 for fee in (self.day_rate, self.hold_rate, *extra)):
            raise ValueError("A cast member's rates and fees cannot be negative.")
        if self.drop_after_days is not None and self.drop_after_days < 1:
            raise ValueError("A drop needs at least one free day before the pick-up.")
