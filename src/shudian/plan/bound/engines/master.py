"""The linear program over contents found so far; its duals are the prices at which to look for more."""

from __future__ import annotations

import numpy as np
from ortools.linear_solver import pywraplp
from ortools.linear_solver.linear_solver_pb2 import MPModelProto

from shudian.plan.bound.kinds import Prices
from shudian.plan.bound.rows import Rows
from shudian.plan.days.tables import Flags

BROKEN = 0.01  # by how much a row is broken before it is asked


class Master:
    """Least cost of fractions of contents that keep all rows asked so far, one content a slot."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._solver = _glop()
        self._endless = self._solver.infinity()
        self._cost = self._solver.Objective()
        self._cost.SetMinimization()
        self._unit = float(rows.relief.max()) / 100 or 1.0
        self._slots = [self._solver.Constraint(-self._endless, 1.0) for _ in rows.slots]
        self._known: dict[bytes, int] = {}
        self._contents: list[tuple[int, Flags]] = []
        self._variables: list[pywraplp.Variable] = []
        self._extras = [
            self._variable(cost, most) for cost, most in zip(rows.extras.cost, rows.extras.most, strict=True)
        ]
        self._asked: dict[int, pywraplp.Constraint] = {}
        self._held: dict[int, tuple[float, float]] = {}
        for row in np.flatnonzero(rows.asked).tolist():
            self._ask(row, float(rows.low[row]), float(rows.high[row]))

    @property
    def columns(self) -> int:
        return len(self._known)

    def add(self, slot: int, uses: Flags, cost: float) -> None:
        """A content of a slot; once is enough."""
        name = bytes([slot % 256, slot // 256]) + np.packbits(uses).tobytes()
        if name in self._known:
            return
        self._known[name] = len(self._contents)
        self._contents.append((slot, uses))
        variable = self._variable(cost, np.inf)
        self._variables.append(variable)
        self._slots[slot].SetCoefficient(variable, 1.0)
        weights = self.rows.weights(slot, uses.astype(np.float64))
        for row in np.flatnonzero(weights).tolist():
            if row in self._asked:
                self._asked[row].SetCoefficient(variable, float(weights[row]))

    def hold(self, low: Prices, high: Prices) -> None:
        """Each row between these numbers; rows that only now ask something are asked from now on."""
        changed = (low != self.rows.low) | (high != self.rows.high)
        for row in sorted({*self._asked, *np.flatnonzero(changed).tolist()}):
            held = float(low[row]), float(high[row])
            if row not in self._asked:
                self._ask(row, *held)
            elif held != self._held[row]:
                self._asked[row].SetBounds(*self._within(*held))
                self._held[row] = held

    def ask_broken(self, low: Prices, high: Prices) -> bool:
        """Asks rows that the solution breaks, if there are any."""
        counts = self.counts()
        broken = np.flatnonzero((counts < low - BROKEN) | (counts > high + BROKEN))
        fresh = [row for row in broken.tolist() if row not in self._asked]
        for row in fresh:
            self._ask(row, float(low[row]), float(high[row]))
        return bool(fresh)

    def solve(self) -> tuple[float, Prices] | None:
        """The least cost, and the prices of the rows; None where the solver errs."""
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            self._begin_anew()
            if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
                return None
        prices = np.zeros(self.rows.low.size)
        for row, constraint in self._asked.items():
            prices[row] = constraint.dual_value()
        return self._cost.Value() * self._unit, prices * self._unit

    def shares(self) -> list[tuple[int, Flags, float]]:
        """The contents of the solution: slot, features, which fraction."""
        values = (
            (each, variable.solution_value())
            for each, variable in zip(self._contents, self._variables, strict=True)
        )
        return [(slot, uses, value) for (slot, uses), value in values if value > 1e-6]

    def counts(self) -> Prices:
        """How much of each row the solution uses, extras among it."""
        counts = np.zeros(self.rows.low.size)
        for slot, uses, share in self.shares():
            counts += share * self.rows.weights(slot, uses.astype(np.float64))
        extras = self.rows.extras
        values = np.array([each.solution_value() for each in self._extras])
        if values.size:
            counts += np.bincount(extras.rows, extras.weights * values[extras.of], counts.size)
        return counts

    def _ask(self, row: int, low: float, high: float) -> None:
        rows = self.rows
        constraint = self._solver.Constraint(*self._within(low, high))
        self._asked[row], self._held[row] = constraint, (low, high)
        constraint.SetCoefficient(self._variable(rows.relief[row], np.inf), 1.0)
        at = np.flatnonzero(rows.extras.rows == row)
        for extra, weight in zip(rows.extras.of[at].tolist(), rows.extras.weights[at].tolist(), strict=True):
            constraint.SetCoefficient(self._extras[extra], weight)
        where = [np.flatnonzero(each.rows == row) for each in rows.slots]
        for (slot, uses), variable in zip(self._contents, self._variables, strict=True):
            mine, entries = where[slot], rows.slots[slot]
            if mine.size and (weight := float(entries.weights[mine] @ uses[entries.features[mine]])):
                constraint.SetCoefficient(variable, weight)

    def _within(self, low: float, high: float) -> tuple[float, float]:
        return max(low, -self._endless), min(high, self._endless)

    def _begin_anew(self) -> None:
        """The same program without the basis that GLOP got lost in."""
        model = MPModelProto()
        self._solver.ExportModelToProto(model)
        self._solver = _glop()
        self._solver.LoadModelFromProto(model)
        self._cost = self._solver.Objective()
        rows, variables = self._solver.constraints(), self._solver.variables()
        self._slots = [rows[each.index()] for each in self._slots]
        self._asked = {row: rows[each.index()] for row, each in self._asked.items()}
        self._variables = [variables[each.index()] for each in self._variables]
        self._extras = [variables[each.index()] for each in self._extras]

    def _variable(self, cost: float, most: float) -> pywraplp.Variable:
        variable = self._solver.NumVar(0.0, min(float(most), self._endless), "")
        self._cost.SetCoefficient(variable, float(cost) / self._unit)
        return variable


def _glop() -> pywraplp.Solver:
    solver = pywraplp.Solver.CreateSolver("GLOP")
    solver.SuppressOutput()
    # a program solved a little too coarsely still gives prices, and any prices give a bound
    solver.SetSolverSpecificParametersAsString("change_status_to_imprecise: false use_preprocessing: false")
    return solver
