"""The things that sets are built of: windows, shelves of porcelain, lanterns, roofs, trees."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from shudian.cut.animatic.draw.ink import HEIGHT, WIDTH, Box, Point, Rgb, Sheet, curve, mix, ridge, thin
from shudian.cut.animatic.draw.palette import Palette

#: Half profiles of vessels, from the lip down to the foot: (share of half width, share of height).
_VESSELS: dict[str, tuple[tuple[float, float], ...]] = {
    "plum vase": ((0.34, 0), (0.3, 0.08), (0.36, 0.13), (0.9, 0.26), (1, 0.4), (0.72, 0.7), (0.5, 0.92), (0.54, 1)),
    "bottle": ((0.3, 0), (0.22, 0.1), (0.22, 0.36), (0.5, 0.5), (0.98, 0.7), (0.9, 0.88), (0.5, 0.98), (0.5, 1)),
    "bowl": ((1, 0), (0.96, 0.16), (0.8, 0.5), (0.46, 0.8), (0.36, 0.86), (0.38, 1)),
    "jar": ((0.5, 0), (0.5, 0.1), (0.86, 0.2), (1, 0.45), (0.84, 0.8), (0.6, 1)),
    "cup": ((0.9, 0), (0.88, 0.4), (0.7, 0.85), (0.44, 0.92), (0.46, 1)),
    "dish": ((1, 0), (0.9, 0.3), (0.5, 0.75), (0.36, 0.8), (0.38, 1)),
}  # fmt: skip
VESSELS = tuple(_VESSELS)


def vessel_outline(kind: str, stand: Point, size: Point) -> list[Point]:
    (center, foot), (width, height) = stand, size
    half = _VESSELS[kind]
    right = [(center + x * width / 2, foot - height + y * height) for x, y in half]
    left = [(2 * center - x, y) for x, y in reversed(right)]
    return [*curve(right, steps=8), *curve(left, steps=8)]


def vessel(sheet: Sheet, kind: str, stand: Point, size: Point, glaze: Rgb) -> None:
    """A pot with a lit and a shaded side, `stand` its foot, `size` its width and height."""
    (center, foot), (width, height) = stand, size
    outline = vessel_outline(kind, (center, foot), (width, height))
    sheet.shape(outline, glaze)
    sheet.fade(outline, mix(glaze, (30, 34, 48), 0.75), 0, 0.62, across=True)
    top = foot - height
    sheet.oval(
        (center - width * 0.32, top + height * 0.34, center - width * 0.2, top + height * 0.62),
        thin((255, 255, 250), 0.45),
    )
    lip = {"bowl": 1, "dish": 1, "cup": 0.9, "jar": 0.5, "bottle": 0.3, "plum vase": 0.34}[kind] * width / 2
    sheet.oval(
        (center - lip, top - lip * 0.16, center + lip, top + lip * 0.16), mix(glaze, (30, 34, 48), 0.55)
    )


def pot_in_blue(sheet: Sheet, kind: str, stand: Point, size: float, colors: Palette) -> None:
    """Blue-and-white: a pale pot with cobalt rings and a spray of leaves."""
    center, foot = stand
    white, cobalt = mix((238, 240, 238), colors.wall, 0.15), (48, 78, 138)
    width, height = size * (0.62 if kind in ("plum vase", "bottle") else 1.0), size
    if kind in ("bowl", "dish", "cup"):
        height = size * (0.52 if kind != "dish" else 0.28)
    vessel(sheet, kind, (center, foot), (width, height), white)
    top, half = foot - height, width / 2
    for share, wide in ((0.12, 0.32), (0.93, 0.5)) if kind not in ("bowl", "dish", "cup") else ((0.1, 0.95),):
        y = top + share * height
        sheet.line([(center - half * wide, y), (center + half * wide, y)], size * 0.018, thin(cobalt, 0.8))
    y = top + height * (0.52 if kind != "bottle" else 0.72)
    spray = [
        (center - half * 0.6, y + height * 0.12),
        (center - half * 0.1, y),
        (center + half * 0.5, y - height * 0.1),
    ]
    sheet.stroke(spray, size * 0.03, thin(cobalt, 0.85))
    for at in range(5):
        x = center - half * 0.5 + at * half * 0.24
        lean = -1 if at % 2 else 1
        leaf = [
            (x, y + height * 0.08 - at * height * 0.04),
            (x + half * 0.12, y - lean * height * 0.08 - at * height * 0.02),
        ]
        sheet.stroke([leaf[0], ((leaf[0][0] + leaf[1][0]) / 2 + 2, (leaf[0][1] + leaf[1][1]) / 2), leaf[1]], size * 0.07, thin(cobalt, 0.75))  # fmt: skip


def shelf(sheet: Sheet, box: Box, colors: Palette, dice: random.Random, *, rows: int = 4) -> None:
    """Boards of porcelain drying or on show."""
    left, top, right, bottom = box
    wood = colors.wood
    sheet.bar(box, thin(mix(colors.ink, wood, 0.35), 0.55))
    glazes = (
        mix((234, 236, 230), colors.wall, 0.2),
        (150, 178, 166),
        (112, 140, 152),
        (196, 172, 136),
        (122, 78, 62),
    )
    step = (bottom - top) / rows
    for row in range(rows):
        floor = top + (row + 1) * step - 12
        x = left + 34
        while x < right - 34:
            kind = dice.choice(VESSELS)
            tall = kind in ("plum vase", "bottle", "jar")
            height = step * (dice.uniform(0.5, 0.72) if tall else dice.uniform(0.22, 0.34))
            width = height * (dice.uniform(0.5, 0.62) if tall else dice.uniform(1.3, 1.6))
            if kind == "dish":
                height *= 0.5
            if x + width > right - 14:
                break
            night = mix(dice.choice(glazes), colors.wall, 0.32)
            vessel(sheet, kind, (x + width / 2, floor), (width, height), night)
            x += width + dice.uniform(10, 26)
        sheet.bar((left - 8, floor, right + 8, floor + 14), wood)
        sheet.bar((left - 8, floor + 14, right + 8, floor + 20), thin(colors.ink, 0.5))
    for x in (left - 8, right - 6):
        sheet.bar((x, top - 16, x + 14, bottom + 8), mix(wood, colors.ink, 0.25))


def lattice_window(
    sheet: Sheet, box: Box, colors: Palette, dice: random.Random, *, night: bool, view: bool = True
) -> None:
    """A window of Chinese lattice work with the hills behind it."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    sheet.bar(box, mix(colors.haze, colors.lamp, 0 if night else 0.5))
    if night:
        sheet.wash(box, colors.sky, 1, 0.55)
        sheet.oval(
            (
                right - width * 0.42,
                top + height * 0.12,
                right - width * 0.22,
                top + height * 0.12 + width * 0.2,
            ),
            (240, 232, 206),
        )
    if view:
        for depth, share in ((0.45, 0.45), (0.62, 0.75)):
            base = top + height * depth
            line = [(left + width * at / 6, base + height * 0.16 * dice.random()) for at in range(7)]
            sheet.shape(
                [*curve(line), (right, bottom), (left, bottom)],
                thin(mix(colors.haze, colors.far, share), 0.75),
            )
    bars = mix(colors.wood, colors.ink, 0.2)
    columns, rows = max(2, round(width / 110)), max(3, round(height / 130))
    for at in range(1, columns):
        x = left + width * at / columns
        sheet.bar((x - 4, top, x + 4, bottom), bars)
    for at in range(1, rows):
        y = top + height * at / rows
        sheet.bar((left, y - 4, right, y + 4), bars)
    for column in range(columns):
        for row in (0, rows - 1):
            x0, y0 = left + width * column / columns, top + height * row / rows
            cell = (
                x0 + width / columns * 0.24,
                y0 + height / rows * 0.24,
                x0 + width / columns * 0.76,
                y0 + height / rows * 0.76,
            )
            sheet.frame(cell, 6, bars)
            mid_x, mid_y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
            for end in (
                (x0, mid_y, cell[0], mid_y),
                (cell[2], mid_y, x0 + width / columns, mid_y),
                (mid_x, y0, mid_x, cell[1]),
                (mid_x, cell[3], mid_x, y0 + height / rows),
            ):
                sheet.line([end[:2], end[2:]], 6, bars)
    sheet.frame((left - 10, top - 10, right + 10, bottom + 10), 16, mix(colors.wood, colors.ink, 0.1), 4)
    if not night:
        sheet.glow(
            ((left + right) / 2, (top + bottom) / 2), width * 1.3, colors.lamp, 0.5, tall=height / width
        )


