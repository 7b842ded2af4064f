"""A price of the search that the schedule does not confirm is an error, never silence."""

from importlib import import_module

from shudian.model.schedule import Schedule
from shudian.plan.problem import Problem


def test_another_price_than_the_lines_give_is_said(asked: Problem, solved: Schedule) -> None:
    solving = import_module("shudian.plan.solve")  # the package has a verb of that name
    at = {strip.scene: asked.dates.index(day.date) for day in solved.days for strip in day.strips}
    slots = [at[scene.id] for scene in asked.scenes]
    right = solving.Standing(slots, solved.cost.minor, solved.cost.minor)
    wrong = solving.Standing(slots, solved.cost.minor - 100, 0)
    assert solving.concluded(asked, right)[1] == []
    assert [each.code for each in solving.concluded(asked, wrong)[1]] == ["plan.mispriced"]
