"""Talent scheduling: scenes in any order, every performer paid from their first scene to their last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: What the search holds in its bit masks, counted after `reduced`.
MOST_SCENES, MOST_CAST = 64, 32


@dataclass(frozen=True, slots=True)
class Talent:
    """`durations` of the scenes, `wages` of the performers a unit of duration, and who plays in which scene."""

    name: str
    durations: tuple[int, ...]
    wages: tuple[int, ...]
    playing: tuple[frozenset[int], ...]  # the scenes of each performer, counted from 0

    def __post_init__(self) -> None:
        if len(self.wages) != len(self.playing):
            raise ValueError("Every performer needs a wage and scenes.")
        if any(duration < 0 for duration in self.durations) or any(wage < 0 for wage in self.wages):
            raise ValueError("Durations and wages cannot be negative.")
        if any(not 0 <= scene < len(self.durations) for scenes in self.playing for scene in scenes):
            raise ValueError("A performer plays in a scene that is not there.")

    @property
    def worked(self) -> int:
        """What the work itself costs, in whatever order."""
        return sum(
            wage * sum(self.durations[scene] for scene in scenes)
            for wage, scenes in zip(self.wages, self.playing, strict=True)
        )

    def holding(self, order: Sequence[int]) -> int:
        """What waiting between first and last scene costs in this order; ValueError if it is no order."""
        if sorted(order) != list(range(len(self.durations))):
            raise ValueError("An order names every scene once.")
        paid = 0
        for wage, scenes in zip(self.wages, self.playing, strict=True):
            at = [place for place, scene in enumerate(order) if scene in scenes]
            if at:
                span = order[at[0] : at[-1] + 1]
                paid += wage * sum(self.durations[scene] for scene in span if scene not in scenes)
        return paid


@dataclass(frozen=True, slots=True)
class Reduced:
    """An equal problem with fewer scenes and performers; `groups` are the scenes that each one stands for."""

    talent: Talent
    groups: tuple[tuple[int, ...], ...]

    def whole(self, order: Sequence[int]) -> tuple[int, ...]:
        """An order of the reduced problem as one of the problem it came from."""
        return tuple(scene for group in order for scene in self.groups[group])


def reduced(talent: Talent) -> Reduced:
    """Leave out who never waits (one scene, or no wage) and join scenes with the same performers, until neither is left."""
    groups: list[tuple[int, ...]] = [(scene,) for scene in range(len(talent.durations))]
    durations = list(talent.durations)
    cast = [(wage, set(scenes)) for wage, scenes in zip(talent.wages, talent.playing, strict=True)]
    while True:
        cast = [(wage, scenes) for wage, scenes in cast if wage and len(scenes) > 1]
        first: dict[tuple[int, ...], int] = {}
        joined: list[tuple[int, ...]] = []
        lasts: list[int] = []
        for scene, group in enumerate(groups):
            who = tuple(at for at, (_, scenes) in enumerate(cast) if scene in scenes)
            if who in first:
                joined[first[who]] += group
                lasts[first[who]] += durations[scene]
            else:
                first[who] = len(joined)
                joined.append(group)
                lasts.append(durations[scene])
        if len(joined) == len(groups):
            break
        cast = [(wage, {to for who, to in first.items() if at in who}) for at, (wage, _) in enumerate(cast)]
        groups, durations = joined, lasts
    playing = tuple(frozenset(scenes) for _, scenes in cast)
    smaller = Talent(talent.name, tuple(durations), tuple(wage for wage, _ in cast), playing)
    return Reduced(smaller, tuple(groups))
