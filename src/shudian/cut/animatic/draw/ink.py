"""A sheet of paper and what is put on it: shapes, washes, glows. Units are pixels of the 1080×1920 picture."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1080, 1920
#: Shapes are drawn this much larger and reduced, which smooths their edges.
FINE = 2
Rgb = tuple[int, int, int]
Rgba = tuple[int, int, int, int]
Point = tuple[float, float]
Box = tuple[float, float, float, float]


def mix(a: Rgb, b: Rgb, share: float) -> Rgb:
    """`a` with `share` of `b` in it."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def thin(color: Rgb, alpha: float) -> Rgba:
    """`color` laid on with `alpha` from 0 to 1."""
    return (*color, round(255 * alpha))


def curve(points: Sequence[Point], *, closed: bool = False, steps: int = 10) -> list[Point]:
    """A smooth line through `points` (Catmull-Rom)."""
    given = list(points)
    if len(given) < 3:
        return given
    ring = [given[-1], *given, given[0], given[1]] if closed else [given[0], *given, given[-1]]
    out: list[Point] = []
    for p0, p1, p2, p3 in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        for step in range(steps):
            t = step / steps
            out.append((_spline(t, p0[0], p1[0], p2[0], p3[0]), _spline(t, p0[1], p1[1], p2[1], p3[1])))
    if not closed:
        out.append(given[-1])
    return out


