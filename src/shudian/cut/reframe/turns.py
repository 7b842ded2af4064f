"""Of two who matter and do not fit: whose each speech is, and where to cut from one to the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from shudian.cut.reframe.rules import rules
from shudian.cut.reframe.subjects import Subject
from shudian.cut.reframe.window import Window
from shudian.cut.reframe.wishes import stretch
from shudian.model.media import Shot, Way

_STORY = rules("story")


@dataclass(frozen=True, slots=True)
class Speech:
    """Frames [first, end) in which somebody speaks; the name is that of the cue, if it has one."""

    first: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Part of a shot, who is in it, the most important first, how it is shown, and the two who do not fit, if any."""

    part: Shot
    people: tuple[Subject, ...]
    way: Way = Way.CROP
    pair: tuple[Subject, ...] = ()

    @property
    def shown(self) -> tuple[Subject, ...]:
        return self.people[:1] if self.way is Way.CROP else self.pair


def rivals(people: Sequence[Subject], window: Window, looks: Sequence[int]) -> tuple[Subject, ...]:
    """The two who matter alike and do not fit in one window, in order along it; empty where there are none."""
    if len(people) < 2 or people[1].weight(looks) < _STORY["rival"] * people[0].weight(looks):
        return ()
    both = [(a, b) for look in looks if (a := people[0].at(look)) and (b := people[1].at(look))]
    ends = [(stretch(a, window), stretch(b, window)) for a, b in both]
    wide = [max(a[1], b[1]) - min(a[0], b[0]) > window.clear_length for a, b in ends]
    if not wide or sum(wide) < _STORY["apart"] * len(looks):
        return ()
    after = sum(a[0] + a[1] - b[0] - b[1] for a, b in ends) > 0
    return (people[1], people[0]) if after else (people[0], people[1])


def speaking_first(
    people: tuple[Subject, ...], speeches: Sequence[Speech], whose: Mapping[Speech, Subject]
) -> tuple[Subject, ...]:
    """Who speaks longer stands first."""
    long: dict[int, int] = {}
    for speech in speeches:
        long[id(whose[speech])] = long.get(id(whose[speech]), 0) + speech.end - speech.first
    if not long:
        return people
    return first(people, max(people, key=lambda one: long.get(id(one), 0)))


def cuts(
    shot: Shot,
    speeches: Sequence[Speech],
    whose: Mapping[Speech, Subject],
    hold: int,
) -> list[tuple[Shot, Subject]]:
    """Where the window stands on whom: cut to who begins to speak, never sooner than a viewer has settled on the other."""
    kept: list[tuple[int, Subject]] = []
    for speech in speeches:
        speaker, at = whose[speech], max(shot.first, speech.first)
        if not kept:
            kept.append((shot.first, speaker))
        elif kept[-1][1] is not speaker and at - kept[-1][0] >= hold and shot.end - at >= hold:
            kept.append((at, speaker))
    ends = [start for start, _ in kept[1:]] + [shot.end] * bool(kept)
    return [(Shot(start, end), one) for (start, one), end in zip(kept, ends, strict=True)]


def first(people: tuple[Subject, ...], main: Subject) -> tuple[Subject, ...]:
    return (main, *(one for one in people if one is not main))


def hold(rate: Fraction) -> int:
    """Frames that a viewer needs to settle on a picture."""
    return round(Fraction(str(_STORY["hold"])) * rate)


class Voices:
    """Whose face a name is: by the mouth that moves, else by the side on which the name stood before."""

    def __init__(self) -> None:
        self._sides: dict[str, int] = {}

    def whose(self, pair: Sequence[Subject], speeches: Sequence[Speech]) -> dict[Speech, Subject]:
        """Each speech's face: by all that a name says in the shot, or where there is no name by itself."""
        said: dict[str | Speech, list[Speech]] = {}
        for speech in speeches:
            said.setdefault(speech.speaker or speech, []).append(speech)
        lean = {voice: _lean(pair, parts) for voice, parts in said.items()}
        sides = self._named({voice: far for voice, far in lean.items() if isinstance(voice, str)})
        return {
            speech: pair[sides[voice] if isinstance(voice, str) else int(lean[voice] < 0)]
            for voice, parts in said.items()
            for speech in parts
        }

    def _named(self, lean: Mapping[str, float]) -> dict[str, int]:
        middle = sum(lean.values()) / 2 if len(lean) == 2 else 0.0
        sides = {}
        for name, far in lean.items():
            if abs(far - middle) >= _STORY["clear"] or name not in self._sides:
                sides[name] = int(far < middle)
            else:
                sides[name] = self._sides[name]
        self._sides |= {
            name: sides[name] for name, far in lean.items() if abs(far - middle) >= _STORY["clear"]
        }
        return sides


def _lean(pair: Sequence[Subject], speeches: Sequence[Speech]) -> float:
    """Above 0: the first of the pair moves the mouth more, on average of the speeches."""
    one, other = pair
    told = sum((one.talk(s.first, s.end) - other.talk(s.first, s.end)) * (s.end - s.first) for s in speeches)
    return told / sum(s.end - s.first for s in speeches)
