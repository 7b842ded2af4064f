"""The subtitles of a reel: each stretch read once by vote, neighbours that read alike joined, ends found frame by frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from shudian.localise.hardsubs.picture import Box, Ink, Luma, Mask, Reel, wider
from shudian.localise.hardsubs.presence import Presence, presence
from shudian.localise.hardsubs.reader import Reader
from shudian.localise.hardsubs.stretches import SHORTEST, Stretch, alike, letters_of, stretches
from shudian.localise.hardsubs.survey import Band
from shudian.localise.hardsubs.vote import Look, letters, near, settled, voted

#: Less sure readings are of no text.
_SURE = 0.55
_QUITE = 0.9
#: Letters that a neighbour does not share are enough to go by from this share on.
_OWN = 0.08
#: Between neighbours that read alike no more frames may be doubtful.
_DOUBTFUL = 6
_LOOKS = 3
#: A line's height, in pixels, at which lines are looked for.
_FOUND_AT = 36
#: How far a sign reaches beyond the one before it, in heights of a line.
_SIGN = 1.1
#: One look of so many may have missed the text.
_STRAY = 4


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A subtitle as read: frames [first, end), its lines, how sure, its boxes and letters in the band."""

    first: int
    end: int
    lines: tuple[str, ...]
    sure: float
    boxes: tuple[Box, ...]
    letters: Mask

    @property
    def text(self) -> str:
        return "".join(self.lines)

    def during(self, first: int, end: int) -> Reading:
        return replace(self, first=first, end=end)


def readings(
    reel: Reel, band: Band, reader: Reader, still: Mask, done: Callable[[int], None] | None = None
) -> list[Reading]:
    """The subtitles in a reel of the band's rows, in order."""
    masks = letters_of(reel, band.ink, still)
    found: list[Reading] = []
    for stretch in stretches(masks, band.ink.height):
        reading = _read(reel, stretch, band, reader)
        if reading:
            found.append(reading)
        if done:
            done(stretch.end)
    joined = [part for each in _joined(found, reel, band.ink) for part in _parts(each, reel, band.ink)]
    before, after = [None, *joined[:-1]], [*joined[1:], None]
    beside = zip(joined, before, after, strict=False)
    return apart([_ended(each, (one, other), reel, band.ink) for each, one, other in beside])


def _read(reel: Reel, stretch: Stretch, band: Band, reader: Reader) -> Reading | None:
    clean = band.ink.seen(_darkest(reel, stretch, reversed_=band.ink.reversed))

    def look(luma: Luma) -> Look:
        return reader.text(band.ink.seen(luma))

    boxes = _lines(clean, stretch.letters, band, reader)
    lines, sure, kept = [], [], []
    for box in boxes:
        text, certain = _voted([reader.text(box.of(clean))], reel, stretch, box, look)
        if certain >= _SURE and letters(text):
            lines.append(text)
            sure.append(certain)
            kept.append(box)
    if not lines:
        return None
    inside = np.zeros_like(stretch.letters)
    for box in kept:
        box.of(inside)[...] = box.of(stretch.letters)
    if not inside.any():
        return None
    return Reading(stretch.first, stretch.end, tuple(lines), min(sure), tuple(kept), inside)


