"""An edit: which frames of which file stand where. The value that conforming makes and a renderer takes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Medium:
    """A file that events are cut from. `start` is the timecode of its first frame, as a frame count."""

    name: str  # unique in its edit
    path: Path
    rate: Fraction
    frames: int
    start: int = 0
    reel: str | None = None
    sound: bool = False
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Source frames [first, end) of a medium, shown on the record frames [first, end).

    Source frame n is the picture at n / rate of the medium, from its first one. Where the two
    lengths differ, frames are repeated or left out evenly.
    """

    number: str
    medium: str
    source: tuple[int, int]
    record: tuple[int, int]
    track: str = "V1"
    sound: bool = False
    speed: Fraction = Fraction(1)  # 0 holds a frame

    def __post_init__(self) -> None:
        for first, end in (self.source, self.record):
            if not 0 <= first < end:
                raise ValueError("An event holds at least one frame of its source and of its timeline.")

    def source_frame(self, record: int) -> int:
        """The source frame that a record frame of this event shows."""
        first, end = self.source
        return first + (record - self.record[0]) * (end - first) // (self.record[1] - self.record[0])


@dataclass(frozen=True, slots=True)
class Edit:
    """A conformed timeline. Record frames count from 0; `start` is the timecode of that frame."""

    title: str
    rate: Fraction
    events: tuple[Event, ...]
    media: tuple[Medium, ...]
    start: int = 0
    drop: bool = False

    def __post_init__(self) -> None:
        known = {medium.name for medium in self.media}
        if len(known) != len(self.media):
            raise ValueError("Two media of an edit have the same name.")
        if stray := {event.medium for event in self.events} - known:
            raise ValueError(f"No medium is called {stray.pop()}.")

    @property
    def frames(self) -> int:
        return max((event.record[1] for event in self.events), default=0)

    def medium(self, event: Event) -> Medium:
        return next(medium for medium in self.media if medium.name == event.medium)

    def tracks(self, *, sound: bool) -> tuple[str, ...]:
        """Names of the tracks, the lowest first."""
        return tuple(dict.fromkeys(event.track for event in self.events if event.sound is sound))

    def shown(self) -> tuple[tuple[int, int, Event | None], ...]:
        """Record ranges [first, end) in order with the event on the highest track, None where it is black."""
        height = {track: at for at, track in enumerate(self.tracks(sound=False))}
        pictures = [event for event in self.events if not event.sound]
        edges = sorted({0, self.frames, *(edge for event in pictures for edge in event.record)})
        pieces: list[tuple[int, int, Event | None]] = []
        for first, end in pairwise(edges):
            over = [event for event in pictures if event.record[0] <= first and end <= event.record[1]]
            top = max(over, key=lambda event: height[event.track], default=None)
            if pieces and pieces[-1][2] is top:
                pieces[-1] = (pieces[-1][0], end, top)
            else:
                pieces.append((first, end, top))
        return tuple(pieces)

    def heard(self) -> tuple[tuple[int, int, Event], ...]:
        """Record ranges that sound: the sound tracks, or the pictures' own sound if there are none.

        A pair of tracks that carries both channels of one recording sounds once.
        """
        sounds = [event for event in self.events if event.sound]
        if sounds:
            once = {(event.medium, event.source, event.record): event for event in sounds}
            return tuple((*event.record, event) for event in once.values())
        return tuple((first, end, event) for first, end, event in self.shown() if event)
