"""An overlay set in type: its lines, what stands behind them, and the box that they take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shudian.cut.lettering import Line
from shudian.cut.titles.drawing import BARE, BLACK, TEXT, WHITE, Base, Pen, block, edged, filled
from shudian.cut.titles.lines import lay
from shudian.cut.titles.overlays import Overlay
from shudian.cut.titles.page import Box, Metrics, Page, rules
from shudian.typeface.setting import Setting

_LINES = 3
_INK = 0.92  # of the em, what a Chinese character fills
_PLATE = 0.35  # ems around the text
_GAP = 0.25  # ems between two overlays
#: Layers: subtitles stand between a card and what is to be read on it.
_CARD, SUBTITLES, _PLATES, _TEXTS = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Banner:
    lines: tuple[Line, ...]
    box: Box
    scale: float  # what of its size fits


def banner(overlay: Overlay, page: Page, setting: Setting, base: Base, around: Iterable[Box]) -> Banner:
    """An overlay on a page, moved past what is there already."""
    em = overlay.height * min(page.size) / _INK
    pad = _PLATE * em if overlay.ground == "plate" else 0.0
    inner = _centred(page) if overlay.ground == "black" else page.box.inset(pad)
    laid = lay(overlay.text.splitlines(), inner.width / em - 2 * rules()["type"]["side"], _LINES, setting)
    em *= laid.scale
    metrics = Metrics.of(setting.scripts(laid.lines), em)
    width = em * max(setting.width(line) for line in laid.lines)
    box = _box(overlay.place, (width, metrics.height(len(laid.lines))), inner, list(around), pad + _GAP * em)
    plate = box.inset(-pad)
    tags = f"\\1c{BLACK}" if overlay.ground == "plate" else edged(page)
    pen = Pen(em, base, align=_align(overlay.place), tags=tags, grid=page.grid)
    style = BARE if overlay.ground == "plate" else TEXT
    text = tuple(
        Line(overlay.first, overlay.end, one, style, _TEXTS)
        for one in block(laid.lines, box, metrics, setting, pen)
    )
    return Banner((*_ground(overlay, page, plate), *text), plate, laid.scale)


def _ground(overlay: Overlay, page: Page, plate: Box) -> Iterator[Line]:
    if overlay.ground == "plate":
        yield Line(overlay.first, overlay.end, filled(plate, WHITE, page.grid), BARE, _PLATES)
    elif overlay.ground == "black":
        whole = Box(0, 0, *page.size)
        yield Line(overlay.first, overlay.end, filled(whole, BLACK, page.grid), BARE, _CARD)


def _centred(page: Page) -> Box:
    """The box that is free on both sides alike: a card has no buttons to make room for, but a middle."""
    side = max(page.box.left, page.size[0] - page.box.right)
    return Box(side, page.box.top, page.size[0] - side, page.box.bottom)


def _align(place: str) -> int:
    return 1 if place.endswith("left") else 3 if place.endswith("right") else 2


def _box(place: str, size: tuple[float, float], inner: Box, around: list[Box], gap: float) -> Box:
    width, height = size
    left = {1: inner.left, 2: inner.middle - width / 2, 3: inner.right - width}[_align(place)]
    if place == "middle":
        top = (inner.top + inner.bottom - height) / 2
    else:
        top = inner.top if place.startswith("top") else inner.bottom - height
    down = place.startswith("top")
    box = Box(left, top, left + width, top + height)
    for _ in range(len(around)):
        hit = [one for one in around if one.covers(box.inset(0.01 - gap))]
        if not hit or place == "middle":
            break
        top = max(one.bottom for one in hit) + gap if down else min(one.top for one in hit) - height - gap
        box = Box(left, top, left + width, top + height)
    return box
