"""Where somebody speaks, and words held to it: recognisers count a pause into the word after it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

BEGINS, ENDS = 0.5, 0.35  # likelihoods at which speech is taken to begin and to end
_LEAST = 0.1  # seconds: a shorter sound is no speech, a shorter silence no pause
_LATE = 0.25  # seconds after speech sets in that a recogniser may be late for its first word
_EARLY = 0.4  # seconds before speech ends that it may think the last word over
_REST = 0.5  # seconds of a word before a pause that are rather the rest of the word before
_SLIP = 0.06  # seconds: less of a word after a pause is none of it

Stretch = tuple[float, float]  # seconds, from, to


@dataclass(frozen=True, slots=True)
class Heard:
    """A word as a recogniser heard or found it; seconds."""

    text: str
    start: float
    end: float
    sure: float  # 0 to 1
    glued: bool = False


def stretches(likelihoods: Iterable[float], step: float) -> list[Stretch]:
    """The stretches of speech, each judgement `step` seconds long."""
    found: list[Stretch] = []
    since: float | None = None
    end = 0.0
    for number, likely in enumerate(likelihoods):
        end = (number + 1) * step
        if since is None and likely >= BEGINS:
            since = number * step
        elif since is not None and likely < ENDS:
            _add(found, since, number * step)
            since = None
    if since is not None:
        _add(found, since, end)
    return [(start, end) for start, end in found if end - start >= _LEAST]


def _add(found: list[Stretch], start: float, end: float) -> None:
    if found and start - found[-1][1] < _LEAST:
        start = found.pop()[0]
    found.append((start, end))


def held(words: Sequence[Heard], spoken: Sequence[Stretch]) -> list[Heard]:
    """The words in order, none in a silence; each stretch begins with its first word and ends with its last."""
    ends = [end for _, end in spoken]
    made: list[Heard] = []
    for word in words:
        before = made[-1] if made else None
        if one := _stretch(word, before, spoken, ends):
            late = word.start - one[0] < _LATE and (before is None or before.start < one[0])
            start = one[0] if word.start < one[0] or late else word.start
            made.append(replace(word, start=start, end=max(min(word.end, one[1]), start)))
            if before and (last := _within(before, ends, spoken)) and last[1] <= start:
                early = last[1] - before.end < _EARLY
                made[-2] = replace(before, end=last[1] if early else before.end)
        else:
            made.append(word)
        if before and made[-2].end > made[-1].start:
            made[-2] = replace(made[-2], end=max(made[-2].start, made[-1].start))
    if made and (last := _within(made[-1], ends, spoken)) and last[1] - made[-1].end < _EARLY:
        made[-1] = replace(made[-1], end=last[1])
    return made


def _stretch(
    word: Heard, before: Heard | None, spoken: Sequence[Stretch], ends: Sequence[float]
) -> Stretch | None:
    """The stretch that a word is said in: of several the one with most of it, but not the rest of the word before."""
    over = []
    for start, end in spoken[bisect_right(ends, word.start) :]:
        if start >= word.end:
            break
        over.append((min(end, word.end) - max(start, word.start), start, end))
    rest = before and over and before.start >= over[0][1] and over[0][0] < _REST
    if len(over) > 1 and rest and word.text[-1].isalnum() and over[1][0] >= _SLIP:
        over = over[1:]
    return max(over)[1:] if over else None


def _within(word: Heard, ends: Sequence[float], spoken: Sequence[Stretch]) -> Stretch | None:
    at = bisect_right(ends, word.start)
    return spoken[at] if at < len(spoken) and spoken[at][0] <= word.end else None


def windows(spoken: Sequence[Stretch], longest: float, *, around: float = 0.2) -> list[Stretch]:
    """Stretches joined to windows of at most `longest` seconds; one that is longer is cut where it must be."""
    found: list[Stretch] = []
    for first, last in spoken:
        start, end = max(0.0, first - around, found[-1][1] if found else 0.0), last + around
        if found and end - found[-1][0] <= longest:
            found[-1] = (found[-1][0], end)
            continue
        cuts = [start + longest * number for number in range(ceil((end - start) / longest))]
        found += zip(cuts, [*cuts[1:], end], strict=True)
    return found
