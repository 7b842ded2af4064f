"""Shots of real clips joined at random, so that every cut, fade and dissolve is known."""

import random
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from shudian.cut.engines import frames
from shudian.cut.shots.finder import ShotFinder
from shudian.cut.shots.soft import SoftFinder, merged

Film = list[Any]
SIZE = (480, 270)
#: Frames inside one shot each, looked at.
ACTION = [(54, 120), (124, 156), (160, 219), (223, 307), (717, 786), (790, 870), (903, 985), (1286, 1343)]
CALM = [(60, 150), (160, 240), (300, 340), (400, 480), (640, 700)]


def clip(path: Path, until: int) -> Film:
    film = []
    for frame in frames.frames(path, 0):
        film.append(frames.small(frame, *SIZE, 0))
        if len(film) == until:
            break
    return film


def joined(shots: list[Film], luck: random.Random) -> tuple[Film, list[tuple[str, int, int]]]:
    """One film, and the kind and frames of each join."""
    film, truth = list(shots[0]), []
    for shot in shots[1:]:
        kind = luck.choices(["cut", "dissolve", "fade"], [6, 2, 2])[0]
        end, length = len(film), luck.choice([10, 12, 16])
        if kind == "cut":
            truth.append((kind, end, end))
            film += shot
            continue
        shares = [(at + 1) / (length + 1) for at in range(length)]
        tail, head, rest = film[-length:], shot[:length], shot[length:]
        if kind == "dissolve":
            truth.append((kind, end - length, end))
            mixed = [cv2.addWeighted(a, 1 - s, b, s, 0) for a, b, s in zip(tail, head, shares, strict=True)]
            film[-length:] = mixed
        else:
            truth.append((kind, end - length, end + length))
            film[-length:] = [(a * (1 - s)).astype(np.uint8) for a, s in zip(tail, shares, strict=True)]
            film += [(b * s).astype(np.uint8) for b, s in zip(head, shares, strict=True)]
        film += rest
    return film, truth


@pytest.mark.slow
def test_cuts_fades_and_dissolves_of_real_shots(shared_data: Path) -> None:
    action = clip(shared_data / "media" / "tears-of-steel-battle-clip.webm", 1345)
    calm = clip(shared_data / "media" / "big-buck-bunny-480p-30s.mp4", 700)
    found: Counter[str] = Counter()
    known: Counter[str] = Counter()
    luck = random.Random(20)
    chosen = [
        shot
        for a, b in zip(luck.sample(ACTION, 5), luck.sample(CALM, 5), strict=True)
        for shot in (action[slice(*a)], calm[slice(*b)])
    ]
    film, truth = joined(chosen, luck)
    hard, soft = ShotFinder(Fraction(24)), SoftFinder()
    for picture in film:
        hard.see(picture)
        soft.see(picture)
    firsts = merged([shot.first for shot in hard.shots()], soft.joins(), len(film), 10)[1:]
    for kind, first, end in truth:
        near = [at for at in firsts if first - 4 <= at <= end + 4] if end > first else [first]
        known[kind] += 1
        if near and near[0] in firsts:
            found[kind] += 1
            firsts.remove(near[0])
    wrong = len(firsts)
    right = found.total()
    print(
        f"precision {right / (right + wrong):.3f} recall {right / known.total():.3f} {dict(found)} of {dict(known)}"
    )
    assert found["cut"] == known["cut"]
    assert found["fade"] == known["fade"]
    assert right / (right + wrong) >= 0.95
    assert right / known.total() >= 0.85
