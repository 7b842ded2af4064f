"""The house series in each Chinese layout reads back as it was."""

from pathlib import Path

import pytest
from tests.script.generated import differences

from shudian.script import read
from shudian.script.chinese.layouts import LAYOUTS, written


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_house_series_reads_back_from_every_layout(name: str, house: Path) -> None:
    made, _ = read((house / "series.zh.txt").read_bytes(), "series.zh.txt")
    assert made
    again, _ = read(written(made, LAYOUTS[name]).encode(), "a.txt")
    assert again
    assert differences(made, again) == []
