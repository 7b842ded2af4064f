"""What a timeline asks for, in its own numbers, before any media is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from shudian.finding import Place


@dataclass(frozen=True, slots=True)
class Asked:
    """One event. Record frames [first, end) count from the timeline's own zero, in its rate.

    `source` is the first source frame on the media's clock (its timecode where it has one), in frames
    of `rate`; `begins` is where the timeline believes that clock to start. `speed` is source frames a
    record frame: 0 holds one frame, below 0 runs backwards.
    """

    number: str
    place: Place
    names: tuple[str, ...]  # path, file, clip, reel: the surest first
    track: str
    sound: bool
    source: Fraction
    rate: Fraction
    record: tuple[int, int]
    begins: Fraction | None = None
    speed: Fraction = Fraction(1)
    dissolve: int = 0  # frames shared with the event before

    def __post_init__(self) -> None:
        if self.record[0] >= self.record[1]:
            raise ValueError("An event lasts at least one frame.")


@dataclass(frozen=True, slots=True)
class Asking:
    """A whole timeline. `start` is the timecode of record frame 0, as a frame count."""

    title: str
    rate: Fraction
    start: int
    events: tuple[Asked, ...]
    drop: bool = False

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The names that each source goes by, each once."""
        return tuple(dict.fromkeys(event.names for event in self.events))
