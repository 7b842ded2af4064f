"""Text in the picture: `lettering` sets a track in type, `ass` writes part of it for libass."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from shudian.cut.lettering import Lettering
from shudian.cut.platforms import Profile
from shudian.cut.titles.compose import Picture, set_track
from shudian.cut.titles.document import ass
from shudian.cut.titles.overlays import Overlay, Wanted, overlay_rules, overlays
from shudian.cut.titles.page import Taken
from shudian.cut.titles.tracks import Subtitles, read
from shudian.finding import Finding
from shudian.model.text import Track

__all__ = ["Overlay", "Subtitles", "Taken", "Wanted", "ass", "lettering", "overlay_rules", "overlays", "read"]


def lettering(
    track: Track | Subtitles,
    size: tuple[int, int],
    profile: Profile,
    *,
    rate: Fraction,
    frames: int | None = None,
    overlays: Sequence[Overlay] = (),
    taken: Sequence[Taken] = (),
    font_dir: Path | None = None,
) -> tuple[Lettering, list[Finding]]:
    """A track as lines on a picture of this size, clear of the profile's edges and of what is `taken`."""
    picture = Picture(
        size=size,
        profile=profile,
        rate=rate,
        frames=frames,
        overlays=overlays,
        taken=taken,
        font_dir=font_dir,
    )
    return set_track(track, picture)
