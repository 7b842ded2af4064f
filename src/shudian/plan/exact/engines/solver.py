"""CP-SAT on one core, the same every time: one seed, one worker, a limit in deterministic time.

A whole problem is searched by many strategies in turn (`interleave_search`): some of them meet at once
what the others never find. A neighbourhood is small enough for one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence

from ortools.sat.python import cp_model

from shudian.plan.days.tables import Tables
from shudian.plan.exact.answers import IMPOSSIBLE, Answer, Impossible, Kept, Slots
from shudian.plan.exact.engines.clauses import TRUE, Sum
from shudian.plan.exact.engines.cuts import cut
from shudian.plan.exact.engines.model import DayModel, Part
from shudian.plan.exact.engines.neighbours import Neighbours
from shudian.plan.exact.engines.patterns import chosen, patterns
from shudian.plan.exact.engines.prices import cost

SEED = 1

Progress = Callable[[int, int], None]  # cost of the best so far, bound; minor units


def priced(tables: Tables, slots: Sequence[int]) -> int | None:
    """What an allocation costs; None if it breaks a rule."""
    days = DayModel(tables, Part(slots, free=()))
    price = cost(days, Neighbours(days))
    return None if days.clauses.impossible else price.known


def feasible(
    tables: Tables,
    effort: float,
    hint: Sequence[int] | None = None,
    *,
    only: Collection[int] | None = None,
    split: bool = False,
) -> Slots | Impossible | None:
    """Slots that keep every rule, or the proof that none do; None where effort ends before either.

    With `only`, rules are judged for those scenes, whatever the others do; the slots are then worth nothing.
    """
    part = Part(hint, only=only, split=split)
    if _ruled_out(tables, part):
        return IMPOSSIBLE
    if effort <= 0:
        return None
    for stage, share in (("repair", 0.05), ("search", 0.15), ("proof", 0.8)):
        solver, days = _stage(stage, share * effort), DayModel(tables, part)
        Neighbours(days)
        if stage == "proof":
            cut(days)
        if hint is not None:
            days.clauses.hint()
        status = solver.solve(days.clauses.model)
        if status == cp_model.INFEASIBLE:
            return IMPOSSIBLE
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return _slots(days, solver)
    return None


def _ruled_out(tables: Tables, part: Part) -> bool:
    """Whether no plan is left by counting alone."""
    days = DayModel(tables, part)
    cut(days)
    return days.clauses.impossible


def _stage(name: str, effort: float) -> cp_model.CpSolver:
    """Local repair of the model as it stands finds most plans at once; proofs need cuts and linear programs."""
    solver = _solver(effort)
    solver.parameters.interleave_search = True
    if name != "proof":
        solver.parameters.ignore_subsolvers.extend(("default_lp", "max_lp", "max_lp_sym"))
        solver.parameters.cp_model_presolve = name == "search"
        solver.parameters.symmetry_level = 0
    return solver


def improve(
    tables: Tables,
    slots: Sequence[int],
    free: Collection[int],
    effort: float,
    *,
    within: Collection[int] | None = None,
    kept: Kept | None = None,
) -> Slots:
    """The best slots found for the free scenes while all others stay; never dearer than what was given."""
    days = DayModel(tables, Part(slots, free=frozenset(free), within=within))
    price = _price(days, kept)
    before = days.clauses.total(price)
    scale = _minimise(days, price)
    days.clauses.hint()
    solver = _solver(effort)
    status = solver.solve(days.clauses.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return tuple(slots)
    after = round(solver.objective_value) * scale + price.known
    return _slots(days, solver) if after < before else tuple(slots)


def nearest(
    tables: Tables, slots: Sequence[int], free: Collection[int], effort: float, within: Collection[int]
) -> Answer:
    """Legal slots with the fewest of the free scenes moved (-1: has no place yet); the bound counts scenes."""
    days = DayModel(tables, Part(slots, free=frozenset(free), within=within))
    Neighbours(days)
    moved = _moved(days, slots)
    days.clauses.minimise(moved, 1)
    days.clauses.hint()
    solver = _solver(effort)
    status = solver.solve(days.clauses.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(None, 0, proven=status == cp_model.INFEASIBLE)
    least = math.ceil(solver.best_objective_bound - 1e-6) + moved.known
    return Answer(_slots(days, solver), least, proven=status == cp_model.OPTIMAL)


def prove(
    tables: Tables,
    effort: float,
    hint: Sequence[int] | None = None,
    *,
    kept: Kept | None = None,
    on_progress: Progress | None = None,
) -> Answer:
    if hint is None:
        found = feasible(tables, effort / 5)
        if isinstance(found, Impossible):
            return Answer(None, 0, proven=True)
        hint = found
    if hint is not None and not kept and (few := patterns(tables)):
        answer = chosen(tables, few, tuple(hint), effort)
        if answer:
            return answer
    days = DayModel(tables, Part(hint))
    price = _price(days, kept)
    cut(days)
    scale = _minimise(days, price)
    if hint is not None:
        days.clauses.hint()
    solver = _solver(effort)
    solver.parameters.interleave_search = True
    watch = _Watch(solver, scale, price.known, on_progress)
    status = solver.solve(days.clauses.model, watch)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(None, 0, proven=status == cp_model.INFEASIBLE)
    least = math.ceil(solver.best_objective_bound - 1e-6) * scale + price.known
    return Answer(_slots(days, solver), max(0, least), proven=status == cp_model.OPTIMAL)


def _price(days: DayModel, kept: Kept | None) -> Sum:
    price = cost(days, Neighbours(days))
    if not kept:
        return price
    moved = _moved(days, kept.slots)
    if kept.most is not None:
        days.clauses.at_most(moved, kept.most)
    return price.plus(moved, kept.weight)


def _moved(days: DayModel, slots: Sequence[int | None]) -> Sum:
    """How many scenes are not in the slot given; one without any does not count."""
    moved = Sum()
    for scene, slot in enumerate(slots):
        if slot is not None:
            moved.add(1, ~days.scenes[scene].get(slot, ~TRUE))
    return moved


def _minimise(days: DayModel, price: Sum) -> int:
    """Sets the objective; gives the minor units that one unit of it stands for."""
    scale = math.gcd(*price.weights.values()) or 1
    days.clauses.minimise(price, scale)
    return scale


def _solver(effort: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = SEED
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = effort
    return solver


def _slots(days: DayModel, solver: cp_model.CpSolver) -> Slots:
    values = solver.response_proto.solution
    return tuple(
        next((slot for slot, literal in row.items() if literal == TRUE or values[literal]), -1)
        for row in days.scenes
    )


class _Watch(cp_model.CpSolverSolutionCallback):
    """Hands each better schedule, and each better bound once there is a schedule, to `on_progress`."""

    def __init__(self, solver: cp_model.CpSolver, scale: int, known: int, tell: Progress | None) -> None:
        super().__init__()
        self._scale, self._known, self._tell = scale, known, tell
        self._cost: int | None = None
        if tell:
            solver.best_bound_callback = self._bounded

    def on_solution_callback(self) -> None:
        self._cost = self._minor(self.objective_value)
        if self._tell:
            self._tell(self._cost, max(0, self._minor(self.best_objective_bound)))

    def _bounded(self, bound: float) -> None:
        if self._tell and self._cost is not None:
            self._tell(self._cost, max(0, self._minor(bound)))

    def _minor(self, units: float) -> int:
        return round(units) * self._scale + self._known
