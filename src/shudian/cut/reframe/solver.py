"""The L1-optimal camera path as a linear program: still where it can be, else even, else smooth.

After Grundmann, Kwatra, Essa, "Auto-directed video stabilization with robust L1 optimal camera
paths" (CVPR 2011): the sums of the absolute first, second and third differences are minimised,
here beside the distance from where the subject is and from letting its face leave the window.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import linprog

from shudian.cut.reframe.rules import rules

Numbers = npt.NDArray[np.float64]

_SAID = rules("path")
#: Weights of the three differences against a target's distance in pixels.
CALM: tuple[float, ...] = tuple(_SAID["calm"])
_LARGEST = 1500  # steps solved at once; longer shots are solved on a coarser grid


@dataclass(frozen=True, slots=True)
class Wish:
    """Where the window should start at each frame, how much, and the range that keeps the face whole."""

    target: Numbers
    weight: Numbers
    lowest: Numbers  # -inf where nothing is to be kept
    highest: Numbers


def l1_path(wish: Wish, lower: float, upper: float, speed: float) -> Numbers:
    """The window's start at each frame, inside [lower, upper], at most `speed` pixels a frame."""
    count = len(wish.target)
    stride = -(-count // _LARGEST)
    picked = np.unique(np.append(np.arange(0, count, stride), count - 1))
    if len(picked) < 4 or upper - lower < 1e-6:
        middle = float(np.average(wish.target, weights=wish.weight + 1e-9))
        return np.full(count, min(max(middle, lower), upper))
    coarse = _gathered(wish, picked)
    solved = _solve(coarse, lower, upper, speed * stride)
    return np.clip(np.interp(np.arange(count), picked, solved), lower, upper)


def _gathered(wish: Wish, picked: npt.NDArray[np.int64]) -> Wish:
    """A wish at fewer steps, each standing for the frames up to the next one."""
    return Wish(
        wish.target[picked],
        np.asarray(np.add.reduceat(wish.weight, picked), np.float64),
        np.asarray(np.maximum.reduceat(wish.lowest, picked), np.float64),
        np.asarray(np.minimum.reduceat(wish.highest, picked), np.float64),
    )


def _solve(wish: Wish, lower: float, upper: float, speed: float) -> Numbers:
    count = len(wish.target)
    differences = [sparse.eye(count, format="csr")]
    for _ in CALM:
        last = differences[-1]
        differences.append((last[1:] - last[:-1]).tocsr())
    measured = sparse.vstack(differences).tocsr()
    rows = measured.shape[0]
    aim = np.concatenate([wish.target, np.zeros(rows - count)])
    costs = [wish.weight] + [np.full(d.shape[0], c) for d, c in zip(differences[1:], CALM, strict=True)]
    kept = np.flatnonzero(np.isfinite(wish.lowest))
    pick = differences[0][kept]
    slack = sparse.eye(rows, format="csr")
    out = sparse.eye(len(kept), format="csr")
    nothing, none = sparse.csr_matrix((rows, len(kept))), sparse.csr_matrix((len(kept), rows))
    still = sparse.csr_matrix((count - 1, rows + len(kept)))
    left_side = sparse.vstack(
        [
            sparse.hstack([measured, -slack, nothing]),
            sparse.hstack([-measured, -slack, nothing]),
            sparse.hstack([pick, none, -out]),
            sparse.hstack([-pick, none, -out]),
            sparse.hstack([differences[1], still]),
            sparse.hstack([-differences[1], still]),
        ]
    )
    limits = np.full(2 * (count - 1), speed)
    right_side = np.concatenate([aim, -aim, wish.highest[kept], -wish.lowest[kept], limits])
    cost = np.concatenate(
        [np.zeros(count), *costs, np.maximum(_SAID["keep_least"], _SAID["keep"] * wish.weight[kept])]
    )
    bounds = [(lower, upper)] * count + [(0, None)] * (rows + len(kept))
    answer = linprog(cost, A_ub=left_side.tocsr(), b_ub=right_side, bounds=bounds, method="highs")
    if answer.x is None:
        raise ArithmeticError(f"The path has no solution: {answer.message}")
    return np.asarray(answer.x[:count], np.float64)
