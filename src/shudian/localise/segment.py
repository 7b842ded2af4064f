"""Splits one speech into cues by dynamic programming: few cues, good breaks, time to read each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, inf

from shudian.localise.passage import Passage

_PER_CUE = 9.0
_SENTENCE_INSIDE = 7.0  # a cue that runs on over the end of a sentence
_DANGLING = 10.0  # and stops after the beginning of the next one
_LENT = 8  # frames at most
_SCRAP = 5.0  # a cue of one word that shows for less than 30 frames


@dataclass(frozen=True, slots=True)
class Part:
    """A cue-to-be: frames [start, end) after the speech begins, and its lines."""

    start: int
    end: int
    lines: tuple[str, ...]
    over: bool  # a line is too wide and cannot be broken


@dataclass(frozen=True, slots=True)
class Room:
    """The frames of a speech, and how far its last cue may stay when it needs the time."""

    speech: int
    most: int


@dataclass(frozen=True, slots=True)
class _Speech:
    """A passage in its room; `reached`: the frame at which each break is, by what there is to read."""

    passage: Passage
    room: Room
    reached: tuple[int, ...]

    @classmethod
    def of(cls, passage: Passage, room: Room) -> _Speech:
        said = [passage.length(0, k) if k else 0 for k in range(passage.last + 1)]
        need = ceil(said[-1] / passage.rule.cps * passage.profile.rate)
        shared = min(max(room.speech, need), room.most)
        return cls(passage, room, tuple(round(shared * each / (said[-1] or 1)) for each in said))


def split(passage: Passage, room: Room) -> tuple[Part, ...]:
    """The cheapest split of a passage; time is shared by what there is to read."""
    speech = _Speech.of(passage, room)
    best = [0.0, *[inf] * passage.last]
    came = [0] * (passage.last + 1)
    for j in range(1, passage.last + 1):
        for i in range(j - 1, -1, -1):
            layout = passage.layout(i, j)
            if layout.over and i < j - 1:
                break  # what is longer still does not fit either
            cost = best[i] + layout.cost * (0.4 if not layout.over else 1) + _cost(speech, i, j)
            if cost < best[j]:
                best[j], came[j] = cost, i
    return _parts(speech, came)


def _parts(speech: _Speech, came: list[int]) -> tuple[Part, ...]:
    passage = speech.passage
    parts: list[Part] = []
    j = passage.last
    while j > 0:
        i = came[j]
        start, end = _time(speech, i, j)
        if lines := passage.lines(i, j):
            end = max(start + 1, min(end, start + int(passage.profile.most * passage.profile.rate)))
            parts.append(Part(start, end, lines, passage.layout(i, j).over))
        j = i
    return _eased(passage, tuple(reversed(parts)))


def _eased(passage: Passage, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Frames lent by a slow cue to a hurried one before it: the share by length is itself an estimate."""
    profile = passage.profile
    rule = passage.rule
    eased = list(parts)
    for at, (part, after) in enumerate(pairwise(parts)):
        start, last = eased[at].start, eased[at + 1]
        need = ceil(rule.length("".join(part.lines)) / rule.cps * profile.rate) - (part.end - start)
        spare = last.end - last.start - ceil(rule.length("".join(after.lines)) / rule.cps * profile.rate)
        least = last.end - last.start - ceil(profile.least_seconds(passage.language) * profile.rate)
        lent = max(0, min(need, spare, least, _LENT))
        eased[at] = replace(eased[at], end=eased[at].end + lent)
        eased[at + 1] = replace(last, start=last.start + lent)
    return tuple(eased)


def _cost(speech: _Speech, i: int, j: int) -> float:
    passage = speech.passage
    profile = passage.profile
    start, end = _time(speech, i, j)
    seconds = max(end - start, 1) / profile.rate
    cost = _PER_CUE + passage.badness[j]
    least = profile.least_seconds(passage.language)
    if seconds < least:
        cost += 60 + 150 * float(least - seconds)
    if seconds > profile.most:
        cost += 60 + 150 * float(seconds - profile.most)
    speed, allowed = passage.length(i, j) / seconds, passage.rule.cps
    if speed > allowed:
        cost += 5 + 120 * float(speed / allowed - 1)
    ended = sum(passage.badness[k] == 0 for k in range(i + 1, j))
    cost += _SENTENCE_INSIDE * ended + (_DANGLING if ended and passage.badness[j] else 0)
    return cost + (_SCRAP if j - i == 1 and passage.last > 1 and seconds < 30 / profile.rate else 0)


def _time(speech: _Speech, i: int, j: int) -> tuple[int, int]:
    """The frames of a cue: its share of the speech, a gap before the next, the last one's stay."""
    passage, room = speech.passage, speech.room
    profile, start = passage.profile, speech.reached[i]
    if j < passage.last:
        return start, speech.reached[j] - profile.gap_frames
    length = passage.length(i, j)
    need = max(
        profile.least_seconds(passage.language) * profile.rate,
        length / passage.rule.cps * profile.rate,
    )
    return start, min(max(room.speech, start + ceil(need)), room.most)