def _spline(t: float, a: float, b: float, c: float, d: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


class Sheet:
    """A picture being drawn, `FINE` times larger than its final size.

    A cut-out remembers where something was drawn; elsewhere it will be transparent.
    """

    def __init__(self, width: int, height: int, color: Rgb, *, cut_out: bool = False) -> None:
        size = (width * FINE, height * FINE)
        self.image = Image.new("RGB", size, color)
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.mask = Image.new("L", size) if cut_out else None
        self._mark = ImageDraw.Draw(self.mask) if self.mask else None

    def shape(self, points: Sequence[Point], fill: Rgb | Rgba) -> None:
        scaled = [(x * FINE, y * FINE) for x, y in points]
        self.pen.polygon(scaled, fill=fill)
        if self._mark:
            self._mark.polygon(scaled, fill=255)

    def smooth(self, points: Sequence[Point], fill: Rgb | Rgba) -> None:
        self.shape(curve(points, closed=True), fill)

    def line(self, points: Sequence[Point], width: float, fill: Rgb | Rgba) -> None:
        scaled = [(x * FINE, y * FINE) for x, y in points]
        self.pen.line(scaled, fill=fill, width=max(1, round(width * FINE)), joint="curve")

    def stroke(self, points: Sequence[Point], width: float, fill: Rgb | Rgba) -> None:
        """A brush line: thick in its middle, thin at both ends."""
        path = curve(points, steps=8)
        left, right = [], []
        for at, (x, y) in enumerate(path):
            ahead, behind = path[min(at + 1, len(path) - 1)], path[max(at - 1, 0)]
            length = math.hypot(ahead[0] - behind[0], ahead[1] - behind[1]) or 1
            half = width / 2 * (0.25 + 0.75 * math.sin(math.pi * (at + 0.5) / len(path)))
            nx, ny = -(ahead[1] - behind[1]) / length * half, (ahead[0] - behind[0]) / length * half
            left.append((x + nx, y + ny))
            right.append((x - nx, y - ny))
        self.shape([*left, *reversed(right)], fill)

    def oval(self, box: Box, fill: Rgb | Rgba) -> None:
        scaled = [v * FINE for v in box]
        self.pen.ellipse(scaled, fill=fill)
        if self._mark:
            self._mark.ellipse(scaled, fill=255)

    def ring(self, box: Box, width: float, fill: Rgb | Rgba) -> None:
        self.pen.ellipse([v * FINE for v in box], outline=fill, width=round(width * FINE))

    def bar(self, box: Box, fill: Rgb | Rgba, radius: float = 0) -> None:
        scaled = [v * FINE for v in box]
        if scaled[2] < scaled[0] or scaled[3] < scaled[1]:
            return
        if radius:
            self.pen.rounded_rectangle(scaled, radius * FINE, fill=fill)
        else:
            self.pen.rectangle(scaled, fill=fill)

    def frame(self, box: Box, width: float, fill: Rgb | Rgba, radius: float = 0) -> None:
        scaled = [v * FINE for v in box]
        self.pen.rounded_rectangle(scaled, radius * FINE, outline=fill, width=round(width * FINE))

    def wash(self, box: Box, color: Rgb, top: float, bottom: float, *, across: bool = False) -> None:
        """A gradient of `color` over a box, from alpha `top` to alpha `bottom` (left to right if across)."""
        left, upper, right, lower = (round(v * FINE) for v in box)
        size = (right - left, lower - upper)
        if size[0] <= 0 or size[1] <= 0:
            return
        self.image.paste(color, (left, upper), _ramp(size, top, bottom, across=across))

    def fade(
        self,
        points: Sequence[Point],
        color: Rgb,
        top: float,
        bottom: float,
        *,
        across: bool = False,
        blur: float = 0,
    ) -> None:
        """A shape of `color` whose alpha runs from `top` to `bottom`: a mountain that ends in mist."""
        scaled = [(x * FINE, y * FINE) for x, y in points]
        margin = blur * 2 * FINE
        x0 = max(0, math.floor(min(x for x, _ in scaled) - margin))
        y0 = max(0, math.floor(min(y for _, y in scaled) - margin))
        x1 = min(self.image.width, math.ceil(max(x for x, _ in scaled) + margin))
        y1 = min(self.image.height, math.ceil(max(y for _, y in scaled) + margin))
        if x1 <= x0 or y1 <= y0:
            return
        mask = Image.new("L", (x1 - x0, y1 - y0))
        ImageDraw.Draw(mask).polygon([(x - x0, y - y0) for x, y in scaled], fill=255)
        mask = ImageChops.multiply(mask, _ramp(mask.size, top, bottom, across=across))
        if blur:
            mask = softened(mask, blur * FINE)
        self.image.paste(color, (x0, y0), mask)

    def glow(self, center: Point, radius: float, color: Rgb, strength: float, *, tall: float = 1.0) -> None:
        """Light that falls off from `center`."""
        width, height = round(2 * radius * FINE), round(2 * radius * tall * FINE)
        mask = _spot().resize((width, height), Image.Resampling.BILINEAR).point(lambda v: v * strength)
        at = (round(center[0] * FINE - width / 2), round(center[1] * FINE - height / 2))
        self.image.paste(color, at, mask)

    def finished(self) -> Image.Image:
        small = self.image.reduce(FINE)
        if self.mask:
            small.putalpha(self.mask.reduce(FINE))
        return small


def _ramp(size: tuple[int, int], top: float, bottom: float, *, across: bool) -> Image.Image:
    count = size[0] if across else size[1]
    values = np.linspace(top * 255, bottom * 255, max(count, 1)).round().astype(np.uint8)
    line = Image.fromarray(values[np.newaxis, :] if across else values[:, np.newaxis])
    return line.resize(size, Image.Resampling.NEAREST)


@lru_cache(maxsize=1)
def _spot() -> Image.Image:
    x = np.linspace(-1, 1, 256)
    far = np.sqrt(x[:, None] ** 2 + x[None, :] ** 2)
    light = np.clip(1 - far, 0, 1) ** 1.8
    return Image.fromarray((light * 255).astype(np.uint8))


def softened(image: Image.Image, radius: float) -> Image.Image:
    """A blur that costs the same for any radius: small pictures are blurred, then enlarged."""
    shrink = 1
    while radius / shrink > 4 and min(image.size) / shrink > 16:
        shrink *= 2
    if shrink == 1:
        return image.filter(ImageFilter.GaussianBlur(radius))
    small = image.reduce(shrink).filter(ImageFilter.GaussianBlur(radius / shrink))
    return small.resize(image.size, Image.Resampling.BICUBIC)


def chance(*words: object) -> random.Random:
    """The dice of a set or a character: the same words, the same throws."""
    return random.Random("·".join(str(word) for word in words))  # noqa: S311  # decoration, no secret


def ridge(dice: random.Random, y: float, height: float, *, points: int = 9, reach: float = 60) -> list[Point]:
    """A mountain line across the whole picture, closed at the bottom of the sheet."""
    step = (WIDTH + 2 * reach) / (points - 1)
    line = [(-reach + at * step, y - height * dice.random() ** 1.3) for at in range(points)]
    return [*curve(line, steps=14), (WIDTH + reach, HEIGHT), (-reach, HEIGHT)]


@lru_cache(maxsize=1)
def paper() -> Image.Image:
    """The grain of the paper: soft cloud and fine fibre, around white."""
    noise = np.random.default_rng(7)
    total = np.zeros((HEIGHT, WIDTH), np.float32)
    for size, weight in ((8, 3.5), (30, 2.5), (120, 1.5), (480, 2.0)):
        grid = noise.normal(0, 1, (size * 16 // 9 + 2, size)).astype(np.float32)
        cloud = Image.fromarray(grid).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        total += weight * np.asarray(cloud)
    gray = np.clip(247 + total, 0, 255).astype(np.uint8)
    return Image.fromarray(np.repeat(gray[:, :, None], 3, axis=2))
