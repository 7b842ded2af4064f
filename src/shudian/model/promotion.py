"""What could sell an episode, and what of it a person chose: stills for covers, stretches for clips."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from shudian.model.document import Schema
from shudian.model.hook import Reason


@dataclass(frozen=True, slots=True)
class Still:
    """A frame that would make a cover; `face` is left, top, width, height in shares of the picture, and how sure."""

    frame: int
    score: float
    reasons: tuple[Reason, ...]
    face: tuple[float, ...] = ()
    chosen: bool = False

    def __post_init__(self) -> None:
        if self.frame < 0:
            raise ValueError("A frame is counted from 0.")
        if len(self.face) not in (0, 5):
            raise ValueError("A face has four sides and how sure it is.")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames [first, end) that would make a clip, and what kind of borders they are."""

    first: int
    end: int
    begins: str
    ends: str
    score: float
    reasons: tuple[Reason, ...]
    chosen: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.first < self.end:
            raise ValueError("A clip holds at least one frame.")


@dataclass(frozen=True, slots=True)
class Promotion:
    """Candidates of one film, best first; `film` is the digest of what was looked at."""

    SCHEMA: ClassVar = Schema("promotion", 1)

    episode: int
    film: str
    stills: tuple[Still, ...]
    stretches: tuple[Stretch, ...]

    def choosing(self, frames: set[int], firsts: set[int]) -> Promotion:
        """With these stills and stretches chosen and no others; ValueError if one is no candidate."""
        if frames - {one.frame for one in self.stills} or firsts - {one.first for one in self.stretches}:
            raise ValueError("Only a candidate can be chosen.")
        return replace(
            self,
            stills=tuple(replace(one, chosen=one.frame in frames) for one in self.stills),
            stretches=tuple(replace(one, chosen=one.first in firsts) for one in self.stretches),
        )
