"""A production's own pace out of the lengths its episodes were cut to."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.model.series import Series
from shudian.script import pace, read
from shudian.script.pace.calibrate import Cut, calibrate, read_cuts
from shudian.script.pace.tempo import Pace, bounds, house_pace, read_pace


@pytest.fixture(scope="module")
def series(house: Path) -> Series:
    made, _ = read((house / "series.zh.txt").read_bytes(), "series.zh.txt")
    assert made
    return made


def cut_by(series: Series, at: Pace) -> list[Cut]:
    return [Cut(e.number, sum(pace.by_scene(e, at).values(), Fraction(0)), 1) for e in series.episodes]


@pytest.mark.parametrize(
    "true",
    [Pace(Fraction(6), Fraction(1), Fraction(3)), Pace(Fraction("3.6"), Fraction("0.3"), Fraction("1.1"))],
)
def test_the_pace_that_episodes_were_cut_by_is_found_again(series: Series, true: Pace) -> None:
    fit, found = calibrate(series, cut_by(series, true))
    assert fit
    assert {finding.severity.value for finding in found} <= {"note"}
    assert fit.mean_error < 1.5
    house = [
        abs(a.seconds - b.seconds)
        for a, b in zip(cut_by(series, house_pace()), cut_by(series, true), strict=True)
    ]
    assert fit.mean_error < float(sum(house)) / len(house) / 2


def test_lengths_by_the_house_pace_give_the_house_pace(series: Series) -> None:
    fit, _ = calibrate(series, cut_by(series, house_pace()))
    assert fit
    assert fit.mean_error < 0.2


def test_a_cut_list_is_read_as_editors_write_it() -> None:
    page = "集数,时长\n第1集,93.5\n2\t1:33\n3；无\n\n4，88\n"
    cuts, found = read_cuts(page.replace("；", ";").encode("gb18030"), "cuts.csv")
    assert [(cut.episode, cut.seconds) for cut in cuts] == [(1, Fraction("93.5")), (2, 93), (4, 88)]
    assert [(f.code, f.place.line) for f in found if f.code == "script.cut-row"] == [("script.cut-row", 4)]


def test_rows_that_say_nothing_are_named(series: Series) -> None:
    rows = [Cut(1, Fraction(90), 1), Cut(1, Fraction(95), 2), Cut(99, Fraction(90), 3)]
    fit, found = calibrate(series, rows, "cuts.csv")
    assert fit is None
    assert [f.code for f in found] == [
        "script.cut-twice",
        "script.cut-unknown-episode",
        "script.too-few-cuts",
    ]


def test_minutes_taken_for_seconds_stop_at_a_bound_and_are_told(series: Series) -> None:
    fit, found = calibrate(series, [Cut(e.number, Fraction(3, 2), 1) for e in series.episodes])
    assert fit
    assert {"script.pace-at-bound", "script.cut-far"} <= {f.code for f in found}


def test_a_script_in_words_is_not_fitted() -> None:
    page = "# Episode 1\n\nINT. ROOM - DAY\n\nANN\nGood morning to you all.\n"
    made, _ = read(page.encode(), "a.fountain")
    assert made
    _, found = calibrate(made, [Cut(1, Fraction(60), 1)])
    assert [f.code for f in found] == ["script.pace-in-words"]


def test_a_pace_file_says_what_it_was_given() -> None:
    kept = Pace(Fraction("5.125"), Fraction("0.45"), Fraction("1.75"))
    assert read_pace(kept.toml()) == (kept, [])
    _, found = read_pace('hanzi_per_second = "99"\nline = "0.5"\n', "pace.toml")
    assert [f.place.field for f in found] == ["hanzi_per_second", "action"]
    assert read_pace("= 3")[0] is None


lengths = st.fractions(min_value=0, max_value=5000, max_denominator=25).filter(bool)


@given(st.lists(st.builds(Cut, st.integers(0, 12), lengths, st.just(1)), max_size=30))
def test_whatever_the_lengths_the_constants_stay_within_their_bounds(cuts: list[Cut]) -> None:
    page = "".join(
        f"第{n}集\n{n}-1 日 内 漆坊\n人物：小满\n△小满走。\n小满：{'我回来了，' * n}师父。\n"
        for n in range(1, 9)
    )
    made, _ = read(page.encode(), "a.txt")
    assert made
    fit, found = calibrate(made, cuts)
    assert fit or found
    if fit:
        for name, (least, most) in bounds().items():
            assert least <= getattr(fit.pace, name) <= most


@given(st.binary())
def test_random_bytes_are_rows_or_findings(data: bytes) -> None:
    cuts, found = read_cuts(data)
    assert all(cut.seconds > 0 for cut in cuts)
    assert isinstance(found, list)
