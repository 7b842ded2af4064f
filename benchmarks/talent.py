"""Time to proof on the classics of talent scheduling: ours, CP-SAT on positions, and didppy's CABS.

    python benchmarks/talent.py [SECONDS]

All in one process after each has been run once, CPU seconds. The model for CP-SAT (position, inverse, onset)
is the best of those that published work uses; the one for didppy is its paper's forward programme.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from shudian.plan.talent import Talent, read, solve
from shudian.plan.talent.problem import reduced

CLASSICS = Path(__file__).parent / "talent_classics"
QUICK = ("film105", "film114", "MobStory")
Proof = tuple[int, bool, float]  # holding, proven, CPU seconds


def timed(run: Callable[[], tuple[int, bool]]) -> Proof:
    began = time.process_time()
    holding, proven = run()
    return holding, proven, time.process_time() - began


def ours(problem: Talent) -> Proof:
    def run() -> tuple[int, bool]:
        order = solve(problem)
        return order.holding, order.proven

    return timed(run)


def cp_sat(problem: Talent, seconds: float) -> Proof:
    """Positions and their inverse; a performer's first and last position; waiting where a scene lies between."""
    from ortools.sat.python import cp_model

    problem = reduced(problem).talent
    scenes = range(len(problem.durations))
    model = cp_model.CpModel()
    last = len(problem.durations) - 1
    position = [model.new_int_var(0, last, "") for _ in scenes]
    model.add_inverse(position, [model.new_int_var(0, last, "") for _ in scenes])
    waiting = []
    for wage, plays in zip(problem.wages, problem.playing, strict=True):
        begin, end = model.new_int_var(0, last, ""), model.new_int_var(0, last, "")
        model.add_min_equality(begin, [position[scene] for scene in sorted(plays)])
        model.add_max_equality(end, [position[scene] for scene in sorted(plays)])
        for scene in scenes:
            if scene not in plays:
                after, before, between = (model.new_bool_var("") for _ in range(3))
                model.add(position[scene] > begin).only_enforce_if(after)
                model.add(position[scene] < begin).only_enforce_if(~after)
                model.add(position[scene] < end).only_enforce_if(before)
                model.add(position[scene] > end).only_enforce_if(~before)
                model.add_bool_or(~after, ~before, between)
                waiting.append(wage * problem.durations[scene] * between)
    model.minimize(sum(waiting))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2

    def run() -> tuple[int, bool]:
        status = solver.solve(model)
        return round(solver.objective_value), bool(status == cp_model.OPTIMAL)

    return timed(run)


def didp(problem: Talent, seconds: float) -> Proof:
    """Scenes one after the other; who is there waits while earlier and later scenes need them."""
    import didppy as dp

    problem = reduced(problem).talent
    scenes, cast = len(problem.durations), len(problem.wages)
    model = dp.Model()
    scene = model.add_object_type(number=scenes)
    left = model.add_set_var(object_type=scene, target=list(range(scenes)))
    done = model.add_set_var(object_type=scene, target=[])
    needs = [model.create_set_const(object_type=scene, value=sorted(plays)) for plays in problem.playing]
    for at, lasts in enumerate(problem.durations):
        waiting = dp.IntExpr(0)
        for who in range(cast):
            if at not in problem.playing[who]:
                here = ~(needs[who] & done).is_empty() & ~(needs[who] & left).is_empty()
                waiting += here.if_then_else(problem.wages[who] * lasts, 0)
        model.add_transition(
            dp.Transition(
                name=str(at),
                cost=waiting + dp.IntExpr.state_cost(),
                effects=[(left, left.remove(at)), (done, done.add(at))],
                preconditions=[left.contains(at)],
            )
        )
    model.add_base_case([left.is_empty()])
    model.add_dual_bound(0)
    solver = dp.CABS(model, time_limit=seconds, quiet=True, threads=1)

    def run() -> tuple[int, bool]:
        found = solver.search()
        return found.cost, found.is_optimal

    return timed(run)


def problems() -> list[Talent]:
    made = [read(file.read_bytes(), file.name)[0] for file in sorted(CLASSICS.glob("*.dzn"))]
    return [problem for problem in made if problem]


def row() -> tuple[str, str, str, str]:
    """For the table of the README: the quicker classics to proof, beside CP-SAT on positions in the same run."""
    quick = [problem for problem in problems() if problem.name in QUICK]
    solve(quick[0])  # compiles
    mine = [ours(problem) for problem in quick]
    theirs = [cp_sat(problem, 20) for problem in quick]
    assert all(proven for _, proven, _ in (*mine, *theirs))
    assert [holding for holding, _, _ in mine] == [holding for holding, _, _ in theirs]
    spent, limit = (sum(seconds for _, _, seconds in each) for each in (mine, theirs))
    return (
        f"`plan talent`, classics {', '.join(problem.name for problem in quick)} to proof",
        f"{spent:.2f} CPU-s",
        f"{limit:.1f} CPU-s, CP-SAT on positions",
        f"{spent / limit:.3f}×",
    )


def main(seconds: float) -> None:
    solve(problems()[0])  # compiles
    print(f"{'problem':10} {'total':>6} {'ours':>8} {'CP-SAT':>8} {'didppy':>8}")
    for problem in problems():
        mine = ours(problem)
        rivals = [cp_sat(problem, seconds), didp(problem, seconds)]
        assert all(holding == mine[0] for holding, proven, _ in rivals if proven)
        shown = [f"{spent:.3f}" if proven else f">{spent:.1f}" for _, proven, spent in (mine, *rivals)]
        print(
            f"{problem.name:10} {problem.worked + mine[0]:6} {shown[0]:>8} {shown[1]:>8} {shown[2]:>8}",
            flush=True,
        )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