def plain_window(sheet: Sheet, box: Box, colors: Palette, *, night: bool, panes: int = 3) -> None:
    """A large modern window over a town."""
    left, top, right, bottom = box
    sheet.bar(box, colors.haze)
    sheet.wash(box, colors.sky, 1, 0)
    width, height = right - left, bottom - top
    for at in range(9):
        x = left + width * at / 9
        tall = height * (0.25 + 0.3 * abs(math.sin(at * 2.3 + width)))
        tower = (x, bottom - tall, x + width / 9 * 0.86, bottom)
        sheet.bar(tower, mix(colors.haze, colors.far, 0.55 if at % 2 else 0.8))
        if night:
            for y in range(int(bottom - tall) + 14, int(bottom) - 8, 26):
                if (at * 7 + y) % 3:
                    sheet.bar((x + 8, y, x + width / 9 * 0.5, y + 8), thin(colors.lamp, 0.6))
    for at in range(panes + 1):
        x = left + width * at / panes
        sheet.bar((x - 6, top, x + 6, bottom), mix(colors.ink, colors.wall, 0.25))
    sheet.frame(box, 12, mix(colors.ink, colors.wall, 0.25))


def light_shafts(sheet: Sheet, start: Point, colors: Palette, *, strength: float = 0.3) -> None:
    """Sun that falls through a window to the floor."""
    x, y = start
    for at in range(3):
        left = x + at * 96
        beam = [(left, y), (left + 66, y), (left + 446, HEIGHT * 0.86), (left + 330, HEIGHT * 0.86)]
        sheet.fade(beam, colors.lamp, strength, 0.04, blur=10)


