"""The linear program over contents found so far; its duals are the prices at which to look for more."""

from __future__ import annotations

import numpy as np
from ortools.linear_solver import pywraplp

from shudian.plan.bound.kinds import Prices
from shudian.plan.days.tables import Flags, Ints


class Master:
    """Least cost of fractions of contents that meet all needs, with so many slots of each group."""

    def __init__(self, needs: Ints, counts: Ints, padding: Prices) -> None:
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._solver.SuppressOutput()
        self._endless = self._solver.infinity()
        self._cost = self._solver.Objective()
        self._cost.SetMinimization()
        self._needs = [self._solver.Constraint(float(need), self._endless) for need in needs]
        self._groups = [self._solver.Constraint(-self._endless, float(count)) for count in counts]
        self._known: set[bytes] = set()
        for row, price in zip(self._needs, padding, strict=True):
            row.SetCoefficient(self._variable(price), 1.0)

    def add(self, kind: int, group: int, uses: Flags, cost: float) -> None:
        """A content of a slot of a kind; once is enough."""
        name = bytes([kind]) + uses.tobytes()
        if name in self._known:
            return
        self._known.add(name)
        variable = self._variable(cost)
        self._groups[group].SetCoefficient(variable, 1.0)
        for row in np.flatnonzero(uses):
            self._needs[row].SetCoefficient(variable, 1.0)

    @property
    def columns(self) -> int:
        return len(self._known)

    def solve(self) -> tuple[float, Prices]:
        """The least cost, and the prices of the needs."""
        self._solver.Solve()
        return self._cost.Value(), np.array([row.dual_value() for row in self._needs])

    def _variable(self, cost: float) -> pywraplp.Variable:
        variable = self._solver.NumVar(0.0, self._endless, "")
        self._cost.SetCoefficient(variable, float(cost))
        return variable
