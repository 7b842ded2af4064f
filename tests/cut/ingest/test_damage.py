"""A damaged file is a finding or a shorter clip, never a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shudian.cut.probe import look

Clip = Callable[..., Path]


@pytest.fixture(scope="session")
def whole(clip: Clip) -> bytes:
    more = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-timecode", "01:00:00:00")
    return clip("to-damage.mp4", size="64x64", seconds=0.4, more=more).read_bytes()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_flipped_bits_and_lost_ends(whole: bytes, tmp_path: Path, data: st.DataObject) -> None:
    spoiled = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 12))):
        spoiled[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    (tmp_path / "a.mp4").write_bytes(spoiled[: data.draw(st.integers(len(whole) // 2, len(whole)))])
    source, found = look(tmp_path / "a.mp4")
    assert source or found
