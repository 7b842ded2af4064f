"""One thing is broken, and the conflict names it."""

import sys
from pathlib import Path

import pytest

from shudian.plan import exact

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))
from infeasible import Broken, broken  # noqa: E402 (the benchmark lies beside the package)

ALL = [
    pytest.param(each, id=each.name, marks=() if each.name.startswith("040") else pytest.mark.slow)
    for each in broken()
]


def test_thirty_problems_of_fifteen_kinds() -> None:
    assert len(ALL) == 30


@pytest.mark.parametrize("each", ALL)
def test_the_conflict_contains_what_was_broken(each: Broken) -> None:
    against = exact.conflict(each.problem, 10)
    assert each.broken in against
    assert len(against) <= 3
    said = exact.said(each.problem, each.broken)
    assert "{" not in said.en + said.zh
    assert said.en != said.zh
