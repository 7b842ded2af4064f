"""How each shot is shown: where two matter and do not fit, by who speaks.

One speaks: the window is theirs. Both, each long enough: a cut where the other begins. Both in a quick
exchange, or by name in turns while no mouth tells who is who: two windows. Nobody: all of it over its
blurred self. Where nobody has said who speaks when, the window stays on the one who matters more, for a
surprise is worse.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from shudian.cut.reframe.rules import rules
from shudian.cut.reframe.subjects import Subject
from shudian.cut.reframe.turns import Speech, Turn, Voices, cuts, first, hold, speaking_first
from shudian.cut.reframe.wide import Wide
from shudian.model.media import Shot, Way

People = tuple[Subject, ...]


class Story:
    """Tells the shots of a clip in order."""

    def __init__(self, wide: Wide, speeches: Sequence[Speech] | None, rate: Fraction) -> None:
        self._wide, self._speeches, self._hold = wide, speeches, hold(rate)
        self._voices = Voices()

    def told(self, shot: Shot, people: People, pair: People, looks: Sequence[int]) -> list[Turn]:
        """The shot, or its parts; `pair` are those who do not fit, if there are any."""
        if not pair:
            return [Turn(shot, people)]
        speeches = [s for s in self._speeches or () if s.first < shot.end and s.end > shot.first]
        whose = self._voices.whose(pair, speeches)
        parts = cuts(shot, speeches, whose, self._hold)
        voices = [speech.speaker or id(whose[speech]) for speech in speeches]
        way = self._way(shot, people, looks, len(parts), voices)
        if way is Wide.CUT and parts:
            return [Turn(part, first(people, one), Way.CROP, pair) for part, one in parts]
        shown = Way(way) if way in (Wide.SPLIT, Wide.PAD) else Way.CROP
        return [Turn(shot, speaking_first(people, speeches, whose), shown, pair)]

    def _way(
        self,
        shot: Shot,
        people: People,
        looks: Sequence[int],
        parts: int,
        voices: Sequence[str | int],
    ) -> Wide:
        if self._wide is not Wide.STORY:
            return self._wide
        if self._speeches is None or shot.end - shot.first < self._hold:
            return Wide.CROP
        if not voices:
            return Wide.PAD
        changes = sum(one != other for one, other in pairwise(voices))
        if changes == parts - 1:
            return Wide.CUT
        return Wide.PAD if _many(people, looks) else Wide.SPLIT


def _many(people: People, looks: Sequence[int]) -> bool:
    """More than two matter."""
    least = float(rules("story")["rival"]) * people[0].weight(looks)
    return sum(one.weight(looks) >= least for one in people) > 2
