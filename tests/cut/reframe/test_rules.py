"""The figures of reframing: each part says where it comes from and when that was read."""

from datetime import date
from importlib.resources import files

import pytest

from shudian.cut.reframe.rules import rules
from shudian.cut.reframe.solver import CALM

PARTS = "look faces persons cascades mouth motion follow path story split pad".split()


@pytest.mark.parametrize("part", PARTS)
def test_every_part_names_its_source_and_day(part: str) -> None:
    said = rules(part)
    assert said["source"]
    assert isinstance(said["read"], date)


def test_no_part_stands_there_unused() -> None:
    text = (files("shudian.cut") / "rules" / "reframe.toml").read_text("utf-8")
    assert [line.strip("[]") for line in text.splitlines() if line.startswith("[")] == PARTS


def test_the_path_is_drawn_by_them() -> None:
    assert list(CALM) == rules("path")["calm"]
