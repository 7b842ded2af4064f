"""One slot as the pricing sees it: arrays in the order of venues, sets in them, scenes in those."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Slot(NamedTuple):
    minutes: np.ndarray  # [scene] int64
    scenes_from: np.ndarray  # [set + 1] scenes of a set stand together
    sets_from: np.ndarray  # [venue + 1] sets of a venue stand together
    set_minutes: np.ndarray  # [set] int64
    set_cost: np.ndarray  # [set] float64, minor units
    venue_cost: np.ndarray  # [venue]
    cast_from: np.ndarray  # [scene + 1] its characters: cast_list[cast_from[s]:cast_from[s + 1]]
    cast_list: np.ndarray
    cast_cost: np.ndarray  # [character] float64
    overtime: np.ndarray  # [minutes of work] float64, never falling
    move_minutes: int  # to every venue but the first
    move_cost: float
    base: float  # what the slot costs once used
