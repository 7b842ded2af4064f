"""Any series in each Chinese layout reads back as it was: all kinds of lines, and breaks in the words."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.script.generated import differences, series_of

from shudian.model.series import Series
from shudian.script import read
from shudian.script.chinese.layouts import LAYOUTS, written
from shudian.script.formats import FORMATS


def again(series: Series, layout: str) -> Series:
    made, _ = FORMATS["chinese"].read(written(series, LAYOUTS[layout]), None)
    assert made
    return made


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_house_series_reads_back_from_every_layout(name: str, house: Path) -> None:
    made, _ = read((house / "series.zh.txt").read_bytes(), "series.zh.txt")
    assert made
    assert differences(made, again(made, name)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=15)
@given(series_of("zh"))
def test_any_chinese_series_reads_back_from_every_layout(layout: str, series: Series) -> None:
    assert differences(series, again(series, layout)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=15)
@given(series_of("en"))
def test_any_english_series_reads_back_from_every_layout(layout: str, series: Series) -> None:
    assert differences(series, again(series, layout)) == []
