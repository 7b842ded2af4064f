"""Talent scheduling files as their collections write them, and files that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.plan.talent import Talent, read

TINY = Talent(
    "tiny",
    durations=(1, 2, 3, 1),
    wages=(1, 2, 3),
    playing=(frozenset({0, 2}), frozenset({0, 1, 3}), frozenset({1, 2})),
)
MINIZINC = """\
% made by hand
numScenes = 4; numActors = 3;
ia = [| 1, 0, 1, 0
      | 1, 1, 0, 1
      | 0, 1, 1, 0 |];
c = [1,2,3];
d = [1,2,3,1];
"""
SETS = "scenesLength = [1,2,3,1];\nactorsCosts = [1,2,3];\nactorsToScenes = [{1,3}, {1,2,4}, {2,3}];\n"
UNIVALLE = "ACTORES = {A, B, C};\nEscenas = [|1,0,1,0,1\n|1,1,0,1,2\n|0,1,1,0,3|];\nDuracion = [1,2,3,1];\n"
DDOLIB = "tiny\r\n4\r\n3\r\n\r\n1 0 1 0 1\r\n1 1 0 1 2\r\n0 1 1 0 3\r\n\r\n1 2 3 1\r\n"


@pytest.mark.parametrize(
    "text",
    [
        MINIZINC,
        SETS,
        SETS.replace("{1,3}", "{0,2}").replace("{1,2,4}", "{0,1,3}").replace("{2,3}", "{1,2}"),
        UNIVALLE,
        DDOLIB,
    ],
)
def test_every_collection_tells_the_same_problem(text: str) -> None:
    assert read(text.encode(), "tiny.dzn") == (TINY, [])


def test_unicamp_and_ampl_tell_scenes_of_length_1() -> None:
    unicamp, _ = read(b"4\n3\n1 0 1 0\n1 1 0 1\n0 1 1 0\n1 2 3\n", "tiny.txt")
    ampl, _ = read(
        b"data;\nparam n := 4;\nparam m := 3;\nparam T : 1 2 3 4 :=\n 1 1 0 1 0\n 2 1 1 0 1\n 3 0 1 1 0;\n"
        b"param c :=\n 1 1\n 2 2\n 3 3;\nend;\n",
        "tiny.dat",
    )
    assert unicamp == ampl == Talent("tiny", (1, 1, 1, 1), TINY.wages, TINY.playing)


def test_conditions_of_other_problems_are_told_and_left_out() -> None:
    made, found = read((UNIVALLE + "Evitar = [|A, B|];\n").encode(), "a.dzn")
    assert made
    assert [f.code for f in found] == ["talent.left-out"]


@pytest.mark.parametrize(
    "text",
    ["", "a script", "4 3 1 0", "numScenes = 4;", MINIZINC.replace("1, 0, 1, 0", "1, 0, 7, 0"), MINIZINC.replace("1, 0, 1, 0", "1, 0"),
     SETS.replace("{2,3}", "{2,9}"), MINIZINC.replace("[1,2,3]", "[1,2,-3]"), "-3 -4", "0 0"],
)  # fmt: skip
def test_what_is_no_problem_is_a_finding(text: str) -> None:
    made, found = read(text.encode(), "a.dzn")
    assert made is None
    assert [f.code for f in found] == ["talent.not-talent"]


@given(st.binary() | st.text("0123456789 -[]{}|,;=%abcdTn:\n").map(str.encode))
def test_random_bytes_are_a_problem_or_a_finding(data: bytes) -> None:
    made, found = read(data)
    assert made or found
