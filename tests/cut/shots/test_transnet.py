"""TransNetV2's place, taken by a model of one operator: the brightness of a frame is its score."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnxruntime", reason="the ai extra is not installed")

from shudian.cut.shots.transnet import load, transitions
from shudian.model.media import SoftJoin


def number(value: int) -> bytes:
    """A protobuf varint."""
    out = b""
    while value > 127:
        out, value = out + bytes([value & 127 | 128]), value >> 7
    return out + bytes([value])


def field(at: int, value: bytes | int) -> bytes:
    if isinstance(value, int):
        return number(at << 3) + number(value)
    return number(at << 3 | 2) + number(len(value)) + value


def tensor(name: bytes, kind: int, *sides: int) -> bytes:
    shape = b"".join(field(1, field(1, side)) for side in sides)
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, shape)))


def model(sides: tuple[int, ...] = (1, 100, 27, 48, 3)) -> bytes:
    """ONNX (opset 13) of ReduceMean over rows, columns and colours, divided by 255."""
    axes = field(1, b"axes") + b"".join(field(8, axis) for axis in (2, 3, 4)) + field(20, 7)
    keep = field(1, b"keepdims") + field(3, 0) + field(20, 2)
    mean = field(1, b"x") + field(2, b"m") + field(4, b"ReduceMean") + field(5, axes) + field(5, keep)
    divide = field(1, b"m") + field(1, b"c") + field(2, b"y") + field(4, b"Div")
    constant = field(2, 1) + field(8, b"c") + field(9, np.float32(255).tobytes())
    graph = field(1, mean) + field(1, divide) + field(2, b"g") + field(5, constant)
    graph += field(11, tensor(b"x", 1, *sides)) + field(12, tensor(b"y", 1, *sides[:2]))
    return field(1, 8) + field(7, graph) + field(8, field(1, b"") + field(2, 13))


@pytest.fixture
def onnx(tmp_path: Path) -> Path:
    (tmp_path / "bright.onnx").write_bytes(model())
    return tmp_path / "bright.onnx"


@pytest.mark.parametrize("count", [1, 49, 50, 51, 130, 200])
def test_every_frame_gets_its_own_score(onnx: Path, count: int) -> None:
    network, found = load(onnx)
    assert network
    assert not found
    levels = [(7 * at) % 256 for at in range(count)]
    for level in levels:
        network.see(np.full((54, 96, 3), level, np.uint8))
    assert np.allclose(network.scores(), np.array(levels) / 255, atol=1e-3)


def test_flagged_frames_become_cuts_and_transitions(onnx: Path) -> None:
    network, _ = load(onnx)
    assert network
    for at in range(120):
        bright = at == 40 or 70 <= at < 80
        network.see(np.full((27, 48, 3), 255 if bright else 0, np.uint8))
    assert network.found() == ([41], (SoftJoin("dissolve", 70, 80),))


def test_flags_at_the_ends_are_no_join() -> None:
    scores = np.zeros(50, np.float32)
    scores[[0, 1, 49]] = 1
    assert transitions(scores) == ([], ())


@pytest.mark.parametrize("data", [b"", b"no model", model((1, 7, 3, 3, 3))])
def test_what_is_no_such_model_is_a_finding(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.onnx").write_bytes(data)
    network, found = load(tmp_path / "a.onnx")
    assert network is None
    assert [finding.code for finding in found] == ["cut.not-a-shot-model"]
