"""A character as a flat figure: body, face and hair in one consistent look, at any size.

Lengths are in heads (chin to crown = 1); the chin is the origin, y grows downward.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageChops

from shudian.cut.animatic.draw import hair
from shudian.cut.animatic.draw.ink import Point, Rgb, Rgba, Sheet, mix, thin

#: Mineral pigments for clothes: name of the dye and its colour.
CLOTHS: tuple[Rgb, ...] = (
    (63, 92, 104), (146, 66, 58), (118, 134, 106), (196, 164, 112), (84, 74, 104), (70, 98, 134),
    (176, 134, 78), (58, 66, 74), (186, 186, 172), (112, 58, 74), (92, 120, 118), (132, 152, 168),
)  # fmt: skip
SKINS: tuple[Rgb, ...] = ((242, 214, 190), (236, 204, 176), (228, 192, 162), (220, 182, 152))
HAIRS: tuple[Rgb, ...] = ((38, 32, 36), (48, 38, 36), (30, 32, 42), (62, 46, 40))
GREY: Rgb = (172, 170, 168)
WHITE: Rgb = (240, 238, 230)


@dataclass(frozen=True, slots=True)
class Look:
    """What makes a character recognisable; `cloth`, `skin`, `hair` count into the tables above."""

    cloth: int
    skin: int
    hair: int
    cut: str  # a key of hair.CUTS
    dress: str  # tunic, suit, shirt, coat, apron, uniform, gown
    female: bool = False
    old: bool = False
    child: bool = False
    glasses: bool = False

    @classmethod
    def of(cls, plain: Mapping[str, object]) -> Look:
        return cls(**plain)  # type: ignore[arg-type]  # settings written by this package


class Figure:
    """One drawing of a look: `facing` -1 left, 1 right, 0 from behind; `mood` shapes the face."""

    def __init__(
        self, look: Look, height: int, *, facing: int, heads: float, mood: str, open_mouth: bool
    ) -> None:
        self.look, self.facing, self.mood, self.open_mouth = look, facing, mood, open_mouth
        self.unit = height / heads
        self.width = round(3.1 * self.unit)
        self.sheet = Sheet(self.width, height, (34, 28, 36), cut_out=True)
        self.head_top = 0.22
        self.skin = SKINS[look.skin]
        self.cloth = WHITE if look.dress == "coat" else CLOTHS[look.cloth]
        self.hair = GREY if look.old else HAIRS[look.hair]
        self.ink = mix(self.hair, (30, 24, 28), 0.7)

    def at(self, x: float, y: float) -> Point:
        return (self.width / 2 + x * self.unit, (self.head_top + 1 + y) * self.unit)

    def smooth(self, points: list[Point], fill: Rgb | Rgba) -> None:
        self.sheet.smooth([self.at(*p) for p in points], fill)

    def shape(self, points: list[Point], fill: Rgb | Rgba) -> None:
        self.sheet.shape([self.at(*p) for p in points], fill)

    def stroke(self, points: list[Point], width: float, fill: Rgb | Rgba) -> None:
        self.sheet.stroke([self.at(*p) for p in points], width * self.unit, fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Rgb | Rgba) -> None:
        (left, top), (right, bottom) = self.at(x - rx, y - ry), self.at(x + rx, y + ry)
        self.sheet.oval((left, top, right, bottom), fill)

    def drawn(self) -> Image.Image:
        hair.behind(self)
        _body(self)
        _shade_body(self)
        _neck(self)
        _collar(self)
        if self.facing:
            _head(self)
            _face(self)
        else:
            self.oval(0, -0.5, 0.4, 0.5, self.hair)
        hair.before(self)
        if self.look.glasses and self.facing:
            _glasses(self)
        return self.sheet.finished()


def _body(f: Figure) -> None:
    wide = 0.86 if f.look.female else 1.04
    if f.look.child:
        wide = 0.72
    hem = {"gown": 1.02, "coat": 0.96, "tunic": 0.8}.get(f.look.dress, 0.66)
    long = {"gown": 6.2, "coat": 4.5, "tunic": 3.6, "apron": 4.2}.get(f.look.dress, 3.2)
    trousers = mix(f.cloth, (34, 32, 40), 0.72)
    for side in (-1, 1):
        leg = [
            (side * 0.06, 2.9),
            (side * 0.62, 2.9),
            (side * 0.5, 5.0),
            (side * 0.46, 6.5),
            (side * 0.1, 6.5),
        ]
        f.shape(leg, trousers)
        f.oval(side * 0.32 + f.facing * 0.07, 6.56, 0.27, 0.12, mix(trousers, (10, 10, 14), 0.6))
    for side in (-1, 1):
        arm = [
            (side * wide * 0.86, 0.62),
            (side * (wide + 0.08), 0.95),
            (side * (wide + 0.2), 2.0),
            (side * (wide + 0.12), 3.0),
            (side * (wide - 0.12), 3.05),
            (side * (wide - 0.2), 1.9),
            (side * (wide - 0.3), 1.0),
        ]
        f.oval(side * wide, 3.16, 0.13, 0.2, f.skin)
        f.smooth(arm, mix(f.cloth, (20, 18, 28), 0.13))
    torso = [
        (-0.24, 0.2),
        (-wide * 0.62, 0.4),
        (-wide, 0.74),
        (-wide * 0.9, 1.6),
        (-wide * 0.74, 2.3),
        (-hem * 0.98, long),
        (0, long + 0.08),
        (hem * 0.98, long),
        (wide * 0.74, 2.3),
        (wide * 0.9, 1.6),
        (wide, 0.74),
        (wide * 0.62, 0.4),
        (0.24, 0.2),
    ]
    f.smooth(torso, f.cloth)
    for side in (-1, 1):
        f.stroke(
            [(side * wide * 0.72, 1.15), (side * wide * 0.7, 1.7), (side * wide * 0.66, 2.5)],
            0.03,
            thin(f.ink, 0.4),
        )


def _shade_body(f: Figure) -> None:
    """A soft shadow on the side away from the light."""
    assert f.sheet.mask
    image, side = f.sheet.image, f.facing or 1
    across = Image.linear_gradient("L").rotate(90 * side).resize(image.size, Image.Resampling.BILINEAR)
    depth = across.point(lambda v: max(0, v - 120) * 0.8)
    image.paste((26, 22, 38), (0, 0), ImageChops.multiply(depth, f.sheet.mask))


def _neck(f: Figure) -> None:
    shade = mix(f.skin, (150, 96, 84), 0.32)
    f.shape(
        [(-0.19, -0.25), (0.19, -0.25), (0.22, 0.3), (0.34, 0.44), (0, 0.7), (-0.34, 0.44), (-0.22, 0.3)],
        shade if f.facing else mix(shade, f.hair, 0.3),
    )


def _collar(f: Figure) -> None:
    kind, s = f.look.dress, f.facing
    if not s:
        return
    trim = mix(f.cloth, (250, 244, 228), 0.5)
    deep = mix(f.cloth, (22, 20, 30), 0.42)
    if kind in ("tunic", "gown"):
        f.shape(
            [(-0.27, 0.14), (0.27, 0.14), (0.34, 0.46), (0, 0.6), (-0.34, 0.46)],
            mix(f.cloth, (20, 18, 28), 0.18),
        )
        f.stroke([(-0.28, 0.15), (0, 0.28), (0.28, 0.15)], 0.05, trim)
        f.stroke([(0.02 * s, 0.5), (0.34 * s, 0.86), (0.62 * s, 1.5), (0.62 * s, 2.4)], 0.045, trim)
        for x, y in ((0.1, 0.62), (0.38, 0.96), (0.58, 1.44)):
            f.oval(x * s, y, 0.045, 0.045, trim)
            f.stroke([(x * s - 0.12, y), (x * s, y + 0.01), (x * s + 0.12, y)], 0.03, trim)
    elif kind in ("suit", "coat"):
        _lapels(f, kind)
    elif kind == "apron":
        f.smooth(
            [(-0.46, 1.0), (0.46, 1.0), (0.62, 2.2), (0.78, 4.1), (0, 4.25), (-0.78, 4.1), (-0.62, 2.2)], deep
        )
        for side in (-1, 1):
            f.stroke([(side * 0.3, 0.36), (side * 0.42, 0.7), (side * 0.42, 1.08)], 0.09, deep)
        f.shape([(-0.3, 2.2), (0.3, 2.2), (0.32, 2.9), (-0.32, 2.9)], mix(deep, (255, 250, 240), 0.1))
    elif kind == "uniform":
        f.shape([(-0.3, 0.2), (0, 0.62), (-0.32, 0.72), (-0.46, 0.42)], deep)
        f.shape([(0.3, 0.2), (0, 0.62), (0.32, 0.72), (0.46, 0.42)], deep)
        f.stroke([(0, 0.62), (0, 1.8), (0, 3.0)], 0.03, deep)
        for side in (-1, 1):
            f.shape(
                [(side * 0.6, 0.44), (side * 0.92, 0.62), (side * 0.9, 0.74), (side * 0.58, 0.56)],
                (206, 176, 104),
            )
        f.shape([(0.32, 1.1), (0.6, 1.1), (0.6, 1.22), (0.32, 1.22)], (206, 176, 104))
    else:
        f.shape([(-0.22, 0.26), (0, 0.66), (-0.24, 0.84), (-0.42, 0.42)], trim)
        f.shape([(0.22, 0.26), (0, 0.66), (0.24, 0.84), (0.42, 0.42)], trim)
        f.stroke([(0, 0.66), (0.01, 1.6), (0, 3.0)], 0.028, deep)


def _lapels(f: Figure, kind: str) -> None:
    inner = WHITE if kind == "suit" else mix(CLOTHS[f.look.cloth], (70, 96, 112), 0.5)
    f.shape([(-0.3, 0.3), (0.3, 0.3), (0.06, 1.75), (-0.06, 1.75)], inner)
    if kind == "suit" and not f.look.female:
        f.shape(
            [(-0.08, 0.52), (0.08, 0.52), (0.11, 1.5), (0, 1.66), (-0.11, 1.5)],
            mix(CLOTHS[(f.look.cloth + 1) % len(CLOTHS)], (60, 30, 30), 0.3),
        )
    for side in (-1, 1):
        f.shape(
            [
                (side * 0.26, 0.22),
                (side * 0.5, 0.5),
                (side * 0.46, 0.98),
                (side * 0.56, 1.04),
                (side * 0.04, 1.8),
                (side * 0.2, 1.0),
            ],
            mix(f.cloth, (20, 18, 28), 0.16),
        )
        f.shape(
            [(side * 0.2, 0.3), (side * 0.33, 0.36), (side * 0.14, 0.66)],
            WHITE if kind == "suit" else inner,
        )


def _head(f: Figure) -> None:
    s, jaw = f.facing, 0.25 if f.look.female else 0.3
    f.oval(-s * 0.4, -0.42, 0.08, 0.13, mix(f.skin, (180, 110, 96), 0.2))
    outline = [
        (-0.4, -0.6),
        (-0.37, -0.25),
        (-jaw + s * 0.03, -0.06),
        (s * 0.07, 0.01),
        (jaw + s * 0.05, -0.08),
        (0.37 + s * 0.03, -0.28),
        (0.4, -0.6),
        (0.3, -0.92),
        (0, -1.0),
        (-0.3, -0.92),
    ]
    f.smooth(outline, f.skin)
    cheek = mix(f.skin, (206, 110, 96), 0.34)
    for side in (-1, 1):
        f.oval(side * 0.22 + s * 0.08, -0.27, 0.09, 0.055, thin(cheek, 0.35))
    f.smooth(
        [
            (-s * 0.41, -0.62),
            (-s * 0.26, -0.5),
            (-s * 0.24, -0.2),
            (-s * 0.05, -0.02),
            (-s * 0.3, -0.1),
            (-s * 0.39, -0.3),
        ],
        thin(mix(f.skin, (130, 70, 70), 0.5), 0.32),
    )


#: mood -> (lift of the inner brow, lift of the outer brow, opening of the eye, curve of the mouth)
_MOODS: dict[str, tuple[float, float, float, float]] = {
    "calm": (0, 0, 1, 0.015), "anger": (-0.07, 0.03, 0.85, -0.04), "joy": (0.02, 0, 0.45, 0.07),
    "fear": (0.06, 0.02, 1.35, -0.01), "grief": (0.06, -0.04, 0.6, -0.045), "cold": (-0.02, 0.0, 0.6, -0.012),
}  # fmt: skip


def _face(f: Figure) -> None:
    s = f.facing
    inner, outer, eye, smile = _MOODS.get(f.mood, _MOODS["calm"])
    line = mix(f.ink, f.skin, 0.12)
    for side in (-1, 1):
        near = 1.0 if side == s else 0.86
        x = s * 0.085 + side * 0.165 * (0.9 if side == s else 1.04)
        f.stroke(
            [
                (x - side * 0.09, -0.585 - inner),
                (x, -0.62 - (inner + outer) / 2),
                (x + side * 0.1, -0.575 - outer),
            ],
            0.038 * near,
            mix(f.hair, f.ink, 0.5),
        )
        if eye < 0.5:
            f.stroke([(x - 0.075, -0.455), (x, -0.49), (x + 0.075, -0.455)], 0.03, line)
            continue
        f.oval(x, -0.46, 0.066 * near, 0.04 * eye, (250, 246, 240))
        f.oval(x + s * 0.016, -0.46, 0.036, 0.042 * min(eye, 1.15), line)
        f.oval(x + s * 0.016 - 0.012, -0.474, 0.009, 0.009, (255, 255, 255))
        f.stroke([(x - 0.082, -0.462), (x, -0.462 - 0.046 * eye), (x + 0.088, -0.456)], 0.032, line)
        if f.look.old:
            f.stroke([(x - 0.06, -0.39), (x, -0.375), (x + 0.07, -0.392)], 0.012, thin(line, 0.45))
    f.stroke(
        [(s * 0.09, -0.44), (s * 0.145, -0.31), (s * 0.08, -0.275)], 0.022, mix(f.skin, (140, 80, 70), 0.55)
    )
    _mouth(f, smile)
    if f.mood == "grief":
        f.stroke([(s * 0.26, -0.42), (s * 0.27, -0.32), (s * 0.26, -0.22)], 0.024, (236, 246, 250))


def _mouth(f: Figure, smile: float) -> None:
    s, y = f.facing, -0.155
    lip = mix((178, 84, 78) if f.look.female else (160, 96, 84), f.skin, 0.15)
    if f.open_mouth:
        f.smooth(
            [
                (s * 0.07 - 0.1, y - smile * 0.4),
                (s * 0.07, y - 0.025),
                (s * 0.07 + 0.1, y - smile * 0.4),
                (s * 0.07 + 0.05, y + 0.065),
                (s * 0.07 - 0.05, y + 0.065),
            ],
            mix(lip, (60, 20, 24), 0.6),
        )
        f.stroke(
            [(s * 0.07 - 0.07, y - 0.01), (s * 0.07, y - 0.016), (s * 0.07 + 0.07, y - 0.01)], 0.026, WHITE
        )
    else:
        f.stroke(
            [(s * 0.07 - 0.1, y - smile), (s * 0.07, y + smile * 0.4), (s * 0.07 + 0.1, y - smile)],
            0.034,
            lip,
        )
        f.stroke(
            [(s * 0.07 - 0.04, y + 0.05), (s * 0.07, y + 0.056), (s * 0.07 + 0.04, y + 0.05)],
            0.014,
            thin(lip, 0.5),
        )


def _glasses(f: Figure) -> None:
    s, line = f.facing, mix(f.ink, (90, 70, 60), 0.3)
    for side in (-1, 1):
        (left, top), (right, bottom) = (
            f.at(s * 0.085 + side * 0.17 - 0.125, -0.56),
            f.at(s * 0.085 + side * 0.17 + 0.125, -0.36),
        )
        f.sheet.ring((left, top, right, bottom), max(1, 0.022 * f.unit), line)
    f.stroke([(s * 0.04, -0.47), (s * 0.085, -0.485), (s * 0.13, -0.47)], 0.024, line)
    f.stroke([(-s * 0.2, -0.47), (-s * 0.3, -0.48), (-s * 0.4, -0.47)], 0.022, line)


@lru_cache(maxsize=24)
def figure(
    look: Look, height: int, *, facing: int, heads: float, mood: str = "calm", open_mouth: bool = False
) -> Image.Image:
    """A figure `height` pixels tall that shows `heads` heads of the body, with transparency."""
    return Figure(look, height, facing=facing, heads=heads, mood=mood, open_mouth=open_mouth).drawn()
