"""Which stills make covers: points for what speaks for each, then one a shot and none twice."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from shudian.cut.covers.looks import Watched
from shudian.cut.covers.marks import Eyes, Spot, at_seen_size, blockiness, exposure, room, sharpness
from shudian.cut.covers.still import inside, spot_inside, stills, window
from shudian.cut.engines.frames import Picture
from shudian.cut.probe import Source

_TALL = Fraction(9, 16)
_PROMISING = 3  # shots looked at closely for each cover that is wanted
_ENOUGH = 3  # of the frames around show open eyes: the eyes of this face can be told

Colours = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reason:
    feature: str
    points: float


@dataclass(frozen=True, slots=True)
class Cover:
    """A still; `face` in shares of the picture inside its bars, `title` is the band with room for one."""

    frame: int
    shot: int  # counted from 0
    score: float
    face: Spot | None
    title: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """Measured on the full frame; `around` is the most open eyes that a frame near it shows."""

    face: Spot | None
    sharp: float
    light: float
    contrast: float
    motion: float
    eyes: int
    eyes_known: bool
    room: tuple[str, float]
    fade: bool
    blocks: float = 0.0


@cache
def rules() -> dict[str, Any]:
    return tomllib.loads((files("shudian.cut") / "rules" / "covers.toml").read_text("utf-8"))


def covers(source: Source, watched: Watched, count: int) -> tuple[Cover, ...]:
    """The best `count` stills of a film, best first; fewer if it has fewer that differ."""
    hopeful = _hopeful(watched, count)
    near = {at: _around(watched, at) for at in hopeful}
    wanted = {at for run in near.values() for at in run}
    bench = _Bench(source, watched)
    for at, picture in stills(source, wanted):
        bench.see(at, picture)
    best: list[tuple[Cover, Colours]] = []
    for run in near.values():
        judged = [bench.cover(at, run) for at in run]
        chosen = max(judged, key=lambda cover: (cover.score, -cover.frame))
        best.append((chosen, bench.colours[chosen.frame]))
    return tuple(_diverse(best, count))


def reasons(marks: Marks) -> Iterator[Reason]:
    points, aim = rules()["points"], rules()["aim"]
    spot = marks.face
    if spot is None:
        yield Reason("no_face", points["no_face"])
    else:
        large = min(1.0, spot.height / aim["face_high"])
        if spot.height > aim["face_most"]:
            large = max(0.0, 1 - (spot.height - aim["face_most"]) * 5)
        yield Reason("face", round(points["face"] * large * min(1.0, spot.sure / aim["face_sure"]), 1))
        if spot.left < 0 or spot.top < 0 or spot.left + spot.width > 1 or spot.top + spot.height > 1:
            yield Reason("cut_off", points["cut_off"])
        if marks.eyes:
            yield Reason("eyes", round(points["eyes"] * marks.eyes / 2, 1))
        elif marks.eyes_known:
            yield Reason("blink", points["blink"])
    low, high = aim["sharp"]
    yield Reason("sharp", round(points["sharp"] * _share(marks.sharp, low, high), 1))
    yield Reason("contrast", round(points["contrast"] * min(1.0, marks.contrast / aim["contrast"]), 1))
    dark, bright = aim["light"]
    lit = min(_share(marks.light, 0, dark), 1 - _share(marks.light, bright, 1))
    yield Reason("light", round(points["light"] * lit, 1))
    yield Reason("room", round(points["room"] * marks.room[1], 1))
    if marks.light < aim["dusk"]:
        yield Reason("dark", round(points["dark"] * (1 - _share(marks.light, aim["dark"], aim["dusk"])), 1))
    if blocks := _share(marks.blocks, *aim["blocks"]):
        yield Reason("blocky", round(points["blocky"] * blocks, 1))
    if marks.motion > aim["motion"] / 4:
        yield Reason("motion", round(points["motion"] * min(1.0, marks.motion / aim["motion"]), 1))
    if marks.fade:
        yield Reason("fade", points["fade"])


class _Bench:
    """What the frames that were looked at closely show."""

    def __init__(self, source: Source, watched: Watched) -> None:
        self.source, self.watched = source, watched
        self.colours: dict[int, Colours] = {}
        self._eyes, self._open = Eyes(), dict[int, int]()
        self._marks: dict[int, dict[str, Any]] = {}
        self._looked = np.array([look.frame for look in watched.looks])

    def see(self, at: int, picture: Picture) -> None:
        shown = inside(picture, self.watched.area, self.source)
        gray = np.asarray(cv2.cvtColor(shown, cv2.COLOR_BGR2GRAY))
        look = self.watched.looks[int(np.argmin(np.abs(self._looked - at)))]
        spot = spot_inside(look.faces[0], self.watched.area, self.source) if look.faces else None
        high, wide = gray.shape
        cut = window((wide, high), _TALL, spot)
        part = gray[cut.top : cut.top + cut.height, cut.left : cut.left + cut.width]
        seen = spot.within(gray, 0.1) if spot else part
        light, contrast = exposure(part)
        self._open[at] = self._eyes.open(gray, spot) if spot else 0
        self.colours[at] = colours(shown)
        self._marks[at] = {
            "face": spot, "sharp": sharpness(at_seen_size(seen, cut.height)), "light": light, "contrast": contrast,
            "motion": look.motion, "room": room(part, _moved(spot, cut, (wide, high)), _bands()),
            "blocks": blockiness(gray), "fade": self.watched.joining(at) or light < rules()["aim"]["dark"],
        }  # fmt: skip

    def cover(self, at: int, run: Sequence[int]) -> Cover:
        known = sum(self._open[other] > 0 for other in run) >= _ENOUGH
        marks = Marks(eyes=self._open[at], eyes_known=known, **self._marks[at])
        told = tuple(reasons(marks))
        score = round(sum(reason.points for reason in told), 1)
        return Cover(at, self.watched.shot_of(at), score, marks.face, marks.room[0], told)


def colours(picture: Picture) -> Colours:
    """Shares of hue, saturation and brightness in each quarter of a picture."""
    hsv = cv2.cvtColor(cv2.resize(picture, (64, 64), interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2HSV)
    quarters = [hsv[y : y + 32, x : x + 32] for y in (0, 32) for x in (0, 32)]
    counts = [
        cv2.calcHist([np.ascontiguousarray(q)], [0, 1, 2], None, [8, 3, 6], [0, 180, 0, 256, 0, 256]).ravel()
        / 4096
        for q in quarters
    ]
    return np.concatenate(counts).astype(np.float32)


def _hopeful(watched: Watched, count: int) -> list[int]:
    """The look of each shot that promises most, of the shots that promise most."""
    best: dict[int, tuple[float, int]] = {}
    for look in watched.looks:
        if watched.joining(look.frame) or look.light < rules()["aim"]["dark"]:
            continue
        face = look.faces[0].height * look.faces[0].sure if look.faces else 0.0
        promise = min(face, 0.3) + 0.3 * look.sharp + look.contrast - look.motion
        shot = watched.shot_of(look.frame)
        if promise > best.get(shot, (-9.0, 0))[0]:
            best[shot] = promise, look.frame
    ranked = sorted(best.values(), key=lambda pair: (-pair[0], pair[1]))
    return [frame for _, frame in ranked[: _PROMISING * count]]


def _around(watched: Watched, at: int) -> range:
    shot, reach = watched.shots[watched.shot_of(at)], rules()["choice"]["around"]
    return range(max(shot.first, at - reach), min(shot.end, at + reach + 1))


def _diverse(best: Iterable[tuple[Cover, Colours]], count: int) -> Iterator[Cover]:
    """By score; what looks like one that is taken already waits until nothing else is left."""
    taken: list[Colours] = []
    waiting = sorted(best, key=lambda pair: (-pair[0].score, pair[0].frame))
    like: list[Cover] = []
    for cover, seen in waiting:
        if any(float(np.minimum(seen, other).sum()) > rules()["choice"]["alike"] for other in taken):
            like.append(cover)
        elif len(taken) < count:
            taken.append(seen)
            yield cover
    yield from like[: count - len(taken)]


def _moved(spot: Spot | None, cut: Any, size: tuple[int, int]) -> Spot | None:
    """A face of a picture in shares of a window of it."""
    if spot is None:
        return None
    return Spot(
        (spot.left * size[0] - cut.left) / cut.width, (spot.top * size[1] - cut.top) / cut.height,
        spot.width * size[0] / cut.width, spot.height * size[1] / cut.height, spot.sure,
    )  # fmt: skip


def _bands() -> dict[str, tuple[float, float]]:
    return {name: (band[0], band[1]) for name, band in rules()["title"].items()}


def _share(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))
