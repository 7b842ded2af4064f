"""The filters from a decoded frame to a canvas: a window cut out, or the whole picture fitted with bars."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from shudian.cut import encoding
from shudian.cut.probe import Source
from shudian.model.media import CropKey, CropPath, Shot
from shudian.model.work import Json

_OUT = f"flags={encoding.SCALER}:out_color_matrix=bt709:out_range=tv"
#: Below this height players take a picture that names no colours for Rec. 601.
_HIGH = 720


def window(source: Source, size: tuple[int, int], at: tuple[int, int, int, int]) -> str:
    """Cut out `at` (left, top, width, height, in upright source pixels) and scale it to `size`."""
    left, top, width, height = at
    return f"crop={width}:{height}:{left}:{top},{_scaled(source, size)},setsar=1,format=yuv420p,{encoding.TAGGED}"


def fitted(source: Source, size: tuple[int, int]) -> str:
    """The whole picture inside `size`, bars where its shape differs; square pixels."""
    shown = (source.upright[0] * source.aspect, Fraction(source.upright[1]))
    inside = min(size[0] / shown[0], size[1] / shown[1])
    width, height = (min(full, round(side * inside / 2) * 2) for side, full in zip(shown, size, strict=True))
    bars = "" if (width, height) == size else f"pad={size[0]}:{size[1]}:-1:-1,"
    return f"{_scaled(source, (width, height))},{bars}setsar=1,format=yuv420p,{encoding.TAGGED}"


def followed(
    source: Source, path: CropPath, where: Sequence[tuple[float, float]], size: tuple[int, int]
) -> dict[str, Json]:
    """How frames are shaped in which the window stands at `where`: cut out, or warped where it stands in fractions."""
    if len(set(where)) == 1 and all(side == int(side) for side in where[0]):
        left, top = where[0]
        return {"shape": window(source, size, (int(left), int(top), path.width, path.height))}
    return {
        "shape": f"setsar=1,format=yuv420p,{encoding.TAGGED}",
        "window": [path.width, path.height],
        "of": [path.source_width, path.source_height],
        "where": [[x, y] for x, y in where],
    }


def positions(path: CropPath) -> list[tuple[float, float]]:
    """Left and top edge of the window in every frame: straight between the keys of a shot, held outside.

    In a shot that stands still they are even, so that its pixels are cut out and not computed.
    """
    return [
        where
        for shot in path.shots
        for where in _within(shot, [k for k in path.keys if shot.first <= k.frame < shot.end])
    ]


def _within(shot: Shot, keys: list[CropKey]) -> list[tuple[float, float]]:
    count = shot.end - shot.first
    if len({(key.x, key.y) for key in keys}) == 1:
        return [(2.0 * (keys[0].x // 2), 2.0 * (keys[0].y // 2))] * count
    out = [(keys[0].x, keys[0].y)] * (keys[0].frame - shot.first)
    for one, other in pairwise(keys):
        long = other.frame - one.frame
        for step in range(long):
            share = step / long
            out.append(
                (round(one.x + share * (other.x - one.x), 3), round(one.y + share * (other.y - one.y), 3))
            )
    return [*out, *[(keys[-1].x, keys[-1].y)] * (count - len(out))]


def _scaled(source: Source, size: tuple[int, int]) -> str:
    # a matrix that the file names is passed on by the decoder and wins over `auto`'s guess
    guess = "bt709" if source.info.height >= _HIGH else "bt601"
    named = "" if source.info.matrix else f":in_color_matrix={guess}"
    return f"scale={size[0]}:{size[1]}:{_OUT}{named}"
