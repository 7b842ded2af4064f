"""Every example prints what it says it prints."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = sorted(path.parent for path in (Path(__file__).parent.parent / "examples").glob("*/run.sh"))


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_prints_what_it_says(example: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(example, tmp_path / example.name))
    told = subprocess.run(
        ["bash", "-e", "run.sh"],
        cwd=folder,
        env=os.environ
        | {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "SHUDIAN_LANG": "en",
            "COLUMNS": "100",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert told.stdout.decode() == (example / "expected.txt").read_bytes().decode()
    assert told.returncode == 0


def test_there_is_an_example_a_stage() -> None:
    assert [example.name.split("_")[1] for example in EXAMPLES] == ["script", "plan", "cut", "localise"]
