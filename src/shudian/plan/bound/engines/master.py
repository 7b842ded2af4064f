"""The linear program over contents found so far; its duals are the prices at which to look for more."""

from __future__ import annotations

import numpy as np
from ortools.linear_solver import pywraplp
from ortools.linear_solver.linear_solver_pb2 import MPModelProto

from shudian.plan.bound.kinds import Prices
from shudian.plan.days.tables import Flags, Ints


class Master:
    """Least cost of fractions of contents that meet all needs, with so many slots of each group."""

    def __init__(self, needs: Prices, counts: Ints, padding: Prices) -> None:
        self._solver = _glop()
        self._endless = self._solver.infinity()
        self._cost = self._solver.Objective()
        self._cost.SetMinimization()
        self._unit = float(padding[-1]) or 1.0
        self._needs = [self._solver.Constraint(need, self._endless) for need in needs]
        self._held = [(float(need), np.inf) for need in needs]
        self._groups = [self._solver.Constraint(-self._endless, float(count)) for count in counts]
        self._known: set[bytes] = set()
        self._pads = [self._variable(price) for price in padding]
        for row, pad in zip(self._needs, self._pads, strict=True):
            row.SetCoefficient(pad, 1.0)

    @property
    def columns(self) -> int:
        return len(self._known)

    def add(self, group: int, uses: Flags, cost: float) -> None:
        """A content of a slot of the group; once is enough."""
        name = uses.tobytes()
        if name in self._known:
            return
        self._known.add(name)
        variable = self._variable(cost)
        self._groups[group].SetCoefficient(variable, 1.0)
        for row in np.flatnonzero(uses):
            self._needs[row].SetCoefficient(variable, 1.0)

    def hold(self, fewest: Prices, most: Prices) -> None:
        """Each need between these numbers of slots."""
        for at, held in enumerate(zip(fewest.tolist(), most.tolist(), strict=True)):
            if held != self._held[at]:
                self._needs[at].SetBounds(held[0], min(held[1], self._endless))
                self._held[at] = held

    def solve(self) -> tuple[float, Prices] | None:
        """The least cost, and the prices of the needs; None where the solver errs."""
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            self._begin_anew()
            if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
                return None
        prices = np.array([row.dual_value() for row in self._needs])
        return self._cost.Value() * self._unit, prices * self._unit

    def counts(self) -> Prices:
        """On how many slots each need is used in the solution."""
        return np.array(self._solver.ComputeConstraintActivities()[: len(self._needs)])

    def _begin_anew(self) -> None:
        """The same program without the basis that GLOP got lost in."""
        model = MPModelProto()
        self._solver.ExportModelToProto(model)
        self._solver = _glop()
        self._solver.LoadModelFromProto(model)
        self._cost = self._solver.Objective()
        rows = self._solver.constraints()
        self._needs, self._groups = rows[: len(self._needs)], rows[len(self._needs) :]

    def _variable(self, cost: float) -> pywraplp.Variable:
        variable = self._solver.NumVar(0.0, self._endless, "")
        self._cost.SetCoefficient(variable, float(cost) / self._unit)
        return variable


def _glop() -> pywraplp.Solver:
    solver = pywraplp.Solver.CreateSolver("GLOP")
    solver.SuppressOutput()
    # a program solved a little too coarsely still gives prices, and any prices give a bound
    solver.SetSolverSpecificParametersAsString("change_status_to_imprecise: false")
    return solver
