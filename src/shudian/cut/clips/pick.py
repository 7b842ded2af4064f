"""Which stretches of a film become clips: those that the script names, or those that picture and sound speak for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from shudian.cut.clips.borders import CUT, LEVELS, Border, Heard, borders
from shudian.cut.covers.looks import Look, Watched


@dataclass(frozen=True, slots=True)
class Reason:
    """`feature` is one of `told.FEATURES` or one of the script stage's."""

    feature: str
    points: float


@dataclass(frozen=True, slots=True)
class Wish:
    """A stretch that the script asks for, in seconds of the film."""

    start: float
    end: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Pick:
    """Frames [first, end) of the film, without the end card."""

    first: int
    end: int
    begins: str  # kind of its borders
    ends: str
    score: float
    reasons: tuple[Reason, ...]


@cache
def rules() -> dict[str, Any]:
    return tomllib.loads((files("shudian.cut") / "rules" / "clips.toml").read_text("utf-8"))


def picks(watched: Watched, heard: Heard, wishes: Sequence[Wish] | None, count: int) -> tuple[Pick, ...]:
    """The best `count`, best first, none overlapping; without wishes, of all that the borders allow."""
    choice = _Choice(watched, heard)
    found = choice.freely() if wishes is None else choice.wished(wishes)
    kept: list[Pick] = []
    for one in sorted(found, key=lambda pick: (-pick.score, pick.first, pick.end)):
        if all(one.end <= other.first or other.end <= one.first for other in kept):
            kept.append(one)
    return tuple(kept[:count])


class _Choice:
    def __init__(self, watched: Watched, heard: Heard) -> None:
        self.watched, self.heard = watched, heard
        self.starts, self.ends = borders(watched, heard, rules()["clip"])
        self._frames = np.array([look.frame for look in watched.looks])
        rate, limits = watched.rate, rules()["clip"]
        self.least = round((limits["least"] - limits["card"]) * rate)
        self.most = int((limits["most"] - limits["card"]) * rate)

    def freely(self) -> Iterator[Pick]:
        for start in self.starts:
            for end in self.ends:
                if self.least <= end.frame - start.frame <= self.most:
                    yield self.pick(start, end, ())

    def wished(self, wishes: Sequence[Wish]) -> Iterator[Pick]:
        """Each at the borders nearest to what is wished; none where none are near."""
        reach, rate = rules()["clip"], self.watched.rate
        for wish in wishes:
            pairs = [
                (abs(start.frame / rate - wish.start) + abs(end.frame / rate - wish.end) - start.worth - end.worth, start, end)
                for start in self.starts
                if -reach["before"] <= start.frame / rate - wish.start <= reach["after"]
                for end in self.ends
                if -reach["before"] - reach["card"] <= end.frame / rate - wish.end <= reach["after"]
                if self.least <= end.frame - start.frame <= self.most
            ]  # fmt: skip
            if pairs:
                _, start, end = min(pairs, key=lambda pair: (pair[0], pair[1].frame, pair[2].frame))
                yield self.pick(start, end, wish.reasons)

    def pick(self, start: Border, end: Border, wished: tuple[Reason, ...]) -> Pick:
        told = (*wished, *(one for one in self.reasons(start, end) if one.points))
        score = round(sum(reason.points for reason in told), 2)
        return Pick(start.frame, end.frame, start.kind, end.kind, score, told)

    def reasons(self, start: Border, end: Border) -> Iterator[Reason]:
        points, aim, watched = rules()["points"], rules()["aim"], self.watched
        low, high = np.searchsorted(self._frames, (start.frame, end.frame))
        looks = watched.looks[int(low) : int(high)] or watched.looks[-1:]
        seconds = float((end.frame - start.frame) / watched.rate)
        faces = _share([_face(look) >= aim["face_high"] for look in looks])
        moving = float(np.mean([look.motion for look in looks]))
        inside = sum(start.frame < shot.first < end.frame for shot in watched.shots)
        yield _reason("face", points["face"] * faces)
        if _face(looks[-1]) >= aim["face_high"]:
            yield _reason("ends_on_face", points["ends_on_face"])
        yield _reason("motion", points["motion"] * min(1.0, moving / aim["motion"]))
        yield _reason("pace", points["pace"] * min(1.0, inside * 10 / seconds / aim["cuts"]))
        yield _reason("speech", points["speech"] * self._spoken(start.frame, end.frame))
        yield _reason(
            "rises", points["rises"] * min(1.0, max(0.0, self._rise(start.frame, end.frame) / aim["rise"]))
        )
        if end.frame * 3 > watched.frames * 2:
            yield _reason("tension", points["tension"])
        yield _reason("cut_start", points["cut_start"] * (start.kind == CUT))
        yield _reason("cut_end", points["cut_end"] * (end.kind == CUT))
        yield _reason("dark", points["dark"] * _share([look.light < aim["dark"] for look in looks]))
        empty = [not look.faces and look.motion < aim["motion"] / 10 for look in looks]
        yield _reason("still", points["still"] * _share(empty))

    def _spoken(self, first: int, end: int) -> float:
        start, stop = float(first / self.watched.rate), float(end / self.watched.rate)
        return sum(max(0.0, min(b, stop) - max(a, start)) for a, b in self.heard.spoken) / (stop - start)

    def _rise(self, first: int, end: int) -> float:
        levels = self.heard.levels[
            int(first / self.watched.rate * LEVELS) : int(end / self.watched.rate * LEVELS)
        ]
        third = len(levels) // 3
        return float(np.median(levels[-third:]) - np.median(levels[:third])) if third else 0.0


def _face(look: Look) -> float:
    return max((face.height for face in look.faces), default=0.0)


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags)


def _reason(feature: str, points: float) -> Reason:
    return Reason(feature, round(points, 2))
