"""A language drawn into the picture: platforms that show it alike and take the same sound share a file."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from shudian.cut import titles
from shudian.cut.platforms import Profile
from shudian.cut.season.order import Burned
from shudian.finding import Finding
from shudian.model.text import Track
from shudian.units import Lang


def burned(
    text: Track | titles.Subtitles,
    language: Lang,
    platforms: Sequence[Profile],
    *,
    rate: Fraction,
    frames: int,
    overlays: Sequence[titles.Overlay] = (),
    font_dir: Path | None = None,
) -> tuple[tuple[Burned, ...], list[Finding]]:
    alike: dict[object, list[Profile]] = {}
    for profile in platforms:
        spec = (profile.size, profile.clear, profile.lufs, profile.true_peak, profile.max_bitrate)
        alike.setdefault(spec, []).append(profile)
    drawn: list[Burned] = []
    found: list[Finding] = []
    for profiles in alike.values():
        lettering, said = titles.lettering(
            text, profiles[0].size, profiles[0], rate=rate, frames=frames, overlays=overlays, font_dir=font_dir
        )  # fmt: skip
        found += said
        drawn.append(Burned(language, tuple(profiles), lettering))
    return tuple(drawn), found