def scroll(
    sheet: Sheet, place: tuple[float, float, float, float], colors: Palette, dice: random.Random
) -> None:
    """A hanging scroll with a small landscape in ink; `place` is its centre, top, width and height."""
    center, top, width, height = place
    silk, paper = mix(colors.cloth, colors.wood, 0.25), mix((240, 234, 216), colors.wall, 0.25)
    left, right = center - width / 2, center + width / 2
    sheet.bar((left, top, right, top + height), silk)
    inner = (left + 14, top + height * 0.12, right - 14, top + height * 0.86)
    sheet.bar(inner, paper)
    for depth, share in ((0.4, 0.35), (0.56, 0.6), (0.72, 0.85)):
        y = inner[1] + (inner[3] - inner[1]) * depth
        line = [(inner[0] + (inner[2] - inner[0]) * at / 5, y - 46 * dice.random()) for at in range(6)]
        line[0], line[-1] = (inner[0], y), (inner[2], y)
        sheet.fade(
            [*curve(line), (inner[2], inner[3]), (inner[0], inner[3])],
            mix(colors.ink, colors.far, 0.4),
            share,
            0,
        )
    sheet.bar((right - 34, inner[3] - 30, right - 20, inner[3] - 14), colors.accent)
    for y in (top - 8, top + height):
        sheet.bar((left - 12, y, right + 12, y + 12), mix(colors.wood, colors.ink, 0.3), 5)


