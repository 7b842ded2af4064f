"""The command line starts light: heavy libraries load inside the command that needs them."""

import json
import subprocess
import sys

HEAVY = {
    "alembic", "av", "cv2", "fastapi", "fpdf", "jinja2", "numpy", "openpyxl", "ortools", "pandas", "PIL", "pydantic",
    "pysubs2", "rich", "scenedetect", "scipy", "sqlalchemy", "starlette", "uharfbuzz", "uvicorn",
}  # fmt: skip
SHOW = """
import json, sys
sys.argv = ["shudian", "--help"]
from shudian.cli.main import run
try:
    run()
except SystemExit:
    pass
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def test_help_loads_nothing_heavy() -> None:
    told = subprocess.run([sys.executable, "-c", SHOW], capture_output=True, text=True, check=True)
    assert "script" in told.stdout
    assert not HEAVY & set(json.loads(told.stderr))


def test_the_package_runs_as_a_module() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "shudian", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("shudian 0.")


def test_bad_usage_is_exit_code_2() -> None:
    assert (
        subprocess.run(
            [sys.executable, "-m", "shudian", "schema", "nothing"], capture_output=True, check=False
        ).returncode
        == 2
    )
    assert (
        subprocess.run(
            [sys.executable, "-m", "shudian", "--frobnicate"], capture_output=True, check=False
        ).returncode
        == 2
    )
