"""The learned detectors, where their models were fetched."""

from pathlib import Path

import numpy as np
import pytest

from shudian.cut.engines import frames
from shudian.cut.reframe import finder


@pytest.fixture(scope="module")
def eyes() -> finder.Finder:
    if not finder.learned():
        pytest.skip("no models: run `shudian models fetch`")
    return finder.finder()


def test_nothing_is_seen_in_a_grey_picture(eyes: finder.Finder) -> None:
    assert not eyes.find(np.full((270, 480, 3), 120, np.uint8))


def test_a_face_and_its_person_are_found_where_they_are(eyes: finder.Finder, shared_data: Path) -> None:
    """Frame 340 of the clip: one man, his face a little right of the middle, judged by eye."""
    clip = frames.frames(shared_data / "media" / "tears-of-steel-battle-clip.webm", 0)
    picture = next(frames.small(frame, 480, 200, 0) for at, frame in enumerate(clip) if at == 340)
    eyes.find(picture)
    boxes = eyes.find(picture) + eyes.find(picture)
    kinds = {box.kind for box in boxes}
    assert kinds == {finder.FACE, finder.PERSON}


def test_without_models_the_cascades_look(tmp_path: Path) -> None:
    assert finder.identity(tmp_path) == "haar"
    assert type(finder.finder(tmp_path)).__name__ == "Cascades"