def lantern(sheet: Sheet, center: Point, size: float, colors: Palette, *, lit: bool) -> None:
    x, y = center
    red = mix(colors.accent, colors.lamp, 0.25 if lit else 0)
    sheet.line([(x, y - size * 2.4), (x, y - size * 0.7)], 3, thin(colors.ink, 0.7))
    if lit:
        sheet.glow(center, size * 4, colors.lamp, 0.5)
    sheet.oval((x - size, y - size * 0.8, x + size, y + size * 0.8), red)
    for share in (0.36, 0.72):
        sheet.ring(
            (x - size * share, y - size * 0.8, x + size * share, y + size * 0.8), 2, thin(colors.ink, 0.25)
        )
    for edge in (y - size * 0.92, y + size * 0.76):
        sheet.bar(
            (x - size * 0.4, edge, x + size * 0.4, edge + size * 0.16), mix(colors.wood, (200, 160, 80), 0.4)
        )
    sheet.line([(x, y + size * 0.9), (x, y + size * 1.8)], 5, red)


def table(sheet: Sheet, y: float, colors: Palette, *, left: float = -20, right: float = WIDTH + 20) -> None:
    """A long table across the front of the room."""
    sheet.fade(
        [(left, y), (right, y), (right + 60, y + 120), (left - 60, y + 120)],
        mix(colors.wood, colors.lamp, 0.12),
        1,
        1,
    )
    sheet.wash((max(0, left), y, min(WIDTH, right), y + 120), colors.lamp, 0.22, 0)
    sheet.bar((left - 60, y + 120, right + 60, y + 158), mix(colors.wood, colors.ink, 0.35))
    sheet.fade([(left, y + 158), (right, y + 158), (right, HEIGHT), (left, HEIGHT)], colors.ink, 0.5, 0.75)


def tree(
    sheet: Sheet, root: Point, height: float, colors: Palette, dice: random.Random, *, blossom: bool = False
) -> None:
    """An old tree in a few strokes, with clouds of leaves or blossom."""
    x, y = root
    bark = mix(colors.ink, colors.wood, 0.35)
    lean = dice.uniform(-0.2, 0.2)
    tip = (x + height * lean, y - height)
    sheet.stroke(
        [
            (x, y + 30),
            (x + height * 0.06, y - height * 0.35),
            (x - height * 0.04 + height * lean * 0.6, y - height * 0.7),
            tip,
        ],
        height * 0.1,
        bark,
    )
    leaf = mix(colors.accent, colors.haze, 0.45) if blossom else mix(colors.near, colors.far, 0.35)
    crowns = []
    for side in (-1, 1, -1, 1):
        start = dice.uniform(0.45, 0.85)
        a = (x + height * lean * start, y - height * start)
        b = (a[0] + side * height * dice.uniform(0.22, 0.45), a[1] - height * dice.uniform(0.08, 0.3))
        sheet.stroke([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 12), b], height * 0.04, bark)
        crowns.append(b)
    for cx, cy in [tip, *crowns]:
        for _ in range(7):
            w = height * dice.uniform(0.06, 0.16)
            px, py = cx + height * dice.gauss(0, 0.1), cy + height * dice.gauss(0, 0.06)
            sheet.oval(
                (px - w, py - w * 0.7, px + w, py + w * 0.7),
                thin(mix(leaf, colors.haze, dice.random() * 0.4), 0.62),
            )


def bamboo(sheet: Sheet, colors: Palette, dice: random.Random, *, x: float, count: int = 3) -> None:
    """Stalks and leaves at the edge of the picture, near the eye and out of focus."""
    green = mix(colors.near, colors.ink, 0.35)
    for at in range(count):
        base = x + at * 46 + dice.uniform(-10, 10)
        lean = dice.uniform(-40, 40)
        for joint in range(9):
            y0 = HEIGHT - joint * 190
            share = joint / 9
            sheet.bar((base + lean * share - 9, y0 - 184, base + lean * share + 9, y0), thin(green, 0.85), 7)
            if joint > 3:
                for _ in range(3):
                    tip = (base + lean * share + dice.uniform(-150, 150), y0 - 184 + dice.uniform(20, 150))
                    start = (base + lean * share, y0 - 184)
                    middle = ((start[0] + tip[0]) / 2, (start[1] + tip[1]) / 2 - 16)
                    sheet.stroke([start, middle, tip], 22, thin(green, 0.8))


