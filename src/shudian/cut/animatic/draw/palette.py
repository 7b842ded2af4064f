"""The colours of a set by its light: muted mineral pigments on warm paper."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, fields

from shudian.cut.animatic.draw.ink import Rgb, chance


@dataclass(frozen=True, slots=True)
class Palette:
    sky: Rgb  # upper sky
    haze: Rgb  # sky above the horizon, mist between mountains
    far: Rgb  # what stands far away
    near: Rgb  # what stands near
    wall: Rgb
    floor: Rgb
    wood: Rgb
    ink: Rgb  # lines and the darkest things
    cloth: Rgb
    accent: Rgb  # celadon, seal red …
    lamp: Rgb  # what gives light
    tint: Rgb  # what the light does to people, as a multiplier of 255


_DAY = Palette(
    sky=(196, 214, 214), haze=(240, 234, 217), far=(134, 160, 158), near=(74, 98, 94), wall=(228, 216, 192),
    floor=(176, 152, 120), wood=(122, 84, 58), ink=(48, 42, 42), cloth=(150, 168, 156), accent=(176, 70, 52),
    lamp=(255, 249, 230), tint=(255, 252, 246),
)  # fmt: skip
_NIGHT = Palette(
    sky=(17, 24, 44), haze=(66, 82, 110), far=(44, 58, 84), near=(22, 30, 46), wall=(62, 64, 82),
    floor=(52, 46, 52), wood=(62, 46, 46), ink=(18, 18, 28), cloth=(66, 82, 98), accent=(168, 66, 54),
    lamp=(255, 200, 118), tint=(198, 198, 220),
)  # fmt: skip
_DAWN = Palette(
    sky=(170, 188, 206), haze=(244, 214, 196), far=(142, 150, 170), near=(84, 88, 104), wall=(220, 202, 190),
    floor=(160, 138, 124), wood=(112, 82, 68), ink=(50, 44, 52), cloth=(158, 158, 170), accent=(190, 92, 76),
    lamp=(255, 228, 196), tint=(246, 236, 236),
)  # fmt: skip
_DUSK = Palette(
    sky=(92, 84, 118), haze=(242, 170, 112), far=(136, 98, 108), near=(64, 48, 62), wall=(206, 164, 130),
    floor=(138, 100, 82), wood=(98, 60, 48), ink=(42, 30, 38), cloth=(150, 112, 104), accent=(196, 72, 48),
    lamp=(255, 196, 124), tint=(250, 216, 194),
)  # fmt: skip
_BY_LIGHT = {"DAY": _DAY, "NIGHT": _NIGHT, "DAWN": _DAWN, "DUSK": _DUSK}


def turned(color: Rgb, degrees: float) -> Rgb:
    """`color` with its hue turned on the wheel."""
    hue, light, colour = colorsys.rgb_to_hls(*(part / 255 for part in color))
    red, green, blue = colorsys.hls_to_rgb((hue + degrees / 360) % 1, light, colour)
    return (round(red * 255), round(green * 255), round(blue * 255))


def palette(light: str, place: str) -> Palette:
    """The palette of a light, turned a little by the name of the place so that no two sets look alike."""
    base = _BY_LIGHT.get(light, _DAY)
    turn = chance("palette", place).uniform(-14, 14)
    kept = {"accent", "lamp", "tint", "ink"}
    return Palette(
        **{
            field.name: getattr(base, field.name)
            if field.name in kept
            else turned(getattr(base, field.name), turn)
            for field in fields(Palette)
        }
    )
