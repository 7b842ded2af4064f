"""Why there is no schedule: requirements that cannot all be kept, none of them superfluous.

Every step asks the solver whether fewer requirements, or the same for fewer scenes, are still
impossible, so what is left at the end is proven. First the scenes that belong together (of one
performer, set, venue, date …) are asked about alone: a conflict among few scenes is found among few.
What counting alone can show is asked before any search.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from shudian.plan.exact.answers import IMPOSSIBLE
from shudian.plan.exact.requirements import Requirement, RequirementKind, keeping, requirements
from shudian.plan.problem import Problem

_SHARE = 0.1  # of the effort for one question


class _Questions:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.effort = 0.0  # of one question
        self.only: frozenset[int] | None = None

    def impossible(self, kept: Collection[Requirement]) -> bool:
        return self._asked(kept, self.only, self.effort)

    def narrowed(self, kept: Collection[Requirement]) -> None:
        """Looks no further than the fewest scenes that are impossible alone, if a glance can tell."""
        for scenes in _belonging(self.problem):
            if self._asked(kept, scenes, _SHARE * self.effort):
                self.only = scenes
                return

    def _asked(self, kept: Collection[Requirement], only: frozenset[int] | None, effort: float) -> bool:
        from shudian.plan.exact.engines.solver import feasible

        split = Requirement(RequirementKind.TOGETHER) not in kept
        return feasible(keeping(self.problem, kept), effort, only=only, split=split) is IMPOSSIBLE

    def concerned(self, kept: Iterable[Requirement]) -> tuple[Requirement, ...]:
        """Without requirements of performers, sets, venues, scenes that are not looked at."""
        if self.only is None:
            return tuple(kept)
        scenes = [self.problem.scenes[at] for at in self.only]
        places = {scene.place for scene in scenes}
        kind = RequirementKind
        cast = {character for scene in scenes for character in scene.cast}
        named = {
            kind.LOCK: {scene.id for scene in scenes},
            kind.UNIT: {scene.id for scene in scenes},
            kind.CAST: cast,
            kind.LIMIT: cast,
            kind.SET: places,
            kind.VENUE: {each.venue for each in self.problem.sets if each.place in places},
        }
        return tuple(each for each in kept if each.of in named.get(each.kind, {each.of}))


def conflict(problem: Problem, effort: float) -> tuple[Requirement, ...]:
    """None superfluous as far as `effort` can tell; empty if no conflict could be proven."""
    asked, kept = _Questions(problem), requirements(problem)
    if asked.impossible(kept):  # by counting alone
        kept = _fewer(asked, kept)
    asked.effort = _SHARE * effort
    asked.narrowed(kept)
    if not asked.impossible(kept):
        return ()
    kept = _fewer(asked, asked.concerned(kept))
    if asked.only is not None:  # what few scenes leave open may be closed by the rest
        asked.only = None
        for each in kept[::-1] if len(kept) > 1 else ():
            kept = _less(asked, kept, (each,))
    return kept


def _fewer(asked: _Questions, kept: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    for kind in RequirementKind:
        kept = _less(asked, kept, tuple(each for each in kept if each.kind is kind))
    return kept


def _less(
    asked: _Questions, kept: tuple[Requirement, ...], doubted: tuple[Requirement, ...]
) -> tuple[Requirement, ...]:
    """Drops what can go of the doubted ones: all of them at once, else each half in turn."""
    if not doubted:
        return kept
    fewer = tuple(each for each in kept if each not in doubted)
    if asked.impossible(fewer):
        return fewer
    if len(doubted) == 1:
        return kept
    half = len(doubted) // 2
    kept = _less(asked, kept, doubted[:half])
    return _less(asked, kept, doubted[half:])


def _belonging(problem: Problem) -> Iterator[frozenset[int]]:
    """Scenes that share a performer, a set, a venue, a lock, a unit or links; the fewest first."""
    groups: dict[tuple[str, object], set[int]] = {}
    venues = {each.place: each.venue for each in problem.sets}
    for at, scene in enumerate(problem.scenes):
        keys: list[tuple[str, object]] = [("set", scene.place), ("venue", venues[scene.place])]
        keys += [("cast", character) for character in scene.cast]
        keys += [("lock", scene.locked)] if scene.locked else []
        keys += [("unit", scene.unit)] if scene.unit is not None else []
        for key in keys:
            groups.setdefault(key, set()).add(at)
    alone = {frozenset(scenes) for scenes in [*groups.values(), *_linked(problem)]}
    yield from sorted(alone, key=lambda scenes: (len(scenes), sorted(scenes)))


def _linked(problem: Problem) -> list[set[int]]:
    at = {scene.id: index for index, scene in enumerate(problem.scenes)}
    joined: list[set[int]] = []
    for link in problem.links:
        pair = {at[link.first], at[link.second]}
        touching = [group for group in joined if group & pair]
        joined = [group for group in joined if not group & pair]
        joined.append(pair.union(*touching))
    return joined
