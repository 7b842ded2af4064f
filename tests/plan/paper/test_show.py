"""`shudian plan show`: every paper by its ending or by name, a person's calendar, one day's call sheet, a folder."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.plan import app
from shudian.model import document
from shudian.model.progress import DayReport, Progress
from shudian.model.schedule import CostLine, Schedule
from shudian.plan.formats import read_plan
from shudian.plan.paper.material import Material
from shudian.units import Money


@pytest.fixture
def folder(tmp_path: Path, crowded: dict[str, Material]) -> Path:
    material = crowded["zh"]
    for name, value in (
        ("plan", material.schedule),
        ("breakdown", material.breakdown),
        ("production", material.production),
        ("problem", material.problem),
    ):
        (tmp_path / f"{name}.json").write_text(document.write(value), "utf-8")
    return tmp_path


def show(folder: Path, *words: str) -> tuple[int, str, str]:
    files = [str(folder / f"{name}.json") for name in ("plan", "breakdown", "production")]
    given = ["show", *files, "--problem", str(folder / "problem.json"), *words]
    result = CliRunner(env={"SHUDIAN_LANG": "en", "COLUMNS": "200"}).invoke(app, given)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("", "a.svg"), ("", "a.html"), ("", "a.csv"), ("", "a.xlsx"), ("", "a.ics"), ("--what gantt", "a.svg"),
        ("--what cost", "a.html"), ("--what dood", "a.xlsx"), ("--what one-line", "a.pdf"), ("--day 3", "a.pdf"),
        ("--for 演员02 --issue 2", "a.ics"),
    ],
)  # fmt: skip
def test_a_paper_by_its_ending_or_its_name(folder: Path, words: str, name: str) -> None:
    code, _, err = show(folder, *words.split(), "-o", str(folder / name))
    assert (code, err) == (0, "")
    assert (folder / name).stat().st_size > 500


@pytest.mark.parametrize("name", ["plan.uss", "plan.uss.json"])
def test_another_scheduler_reads_the_same_days_in_the_same_order(
    folder: Path, crowded: dict[str, Material], name: str
) -> None:
    code, _, err = show(folder, "-o", str(folder / name))
    assert (code, err) == (0, "")
    material = crowded["zh"]
    assert material.problem
    again, found = read_plan((folder / name).read_bytes(), material.problem)
    assert found == []
    assert again

    def days(plan: Schedule) -> list[tuple[object, ...]]:
        return [(day.date, day.unit, [strip.scene for strip in day.strips]) for day in plan.days]

    assert days(again) == days(material.schedule)


def test_what_was_spent_stands_in_the_cost_report(folder: Path, crowded: dict[str, Material]) -> None:
    first = crowded["zh"].schedule.days[0]
    spent = (CostLine("rent", "stage", 1, Money(999900, "CNY")),)
    progress = Progress("补天青", (DayReport(first.date, first.unit, (first.strips[0].scene,), spent=spent),))
    (folder / "progress.json").write_text(document.write(progress), "utf-8")
    words = ["--what", "cost", "--progress", str(folder / "progress.json"), "-o", str(folder / "cost.csv")]
    code, _, err = show(folder, *words)
    assert (code, err) == (0, "")
    assert "9,999.00" in (folder / "cost.csv").read_text("utf-8-sig")


def test_one_day_is_shorter_than_all(folder: Path) -> None:
    show(folder, "-o", str(folder / "all.pdf"))
    show(folder, "--day", "2", "-o", str(folder / "one.pdf"))
    assert (folder / "one.pdf").stat().st_size < (folder / "all.pdf").stat().st_size / 2


def test_a_folder_gets_every_paper(folder: Path) -> None:
    code, _, _ = show(folder, "--language", "zh", "-o", str(folder / "papers"))
    assert code == 0
    made = sorted(str(path.relative_to(folder / "papers")) for path in (folder / "papers").rglob("*.*"))
    assert "call-sheets.pdf" in made
    assert sum(name.startswith("calendar/") for name in made) == 16


def test_without_o_it_is_a_table(folder: Path) -> None:
    code, out, _ = show(folder)
    assert code == 0
    assert "Mansion - Living Room" in out


@pytest.mark.parametrize(
    "words",
    [
        "--day 9 -o a.pdf",
        "--for Nobody -o a.ics",
        "--what film -o a.pdf",
        "--what gantt -o a.xlsx",
        "-o a.docx",
    ],
)
def test_what_cannot_be_printed_is_said(folder: Path, words: str) -> None:
    code, out, err = show(folder, *words.split())
    assert (code, out) == (2, "")
    assert "Usage" in err
