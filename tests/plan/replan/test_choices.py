"""Between the fewest scenes moved and the cheapest plan lie the choices; small ones are counted out whole."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan.drawn import Size, planted

from shudian.model.schedule import Schedule
from shudian.plan.days.kicks import both, kicked, kicks
from shudian.plan.exact import priced
from shudian.plan.problem import Problem
from shudian.plan.replan import Loss, replan
from shudian.plan.replan.choices import WORTH, Choice, Choices
from shudian.plan.replan.loss import left
from shudian.plan.replan.placing import price_of_a_scene, standing_slots
from shudian.plan.schedule import scheduled, unorderable

weights = st.integers(0, 30)
counted = st.builds(Choice, moved=weights, cost=weights, slots=st.just(()))


@given(st.lists(counted, min_size=1))
def test_what_is_held_is_bettered_by_nothing_that_was_offered(offered: list[Choice]) -> None:
    choices = Choices()
    for each in offered:
        if choices.misses(each.moved, each.cost):
            choices.take(each)
    held = list(choices)
    assert held == sorted(held)
    assert [each.cost for each in held] == sorted({each.cost for each in held}, reverse=True)
    for weight in (0, 1, 5):
        best = choices.by_weight(weight)[0]
        assert best.cost + weight * best.moved == min(each.cost + weight * each.moved for each in offered)


@pytest.mark.parametrize("dates", [1, 2, 3, 6])
def test_each_change_of_days_is_another_and_keeps_every_date(dates: int) -> None:
    known = kicks(dates)
    assert len(set(known)) == len(known)
    assert known[0].to == tuple(range(dates))
    assert all(sorted(kick.to) == list(range(dates)) for kick in known)
    assert {kick.closed for kick in known} == {None, *(range(dates) if dates > 1 else ())}
    assert all(sorted(both(one, other).to) == list(range(dates)) for one, other in product(known, known[:4]))


def test_scenes_go_with_their_days_and_fall_out_where_they_may_not_stand(
    asked: Problem, solved: Schedule
) -> None:
    import numpy as np

    stood = standing_slots(asked, solved)
    allowed = np.ones((len(stood), len(asked.dates)), np.bool_)
    for kick in kicks(len(asked.dates)):
        then = kicked(stood, kick, allowed, 1)
        assert all(
            slot == (-1 if kick.to[before] == kick.closed else kick.to[before])
            for before, slot in zip(stood, then.tolist(), strict=True)
        )
    nowhere = kicked(stood, kicks(len(asked.dates))[1], allowed & False, 1)
    assert set(nowhere.tolist()) == {-1}


@pytest.mark.slow
@settings(max_examples=25)
@given(data=st.data())
def test_small_losses_are_answered_by_the_best_of_all_plans(asked: Problem, data: st.DataObject) -> None:
    problem, slots = planted(data, asked, Size(scenes=4, dates=3))
    kept = scheduled(problem, slots)
    loss = Loss(lost=(data.draw(st.sampled_from(problem.dates)),))
    after, _ = left(problem, loss, None)
    stood = standing_slots(after, kept)
    all_slots = range(len(after.dates) * len(after.units))
    plans = {
        (sum(one != other for one, other in zip(each, stood, strict=True)), cost)
        for each in product(all_slots, repeat=len(stood))
        if (cost := priced(after, each)) is not None and not unorderable(after, each)
    }
    again, findings = replan(problem, kept, loss, effort=1)
    if not plans:
        assert again is None, findings
        return
    assert again, findings
    best = [
        each for each in plans if not any(o != each and o[0] <= each[0] and o[1] <= each[1] for o in plans)
    ]
    assert [(each.moved, each.cost.minor) for each in again.chances] == sorted(best)
    weight = int(WORTH * price_of_a_scene(kept))
    assert (len(again.moves), again.schedule.cost.minor) == min(
        plans, key=lambda each: (each[1] + weight * each[0], each[0])
    )


def test_a_budget_takes_the_cheapest_within_it(asked: Problem, solved: Schedule) -> None:
    loss = Loss(lost=(solved.days[0].date,))
    free, _ = replan(asked, solved, loss)
    assert free
    for chance in free.chances:
        made, _ = replan(asked, solved, loss, budget_of_changes=chance.moved)
        assert made
        assert (len(made.moves), made.schedule.cost) == (chance.moved, chance.cost)


def test_the_same_loss_has_the_same_answer(asked: Problem, solved: Schedule) -> None:
    loss = Loss(lost=(solved.days[0].date,))
    assert replan(asked, solved, loss) == replan(asked, solved, loss)
