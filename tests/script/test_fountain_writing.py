"""Any series written as Fountain reads back as it was."""

from hypothesis import given, settings
from tests.script.generated import differences, languages, series_of

from shudian.model.series import IntExt, Series
from shudian.script.formats.fountain import read
from shudian.script.fountain.writing import write


@settings(max_examples=150, deadline=None)
@given(languages().flatmap(series_of))
def test_any_series_reads_back_from_fountain(series: Series) -> None:
    page = write(series)
    again, _ = read(page, None)
    assert again, page
    assert not differences(series, again), page


def test_a_place_full_of_marks_keeps_its_fields() -> None:
    made, _ = read(".内景 （场景：A \\# 第1集～）（时间：夜） #1-2#\n", None)
    assert made
    (scene,) = made.scenes
    assert (scene.place, scene.time, scene.int_ext, scene.number) == ("A # 第1集～", "夜", IntExt.INT, "1-2")
    again, _ = read(write(made), None)
    assert again
    assert not differences(made, again)
