"""The end card of a clip: what it stands on, and what is written."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from shudian.cut import titles
from shudian.cut.clips.pick import rules
from shudian.cut.covers.still import Window, drawn, stills
from shudian.cut.engines.frames import Picture
from shudian.cut.lettering import Lettering
from shudian.cut.platforms import Profile
from shudian.cut.probe import Source
from shudian.finding import Finding
from shudian.model.text import Track
from shudian.units import Lang

_SOFT, _DIM = 40, 0.35  # blur, as a share of the width; what is left of the light
_TITLE, _CALL = 0.085, 0.05  # heights of a character, shares of the shorter side


def call_in(language: Lang) -> str | None:
    table: dict[str, str] = rules()["call"]
    for tag in (str(language), f"{language.language}-{language.script}", language.language):
        if tag in table:
            return table[tag]
    return None


def lettering(
    title: str,
    call: str,
    profile: Profile,
    language: Lang,
    *,
    frames: int,
    rate: Fraction,
    font_dir: Path | None,
) -> tuple[Lettering, list[Finding]]:
    """The title in the middle, the call under it, both clear of the platform's buttons."""
    said = [("title", title, "middle", _TITLE, "none"), ("call", call, "bottom", _CALL, "plate")]
    overlays = [
        titles.Overlay(
            name=name,
            text=text,
            language=language,
            first=0,
            end=frames,
            place=place,
            height=height,
            ground=ground,
        )
        for name, text, place, height, ground in said
        if text.strip()
    ]
    empty = Track(0, language, ())
    return titles.lettering(
        empty, profile.size, profile, rate=rate, frames=frames, overlays=overlays, font_dir=font_dir
    )


def ground(source: Source, frame: int, window: Sequence[int] | None, size: tuple[int, int]) -> bytes:
    """A frame's window (left, top, width, height; all of it if None), blurred and dim, as 4:2:0 planes."""
    [(_, picture)] = stills(source, [frame])
    high, wide = picture.shape[:2]
    along = wide / source.upright[0]
    if window:
        left, top, width, height = window
        at = Window(round(left * along), top, round(width * along), height)
    else:
        at = Window(0, 0, wide, high, whole=abs(wide / high - size[0] / size[1]) > 0.02)
    shown = drawn(picture, at, size)
    dim = cv2.GaussianBlur(shown, (0, 0), size[0] / _SOFT).astype(np.float32) * _DIM
    return _planes(np.asarray(dim))


def _planes(bgr: Picture) -> bytes:
    """Rec. 709, limited range."""
    blue, green, red = (bgr[:, :, at] for at in range(3))
    luma = 0.0722 * blue + 0.7152 * green + 0.2126 * red
    small = (bgr.shape[1] // 2, bgr.shape[0] // 2)
    chroma = (
        cv2.resize((plane - luma) / scale, small, interpolation=cv2.INTER_AREA) * (224 / 255) + 128
        for plane, scale in ((blue, 1.8556), (red, 1.5748))
    )
    return b"".join(
        np.clip(np.asarray(plane) + 0.5, 0, 255).astype(np.uint8).tobytes()
        for plane in (luma * (219 / 255) + 16, *chroma)
    )
