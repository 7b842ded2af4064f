"""TransNetV2 (Souček and Lokoč, 2020) through ONNX: which frames belong to a transition.

The model takes one window `[1, 100, 27, 48, 3]` of RGB frames, 0 to 255, as uint8 or float32, and gives one
number a frame as its first output: a logit or a probability of "the shot ends here". Windows overlap; only
the 50 frames in the middle of each count, as in the authors' own code.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from shudian.cut.engines.frames import Picture
from shudian.cut.shots import findings as kinds
from shudian.finding import Finding, Place
from shudian.model.media import SoftJoin

WIDTH, HEIGHT = 48, 27
_WINDOW, _MIDDLE, _EDGE = 100, 50, 25
_SURE = 0.5
#: A run of more flagged frames than this is a transition, fewer are a cut.
_CUT = 2

Scores = npt.NDArray[np.float32]


class TransNet:
    """Give it every frame in order, then ask for cuts and soft joins."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._input = session.get_inputs()[0]
        self._seen: list[npt.NDArray[Any]] = []

    def see(self, picture: Picture) -> None:
        small = cv2.resize(picture, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
        self._seen.append(np.asarray(small)[:, :, ::-1])

    def scores(self) -> Scores:
        """A probability for every frame that a transition holds it or follows it."""
        seen = np.stack(self._seen)
        missing = -len(seen) % _MIDDLE
        padded = np.concatenate(
            [np.repeat(seen[:1], _EDGE, axis=0), seen, np.repeat(seen[-1:], _EDGE + missing, axis=0)]
        )
        kind = np.uint8 if "uint8" in self._input.type else np.float32
        out = [self._run(padded[at : at + _WINDOW][None].astype(kind)) for at in range(0, len(seen), _MIDDLE)]
        raw = np.concatenate(out)[: len(seen)]
        logits = raw.min() < 0 or raw.max() > 1
        return np.asarray(1 / (1 + np.exp(-raw)) if logits else raw, np.float32)

    def found(self) -> tuple[list[int], tuple[SoftJoin, ...]]:
        """First frames after cuts, and longer transitions."""
        return transitions(self.scores())

    def _run(self, window: npt.NDArray[Any]) -> Scores:
        first = self._session.run(None, {self._input.name: window})[0]
        return np.asarray(first, np.float32).reshape(-1)[_EDGE : _EDGE + _MIDDLE]


def transitions(scores: Scores) -> tuple[list[int], tuple[SoftJoin, ...]]:
    """Runs of flagged frames: the first is still of the shot that ends."""
    flagged = np.concatenate([[0], (scores > _SURE).astype(np.int8), [0]])
    edges = np.flatnonzero(np.diff(flagged))
    cuts: list[int] = []
    soft: list[SoftJoin] = []
    for first, end in zip(edges[::2], edges[1::2], strict=True):
        if end >= len(scores) or first == 0:
            continue
        if end - first <= _CUT:
            cuts.append(int(end))
        else:
            soft.append(SoftJoin("dissolve", int(first), int(end)))
    return cuts, tuple(soft)


def load(path: Path) -> tuple[TransNet | None, list[Finding]]:
    """The model of a file, tried once with nothing but black."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        model = TransNet(session)
        model.see(np.zeros((HEIGHT, WIDTH, 3), np.uint8))
        if len(model.scores()) != 1:
            return None, [
                kinds.NOT_A_MODEL.at(Place(file=path.name), why="it does not give a number a frame")
            ]
    except Exception as error:  # noqa: BLE001  # the engine has many of its own
        why = " ".join(str(error).split())[:120].rstrip(".")
        return None, [kinds.NOT_A_MODEL.at(Place(file=path.name), why=why)]
    return TransNet(session), []
