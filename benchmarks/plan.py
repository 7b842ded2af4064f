"""How good the schedules are, how soon, and how far from best they can be at most.

    python benchmarks/plan.py            # the rows of the README, under 40 CPU seconds
    python benchmarks/plan.py --full     # every table, written to md200/results.md; about an hour of one core

Seconds are CPU seconds of one process. Every plan has passed `plan.check` before its cost is counted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import fmean

from infeasible import broken
from md200.instances import names
from plan_bars.allocation import TOLD, proven
from plan_bars.curve import curve
from plan_bars.losing import lost
from plan_bars.seeds import lines

from shudian import script
from shudian.finding import failed
from shudian.model.document import read
from shudian.model.production import Production
from shudian.plan.check import check
from shudian.plan.exact import conflict
from shudian.plan.pose import problem
from shudian.plan.solve import solve

RESULTS = Path(__file__).parent / "md200" / "results.md"
FULL_MARKS = (2, 10, 30, 60, 180)
FULL = ("080-14-8-4-", "200-25-15-8-")
Row = tuple[str, str, str, str]


def rows() -> Iterator[Row]:
    """For the table of the README: what, measured, its limit, ratio."""
    yield house_row()
    yield md200_row("080-14-8-4-1", 8)
    yield allocation_row()


def house_row() -> Row:
    """The house series: cost against the bound that no schedule can undercut."""
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


def md200_row(name: str, seconds: int) -> Row:
    made = curve(name, (seconds,))
    cost, bound = made.costs[seconds], made.bounds[seconds]
    assert cost
    return (
        f"`plan solve`, MD-200 {name}, {seconds} CPU-s each of search and bound",
        f"{cost:,}",
        f"{bound:,}, below which no legal schedule is",
        f"{cost / bound:.3f}×",
    )


def allocation_row() -> Row:
    cost, _, done, spent = proven(4, 10)
    return (
        "scene allocation, 19 scenes, 11 actors, 4 days",
        f"{cost:,} {'proven' if done else 'not proven'}, {spent:.1f} CPU-s",
        f"{TOLD['optimum']:,}, published",
        f"{cost / TOLD['optimum']:.3f}×",
    )


def curves() -> Iterator[str]:
    marks = FULL_MARKS
    yield "## Cost above the best known, and proven gap, against time\n"
    yield "Search and bound run one after the other, so many CPU seconds each; seed 1.\n"
    yield "| instance | best known | " + " | ".join(f"{mark} s" for mark in marks) + " |"
    yield "|---|---|" + "---|" * len(marks)
    for name in names():
        if name.startswith(FULL):
            made = curve(name, marks)
            cells = [_cell(made.costs[mark], made.best, made.gap(mark)) for mark in marks]
            yield f"| {name} | {made.best:,} | {' | '.join(cells)} |"


def _cell(cost: int | None, best: int, gap: float | None) -> str:
    return "no plan" if cost is None or gap is None else f"{cost / best - 1:+.2%}, gap {gap:.1%}"


def ten_seeds() -> Iterator[str]:
    yield "\n## Ten seeds, 30 CPU seconds each\n"
    yield "Above the best known before the run; in brackets, when the first legal plan and that plan were found.\n"
    yield from lines(10, 30, [name for name in names() if name.startswith("200-")], keeping=False, until=True)


def allocations() -> Iterator[str]:
    yield "\n## Scene allocation, 19 × 11\n"
    yield "| dates | cost | bound | proven | CPU s |"
    yield "|---|---|---|---|---|"
    for dates in (4, 6):
        cost, bound, done, spent = proven(dates, 60)
        yield f"| {dates} | {cost:,} | {bound:,} | {'yes' if done else 'no'} | {spent:.1f} |"


def conflicts() -> Iterator[str]:
    named, took, hit = [], [], 0
    for each in broken():
        began = time.process_time()
        told = conflict(each.problem, 5)
        took.append(time.process_time() - began)
        named.append(len(told))
        hit += each.broken in told
    yield "\n## Thirty problems made impossible by breaking one thing\n"
    yield (
        f"The broken thing is in the conflict of {hit} of {len(named)}; {fmean(named):.1f} requirements are named on "
        f"average, {max(named)} at most; {fmean(took):.1f} CPU s on average, {max(took):.1f} at most."
    )


def disruptions() -> Iterator[str]:
    told = lost(30, 6)
    both = [each for each in told if each.extra is not None and each.moved_afresh]
    yield "\n## Thirty disruptions of the best known plans\n"
    yield "| plan | lost | CPU s | scenes moved | moved by solving afresh, 6 s | extra cost | half the moves, 3 % |"
    yield "|---|---|---|---|---|---|---|"
    for each in told:
        extra = "" if each.extra is None else f"{each.extra:+.2%}"
        yield f"| {each.name} | {each.what} | {each.seconds:.1f} | {each.moved} | {each.moved_afresh} | {extra} | {each.said} |"
    shares, extras = [each.share for each in both], [each.extra for each in both if each.extra is not None]
    moved, away = sum(each.moved or 0 for each in both), sum(each.moved_afresh or 0 for each in both)
    yield (
        f"\n{len(both)} of {len(told)} with both plans. Scenes moved: {fmean(shares):.0%} of what solving afresh moves "
        f"on average, {max(shares):.0%} at most, {moved} of {away} in all. Extra cost: {fmean(extras):+.2%} on average, {max(extras):+.2%} at most. "
        f"{max(each.seconds for each in told):.1f} CPU s at most. At most half moved and 3 % dearer: "
        f"{sum(each.met for each in both)}, and {sum(each.possible for each in both)} by a choice of the budget of changes; "
        f"that none does is proven for {sum(each.beyond for each in both)}."
    )


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "allocation": allocations, "conflicts": conflicts, "seeds": ten_seeds, "disruptions": disruptions, "curves": curves,
}  # fmt: skip


def full(asked: list[str]) -> None:
    """Every part, or those named; each is printed as it is made, and all of them are written at the end."""
    lines = ["# What was measured\n", "`python benchmarks/plan.py --full`; CPU seconds of one core.\n"]
    for part in asked or PARTS:
        for line in PARTS[part]():
            print(line, flush=True)
            lines.append(line)
    if not asked:
        RESULTS.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    for what, measured, limit, ratio in rows():
        print(f"{what}: {measured} | {limit} | {ratio}", flush=True)


if __name__ == "__main__":
    if "--full" in sys.argv:
        full([word for word in sys.argv[1:] if word != "--full"])
    else:
        main()
