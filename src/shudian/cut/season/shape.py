"""The filters from a decoded frame to a canvas: a window cut out, or the whole picture fitted with bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from shudian.cut import encoding
from shudian.cut.probe import Source
from shudian.cut.reframe.views import Rect, View, views
from shudian.model.media import CropKey, CropPath, Way
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


def followed(source: Source, path: CropPath, shown: Sequence[View], size: tuple[int, int]) -> dict[str, Json]:
    """How frames with these views are shaped: cut out, or drawn where a window stands in fractions or is not alone."""
    view = shown[0]
    if len(set(shown)) == 1 and view.way is Way.CROP and all(side == int(side) for side in view.parts[0]):
        left, top, width, height = (int(side) for side in view.parts[0])
        return {"shape": window(source, size, (left, top, width, height))}
    return {
        "shape": f"setsar=1,format=yuv420p,{encoding.TAGGED}",
        "window": [path.width, path.height],
        "of": [path.source_width, path.source_height],
        "views": [[view.way.value, *[_rounded(part) for part in view.parts]] for view in shown],
    }


def _rounded(part: Rect) -> Json:
    return [round(side, 3) for side in part]


def shown(path: CropPath) -> tuple[View, ...]:
    """What every frame shows; a window that stands in a shot stands on even pixels, so that it is cut out and not computed."""
    return views(_evened(path))


def positions(path: CropPath) -> list[tuple[float, float]]:
    """Left and top edge of the one window in every frame, whatever the ways of the shots."""
    alone = replace(_evened(path), layouts=())
    return [(x, y) for view in views(alone) for x, y, _, _ in view.parts]


def _evened(path: CropPath) -> CropPath:
    keys: list[CropKey] = []
    for shot in path.shots:
        inside = [key for key in path.keys if shot.first <= key.frame < shot.end]
        stands = len({(key.x, key.y) for key in inside}) == 1
        keys += [replace(k, x=2.0 * (k.x // 2), y=2.0 * (k.y // 2)) for k in inside] if stands else inside
    return replace(path, keys=tuple(keys))


def _scaled(source: Source, size: tuple[int, int]) -> str:
    # a matrix that the file names is passed on by the decoder and wins over `auto`'s guess
    guess = "bt709" if source.info.height >= _HIGH else "bt601"
    named = "" if source.info.matrix else f":in_color_matrix={guess}"
    return f"scale={size[0]}:{size[1]}:{_OUT}{named}"
