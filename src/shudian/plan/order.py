"""The order inside a shooting day: sets in blocks, venues in blocks, the least waiting of the cast.

A dynamic programme over the scenes done so far, exact for days of up to SINGLE scenes. On fuller days
scenes of one set with the same cast and light stay together, and the best BEAM states of a layer go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from shudian.model.place import StorySet
from shudian.plan.problem import Problem, ProblemScene, Shoot

SINGLE = 12
BEAM = 2**SINGLE
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class _Block:
    """Scenes of one set, cast and light, shot one after the other."""

    scenes: tuple[ProblemScene, ...]
    set: StorySet
    minutes: int
    cast: frozenset[str]
    light: Shoot


@dataclass(frozen=True, order=True, slots=True)
class _State:
    """How far a partial order has come; of two with the same blocks done, the lesser is kept."""

    out_of_light: int  # minutes
    waiting: int  # minutes of all performers together
    path: tuple[int, ...]
    elapsed: int


def ordered(
    problem: Problem, scenes: Sequence[ProblemScene], on: date, *, night: bool
) -> tuple[ProblemScene, ...]:
    """The scenes of one day in shooting order: least out of their light, then least waiting."""
    day = _Day(problem, _blocks(problem, scenes), on, night=night)
    layer = {0: _State(0, 0, (), 0)}
    for _ in day.blocks:
        following: dict[int, _State] = {}
        for done, state in layer.items():
            for at in day.allowed(done):
                then = day.after(done, state, at)
                mask = done | 1 << at
                if mask not in following or then < following[mask]:
                    following[mask] = then
        best = sorted(following, key=lambda mask: (following[mask], mask))[:BEAM]
        layer = {mask: following[mask] for mask in best}
    (last,) = layer.values()
    return tuple(scene for at in last.path for scene in day.blocks[at].scenes)


def _blocks(problem: Problem, scenes: Sequence[ProblemScene]) -> list[_Block]:
    alike: dict[tuple[str, frozenset[str], Shoot, int], list[ProblemScene]] = {}
    for at, scene in enumerate(scenes):
        alone = at if len(scenes) <= SINGLE else 0
        alike.setdefault((scene.place, frozenset(scene.cast), scene.light, alone), []).append(scene)
    return [
        _Block(tuple(group), problem.set_of(group[0]), sum(s.minutes for s in group), cast, light)
        for (_, cast, light, _), group in alike.items()
    ]


class _Day:
    """The blocks of one day and what it means to shoot one of them next."""

    def __init__(self, problem: Problem, blocks: list[_Block], on: date, *, night: bool) -> None:
        self.blocks = blocks
        self.move_minutes = problem.rules.move_minutes
        self.call = _minute(problem.rules.night_call if night else problem.rules.call)
        sun = problem.sun(on)
        rise, fall, twilight = _minute(sun.rise), _minute(sun.fall), problem.twilight_minutes
        golden = problem.golden_minutes
        self.bright = {
            Shoot.DAY: (rise, fall),
            Shoot.NIGHT: (rise, fall),
            Shoot.DAWN: (rise - twilight, rise + golden),
            Shoot.DUSK: (fall - golden, fall + twilight),
            Shoot.TWILIGHT: (rise - twilight, fall + twilight),
        }

    def allowed(self, done: int) -> list[int]:
        """What may come next: the rest of a set once begun, then the rest of a venue once begun."""
        rest = [at for at in range(len(self.blocks)) if not done >> at & 1]
        sets = {block.set.place for block in self._done(done)}
        if same_set := [at for at in rest if self.blocks[at].set.place in sets]:
            return same_set
        venues = {block.set.venue for block in self._done(done)}
        return [at for at in rest if self.blocks[at].set.venue in venues] or rest

    def after(self, done: int, state: _State, at: int) -> _State:
        block, before = self.blocks[at], self._done(done)
        rest = [other for i, other in enumerate(self.blocks) if not done >> i & 1]
        way = 0 if block.set.place in {b.set.place for b in before} else block.set.dressing_minutes
        if before and block.set.venue not in {b.set.venue for b in before}:
            way += self.move_minutes
        here = {c for b in before for c in b.cast} & {c for b in rest for c in b.cast}
        waiting = sum(way + (0 if character in block.cast else block.minutes) for character in here)
        start = self.call + state.elapsed + way
        return _State(
            state.out_of_light + self._out_of_light(block.light, start, start + block.minutes),
            state.waiting + waiting,
            (*state.path, at),
            state.elapsed + way + block.minutes,
        )

    def _done(self, done: int) -> list[_Block]:
        return [block for at, block in enumerate(self.blocks) if done >> at & 1]

    def _out_of_light(self, light: Shoot, start: int, end: int) -> int:
        if light is Shoot.ANY:
            return 0
        rise, fall = self.bright[light]
        bright = sum(
            max(0, min(end, fall + shift) - max(start, rise + shift)) for shift in (0, _DAY, 2 * _DAY)
        )
        return bright if light is Shoot.NIGHT else end - start - bright


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
