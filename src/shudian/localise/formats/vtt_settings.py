"""Where a WebVTT cue stands: its settings and regions (https://www.w3.org/TR/webvtt1/, 4.4, 6.2 and 6.3) as a `Region`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from shudian.model.text import Region

_SHARE = r"\d+(?:\.\d+)?"
_LINE = re.compile(rf"(?:({_SHARE})%|(-?\d+)(?:\.\d+)?)(?:,(start|center|end))?", re.ASCII)
_POSITION = re.compile(rf"({_SHARE})%(?:,(?:line-left|center|line-right))?", re.ASCII)
_SIZE = re.compile(rf"({_SHARE})%", re.ASCII)
_POINT = re.compile(rf"({_SHARE})%,({_SHARE})%", re.ASCII)
_ANCHORS = {"start": "top", "center": "middle", "end": "bottom"}
_EDGES = {anchor: edge for edge, anchor in _ANCHORS.items()}
_ALIGNS = ("start", "center", "end", "left", "right")


def region_of(settings: str, regions: Mapping[str, Region] | None = None) -> Region | None:
    """The place that settings give, None where they say nothing."""
    said = dict(part.partition(":")[::2] for part in settings.split())
    if not said:
        return None
    base = (regions or {}).get(said.get("region", ""), Region())
    y, anchor = _line(said.get("line", ""), base)
    region = Region(
        x=_share(_POSITION, said.get("position", ""), base.x),
        y=y,
        width=_share(_SIZE, said.get("size", ""), base.width),
        anchor=anchor,
        align=said["align"] if said.get("align") in _ALIGNS else "center",
        vertical=said["vertical"] if said.get("vertical") in ("rl", "lr") else "",
    )
    plain = settings_of(region)
    if sorted(plain.split()) == sorted(settings.split()):
        return region
    kept = " ".join(part for part in settings.split() if not part.startswith("region:"))
    return Region(region.x, region.y, region.width, region.anchor, region.align, region.vertical, kept)


def settings_of(region: Region) -> str:
    """The settings that give a place; as they were in a WebVTT file, where the place is still the same."""
    if region.kept and (again := region_of(region.kept)) and again == region:
        return region.kept
    parts = []
    if region.vertical:
        parts.append(f"vertical:{region.vertical}")
    if region.y is not None:
        edge = _EDGES[region.anchor]
        parts.append(f"line:{number(region.y)}%" + ("" if edge == "start" else f",{edge}"))
    elif region.anchor == "top":
        parts.append("line:0")
    elif region.anchor == "middle":
        parts.append("line:50%,center")
    if region.x is not None:
        parts.append(f"position:{number(region.x)}%")
    if region.width is not None:
        parts.append(f"size:{number(region.width)}%")
    if region.align != "center":
        parts.append(f"align:{region.align}")
    return " ".join(parts)


def named_region(body: str) -> tuple[str, Region]:
    """A REGION block: its identifier and the place of its lower edge's middle."""
    said = dict(part.partition(":")[::2] for part in body.split())
    width = _share(_SIZE, said.get("width", ""), 100.0) or 0.0
    at_x, _ = _point(said.get("regionanchor", ""), (0.0, 100.0))
    view_x, view_y = _point(said.get("viewportanchor", ""), (0.0, 100.0))
    left = view_x - width * at_x / 100
    return said.get("id", ""), Region(x=left + width / 2, y=view_y, width=width)


def number(value: float) -> str:
    """A share of the picture without needless digits."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _line(said: str, base: Region) -> tuple[float | None, str]:
    found = _LINE.fullmatch(said)
    if not found:
        return base.y, base.anchor
    share, count, edge = found.groups()
    if share is None:
        return None, "bottom" if count.startswith("-") else "top"
    return _whole(share), _ANCHORS[edge or "start"]


def _share(form: re.Pattern[str], said: str, otherwise: float | None) -> float | None:
    found = form.fullmatch(said)
    value = _whole(found[1]) if found else None
    return otherwise if value is None else value


def _whole(text: str) -> float | None:
    value = float(text)
    return value if value <= 100 else None


def _point(said: str, otherwise: tuple[float, float]) -> tuple[float, float]:
    found = _POINT.fullmatch(said)
    return (float(found[1]), float(found[2])) if found else otherwise
