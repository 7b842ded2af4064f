"""Orders of least waiting: the published optima, and every order of small problems."""

from pathlib import Path
from random import Random

import pytest

from shudian.plan.talent import Talent, read, solve
from shudian.plan.talent.problem import reduced

#: Total cost, as published (Qin, Zhang, Lim and Liang 2016, table 10; DDOLib's solutions).
PUBLISHED = {
    "minizinc-benchmarks/MobStory.dzn": 871, "minizinc-benchmarks/film103.dzn": 1031, "minizinc-benchmarks/film105.dzn": 849,
    "minizinc-benchmarks/film114.dzn": 867, "minizinc-benchmarks/film116.dzn": 541, "minizinc-benchmarks/concert.dzn": 111,
    "ddolib/film-10": 352, "ddolib/film-12": 401, "ddolib/Warwick1201": 222, "ddolib/Shaw2020": 877,
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", PUBLISHED)
def test_the_classics_are_proven_at_their_published_cost(name: str, shared_data: Path) -> None:
    problem, _ = read((shared_data / "scheduling" / name).read_bytes(), name)
    assert problem
    order = solve(problem)
    assert (order.total, order.proven) == (PUBLISHED[name], True)
    assert problem.holding(order.scenes) == order.holding


def drawn(random: Random) -> Talent:
    """Dense and sparse casts, equal wages and equal scenes among them."""
    scenes, cast = random.randint(1, 9), random.randint(0, 9)
    sparse, plain = random.random() < 0.5, random.random() < 0.3
    playing = []
    for _ in range(cast):
        count = random.randint(0, min(3, scenes)) if sparse else random.randint(0, scenes)
        playing.append(frozenset(random.sample(range(scenes), count)))
    wages = tuple(1 if plain else random.randint(0, 30) for _ in range(cast))
    return Talent("drawn", tuple(random.randint(1, 5) for _ in range(scenes)), wages, tuple(playing))


def least_holding(talent: Talent) -> int:
    """By sets of scenes already shot: no bounds, no dominance, nothing shared with the search."""
    scenes = len(talent.durations)
    least = {0: 0}
    for done in range(1 << scenes):
        for scene in range(scenes):
            if not done >> scene & 1:
                after = done | 1 << scene
                waiting = sum(
                    wage
                    for wage, plays in zip(talent.wages, talent.playing, strict=True)
                    if scene not in plays
                    and any(done >> each & 1 for each in plays)
                    and any(not after >> each & 1 for each in plays)
                )
                cost = least[done] + waiting * talent.durations[scene]
                least[after] = min(cost, least.get(after, cost))
    return least[(1 << scenes) - 1]


@pytest.mark.slow
def test_500_drawn_problems_have_no_better_order() -> None:
    random = Random(5)
    for _ in range(500):
        problem = drawn(random)
        order = solve(problem)
        assert order.proven
        assert problem.holding(order.scenes) == order.holding == least_holding(problem)


def test_a_reduced_problem_waits_as_long() -> None:
    random = Random(7)
    for _ in range(100):
        problem = drawn(random)
        smaller = reduced(problem)
        order = list(range(len(smaller.talent.durations)))
        random.shuffle(order)
        assert smaller.talent.holding(order) == problem.holding(smaller.whole(order))


@pytest.mark.slow
def test_a_narrow_beam_gives_an_order_and_a_bound_that_holds(shared_data: Path) -> None:
    problem, _ = read((shared_data / "scheduling/random-own/r_40x12_1.dzn").read_bytes())
    assert problem
    narrow = solve(problem, width=64)
    assert narrow.bound <= 6767 <= narrow.holding == problem.holding(narrow.scenes)
    assert narrow == solve(problem, width=64)


def test_what_is_stopped_gives_the_best_so_far() -> None:
    random = Random(3)
    playing = tuple(frozenset(random.sample(range(20), 6)) for _ in range(10))
    problem = Talent("stopped", (1,) * 20, (1,) * 10, playing)
    order = solve(problem, stop=lambda: True)
    assert sorted(order.scenes) == list(range(20))
    assert order.bound <= order.holding


def test_a_problem_beyond_the_masks_is_refused() -> None:
    playing = tuple(frozenset({at, at + 1}) for at in range(40))
    with pytest.raises(OverflowError):
        solve(Talent("large", (1,) * 41, (1,) * 40, playing))
