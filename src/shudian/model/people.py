"""Characters of the story and the cast who play them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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

    def __post_init__(self) -> None:
        if self.hold_rate.currency != self.day_rate.currency:
            raise ValueError("A cast member's day and hold rates are in one currency.")
        if self.day_rate.minor < 0 or self.hold_rate.minor < 0:
            raise ValueError("A cast member's rates cannot be negative.")
