"""The table of overrides: written with the defaults, edited, read back; wrong cells named by file and line."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan.conftest import day

from shudian.model.breakdown import Breakdown
from shudian.model.production import Production, Unit
from shudian.plan.pose import problem
from shudian.plan.posing.overrides import overridden, overrides_table, read_overrides
from shudian.plan.problem import Problem, Shoot


def changed(asked: Problem, table: str) -> tuple[Problem, list[str]]:
    """The problem after the table, and each finding in one line."""
    cells, found = read_overrides(table.encode(), "cells.csv")
    made, more = overridden(asked, cells)
    return made, [str(finding) for finding in (*found, *more)]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_table_of_defaults_changes_nothing(asked: Problem, language: str) -> None:
    cells, found = read_overrides(overrides_table(asked, language), "cells.csv")
    assert found == []
    assert len(cells) == 4 * len(asked.scenes)
    assert overridden(asked, cells) == (asked, [])


def test_cells_override_defaults_and_empty_ones_keep_them(asked: Problem) -> None:
    made, said = changed(
        asked, "scene,minutes,light,extras,weather,locked\n1-1,75,day,4,yes,2027-04-13\n1-2,,,,,\n"
    )
    scene = made.scenes[0]
    assert (scene.minutes, scene.light, scene.extras, scene.weather, scene.locked) == (
        75,
        Shoot.DAY,
        4,
        True,
        day(2),
    )
    assert made.scenes[1:] == asked.scenes[1:]
    (note,) = said
    assert (
        "Scene 1-1: minutes 30 → 75, light any → day, extras 0 → 4, weather no → yes, locked - → 2027-04-13"
        in note
    )


def test_chinese_heads_any_order_another_separator_and_excels_encoding(asked: Problem) -> None:
    table = "光线;场次;锁定日期;看天\n夜;1-1;2027年4月13日;是\n晨昏;3-2;;否\n".encode("gb18030")
    made, _ = overridden(asked, read_overrides(table)[0])
    assert [(scene.light, scene.weather) for scene in (made.scenes[0], made.scenes[5])] == [
        ("night", True), ("twilight", False),
    ]  # fmt: skip
    assert made.scenes[0].locked == day(2)


def test_a_unit_by_name(asked: Problem) -> None:
    two = replace(asked, units=(Unit("A"), Unit("B")))
    made, said = changed(two, "scene,unit\n1-1,B\n1-2,C\n")
    assert made.scenes[0].unit == "B"
    assert said[0].startswith(
        "cells.csv:3: error plan.override-row: Scene 1-2, unit C: no unit is called that."
    )


@pytest.mark.parametrize(
    "row",
    [
        "1-1,0,,,,", "1-1,1441,,,,", "1-1,half an hour,,,,", "1-1,-5,,,,", "1-1,٣,,,,", "1-1,,noon,,,", "1-1,,,many,,",
        "1-1,,,,perhaps,", "1-1,,,,,2027-04-30", "1-1,,,,,2027-13-40", "1-1,,,,,tomorrow", "9-9,30,,,,", ",30,,,,",
    ],
)  # fmt: skip
def test_a_wrong_cell_is_named_by_file_and_line(asked: Problem, row: str) -> None:
    made, said = changed(asked, f"scene,minutes,light,extras,weather,locked\n1-2,30\n{row}\n")
    assert [line for line in said if line.startswith("cells.csv:3: error plan.override-row")]
    assert made.scenes[0] == asked.scenes[0]


def test_a_cell_said_twice_is_wrong(asked: Problem) -> None:
    made, said = changed(asked, "scene,minutes\n1-1,45\n1-1,50\n")
    assert made.scenes[0].minutes == 45
    assert any("cells.csv:3" in line and "said twice" in line for line in said)


@pytest.mark.parametrize("table", ["", "minutes\n30\n", "scene,minutes,minutes\n", "\0", "a\n" * 3])
def test_what_is_no_table_is_a_finding(asked: Problem, table: str) -> None:
    made, said = changed(asked, table)
    assert made == asked
    assert len(said) == 1
    assert "plan.override-table" in said[0]


def test_all_wrong_cells_are_found_and_no_problem_is_made(
    breakdown: Breakdown, production: Production
) -> None:
    cells, _ = read_overrides(b"scene,minutes,light\n1-1,x,y\n9-9,1,\n")
    made, found = problem(breakdown, production, cells)
    assert made is None
    assert [finding.code for finding in found].count("plan.override-row") == 3


def test_a_lock_that_no_date_can_keep_is_found(breakdown: Breakdown, production: Production) -> None:
    cells, _ = read_overrides(b"scene,minutes\n1-1,600\n")
    made, found = problem(breakdown, production, cells)
    assert made is None
    assert "plan.scene-too-long" in {finding.code for finding in found}


@given(st.binary(max_size=300) | st.text('scene,minutes\n1-2"\t;光线场次夜', max_size=200).map(str.encode))
def test_any_bytes_are_read_without_a_traceback(asked: Problem, data: bytes) -> None:
    cells, _ = read_overrides(data, "x.csv")
    overridden(asked, cells)


def test_the_command_writes_reads_and_says(
    tmp_path: Path, breakdown: Breakdown, production: Production
) -> None:
    from typer.testing import CliRunner

    from shudian.cli.plan import app
    from shudian.model import document

    (tmp_path / "b.json").write_text(document.write(breakdown), "utf-8")
    (tmp_path / "p.json").write_text(document.write(production), "utf-8")
    given_files = ["problem", str(tmp_path / "b.json"), str(tmp_path / "p.json")]
    table, out = tmp_path / "t.csv", tmp_path / "problem.json"
    run = CliRunner(env={"SHUDIAN_LANG": "en"})
    assert run.invoke(app, [*given_files, "--write-overrides", str(table)]).exit_code == 0
    table.write_text(table.read_text("utf-8-sig").replace(",20,", ",95,", 1), "utf-8")
    done = run.invoke(app, [*given_files, "--overrides", str(table), "-o", str(out)])
    assert done.exit_code == 0, done.stderr
    assert "minutes 20 → 95" in done.stderr
    made, _ = document.read(Problem, out.read_bytes())
    assert made
    assert 95 in {scene.minutes for scene in made.scenes}
    table.write_text("scene,minutes\n1-1,-\n", "utf-8")
    done = run.invoke(app, [*given_files, "--overrides", str(table), "-o", str(tmp_path / "no.json")])
    assert done.exit_code == 1
    assert "t.csv:2" in done.stderr
    assert not (tmp_path / "no.json").exists()


def test_a_spreadsheets_unicode_text_is_read(asked: Problem) -> None:
    table = "scene\tminutes\r\n1-1\t45\r\n".encode("utf-16")
    made, _ = overridden(asked, read_overrides(table)[0])
    assert next(scene.minutes for scene in made.scenes if scene.number == "1-1") == 45
