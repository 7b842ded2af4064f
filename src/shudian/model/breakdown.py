"""The breakdown: what every scene needs, and how long it will run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from shudian.model.document import Schema
from shudian.model.people import CharacterKind
from shudian.model.series import IntExt, Light
from shudian.units import Eighths


class Origin(StrEnum):
    """Where a breakdown item was found."""

    WRITTEN = "written"
    CAST_LINE = "cast_line"
    CUE = "cue"
    TAG = "tag"  # in the manuscript, by its writer's software
    RULE = "rule"
    PERSON = "person"


class State(StrEnum):
    """What a person said of an item; confirmed and rejected ones survive a new draft."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Level(StrEnum):
    """A key prop turns the plot, a hand prop is held, set dressing stands in the room."""

    KEY = "key"
    HAND = "hand"
    DRESSING = "dressing"


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that an item stands on: characters [start, end) of an element's text."""

    scene: str  # Scene.id
    element: str | None = None  # Element.id; None where a cast line or heading names it
    start: int | None = None
    end: int | None = None
    count: int | None = None  # how many there are here: 股东*6, 两把刀


@dataclass(frozen=True, slots=True)
class BreakdownItem:
    """One thing that scenes need. `category` is a UCIS number; own ones count from 500.

    Category and name identify an item of a breakdown.
    """

    category: int
    name: str
    mentions: tuple[Mention, ...]
    origin: Origin
    level: Level | None = None
    quantity: int | None = None
    character_kind: CharacterKind | None = None
    state: State = State.SUGGESTED
    variants: tuple[str, ...] = ()  # other words for it in the script
    brand: str | None = None


@dataclass(frozen=True, slots=True)
class SceneSheet:
    """One scene of the breakdown, the row of a stripboard."""

    scene: str  # Scene.id
    episode: int
    number: str
    place: str
    int_ext: IntExt | None
    light: Light | None
    seconds: Fraction  # estimated running time, exact
    spoken: int  # characters of hanzi or words spoken
    cast: tuple[str, ...]  # speaking parts and named characters
    time: str | None = None  # time of day as written
    location: str | None = None
    flashback: bool = False
    extras: tuple[str, ...] = ()  # 股东×6
    props: tuple[str, ...] = ()
    wardrobe: tuple[str, ...] = ()
    vehicles: tuple[str, ...] = ()
    animals: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    length: Eighths | None = None
    summary: str = ""
    sets: tuple[str, ...] = ()  # a place A/B is two sets in one scene; 酒店-走廊 is a sub-set of 酒店
    script_day: int | None = None  # day of the story, from 1; None in a flashback or dream
    makeup: tuple[str, ...] = ()
    stunts: tuple[str, ...] = ()
    dressing: tuple[str, ...] = ()
    music: tuple[str, ...] = ()
    on_screen: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()  # characters of whom only the voice is in the scene


@dataclass(frozen=True, slots=True)
class Breakdown:
    SCHEMA: ClassVar = Schema("breakdown", 1)

    title: str
    scenes: tuple[SceneSheet, ...]
    items: tuple[BreakdownItem, ...] = ()
    script: str | None = None  # SHA-256 of the document of the series that it was made from

    def sheet(self, scene: str) -> SceneSheet:
        return next(sheet for sheet in self.scenes if sheet.scene == scene)

    @property
    def seconds(self) -> Fraction:
        return sum((sheet.seconds for sheet in self.scenes), Fraction(0))
