"""Size budgets: when one pinches, a noun is missing; find it, do not split at random."""

import ast
from pathlib import Path

import pytest

FILE_LINES = 400
FUNCTION_LINES = 60
NO_NAMES = {"utils", "helpers", "common", "misc"}

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text("utf-8"))
    return [
        (node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_file_keeps_its_budget(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= FILE_LINES
    long = [f"{name}: {lines}" for name, lines in functions(path) if lines > FUNCTION_LINES]
    assert not long, f"functions over {FUNCTION_LINES} lines"
    assert path.stem not in NO_NAMES


def test_the_budget_is_not_only_kept_but_kept_easily() -> None:
    sizes = sorted(len(path.read_text("utf-8").splitlines()) for path in SOURCES)
    assert sizes[len(sizes) // 2] <= 200
    lines = sorted(lines for path in SOURCES for _, lines in functions(path))
    assert lines[int(len(lines) * 0.9)] <= 35


def test_the_package_door_is_narrow() -> None:
    for door in (ROOT / "src" / "shudian").glob("*/__init__.py"):
        assert len(door.read_text("utf-8").splitlines()) <= 60, door
