"""A scenario may break every rule of the trade, but none of its own."""

from datetime import date
from typing import Any

import pytest

from shudian.model import document
from shudian.model.scenario import PlannedDay, Scenario

FIRST, SECOND = (date(2027, 4, day) for day in (12, 13))


def scenario(*days: PlannedDay, **more: Any) -> Scenario:
    return Scenario(more.pop("name", "雨天方案"), days, **more)


def test_a_document_of_it_is_read_back() -> None:
    made = scenario(PlannedDay(FIRST, "", ("s1", "s2")), PlannedDay(FIRST, "B", ("s3",)), locked=("s3",))
    assert document.read(Scenario, document.write(made)) == (made, [])


def test_it_says_which_scene_stands_on_which_date() -> None:
    made = scenario(PlannedDay(FIRST, "", ("s2", "s1")), PlannedDay(SECOND, "", ("s3",)))
    assert made.planned == ("s2", "s1", "s3")
    assert made.date_of == {"s1": FIRST, "s2": FIRST, "s3": SECOND}


@pytest.mark.parametrize(
    ("days", "more", "why"),
    [
        ((), {"name": " "}, "needs a name"),
        ((PlannedDay(SECOND, "", ("s1",)), PlannedDay(FIRST, "", ("s2",))), {}, "in order"),
        ((PlannedDay(FIRST),), {}, "without scenes"),
        ((PlannedDay(FIRST, "", ("s1",)), PlannedDay(SECOND, "", ("s1",))), {}, "planned once"),
        ((PlannedDay(FIRST, "", ("s1",)),), {"locked": ("s2",)}, "can be locked"),
    ],
)
def test_what_it_refuses(days: tuple[PlannedDay, ...], more: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        scenario(*days, **more)
