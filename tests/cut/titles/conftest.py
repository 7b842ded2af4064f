"""Frames of a lettering, drawn by the real libass."""

from pathlib import Path

import pytest
from tests.cut.titles.lettered import Drawn

from shudian.cut.engines.ffmpeg import Ffmpeg


@pytest.fixture
def drawn(tmp_path: Path, ffmpeg: Ffmpeg) -> Drawn:
    return Drawn(tmp_path, ffmpeg)
