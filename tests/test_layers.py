"""The layer order is code: pyproject's import-linter contracts hold."""

from pathlib import Path

import pytest
from importlinter.cli import lint_imports


def test_layers_run_one_way(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert lint_imports(no_cache=True) == 0
