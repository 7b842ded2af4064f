"""How far from best: cost, bound, gap and CPU seconds of `plan.solve` on drawn productions.

    python benchmarks/plan.py [EFFORT]

The productions are synthetic: leads in most scenes, small parts in few, rates and rents within the
range of the house series. Every schedule is judged by `plan.check`.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date, timedelta
from datetime import time as clock
from pathlib import Path

from shudian import script
from shudian.finding import failed
from shudian.model.document import read
from shudian.model.people import CastMember
from shudian.model.place import StorySet, Venue, VenueKind
from shudian.model.production import DayRules, Production
from shudian.plan.check import check
from shudian.plan.pose import problem
from shudian.plan.problem import Daylight, Problem, ProblemScene, Shoot
from shudian.plan.solve import solve
from shudian.units import Money

#: The last is the size of the team's scheduling research, §6.2.
SIZES = (
    {"scenes": 20, "cast": 8, "sets": 5, "venues": 3, "dates": 5},
    {"scenes": 24, "cast": 8, "sets": 6, "venues": 4, "dates": 7},
    {"scenes": 40, "cast": 10, "sets": 6, "venues": 4, "dates": 6},
    {"scenes": 80, "cast": 14, "sets": 8, "venues": 4, "dates": 8},
    {"scenes": 200, "cast": 25, "sets": 15, "venues": 4, "dates": 14},
)


def drawn(seed: int, *, scenes: int, cast: int, sets: int, venues: int, dates: int) -> Problem:
    """A production of that size; about one date in eight is closed to a venue or a cast member."""
    draw = random.Random(seed)
    days = tuple(date(2027, 4, 12) + timedelta(days=n) for n in range(dates))
    names = [f"C{n}" for n in range(cast)]

    def shut() -> tuple[date, ...]:
        return tuple(day for day in days if draw.random() < 0.12)

    def scene(n: int) -> ProblemScene:
        playing = {
            names[min(int(draw.expovariate(0.35)), cast - 1)] for _ in range(draw.choice((1, 2, 2, 3, 4)))
        }
        light = draw.choices((Shoot.ANY, Shoot.DAY, Shoot.NIGHT), (6, 3, 1))[0]
        minutes = 5 * draw.randint(3, 8)
        return ProblemScene(
            str(n), str(n), f"S{draw.randrange(sets)}", light, minutes, tuple(sorted(playing))
        )

    return Problem(
        title=f"{scenes} scenes, seed {seed}",
        dates=days,
        rules=DayRules(600, 720, yuan(90), yuan(38000), 60, yuan(3200), clock(7), clock(16)),
        rest_minutes=600,
        daylight=tuple(Daylight(day, clock(6, 30), clock(18)) for day in days),
        twilight_minutes=30,
        scenes=tuple(scene(n) for n in range(scenes)),
        cast=tuple(
            CastMember(name, name, yuan(r := 5000 - 4000 * n // cast), yuan(r // 2), shut())
            for n, name in enumerate(names)
        ),
        sets=tuple(StorySet(f"S{n}", f"V{n % venues}", None, 5 * draw.randint(4, 10)) for n in range(sets)),
        venues=tuple(
            Venue(f"V{n}", VenueKind.LOCATION, f"V{n}", f"V{n}", "", yuan(draw.randint(2, 8) * 1000), shut())
            for n in range(venues)
        ),
    )


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


def house_row() -> tuple[str, str, str, str]:
    """The house series for the README's table: cost against the bound that no schedule can undercut."""
    house = Path(script.__file__).parent.parent / "house"
    series, _ = script.read((house / "series.zh.txt").read_bytes(), "series.zh.txt")
    production, _ = read(Production, (house / "production.json").read_bytes())
    assert series
    assert production
    posed, _ = problem(script.breakdown(series, production)[0], production)
    assert posed
    began = time.process_time()
    schedule, _ = solve(posed, effort=10)
    spent = time.process_time() - began
    assert schedule
    assert not failed(check(posed, schedule))
    ratio = schedule.cost.minor / schedule.lower_bound.minor
    return (
        f"`plan solve`, {len(posed.scenes)} scenes of the house series, {spent:.1f} CPU-s",
        str(schedule.cost),
        f"{schedule.lower_bound}, below which no legal schedule is",
        f"{ratio:.3f}×",
    )


def main(effort: int) -> None:
    print(f"{'production':22} {'cpu s':>6} {'days':>4} {'cost':>18} {'bound':>18} {'gap':>6}")
    for size in SIZES:
        for seed in (1, 2, 3):
            problem = drawn(seed, **size)
            began = time.process_time()
            schedule, findings = solve(problem, effort=effort)
            spent = time.process_time() - began
            if not schedule:
                print(f"{problem.title:22} {spent:6.1f} {findings[0].code}: {findings[0].message.en}")
                continue
            assert not failed(check(problem, schedule))
            gap = "proven" if schedule.proven else f"{schedule.gap:.1%}"
            print(
                f"{problem.title:22} {spent:6.1f} {len(schedule.days):4} {schedule.cost!s:>18} {schedule.lower_bound!s:>18} {gap:>6}",
                flush=True,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
