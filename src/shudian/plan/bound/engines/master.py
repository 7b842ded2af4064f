"""The linear program over contents found so far; its duals are the prices at which to look for more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.linear_solver import pywraplp

from shudian.plan.bound.engines.pool import Pool
from shudian.plan.bound.kinds import Prices
from shudian.plan.bound.rows import Rows
from shudian.plan.days.tables import Flags, Ints

BROKEN = 0.01  # by how much a row is broken before it is asked
MOST = 2500  # contents in the program, before it is begun anew with the best of them
KEPT = 1200
RECALLED = 100  # contents a round
DEARER = 4.0  # how much dearer it gets to miss a row that the solution misses


@dataclass(frozen=True, slots=True)
class _Solved:
    prices: Prices  # [row]
    slots: Prices  # [slot] the price of having it
    taken: list[tuple[int, float]]  # contents and which fraction of them
    extras: Prices
    missed: list[int]  # rows


class Master:
    """Least cost of fractions of contents that keep all rows asked so far, one content a slot."""

    def __init__(self, rows: Rows, features: int) -> None:
        self.rows = rows
        self.relief = rows.relief.copy()
        self.pool = Pool(features)
        self._endless = float(pywraplp.Solver.infinity())
        self._unit = float(rows.relief.max()) / 100 or 1.0
        self._held = {
            row: (float(rows.low[row]), float(rows.high[row])) for row in np.flatnonzero(rows.asked).tolist()
        }
        self._begin([])

    @property
    def columns(self) -> int:
        return self.pool.size

    def add(self, slot: int, uses: Flags, cost: float) -> None:
        """A content of a slot; once is enough."""
        if self.pool.add(slot, uses, cost):
            self._enter(self.pool.size - 1)

    def hold(self, low: Prices, high: Prices) -> None:
        """Each row between these numbers; rows that only now ask something are asked from now on."""
        changed = (low != self.rows.low) | (high != self.rows.high)
        for row in sorted({*self._held, *np.flatnonzero(changed).tolist()}):
            held = float(low[row]), float(high[row])
            if row not in self._held:
                self._held[row] = held
                self._ask(row)
            elif held != self._held[row]:
                self._asked[row].SetBounds(*self._within(*held))
                self._held[row] = held

    def tighten(self, low: Prices, high: Prices) -> bool:
        """Asks rows that the solution breaks, makes those dearer that it misses; whether there are any."""
        counts = self.counts()
        broken = np.flatnonzero((counts < low - BROKEN) | (counts > high + BROKEN))
        fresh = [row for row in broken.tolist() if row not in self._held]
        for row in fresh:
            self._held[row] = float(low[row]), float(high[row])
            self._ask(row)
        cheap = [row for row in self._solved.missed if self.relief[row] < self.relief.max()]
        for row in cheap:
            self.relief[row] = min(DEARER * self.relief[row] + 1.0, self.relief.max())
            self._cost.SetCoefficient(self._pads[row], float(self.relief[row]) / self._unit)
        return bool(fresh or cheap)

    def solve(self) -> tuple[float, Prices] | None:
        """The least cost, and the prices of the rows; None where the solver errs."""
        if len(self._inside) > MOST:
            self._begin(self._best())
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            self._begin(self._inside)
            if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
                return None
        prices = np.zeros(self.rows.low.size)
        for row, constraint in self._asked.items():
            prices[row] = constraint.dual_value() * self._unit
        values = (each.solution_value() for each in self._variables)
        self._solved = _Solved(
            prices,
            np.array([row.dual_value() for row in self._slots]) * self._unit,
            [(content, value) for content, value in zip(self._inside, values, strict=True) if value > 1e-6],
            np.array([each.solution_value() for each in self._extras], np.float64),
            [row for row, pad in self._pads.items() if pad.solution_value() > BROKEN],
        )
        return self._cost.Value() * self._unit, prices

    def recall(self) -> int:
        """Takes contents back into the program that earn something at its prices; how many."""
        left = self._left()
        left[self._inside] = 0.0
        best = np.argsort(left, kind="stable")[:RECALLED]
        earning = best[left[best] < -1e-6 * self._unit].tolist()
        for content in earning:
            self._enter(content)
        return len(earning)

    def shares(self) -> list[tuple[int, Flags, float]]:
        """The contents of the solution: slot, features, which fraction."""
        return [(int(self.pool.slots[n]), self.pool.uses[n], value) for n, value in self._solved.taken]

    def counts(self) -> Prices:
        """How much of each row the solution uses, extras among it."""
        counts = np.zeros(self.rows.low.size)
        for slot, uses, share in self.shares():
            counts += share * self.rows.weights(slot, uses.astype(np.float64))
        extras, values = self.rows.extras, self._solved.extras
        if values.size:
            counts += np.bincount(extras.rows, extras.weights * values[extras.of], counts.size)
        return counts

    def _begin(self, contents: list[int]) -> None:
        """The program with these contents and all rows asked so far."""
        self._solver = _glop()
        self._cost = self._solver.Objective()
        self._cost.SetMinimization()
        self._slots = [self._solver.Constraint(-self._endless, 1.0) for _ in self.rows.slots]
        extras = self.rows.extras
        self._extras = [
            self._variable(cost, most) for cost, most in zip(extras.cost, extras.most, strict=True)
        ]
        self._inside: list[int] = []
        self._variables: list[pywraplp.Variable] = []
        self._asked: dict[int, pywraplp.Constraint] = {}
        self._pads: dict[int, pywraplp.Variable] = {}
        for row in self._held:
            self._ask(row)
        for content in contents:
            self._enter(content)

    def _best(self) -> list[int]:
        """Of the contents inside those that cost least beyond what they earn."""
        order = np.argsort(self._left()[self._inside], kind="stable")[:KEPT]
        return [self._inside[n] for n in sorted(order.tolist())]

    def _left(self) -> Prices:
        return self.pool.reduced(self.rows, self._solved.prices, self._solved.slots)

    def _enter(self, content: int) -> None:
        slot = int(self.pool.slots[content])
        variable = self._variable(float(self.pool.costs[content]), np.inf)
        self._inside.append(content)
        self._variables.append(variable)
        self._slots[slot].SetCoefficient(variable, 1.0)
        weights = self.rows.weights(slot, self.pool.uses[content].astype(np.float64))
        for row in np.flatnonzero(weights).tolist():
            if row in self._asked:
                self._asked[row].SetCoefficient(variable, float(weights[row]))

    def _ask(self, row: int) -> None:
        rows = self.rows
        constraint = self._solver.Constraint(*self._within(*self._held[row]))
        self._asked[row] = constraint
        self._pads[row] = self._variable(self.relief[row], np.inf)
        constraint.SetCoefficient(self._pads[row], 1.0)
        at = np.flatnonzero(rows.extras.rows == row)
        for extra, weight in zip(rows.extras.of[at].tolist(), rows.extras.weights[at].tolist(), strict=True):
            constraint.SetCoefficient(self._extras[extra], weight)
        if self._inside:
            self._fill(row, np.array(self._inside, np.int64))

    def _fill(self, row: int, inside: Ints) -> None:
        for slot, entries in enumerate(self.rows.slots):
            mine = np.flatnonzero(entries.rows == row)
            there = np.flatnonzero(self.pool.slots[inside] == slot)
            weights = self.pool.uses[inside[there]][:, entries.features[mine]] @ entries.weights[mine]
            for at, weight in zip(there.tolist(), weights.tolist(), strict=True):
                if weight:
                    self._asked[row].SetCoefficient(self._variables[at], weight)

    def _within(self, low: float, high: float) -> tuple[float, float]:
        return max(low, -self._endless), min(high, self._endless)

    def _variable(self, cost: float, most: float) -> pywraplp.Variable:
        variable = self._solver.NumVar(0.0, min(float(most), self._endless), "")
        self._cost.SetCoefficient(variable, float(cost) / self._unit)
        return variable


def _glop() -> pywraplp.Solver:
    solver = pywraplp.Solver.CreateSolver("GLOP")
    solver.SuppressOutput()
    # a program solved a little too coarsely still gives prices, and any prices give a bound;
    # a program made simpler first could not begin where it stood
    solver.SetSolverSpecificParametersAsString("change_status_to_imprecise: false use_preprocessing: false")
    return solver
