"""Dates that are all alike, and few enough scenes a day: choose among everything that one day can hold.

A pattern is the scenes of one day. The linear program over all patterns (set partitioning) is a bound so
close that its prices leave few patterns that a better plan could use; CP-SAT chooses among those.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model

from shudian.plan.days.tables import DAY, NIGHT, Flags, Ints, Tables
from shudian.plan.exact.answers import Answer, Slots
from shudian.plan.exact.engines.clauses import Clauses, Sum

MOST_PATTERNS = 60_000
_STEPS = (
    200,
    2_000,
    MOST_PATTERNS,
)  # patterns of least reduced cost: the first give a plan, the last the proof
_DAY = 24 * 60


class Patterns(NamedTuple):
    holds: Flags  # [pattern, scene]
    cost: Ints  # [pattern] minor units
    once: int  # what every plan pays besides, minor units


def patterns(tables: Tables) -> Patterns | None:
    """Everything that a day can hold; None where dates differ or there is too much of it."""
    if not _alike(tables):
        return None
    held = _enumerated(tables)
    return None if held is None else _priced(tables, held)


def chosen(tables: Tables, found: Patterns, hint: Slots, effort: float) -> Answer | None:
    """The best plan with its proof, or None where effort ends before."""
    duals, rent = _duals(found, tables.dates)
    least = int(duals.sum()) + tables.dates * rent
    reduced = found.cost - found.holds @ duals - rent
    best = [row for row in _rows(hint, len(duals)) if row.any()]
    cost = _cost_of(found, best)
    for most in _STEPS:
        open_now = np.flatnonzero(reduced < cost - least)
        tried = open_now[np.argsort(reduced[open_now], kind="stable")[:most]]
        better, proven = _partition(found, tried, tables.dates, cost, effort)
        if better is not None:
            best = [found.holds[at] for at in better]
            cost = int(found.cost[better].sum())
        if proven and len(tried) == len(open_now):
            return Answer(_slots(best), cost + found.once, proven=True)
    return None


def _alike(t: Tables) -> bool:
    """Whether a plan costs the same, and is as legal, however its days are put on the dates."""
    apart = int(np.diff(t.ordinal).min(initial=365)) * _DAY
    shoots = [0, 1] if (t.light == NIGHT).any() else [0]
    calls = t.call[shoots]
    rested = apart + int(calls.min() - calls.max()) - t.meal - t.rest >= t.maximum
    free = not (t.hold_rate.any() or len(t.links) or t.travel_days.any() or t.limit_rest.any())
    dry = not (t.uncovered_cost and t.weather.any())
    return bool(len(t.minutes) and t.units == 1 and t.allowed.all() and rested and free and dry)


def _enumerated(t: Tables) -> Flags | None:
    scenes, most = len(t.minutes), min(t.most_scenes, len(t.minutes))
    minutes, found = t.minutes.tolist(), list[tuple[int, ...]]()
    waiting: list[tuple[tuple[int, ...], int]] = [((), 0)]
    while waiting:
        held, taken = waiting.pop()
        for scene in range(held[-1] + 1 if held else 0, scenes):
            if taken + minutes[scene] <= t.maximum:
                more = (*held, scene)
                found.append(more)
                if len(more) < most:
                    waiting.append((more, taken + minutes[scene]))
        if len(found) > MOST_PATTERNS:
            return None
    holds = np.zeros((len(found), scenes), np.bool_)
    for at, held in enumerate(found):
        holds[at, list(held)] = True
    return holds


def _priced(t: Tables, holds: Flags) -> Patterns:
    scenes = np.arange(len(t.minutes))
    plays = np.zeros((len(scenes), len(t.day_rate)), np.bool_)
    plays[np.repeat(scenes, np.diff(t.cast_from)), t.cast_list] = True
    in_set = t.set_of[:, None] == np.arange(len(t.venue_of))
    in_venue = t.venue_of[:, None] == np.arange(len(t.rent))
    cast, sets = holds @ plays, holds @ in_set
    venues = sets @ in_venue
    moves = venues.sum(axis=1) - 1
    night, day = holds[:, t.light == NIGHT].any(axis=1), holds[:, t.light == DAY].any(axis=1)
    work = holds @ t.minutes + sets @ t.set_minutes + moves * t.move_minutes
    own = holds @ (plays * t.minutes[:, None])
    most = np.minimum(t.limit_work, t.limit_presence)
    most = np.minimum(most, np.maximum(0, t.not_after[night.astype(np.int64)] - t.not_before))
    legal = (work <= t.maximum) & ~(night & day) & (own <= most).all(axis=1)
    legal &= ~(night & (cast & t.no_night).any(axis=1))
    cost = t.unit_cost[0] + cast @ t.day_rate + night * (cast @ t.night_supplement)
    cost += venues @ t.rent + moves * t.move_cost + sets @ t.dressing_cost
    cost += t.overtime[np.minimum(work, t.maximum)]
    cost += t.extra_rate * (holds * t.extras).max(axis=1, initial=0)
    return Patterns(holds[legal], cost[legal], once=int(t.travel_fee[plays.any(axis=0)].sum()))


def _duals(found: Patterns, dates: int) -> tuple[Ints, int]:
    """Whole prices of scenes and of a date that no pattern undercuts: whatever the solver rounds."""
    program = pywraplp.Solver.CreateSolver("GLOP")
    scenes = [program.Constraint(1, 1) for _ in found.holds.T]
    days = program.Constraint(-program.infinity(), dates)
    goal = program.Objective()
    for held, cost in zip(found.holds, found.cost.tolist(), strict=True):
        chosen = program.NumVar(0, program.infinity(), "")
        goal.SetCoefficient(chosen, float(cost))
        days.SetCoefficient(chosen, 1)
        for scene in np.flatnonzero(held).tolist():
            scenes[scene].SetCoefficient(chosen, 1)
    goal.SetMinimization()
    program.Solve()
    duals = np.array([math.floor(row.dual_value()) for row in scenes], np.int64)
    return duals, min(0, int((found.cost - found.holds @ duals).min()))


def _partition(
    found: Patterns, tried: Ints, dates: int, below: int, effort: float
) -> tuple[Ints | None, bool]:
    """The cheapest of these patterns that hold each scene once, cheaper than `below`; and whether that is proven."""
    clauses, price, count = Clauses(), Sum(), Sum()
    literals = [clauses.boolean() for _ in tried]
    for literal, cost in zip(literals, found.cost[tried].tolist(), strict=True):
        price.add(cost, literal)
        count.add(1, literal)
    for column in found.holds[tried].T:
        clauses.exactly_one(literals[at] for at in np.flatnonzero(column).tolist())
    clauses.at_most(count, dates)
    clauses.at_most(price, below - 1)
    clauses.minimise(price, 1)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = effort
    status = solver.solve(clauses.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, status == cp_model.INFEASIBLE
    values = np.array(solver.response_proto.solution, np.bool_)
    return tried[values[literals]], status == cp_model.OPTIMAL


def _rows(slots: Sequence[int], scenes: int) -> list[Flags]:
    at = np.array(slots, np.int64).reshape(scenes)
    return [at == slot for slot in range(int(at.max(initial=-1)) + 1)]


def _cost_of(found: Patterns, rows: Sequence[Flags]) -> int:
    return sum(int(found.cost[(found.holds == row).all(axis=1)][0]) for row in rows)


def _slots(rows: Sequence[Flags]) -> Slots:
    """Days that hold the earliest scenes first."""
    ordered = sorted(rows, key=lambda row: int(np.flatnonzero(row)[0]))
    return tuple(int(at) for at in np.array(ordered, np.int64).argmax(axis=0)) if ordered else ()
