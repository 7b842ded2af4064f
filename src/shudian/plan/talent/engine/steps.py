"""One more scene at one end of every state of a layer, equal states kept once.

Two states are equal if the same scenes are left and the same performers are open at each end, or at the
ends exchanged. Dominance and the forced move: Qin, Zhang, Lim and Liang, EJOR 250 (2016), §4.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from shudian.plan.engines.compiled import compiled
from shudian.plan.talent.engine.tables import Ints, Mask, Masks, Tables, U, cast_in, holds, wages
from shudian.plan.talent.problem import MOST_SCENES

#: `Layer.step`: the scene, plus this if it was placed at the right end.
AT_RIGHT = 128


class Layer(NamedTuple):
    """States by number, found again through `slot` (open addressing, state + 1, 0 is free)."""

    left: Masks
    right: Masks
    spent: Ints
    parent: NDArray[np.int32]
    step: NDArray[np.uint8]
    rest: Masks  # key: scenes left
    open: Masks  # key: the two sets of open performers
    slot: NDArray[np.int32]


def empty_layer(states: int) -> Layer:
    slots = 1 << max(5, int(states * 1.6).bit_length())
    return Layer(
        np.empty(states, U),
        np.empty(states, U),
        np.empty(states, np.int64),
        np.empty(states, np.int32),
        np.empty(states, np.uint8),
        np.empty(states, U),
        np.empty(states, U),
        np.zeros(slots, np.int32),
    )


@compiled
def _mixed(one: Mask, other: Mask) -> Any:
    mixed = one * U(0x9E3779B97F4A7C15) ^ (other + U(0x7F4A7C15)) * U(0xC2B2AE3D27D4EB4F)
    mixed ^= mixed >> U(29)
    mixed *= U(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> U(32)
    mixed *= U(0x94D049BB133111EB)
    return mixed ^ (mixed >> U(29))


@compiled
def grown(old: Layer, count: int, new: Layer) -> None:
    """Move the first `count` states into a larger layer."""
    mask = U(len(new.slot) - 1)
    for at in range(count):
        new.left[at], new.right[at], new.spent[at] = old.left[at], old.right[at], old.spent[at]
        new.parent[at], new.step[at] = old.parent[at], old.step[at]
        new.rest[at], new.open[at] = old.rest[at], old.open[at]
        slot = _mixed(old.rest[at], old.open[at]) & mask
        while new.slot[slot]:
            slot = (slot + U(1)) & mask
        new.slot[slot] = at + 1


@compiled
def _kept(
    layer: Layer,
    count: int,
    left: Mask,
    right: Mask,
    spent: Any,
    parent: int,
    step: int,
    rest: Mask,
    ends: Mask,
) -> int:
    """Keep a state unless an equal one is no dearer; the count of states after it."""
    mask = U(len(layer.slot) - 1)
    slot = _mixed(rest, ends) & mask
    at = count
    while layer.slot[slot]:
        other = layer.slot[slot] - 1
        if layer.rest[other] == rest and layer.open[other] == ends:
            if layer.spent[other] <= spent:
                return count
            at = other
            break
        slot = (slot + U(1)) & mask
    if at == count:
        layer.slot[slot] = at + 1
        layer.rest[at], layer.open[at] = rest, ends
        count += 1
    layer.left[at], layer.right[at], layer.spent[at] = left, right, spent
    layer.parent[at], layer.step[at] = parent, step
    return count


@compiled
def _dominated(at: int, count: int, left: Any, here: Mask, there: Mask, free: Mask, of: Tables) -> bool:
    """Whether another scene is at least as good next; of two equal ones the first is."""
    plays = of.plays[left[at]] & free
    near, far = plays | here, plays | there
    for other in range(count):
        if other == at:
            continue
        else_plays = of.plays[left[other]] & free
        if (else_plays | here) & ~near:
            continue
        else_far = else_plays | there
        if not far & ~else_far and ((else_plays | here) != near or far != else_far or other < at):
            return True
        if wages(near & else_far, of.wages_of) > wages(else_plays | here, of.wages_of):
            return True
    return False


@compiled
def _candidates(at_here: Mask, at_there: Mask, rest: Mask, of: Tables, left: Any, into: Any) -> int:
    """The scenes worth placing next at one end, by position in `left`; one alone if it is forced."""
    count = 0
    for scene in range(of.scenes):
        if holds(rest, scene):
            left[count] = scene
            count += 1
    needed = cast_in(rest, of.cast_of)
    free = ~(at_here & at_there)
    here, there = at_here & needed & ~at_there, at_there & needed & ~at_here
    for at in range(count):
        plays = of.plays[left[at]]
        if not here & ~plays and not plays & free & ~at_here:
            into[0] = left[at]
            return 1
    found = 0
    for at in range(count):
        if not _dominated(at, count, left, here, there, free, of):
            into[found] = left[at]
            found += 1
    return found


@compiled
def expand(
    left: Masks, right: Masks, spent: Ints, first: int, count: int, enough: Any, of: Tables, layer: Layer
) -> tuple[int, int]:
    """Every child of the states from `first` on that costs less than `enough`: (parents done, states in `layer`).

    Stops before a parent whose children might not fit.
    """
    remaining = np.empty(MOST_SCENES, np.int64)
    next_up = np.empty(MOST_SCENES, np.int64)
    for parent in range(first, len(spent)):
        if count + of.scenes > len(layer.spent):
            return parent, count
        rest = of.all & ~(left[parent] | right[parent])
        needed = cast_in(rest, of.cast_of)
        here, there = left[parent], right[parent]
        at_here, at_there = cast_in(here, of.cast_of), cast_in(there, of.cast_of)
        # the end whose open performers cost less
        turned = wages(at_there & needed & ~at_here, of.wages_of) < wages(
            at_here & needed & ~at_there, of.wages_of
        )
        if turned:
            here, there = there, here
            at_here, at_there = at_there, at_here
        found = _candidates(at_here, at_there, rest, of, remaining, next_up)
        for at in range(found):
            scene = next_up[at]
            plays, bit = of.plays[scene], U(1) << U(scene)
            after = rest & ~bit
            to_come = cast_in(after, of.cast_of)
            cost = spent[parent] + of.lasts[scene] * wages(
                at_here & (to_come | at_there) & ~plays, of.wages_of
            )
            if cost >= enough:
                continue
            now_here = at_here | plays
            one, other = now_here & (to_come | at_there), at_there & (to_come | now_here)
            ends = (min(one, other) << U(32)) | max(one, other)
            new_left, new_right = (there, here | bit) if turned else (here | bit, there)
            step = scene + AT_RIGHT if turned else scene
            count = _kept(layer, count, new_left, new_right, cost, parent, step, after, ends)
    return len(spent), count
