"""`shudian plan talent` as a person runs it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.main import app


@pytest.mark.slow
def test_an_order_is_told_with_its_proof(tmp_path: Path) -> None:
    file = tmp_path / "tiny.txt"
    file.write_text("4\n3\n1 0 1 0\n1 1 0 1\n0 1 1 0\n1 2 3\n")
    told = CliRunner().invoke(app, ["plan", "talent", str(file)])
    assert told.exit_code == 0
    assert "(proven)" in told.stdout
    assert told.stdout.startswith("problem: tiny (4 × 3)")


def test_a_file_that_is_none_fails(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a script")
    told = CliRunner().invoke(app, ["plan", "talent", str(file)])
    assert told.exit_code == 1
    assert "talent.not-talent" in told.stderr


def test_a_problem_that_is_too_large_fails(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    rows = [" ".join("1" if at in (row, row + 1) else "0" for at in range(41)) for row in range(40)]
    file.write_text("41\n40\n" + "\n".join(rows) + "\n" + " ".join("1" * 40) + "\n")
    told = CliRunner().invoke(app, ["plan", "talent", str(file)])
    assert told.exit_code == 1
    assert "talent.too-large" in told.stderr
