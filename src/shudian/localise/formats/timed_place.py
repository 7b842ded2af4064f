"""Where a TTML region puts its text, as a `Region`, and back.

In upright writing the axes turn with the lines: `y` runs across the columns from the left, `x` along them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shudian.model.text import Region

if TYPE_CHECKING:
    from ttconv import model

_UPRIGHT = {"tbrl": "rl", "tblr": "lr"}
_MODES = {vertical: mode for mode, vertical in _UPRIGHT.items()}
_EDGES = {"before": "top", "center": "middle", "after": "bottom"}
#: In columns that grow to the left, a box's beginning is its right edge.
_TURNED = {"top": "bottom", "middle": "middle", "bottom": "top"}


@dataclass(frozen=True, slots=True)
class Box:
    """A region of TTML: hundredths of the picture, and how text stands in it."""

    left: float
    top: float
    width: float
    height: float
    edge: str = "after"  # tts:displayAlign
    align: str = "center"
    mode: str = ""  # tts:writingMode of upright text


def place_of(doc: model.ContentDocument, region: Any, align: str) -> Region | None:
    """The place of a region in a document, None without one."""
    from ttconv.style_properties import DisplayAlignType, StyleProperties

    if region is None:
        return None
    edge = region.get_style(StyleProperties.DisplayAlign) or DisplayAlignType.before
    mode = region.get_style(StyleProperties.WritingMode)
    width, height = _extent(doc, region)
    left, top = _origin(doc, region, width, height)
    upright = mode.value if mode is not None and mode.value in _UPRIGHT else ""
    return region_of(Box(left, top, width, height, edge.value, align or "start", upright))


def region_of(box: Box) -> Region:
    along, across = (box.left, box.width), (box.top, box.height)
    anchor = _EDGES[box.edge]
    if box.mode:
        along, across = across, along
        anchor = _TURNED[anchor] if box.mode == "tbrl" else anchor
    align = box.align if box.align in ("start", "center", "end", "left", "right") else "center"
    shares = {"start": 0.0, "left": 0.0, "center": 0.5, "end": 1.0, "right": 1.0}
    heights = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
    return Region(
        x=round(along[0] + along[1] * shares[align], 2),
        y=round(across[0] + across[1] * heights[anchor], 2),
        width=round(along[1], 2),
        anchor=anchor,
        align=align,
        vertical=_UPRIGHT.get(box.mode, ""),
    )


def box_of(region: Region, free: Box) -> Box:
    """The box that holds a place; what it leaves open is as `free` has it."""
    anchor, align = region.anchor, region.align
    x = (
        region.x
        if region.x is not None
        else {"start": free.left, "left": free.left}.get(
            align, free.left + free.width / 2 if align == "center" else free.left + free.width
        )
    )
    shares = {"start": 0.0, "left": 0.0, "center": 0.5, "end": 1.0, "right": 1.0}
    room = {0.0: 100 - x, 0.5: 2 * min(x, 100 - x), 1.0: x}[shares[align]]
    width = region.width if region.width is not None else min(room, free.width) or 100.0
    along = x - width * shares[align], width
    y = region.y
    if y is None:
        y = {"top": free.top, "middle": 50.0, "bottom": free.top + free.height}[anchor]
    height = {"top": 100 - y, "middle": 2 * min(y, 100 - y), "bottom": y}[anchor]
    across = {"top": y, "middle": y - height / 2, "bottom": 0.0}[anchor], height
    mode = _MODES.get(region.vertical, "")
    if mode == "tbrl":
        anchor = _TURNED[anchor]
    edge = {anchor: edge for edge, anchor in _EDGES.items()}[anchor]
    left, width = _inside(*along)
    top, height = _inside(*across)
    if mode:
        left, width, top, height = top, height, left, width
    return Box(left, top, width, height, edge, align, mode)


def _inside(start: float, length: float) -> tuple[float, float]:
    """What of a stretch lies on the picture; never quite nothing."""
    start = min(max(start, 0.0), 99.0)
    return start, min(max(length, 1.0), 100 - start)


def _extent(doc: model.ContentDocument, region: Any) -> tuple[float, float]:
    from ttconv.style_properties import StyleProperties

    extent = region.get_style(StyleProperties.Extent)
    if extent is None or not hasattr(extent, "width"):
        return 100.0, 100.0
    return _share(doc, extent.width, upright=False), _share(doc, extent.height, upright=True)


def _origin(doc: model.ContentDocument, region: Any, width: float, height: float) -> tuple[float, float]:
    from ttconv.style_properties import LengthType, StyleProperties

    position = region.get_style(StyleProperties.Position)
    if position is not None:
        ways = []
        for offset, edge, extent, upright in (
            (position.h_offset, position.h_edge, width, False),
            (position.v_offset, position.v_edge, height, True),
        ):
            share = _share(doc, offset, upright=upright)
            if offset.units is LengthType.Units.pct:  # of what the box leaves free
                share = share * (100 - extent) / 100
            ways.append(100 - extent - share if edge.value in ("right", "bottom") else share)
        return ways[0], ways[1]
    origin = region.get_style(StyleProperties.Origin)
    if origin is None:
        return 0.0, 0.0
    return _share(doc, origin.x, upright=False), _share(doc, origin.y, upright=True)


def _share(doc: model.ContentDocument, length: Any, *, upright: bool) -> float:
    """A length in hundredths of the picture's width, or of its height."""
    from ttconv.style_properties import LengthType

    units, value = LengthType.Units, float(length.value)
    whole: float
    if length.units is units.px:
        pixels = doc.get_px_resolution()
        whole = pixels.height if upright else pixels.width
        return 100 * value / whole
    if length.units in (units.c, units.em):
        cells = doc.get_cell_resolution()
        whole = cells.rows if upright else cells.columns
        return 100 * value / whole
    return value