def roof(
    sheet: Sheet, sides: tuple[float, float], eaves: tuple[float, float], colors: Palette, shade: Rgb
) -> None:
    """A tiled roof with upturned ends, between two `sides`; `eaves` are their level and the roof's height."""
    (left, right), (eave, height) = sides, eaves
    ridge_left, ridge_right = left + (right - left) * 0.14, right - (right - left) * 0.14
    top = eave - height
    outline = [
        *curve([(left - 30, eave - 26), (left + 10, eave - 4), (left + 40, eave)], steps=6),
        *curve([(right - 40, eave), (right - 10, eave - 4), (right + 30, eave - 26)], steps=6),
        *curve([(right - 24, eave - height * 0.4), (ridge_right, top)], steps=6),
        (ridge_left, top),
        (left + 24, eave - height * 0.4),
    ]
    sheet.shape(outline, shade)
    for at in range(1, round((right - left) / 26)):
        share = at / round((right - left) / 26)
        upper = ridge_left + (ridge_right - ridge_left) * share
        lower = left + (right - left) * share
        sheet.line([(upper, top + 4), (lower, eave - 3)], 3, thin(colors.ink, 0.25))
    sheet.bar((ridge_left - 18, top - 10, ridge_right + 18, top + 6), mix(shade, colors.ink, 0.4), 4)
    sheet.line([(left, eave), (right, eave)], 7, mix(shade, colors.ink, 0.45))


def mountains(sheet: Sheet, colors: Palette, dice: random.Random, *, horizon: float, layers: int = 4) -> None:
    """Ridges one behind the other, each ending in mist."""
    for at in range(layers):
        share = at / max(1, layers - 1)
        y = horizon - 240 + share * 300
        color = mix(mix(colors.haze, colors.far, 0.45), colors.near, share * 0.75)
        sheet.fade(ridge(dice, y, 260 - 90 * share), color, 0.95, 0.12 + 0.3 * share)
        sheet.wash((0, y + 60, WIDTH, y + 240), colors.haze, 0, 0.3 * (1 - share))


def sky(sheet: Sheet, colors: Palette, dice: random.Random, *, night: bool, horizon: float) -> None:
    sheet.bar((0, 0, WIDTH, HEIGHT), colors.haze)
    sheet.wash((0, 0, WIDTH, horizon), colors.sky, 1, 0)
    if night:
        for _ in range(70):
            x, y = dice.uniform(0, WIDTH), dice.uniform(0, horizon * 0.7)
            size = dice.uniform(0.8, 2.4)
            sheet.oval(
                (x - size, y - size, x + size, y + size), thin((255, 250, 230), dice.uniform(0.3, 0.9))
            )
        x, y = dice.uniform(620, 800), dice.uniform(430, 560)
        sheet.glow((x, y), 300, (214, 220, 226), 0.4)
        sheet.oval((x - 66, y - 66, x + 66, y + 66), (238, 232, 212))
    else:
        x, y = dice.uniform(220, 800), dice.uniform(480, 640)
        sheet.glow((x, y), 460, colors.lamp, 0.75)
        for _ in range(3):
            left, top = dice.uniform(-200, 700), dice.uniform(360, 700)
            for part in range(5):
                w = dice.uniform(120, 260)
                sheet.oval(
                    (
                        left + part * 70,
                        top + dice.uniform(-12, 12),
                        left + part * 70 + w,
                        top + dice.uniform(20, 34),
                    ),
                    thin((255, 252, 244), 0.2),
                )


Drawn = Callable[[Sheet, Palette, random.Random, bool], None]
