"""From breakdown and production to the problem: every default said, every gap named."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.finding import Finding
from shudian.model import document
from shudian.model.breakdown import Breakdown
from shudian.model.place import VenueKind
from shudian.model.production import Production
from shudian.model.series import IntExt, Light
from shudian.plan.defaults import PACE, minutes_of, shoot_of
from shudian.plan.pose import problem
from shudian.plan.problem import Problem
from shudian.units import Money


def by_code(findings: list[Finding]) -> dict[str, list[Finding]]:
    codes: dict[str, list[Finding]] = {}
    for finding in findings:
        codes.setdefault(finding.code, []).append(finding)
    return codes


def test_a_scene_keeps_its_set_and_gets_its_light_and_minutes(asked: Problem) -> None:
    said = {scene.number: (scene.place, scene.light, scene.minutes) for scene in asked.scenes}
    assert said == {
        "1-1": ("漆坊", "any", 30),
        "1-2": ("古桥", "night", 25),
        "2-1": ("漆坊", "any", 35),
        "2-2": ("古桥", "day", 20),
        "3-1": ("茶厂", "day", 60),
        "3-2": ("古桥", "dusk", 20),
    }


def test_ten_to_fifteen_pages_make_a_day() -> None:
    """A page is about a minute of screen time in two scenes; a day shoots 510 minutes without dressing and moves."""
    page = 2 * minutes_of(Fraction(30), 2)
    assert 10 <= 510 / page <= 15


@given(st.fractions(0, 600), st.integers(0, 12))
def test_minutes_are_whole_steps_and_grow_with_the_scene(seconds: Fraction, cast: int) -> None:
    minutes = minutes_of(seconds, cast)
    assert minutes >= PACE.least
    assert minutes % PACE.round_up_to == 0
    assert minutes <= minutes_of(seconds + 30, cast)
    assert minutes <= minutes_of(seconds, cast + 3)


@pytest.mark.parametrize(
    ("venue", "int_ext", "light", "shoot"),
    [
        (VenueKind.LOCATION, IntExt.EXT, Light.NIGHT, "night"),
        (VenueKind.LOCATION, IntExt.INT_EXT, Light.NIGHT, "night"),
        (VenueKind.LOCATION, IntExt.INT, Light.NIGHT, "any"),
        (VenueKind.LOCATION, IntExt.EXT, Light.DAY, "day"),
        (VenueKind.LOCATION, IntExt.EXT, Light.DAWN, "dawn"),
        (VenueKind.LOCATION, None, None, "any"),
        (VenueKind.STAGE, IntExt.EXT, Light.NIGHT, "any"),
    ],
)
def test_the_light_that_a_scene_needs(
    venue: VenueKind, int_ext: IntExt | None, light: Light | None, shoot: str
) -> None:
    assert shoot_of(venue, int_ext, light) == shoot


def test_notes_name_day_players_minors_and_open_light(breakdown: Breakdown, production: Production) -> None:
    open_light = replace(breakdown, scenes=(*breakdown.scenes[:5], replace(breakdown.scenes[5], light=None)))
    _, findings = problem(open_light, production)
    codes = by_code(findings)
    assert set(codes) == {"plan.day-player", "plan.minor-open", "plan.light-open"}
    assert "路人 (scenes 2-2)" in codes["plan.day-player"][0].message.en
    assert codes["plan.light-open"][0].place.scene == "3-2"


def test_places_without_a_set_and_mixed_currencies_are_found_at_once(
    breakdown: Breakdown, production: Production
) -> None:
    sets = tuple(each for each in production.sets if each.place != "古桥")
    dear = replace(production.rules, day_cost=Money(100, "USD"))
    made, findings = problem(breakdown, replace(production, sets=sets, rules=dear))
    codes = by_code(findings)
    assert made is None
    assert "古桥 (scenes 1-2, 2-2, 3-2)" in codes["plan.place-without-set"][0].message.en
    assert "CNY, USD" in codes["plan.mixed-currencies"][0].message.en


def test_a_scene_without_a_possible_date_is_named_with_what_stands_in_the_way(
    breakdown: Breakdown, production: Production
) -> None:
    made, findings = problem(breakdown, replace(production, shooting_dates=production.shooting_dates[:1]))
    assert made is None
    (no_date, *_) = by_code(findings)["plan.no-date"]
    assert no_date.message.en == "Scene 1-1 cannot be shot on any date: 2027-04-12 沈砚 unavailable."


def test_a_scene_longer_than_a_day_is_named(breakdown: Breakdown, production: Production) -> None:
    long = replace(breakdown.scenes[0], seconds=Fraction(1800))
    made, findings = problem(replace(breakdown, scenes=(long,)), production)
    assert made is None
    assert "plan.scene-too-long" in by_code(findings)


def test_a_breakdown_without_scenes_is_no_problem_to_solve(production: Production) -> None:
    made, findings = problem(Breakdown("空", ()), production)
    assert made is None
    assert "plan.no-scenes" in by_code(findings)


def test_places_match_in_either_language_and_unused_cast_is_noted(
    breakdown: Breakdown, production: Production
) -> None:
    english = tuple(replace(sheet, place="OLD  BRIDGE", cast=("林知夏",)) for sheet in breakdown.scenes[1:2])
    made, findings = problem(replace(breakdown, scenes=english), production)
    assert made
    assert made.scenes[0].place == "古桥"
    assert [venue.id for venue in made.venues] == ["bridge"]
    assert len(by_code(findings)["plan.cast-unused"]) == 3


def test_a_problem_survives_its_file(asked: Problem) -> None:
    assert document.read(Problem, document.write(asked)) == (asked, [])


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    value, findings = document.read(Problem, data)
    assert (value is None) == bool(findings)


_JUNK: st.SearchStrategy[object] = st.one_of(
    st.none(), st.integers(), st.text(max_size=5), st.booleans(), st.just([]), st.just({})
)


@given(data=st.data())
def test_no_change_to_a_problem_file_breaks_the_reader(asked: Problem, data: st.DataObject) -> None:
    def changed(plain: object) -> object:
        if not plain or not isinstance(plain, dict | list) or data.draw(st.integers(0, 3)) == 0:
            return data.draw(_JUNK)
        if isinstance(plain, list):
            at = data.draw(st.integers(0, len(plain) - 1))
            return [*plain[:at], changed(plain[at]), *plain[at + 1 :]]
        key = data.draw(st.sampled_from(sorted(plain)))
        return plain | {key: changed(plain[key])}

    value, findings = document.decode(Problem, changed(document.encode(asked)))
    assert (value is None) == bool(findings)


@pytest.mark.parametrize(
    "changes",
    [
        {"dates": ()},
        {"rest_minutes": -1},
        {"twilight_minutes": -1},
        {"sets": ()},
        {"venues": ()},
    ],
)
def test_a_problem_refuses_to_exist_wrong(asked: Problem, changes: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        replace(asked, **changes)  # type: ignore[arg-type]  # the cases name real fields
