"""Places where things are made: kiln, workshop, factory, store."""

from __future__ import annotations

import random

from shudian.cut.animatic.draw.indoors import shell
from shudian.cut.animatic.draw.ink import HEIGHT, WIDTH, Sheet, curve, mix, thin
from shudian.cut.animatic.draw.motifs import (
    VESSELS,
    lattice_window,
    light_shafts,
    pot_in_blue,
    shelf,
    table,
    vessel,
)
from shudian.cut.animatic.draw.palette import Palette

FIRE = (255, 146, 54)
EMBER = (255, 214, 130)


def kiln(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """The mouth of a brick kiln with the fire in it."""
    sheet.bar((0, 0, WIDTH, HEIGHT), mix(colors.ink, colors.wall, 0.14 if night else 0.34))
    brick = mix((122, 76, 58), colors.wall, 0.12 if night else 0.3)
    dome = curve(
        [(60, 1400), (90, 900), (300, 540), (540, 460), (780, 540), (990, 900), (1020, 1400)], steps=14
    )
    sheet.shape(dome, brick)
    for row in range(17):
        y = 500 + row * 54
        for column in range(12):
            x = 40 + column * 88 + row % 2 * 44 + dice.uniform(-3, 3)
            tone = mix(brick, colors.ink, dice.uniform(0.04, 0.26))
            if ((x + 40 - 540) / 470) ** 2 + ((y - 1400) / 900) ** 2 < 0.98:
                sheet.bar((x, y, x + 80, y + 46), tone, 6)
    mouth = curve(
        [(350, 1400), (356, 1120), (440, 960), (540, 920), (640, 960), (724, 1120), (730, 1400)], steps=12
    )
    sheet.shape(
        curve(
            [(304, 1400), (312, 1100), (410, 920), (540, 872), (670, 920), (768, 1100), (776, 1400)], steps=12
        ),
        mix(brick, colors.ink, 0.5),
    )
    sheet.shape(mouth, (64, 20, 12))
    sheet.fade(mouth, FIRE, 0.35, 1)
    for _ in range(16):
        x, tall = dice.uniform(384, 696), dice.uniform(120, 370)
        flame = [
            (x - 34, 1400),
            (x - 22, 1400 - tall * 0.5),
            (x + dice.uniform(-12, 24), 1400 - tall),
            (x + 24, 1400 - tall * 0.45),
            (x + 36, 1400),
        ]
        sheet.fade(curve(flame), mix(EMBER, (255, 246, 214), dice.random()), 0.15, 0.75, blur=3)
    sheet.glow((540, 1230), 820, FIRE, 0.5)
    sheet.bar((0, 1396, WIDTH, HEIGHT), mix(colors.floor, colors.ink, 0.45))
    sheet.fade([(250, 1396), (830, 1396), (1080, HEIGHT), (0, HEIGHT)], FIRE, 0.5, 0, blur=16)
    for _ in range(46):
        spark, high, size = dice.gauss(540, 190), dice.uniform(420, 1300), dice.uniform(1.5, 4.5)
        box = (spark - size, high - size, spark + size, high + size)
        sheet.oval(box, thin(EMBER, dice.uniform(0.3, 0.9)))
    for side in (0, 1):
        for row in range(3):
            x = 26 + row * 66 if not side else WIDTH - 90 - row * 66
            sheet.bar((x, 1330 - row * 74, x + 60, 1402), mix(brick, colors.ink, 0.4 + row * 0.1), 8)


def workshop(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """A porcelain workshop: boards of drying pots, a lattice window, the bench with brushes."""
    shell(sheet, colors, night=night)
    left = dice.random() < 0.5
    shelf(sheet, (560, 450, 1000, 1230) if left else (70, 450, 500, 1230), colors, dice, rows=4)
    window = (90, 480, 470, 1040) if left else (590, 480, 960, 1040)
    lattice_window(sheet, window, colors, dice, night=night)
    if night:
        sheet.glow((540, 520), 620, colors.lamp, 0.55)
        sheet.line([(540, 0), (540, 430)], 4, thin(colors.ink, 0.8))
        sheet.shape([(486, 476), (594, 476), (560, 424), (520, 424)], mix(colors.ink, colors.wood, 0.4))
        sheet.oval((516, 464, 564, 500), colors.lamp)
    else:
        light_shafts(sheet, (window[0] + 10, window[1] + 40), colors, strength=0.28)
    table(sheet, 1400, colors)
    pot_in_blue(sheet, "plum vase", (210, 1440), 230, colors)
    vessel(sheet, "cup", (780, 1440), (110, 120), mix(colors.wood, colors.wall, 0.35))
    for at in range(5):
        tip = (742 + at * 22, 1190 + dice.uniform(-24, 34))
        sheet.line([(766 + at * 8, 1330), tip], 7, mix(colors.wood, (190, 150, 100), 0.5))
        sheet.oval((tip[0] - 8, tip[1] - 30, tip[0] + 8, tip[1] + 6), mix(colors.ink, colors.wall, 0.1))
    vessel(sheet, "dish", (560, 1446), (190, 40), mix((226, 228, 222), colors.wall, 0.2))
    sheet.oval((500, 1404, 620, 1418), (48, 78, 138))


def factory(sheet: Sheet, colors: Palette, dice: random.Random, _night: bool) -> None:
    """A hall with trusses and skylights, a line that runs into the depth."""
    wall = mix(colors.wall, (186, 198, 202), 0.35)
    sheet.bar((0, 0, WIDTH, HEIGHT), mix(wall, colors.ink, 0.12))
    x, y = 540.0 + dice.uniform(-50, 50), 860.0
    sheet.shape([(0, 0), (WIDTH, 0), (x + 150, y - 240), (x - 150, y - 240)], mix(wall, colors.ink, 0.34))
    sheet.shape(
        [(0, HEIGHT), (WIDTH, HEIGHT), (x + 150, y + 170), (x - 150, y + 170)], mix(colors.floor, wall, 0.4)
    )
    sheet.bar((x - 150, y - 240, x + 150, y + 170), mix(wall, colors.lamp, 0.55))
    for at in range(5):
        share = at / 5
        half, top = 150 + (760 - 150) * share**1.6, y - 240 - 640 * share**1.6
        steel = mix(colors.ink, wall, 0.35 - 0.05 * at)
        sheet.line(
            [
                (x - half, y + 170),
                (x - half, top),
                (x, top - 90 - 60 * share),
                (x + half, top),
                (x + half, y + 170),
            ],
            7 + 14 * share,
            steel,
        )
        sheet.shape(
            [
                (x - half * 0.5, top - 20),
                (x - half * 0.2, top - 40),
                (x - half * 0.16, top - 10),
                (x - half * 0.5, top + 14),
            ],
            thin(colors.lamp, 0.8),
        )
        sheet.shape(
            [
                (x + half * 0.5, top - 20),
                (x + half * 0.2, top - 40),
                (x + half * 0.16, top - 10),
                (x + half * 0.5, top + 14),
            ],
            thin(colors.lamp, 0.8),
        )
    sheet.glow((x, y - 60), 560, colors.lamp, 0.5)
    _belts(sheet, (x, y), colors, dice)


def _belts(sheet: Sheet, vanish: tuple[float, float], colors: Palette, dice: random.Random) -> None:
    """Two lines with pots and boxes on them, into the depth."""
    (x, y), wall = vanish, mix(colors.wall, (186, 198, 202), 0.35)
    for side in (-1, 1):
        belt = [
            (x + side * 40, y + 150),
            (x + side * 110, y + 150),
            (x + side * 620, HEIGHT),
            (x + side * 240, HEIGHT),
        ]
        sheet.shape(belt, mix(colors.near, colors.ink, 0.25))
        sheet.line([belt[0], belt[3]], 8, mix(colors.accent, wall, 0.25))
        for at in range(6):
            share = (at + 0.4) / 6
            px, py = x + side * (75 + 360 * share**1.5), y + 156 + 880 * share**1.5
            size = 22 + 130 * share**1.4
            if at % 2:
                vessel(
                    sheet,
                    dice.choice(VESSELS[:4]),
                    (px, py),
                    (size * 0.9, size),
                    mix((232, 236, 230), colors.wall, 0.25),
                )
            else:
                sheet.bar(
                    (px - size * 0.5, py - size * 0.7, px + size * 0.5, py),
                    mix(colors.wood, (200, 168, 120), 0.5),
                    4,
                )


def store(sheet: Sheet, colors: Palette, dice: random.Random, _night: bool) -> None:
    """A warehouse: racks of crates, one hanging lamp."""
    shell(sheet, colors, night=True, beams=True, boards=False)
    for left, right in ((-30, 350), (730, 1110)):
        for row in range(5):
            y = 520 + row * 200
            x = left + 10.0
            while x < right - 60:
                width, height = dice.uniform(90, 160), dice.uniform(90, 160)
                crate = mix(colors.wood, (178, 140, 96), dice.uniform(0.2, 0.6))
                sheet.bar((x, y - height, x + width, y), crate, 3)
                sheet.line([(x, y - height), (x + width, y)], 5, thin(colors.ink, 0.25))
                sheet.frame((x, y - height, x + width, y), 5, thin(colors.ink, 0.3))
                x += width + 8
            sheet.bar((left, y, right, y + 18), mix(colors.ink, colors.wall, 0.3))
        for x in (left, right - 16):
            sheet.bar((x, 360, x + 18, 1400), mix(colors.ink, colors.wall, 0.3))
    sheet.line([(540, 0), (540, 420)], 5, colors.ink)
    sheet.shape([(470, 480), (610, 480), (566, 420), (514, 420)], mix(colors.ink, colors.wood, 0.4))
    sheet.fade([(470, 480), (610, 480), (900, 1500), (180, 1500)], colors.lamp, 0.42, 0.05, blur=16)
    sheet.glow((540, 480), 340, colors.lamp, 0.7)