def _darkest(reel: Reel, stretch: Stretch, *, reversed_: bool) -> Luma:
    """What moves behind the letters falls to its darkest; where letters are dark, to its lightest."""
    edge = (stretch.end - stretch.first) // 8
    inner = reel[stretch.first + edge : stretch.end - edge]
    looked = inner[:: max(1, len(inner) // 8)]
    stray = len(looked) // _STRAY
    return np.asarray(np.sort(looked, axis=0)[-1 - stray if reversed_ else stray], np.uint8)


def _lines(clean: Luma, standing_: Mask, band: Band, reader: Reader) -> list[Box]:
    """One box a line, those that stand as this band's lines do and hold letters, from the top."""
    size = (clean.shape[1], clean.shape[0])
    rows: list[Box] = []
    for box in sorted(_boxes(clean, band.ink.height, reader), key=lambda box: box.down):
        if np.count_nonzero(box.of(standing_)) < 0.02 * box.width * box.height:
            continue
        if rows and abs(rows[-1].down - box.down) < 0.4 * min(rows[-1].height, box.height):
            rows[-1] = rows[-1].joined(box)
        elif 0.5 * band.ink.height <= box.height <= 1.6 * band.ink.height:
            rows.append(box)
    full = (_full(box, standing_) for box in rows if band.holds(box, size[0]))
    return [box.grown(max(1, box.height // 24), size) for box in full]


def _full(box: Box, standing_: Mask) -> Box:
    """With a flat sign such as 一 at either end, which is easily overlooked; what is not flat is the picture."""
    most = round(_SIGN * box.height)
    for side in (
        replace(box, left=max(0, box.left - most), right=box.left),
        replace(box, left=box.right, right=min(standing_.shape[1], box.right + most)),
    ):
        rows, columns = np.nonzero(side.of(standing_))
        if not len(rows):
            continue
        if np.ptp(columns) >= 0.4 * box.height and np.ptp(rows) <= 0.25 * box.height:
            first, last = side.left + int(columns.min()), side.left + int(columns.max()) + 1
            box = replace(box, left=min(box.left, first), right=max(box.right, last))
    return box


def _boxes(clean: Luma, height: int, reader: Reader) -> list[Box]:
    """Lines are found as well in a smaller picture, and sooner."""
    factor = max(1.0, height / _FOUND_AT)
    size = (round(clean.shape[1] / factor), round(clean.shape[0] / factor))
    small = np.asarray(cv2.resize(clean, size, interpolation=cv2.INTER_AREA), np.uint8)
    whole = Box(0, 0, clean.shape[1], clean.shape[0])
    return [each.scaled(factor, whole) for each in reader.boxes(small)]


def _voted(looks: list[Look], reel: Reel, stretch: Stretch, box: Box, read: Callable[[Luma], Look]) -> Look:
    """The vote of the looks there are and of those at single frames."""
    length = stretch.end - stretch.first
    for look in range(_LOOKS):
        at = stretch.first + (2 * look + 1) * length // (2 * _LOOKS)
        looks.append(read(box.of(reel[at])))
        if settled(looks):
            break
    return voted(looks)


def _joined(found: Sequence[Reading], reel: Reel, ink: Ink) -> list[Reading]:
    """Neighbours of one text made one, unless the text was gone in between."""
    out: list[Reading] = []
    for reading in found:
        before = out[-1] if out else None
        if before and _same(before, reading, reel, ink):
            surer = max(before, reading, key=lambda each: (each.sure > _QUITE, each.end - each.first))
            out[-1] = surer.during(before.first, reading.end)
        else:
            out.append(reading)
    return out


def _same(before: Reading, after: Reading, reel: Reel, ink: Ink) -> bool:
    if not near(before.text, after.text) or len(before.lines) != len(after.lines):
        return False
    if after.first - before.end > _DOUBTFUL:
        return False
    if letters(before.text) != letters(after.text) and not alike(before.letters, after.letters, ink.height):
        return False
    stands = presence(reel, ink, before.letters, before.first, before.end)
    return before.end == after.first or stands.shown(before.end, after.first)


def _parts(reading: Reading, reel: Reel, ink: Ink) -> Iterator[Reading]:
    """The same words said twice are two subtitles where they were gone between."""
    stands = presence(reel, ink, reading.letters, reading.first, reading.end)
    first = reading.first
    while first < reading.end:
        end = stands.last(range(first, reading.end)) + 1
        if end - first >= SHORTEST:
            yield reading.during(first, end)
        first = stands.next(range(end, reading.end))


def _ended(
    reading: Reading, neighbours: tuple[Reading | None, Reading | None], reel: Reel, ink: Ink
) -> Reading:
    """The reading with the first and the last frame that show it; letters that a neighbour shares tell nothing."""
    middle = (reading.first + reading.end) // 2

    def stands(beside: Reading | None) -> Presence:
        own = reading.letters
        if beside is not None:
            only = own & (1 - wider(beside.letters, 1))
            own = only if np.count_nonzero(only) >= _OWN * np.count_nonzero(own) else own
        return presence(reel, ink, own, reading.first, reading.end)

    before, after = neighbours
    first = stands(before).last(range(middle, -1, -1))
    return reading.during(first, stands(after).last(range(middle, len(reel))) + 1)


def apart(found: Sequence[Reading]) -> list[Reading]:
    """No two readings share a frame: of one text they are one, else the later begins at its first frame."""
    out: list[Reading] = []
    for reading in sorted(found, key=lambda each: (each.first, each.end)):
        if out and out[-1].end > reading.first:
            before = out.pop()
            if near(before.text, reading.text) or reading.end <= before.end:
                surer = max(before, reading, key=lambda each: (each.end - each.first, each.sure))
                out.append(surer.during(before.first, max(before.end, reading.end)))
                continue
            if before.first < reading.first:
                out.append(before.during(before.first, reading.first))
        out.append(reading)
    return out
