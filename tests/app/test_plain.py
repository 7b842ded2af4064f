"""A graph for plain files: run somewhere, gone afterwards."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from shudian import files
from shudian.app.plain import run_plain
from shudian.jobs import State
from shudian.model.work import Given, Graph, Json, Node


def louder(inputs: Mapping[str, Path], _settings: Mapping[str, Json], out: Path) -> None:
    (out / "lines").write_text(inputs["lines"].read_text("utf-8").upper(), "utf-8")


def test_results_are_there_inside_and_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    lines = tmp_path / "lines"
    lines.write_text("mended", "utf-8")
    given = (("lines", Given(files.digest(lines))),)
    node = Node("louder", "test.louder", "test_plain:louder", "1", "{}", ("lines",), given)
    states: list[State] = []
    with run_plain(Graph((node,)), [lines], progress=lambda step: states.append(step.state)) as results:
        path = results.path("louder", "lines")
        assert path.read_text("utf-8") == "MENDED"
    assert not path.exists()
    assert states == [State.STARTED, State.FINISHED]
