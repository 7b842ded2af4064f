"""Who is followed when two matter and do not fit: the one who speaks, and where to cut to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from shudian.cut.reframe.rules import rules
from shudian.cut.reframe.subjects import Subject
from shudian.cut.reframe.window import Window
from shudian.cut.reframe.wishes import stretch
from shudian.model.media import Shot

_STORY = rules("story")


@dataclass(frozen=True, slots=True)
class Speech:
    """Frames [first, end) in which somebody speaks; the name is that of the cue, if it has one."""

    first: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Part of a shot, and who is in it, the most important first."""

    part: Shot
    people: tuple[Subject, ...]


def rivals(people: Sequence[Subject], window: Window, looks: Sequence[int]) -> tuple[Subject, ...]:
    """The two who matter alike and do not fit in one window; empty where there are none."""
    if len(people) < 2 or people[1].weight(looks) < _STORY["rival"] * people[0].weight(looks):
        return ()
    both = [(a, b) for look in looks if (a := people[0].at(look)) and (b := people[1].at(look))]
    wide = [
        max(s[1] for s in ends) - min(s[0] for s in ends) > window.clear_length
        for a, b in both
        for ends in [(stretch(a, window), stretch(b, window))]
    ]
    return tuple(people[:2]) if wide and sum(wide) >= _STORY["apart"] * len(looks) else ()


def speaking_first(
    people: tuple[Subject, ...], pair: Sequence[Subject], speeches: Sequence[Speech]
) -> tuple[Subject, ...]:
    """Of two rivals the one whose mouth moves more while there is speech stands first."""
    if not pair or not speeches:
        return people
    talk = [sum(one.talk(s.first, s.end) * (s.end - s.first) for s in speeches) for one in pair]
    return _first(people, pair[talk[1] > talk[0]])


def turns(
    shot: Shot,
    people: tuple[Subject, ...],
    pair: Sequence[Subject],
    speeches: Sequence[Speech],
    rate: Fraction,
) -> tuple[Turn, ...]:
    """Cut to who begins to speak, never sooner than a viewer has settled on the other."""
    hold = round(Fraction(str(_STORY["hold"])) * rate)
    whose = _voices(pair, speeches)
    kept: list[tuple[int, Subject]] = []
    for speech in speeches:
        speaker = whose[speech]
        at = max(shot.first, speech.first)
        if not kept:
            kept.append((shot.first, speaker))
        elif kept[-1][1] is not speaker and at - kept[-1][0] >= hold and shot.end - at >= hold:
            kept.append((at, speaker))
    if not kept:
        return (Turn(shot, people),)
    ends = [*(first for first, _ in kept[1:]), shot.end]
    return tuple(
        Turn(Shot(first, end), _first(people, speaker))
        for (first, speaker), end in zip(kept, ends, strict=True)
    )


def _voices(pair: Sequence[Subject], speeches: Sequence[Speech]) -> dict[Speech, Subject]:
    """Each speech's face: by all that a name says in the shot, or where there is no name by itself."""
    said: dict[object, list[Speech]] = {}
    for speech in speeches:
        said.setdefault(speech.speaker or speech, []).append(speech)
    lean = {voice: _lean(pair, parts) for voice, parts in said.items()}
    named = [voice for voice in lean if isinstance(voice, str)]
    middle = sum(lean[voice] for voice in named) / 2 if len(named) == 2 else 0.0
    return {
        s: pair[lean[voice] < (middle if voice in named else 0)]
        for voice, parts in said.items()
        for s in parts
    }


def _lean(pair: Sequence[Subject], speeches: Sequence[Speech]) -> float:
    """Above 0: the first of the pair moves the mouth more."""
    one, other = pair
    return sum((one.talk(s.first, s.end) - other.talk(s.first, s.end)) * (s.end - s.first) for s in speeches)


def _first(people: tuple[Subject, ...], main: Subject) -> tuple[Subject, ...]:
    return (main, *(one for one in people if one is not main))
