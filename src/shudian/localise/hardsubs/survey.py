"""Where subtitles stand: lines found in samples of a film vote for rows; what never changes is a watermark."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

import cv2
import numpy as np

from shudian.localise.hardsubs.picture import Box, Ink, Luma, Mask, light_of, likeness
from shudian.localise.hardsubs.reader import Reader

#: A text that stands in this share of the samples, from early to late, was put there for good.
_ALWAYS = 0.6
#: Two looks at the same place show the same text where this share of their letters' pixels is common.
_SAME = 0.45
_PLATE_SPREAD = 12  # levels, around dark letters on a light plate
_NEAR = 0.04  # of the width: how far the middles or the left edges of aligned lines lie apart


@dataclass(slots=True, eq=False)
class Sighting:
    """One text at one place, in all the samples that show it."""

    box: Box
    letters: Mask
    frames: list[int]
    light: int
    plate: bool  # dark letters on a light plate
    luma: Luma


@dataclass(frozen=True, slots=True)
class Band:
    """Rows in which subtitles stand, over the whole width, and how their lines look there."""

    rows: tuple[int, int]
    ink: Ink
    align: str  # center, left or "" where neither
    at: float  # the column of that middle or edge

    def holds(self, line: Box, width: int) -> bool:
        """Whether a line, in pixels of the whole picture, stands as this band's lines do."""
        if not 0.6 * self.ink.height <= line.height <= 1.5 * self.ink.height:
            return False
        if self.align == "center":
            return abs(line.across - self.at) <= 1.5 * _NEAR * width
        return self.align != "left" or abs(line.left - self.at) <= 1.5 * _NEAR * width


@dataclass(frozen=True, slots=True)
class Survey:
    size: tuple[int, int]
    band: Band | None
    signs: tuple[Sighting, ...]
    always: tuple[Box, ...]  # watermarks, filing numbers


@dataclass(slots=True)
class Surveyor:
    """Shown samples of a film in order, tells where what stands."""

    reader: Reader
    size: tuple[int, int] = (0, 0)
    _samples: list[int] = field(default_factory=list)
    _seen: list[Sighting] = field(default_factory=list)

    def look(self, frame: int, luma: Luma) -> None:
        self.size = (luma.shape[1], luma.shape[0])
        for box in self.reader.boxes(luma):
            if box.width >= 0.8 * box.height:
                self._enter(frame, box, luma)
        self._samples.append(frame)

    def _enter(self, frame: int, box: Box, luma: Luma) -> None:
        cut = box.of(luma)
        light, plate = light_of(cut), _on_plate(cut)
        for known in reversed(self._seen):
            if known.box.overlap(box) < 0.5:
                continue
            again = _letters(known.box.of(luma), known.light, reversed_=known.plate)
            if likeness(known.letters, again) >= _SAME:
                known.frames.append(frame)
                return
        letters = _letters(cut, light_of(255 - cut) if plate else light, reversed_=plate)
        self._seen.append(
            Sighting(box, letters, [frame], light_of(255 - cut) if plate else light, plate, cut.copy())
        )

    def survey(self) -> Survey:
        passing = [each for each in self._seen if not self._always(each)]
        always = tuple(each.box for each in self._seen if self._always(each))
        band, lines = _band(passing, self.size)
        signs = tuple(each for each in passing if each not in lines and len(each.frames) > 1)
        return Survey(self.size, band, signs, always)

    def _always(self, each: Sighting) -> bool:
        samples = len(self._samples)
        return samples >= 6 and len(set(each.frames)) >= _ALWAYS * samples


def _letters(cut: Luma, light: int, *, reversed_: bool) -> Mask:
    return Ink(light, cut.shape[0], reversed_).letters(cut)


def _on_plate(cut: Luma) -> bool:
    """Whether the rim of a box is an even light plate."""
    rim = np.concatenate([cut[:2].ravel(), cut[-2:].ravel()])
    return bool(rim.std() < _PLATE_SPREAD and rim.mean() > 150 and np.median(cut) > 150)


def _band(passing: list[Sighting], size: tuple[int, int]) -> tuple[Band | None, list[Sighting]]:
    """The rows that the most different texts share, and those texts."""
    best: list[Sighting] = []
    for middle in passing:
        row = [each for each in passing if _alike(middle.box, each.box)]
        if (len(row), -abs(middle.box.across - size[0] / 2)) > (
            len(best), -abs(best[0].box.across - size[0] / 2) if best else 0
        ):  # fmt: skip
            best = [middle, *(each for each in row if each is not middle)]
    if not best:
        return None, []
    align, at = _alignment(best, size[0])
    if len(best) == 1 and (abs(at - size[0] / 2) > 2 * _NEAR * size[0] or best[0].box.down < size[1] / 2):
        return None, []
    high = round(median(each.box.height for each in best))
    down = median(each.box.down for each in best)
    band = Band((0, size[1]), _ink(best, high), align, at)
    lines = [
        each for each in passing if abs(each.box.down - down) <= 2.6 * high and band.holds(each.box, size[0])
    ]
    lines = lines or best
    top = min(each.box.top for each in lines) - round(1.3 * high)
    bottom = max(each.box.bottom for each in lines) + round(1.3 * high)
    rows = (max(0, top), min(size[1], bottom))
    return Band(rows, band.ink, align, at), lines


def _alike(one: Box, other: Box) -> bool:
    return (
        abs(one.down - other.down) <= 0.5 * one.height and 0.75 <= other.height / max(1, one.height) <= 1.33
    )


def _alignment(lines: list[Sighting], width: int) -> tuple[str, float]:
    for name, columns in (
        ("center", [each.box.across for each in lines]),
        ("left", [float(each.box.left) for each in lines]),
    ):
        middle = median(columns)
        if sum(abs(column - middle) <= _NEAR * width for column in columns) >= 0.6 * len(columns):
            return name, middle
    return "", width / 2


def _ink(lines: list[Sighting], high: int) -> Ink:
    plates = sum(each.plate for each in lines) >= 0.9 * len(lines)
    lights = [each.light for each in lines if each.plate == plates]
    return Ink(int(np.percentile(lights, 25)), high, plates)


def shrunk(luma: Luma, longest: int = 1280) -> Luma:
    """A picture no larger than lines need to be read."""
    most = max(luma.shape)
    if most <= longest:
        return luma
    size = (round(luma.shape[1] * longest / most), round(luma.shape[0] * longest / most))
    return np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA), np.uint8)


def samples(frames: int, rate: float) -> range:
    """Which frames to look at: every two seconds and a half, more often in a short film, never more than 240."""
    step = max(frames // 240, min(round(2.5 * rate), max(1, frames // 24)))
    return range(min(step // 2, frames - 1), frames, max(1, step))
