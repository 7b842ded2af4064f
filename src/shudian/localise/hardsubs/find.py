"""From a film's frames to its subtitles: a survey of samples, then every frame of the band, window by window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

import numpy as np

from shudian.finding import Finding, Place
from shudian.localise.hardsubs.findings import DOUBTFUL, NO_SUBTITLES
from shudian.localise.hardsubs.picture import Luma, Mask, Reel
from shudian.localise.hardsubs.read import Reading, apart, readings
from shudian.localise.hardsubs.reader import Reader
from shudian.localise.hardsubs.survey import Band, Survey, Surveyor
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span

#: Frames of a window, and how many of its neighbour's it sees on each side.
WINDOW, BESIDE = 600, 40
_DOUBTFUL = 0.8

Frames = Iterable[tuple[int, Luma]]
Progress = Callable[[int], None]


def survey(samples: Frames, reader: Reader) -> Survey:
    """Where subtitles, signs and watermarks stand, by samples in order."""
    surveyor = Surveyor(reader)
    for number, luma in samples:
        surveyor.look(number, luma)
    return surveyor.survey()


def subtitles(
    frames: Frames, seen: Survey, reader: Reader, progress: Progress | None = None
) -> list[Reading]:
    """Every subtitle of a film, from all of its frames in order."""
    if seen.band is None:
        return []
    found: list[Reading] = []
    still = _still(seen, seen.band)
    for first, reel in windows(frames, seen.band):
        read = readings(reel, seen.band, reader, still)
        found += [each.during(each.first + first, each.end + first) for each in read]
        if progress:
            progress(first + len(reel))
    return apart(found)


def windows(frames: Frames, band: Band) -> Iterator[tuple[int, Reel]]:
    """The band's rows of overlapping windows, each with the number of its first frame; the last is flushed."""
    kept: list[Luma] = []
    first = fresh = 0
    for _, luma in frames:
        kept.append(luma[band.rows[0] : band.rows[1]].copy())
        fresh += 1
        if len(kept) == WINDOW + 2 * BESIDE:
            yield first, np.stack(kept)
            kept, first, fresh = kept[WINDOW:], first + WINDOW, 0
    if fresh:
        yield first, np.stack(kept)


def track(
    found: Sequence[Reading], times: Sequence[Fraction], language: Lang, episode: int = 1
) -> tuple[Track | None, list[Finding]]:
    """The cues at the times of their frames; `times` has one more than there are frames, the end."""
    if not found:
        return None, [NO_SUBTITLES.at()]
    cues = tuple(Cue(Span.of(times[each.first], times[each.end]), each.lines) for each in found)
    doubtful = [
        DOUBTFUL.at(Place(row=row), time=cue.span.start.clock(), text=each.text)
        for row, (cue, each) in enumerate(zip(cues, found, strict=True), 1)
        if each.sure < _DOUBTFUL
    ]
    return Track(episode, language, cues), doubtful


def _still(seen: Survey, band: Band) -> Mask:
    """The band's pixels that a watermark covers."""
    still = np.zeros((band.rows[1] - band.rows[0], seen.size[0]), np.uint8)
    for box in seen.always:
        top, bottom = max(0, box.top - band.rows[0]), max(0, box.bottom - band.rows[0])
        still[top:bottom, box.left : box.right] = 1
    return still
