"""Rooms: the old house, tea and lacquer, office, hospital, car, shop."""

from __future__ import annotations

import random

from shudian.cut.animatic.draw.ink import HEIGHT, WIDTH, Sheet, mix, thin
from shudian.cut.animatic.draw.motifs import (
    lantern,
    lattice_window,
    light_shafts,
    plain_window,
    pot_in_blue,
    scroll,
    shelf,
    table,
    vessel,
)
from shudian.cut.animatic.draw.palette import Palette

FLOOR = 1330.0


def shell(sheet: Sheet, colors: Palette, *, night: bool, beams: bool = True, boards: bool = True) -> None:
    """Back wall, ceiling and floor, lit from one side."""
    sheet.bar((0, 0, WIDTH, HEIGHT), colors.wall)
    sheet.wash((0, 0, WIDTH, 900), mix(colors.ink, colors.wall, 0.3), 0.75, 0)
    sheet.wash((0, 0, WIDTH, FLOOR), colors.ink, 0.0, 0.22, across=True)
    if beams:
        dark = mix(colors.wood, colors.ink, 0.4)
        sheet.bar((0, 196, WIDTH, 238), dark)
        for x in (60, 380, 700, 1020):
            sheet.shape([(x - 26, 0), (x + 26, 0), (x + 20, 196), (x - 20, 196)], thin(dark, 0.9))
    sheet.bar((0, FLOOR, WIDTH, HEIGHT), colors.floor)
    if boards:
        for at in range(-8, 9):
            sheet.line([(540 + at * 90, FLOOR), (540 + at * 330, HEIGHT)], 3, thin(colors.ink, 0.22))
    sheet.wash((0, FLOOR, WIDTH, HEIGHT), colors.ink, 0.1, 0.6)
    sheet.bar((0, FLOOR - 26, WIDTH, FLOOR), mix(colors.wood, colors.wall, 0.2))
    sheet.bar((0, FLOOR, WIDTH, FLOOR + 6), thin(colors.ink, 0.4))
    if night:
        sheet.wash((0, 0, WIDTH, HEIGHT), colors.sky, 0.25, 0.1)


def house(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """A living room of an old house: lattice window, scroll, table with tea."""
    shell(sheet, colors, night=night)
    left = dice.random() < 0.5
    window = (110, 470, 520, 1090) if left else (500, 470, 910, 1090)
    lattice_window(sheet, window, colors, dice, night=night)
    scroll(sheet, (740 if left else 250, 500, 210, 600), colors, dice)
    if not night:
        light_shafts(sheet, (window[0], window[1] + 40), colors, strength=0.26)
    lantern(sheet, (820 if left else 190, 350), 62, colors, lit=night)
    table(sheet, 1405, colors)
    _tea_set(sheet, 300 if left else 600, 1425, colors)


def _tea_set(sheet: Sheet, x: float, y: float, colors: Palette) -> None:
    clay = mix(colors.accent, colors.wood, 0.55)
    vessel(sheet, "jar", (x, y), (130, 104), clay)
    sheet.stroke([(x + 60, y - 60), (x + 92, y - 70), (x + 112, y - 96)], 24, clay)
    sheet.oval((x - 18, y - 122, x + 18, y - 96), mix(clay, colors.ink, 0.25))
    for at in range(3):
        vessel(sheet, "cup", (x + 190 + at * 82, y + 12), (62, 42), mix((236, 238, 232), colors.wall, 0.2))
    steam = [(x + 112, y - 100), (x + 140, y - 160), (x + 108, y - 220), (x + 140, y - 300)]
    sheet.stroke(steam, 14, thin(mix(colors.haze, (255, 255, 255), 0.4), 0.28))


def tea(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """A tea room: round moon window on bamboo, low table."""
    shell(sheet, colors, night=night, beams=False)
    center, radius = (470 + dice.uniform(-60, 60), 800.0), 330.0
    box = (center[0] - radius, center[1] - radius, center[0] + radius, center[1] + radius)
    sheet.oval(box, mix(colors.haze, colors.sky if night else colors.lamp, 0.55))
    for at in range(7):
        x = center[0] - radius * 0.7 + at * radius * 0.23 + dice.uniform(-14, 14)
        sheet.stroke(
            [
                (x, center[1] + radius * 0.7),
                (x + 8, center[1]),
                (x + dice.uniform(-20, 30), center[1] - radius * 0.66),
            ],
            16,
            thin(mix(colors.near, colors.far, 0.4), 0.8),
        )
        for _ in range(3):
            y = center[1] + dice.uniform(-190, 120)
            sheet.stroke(
                [(x, y), (x + 34, y + 10), (x + 74, y + 40)], 16, thin(mix(colors.near, colors.far, 0.3), 0.7)
            )
    sheet.ring((box[0] - 26, box[1] - 26, box[2] + 26, box[3] + 26), 28, mix(colors.wood, colors.ink, 0.15))
    if not night:
        sheet.glow(center, 620, colors.lamp, 0.4)
    lantern(sheet, (860, 420), 56, colors, lit=night)
    table(sheet, 1405, colors)
    _tea_set(sheet, 420, 1428, colors)


def lacquer(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """A lacquer studio: red and black boxes on boards, a carved screen."""
    shell(sheet, colors, night=night)
    red, black = mix(colors.accent, colors.ink, 0.12), mix(colors.ink, colors.wall, 0.12)
    sheet.bar((90, 430, 560, 1240), mix(black, colors.wood, 0.3), 8)
    for row in range(4):
        y = 610 + row * 196
        x = 120.0
        while x < 470:
            width, height = dice.uniform(80, 150), dice.uniform(60, 128)
            color = dice.choice((red, black, mix(red, (206, 160, 80), 0.45)))
            sheet.bar((x, y - height, min(x + width, 530), y), color, 14)
            sheet.bar(
                (x, y - height * 0.62, min(x + width, 530), y - height * 0.58), thin((214, 176, 104), 0.8)
            )
            sheet.wash((x, y - height, x + width * 0.4, y), colors.lamp, 0.16, 0)
            x += width + 18
        sheet.bar((90, y, 560, y + 16), mix(colors.wood, colors.ink, 0.5))
    lattice_window(sheet, (640, 480, 920, 1040), colors, dice, night=night)
    lantern(sheet, (600, 360), 52, colors, lit=night)
    table(sheet, 1410, colors)
    for at, color in enumerate((red, black, red)):
        sheet.bar((250 + at * 170, 1352 - at % 2 * 20, 390 + at * 170, 1440), color, 16)
        sheet.bar((250 + at * 170, 1392, 390 + at * 170, 1397), thin((214, 176, 104), 0.9))


def office(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """A meeting room high over a town."""
    shell(sheet, colors, night=night, beams=False, boards=False)
    plain_window(sheet, (60, 430, 1020, 1080), colors, night=night, panes=4)
    for x in (170, 480, 790):
        sheet.bar((x, 250, x + 130, 266), colors.lamp, 8)
        sheet.glow((x + 65, 262), 260, colors.lamp, 0.35, tall=0.7)
    grey = mix(colors.ink, colors.wall, 0.3)
    for at in range(4):
        chair = 130 + at * 235 + dice.uniform(-10, 10)
        sheet.bar((chair, 1130, chair + 130, 1300), grey, 26)
    table(sheet, 1370, colors, left=80, right=1000)
    for at in range(3):
        x = 220 + at * 260
        sheet.shape(
            [(x, 1400), (x + 120, 1396), (x + 140, 1452), (x + 8, 1456)],
            mix((244, 242, 234), colors.wall, 0.2),
        )


def hospital(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """A corridor that runs to a bright door."""
    pale = mix(colors.wall, (214, 228, 226), 0.6 if not night else 0.25)
    sheet.bar((0, 0, WIDTH, HEIGHT), pale)
    vanish = (540.0 + dice.uniform(-60, 60), 840.0)
    x, y = vanish
    sheet.shape(
        [(0, HEIGHT), (WIDTH, HEIGHT), (x + 120, y + 190), (x - 120, y + 190)], mix(colors.floor, pale, 0.55)
    )
    sheet.shape([(0, 0), (WIDTH, 0), (x + 120, y - 230), (x - 120, y - 230)], mix(pale, colors.haze, 0.5))
    sheet.shape([(0, 0), (x - 120, y - 230), (x - 120, y + 190), (0, HEIGHT)], mix(pale, colors.ink, 0.1))
    sheet.shape(
        [(WIDTH, 0), (x + 120, y - 230), (x + 120, y + 190), (WIDTH, HEIGHT)], mix(pale, colors.ink, 0.2)
    )
    for side in (-1, 1):
        for at in range(3):
            near, far = 1 - at * 0.28, 0.84 - at * 0.28
            xs = [x + side * (120 + (540 - 120) * share * 1.1) for share in (near, far)]
            tops = [y - 80 - 320 * share for share in (near, far)]
            feet = [y + 190 + 560 * share for share in (near, far)]
            sheet.shape(
                [(xs[0], tops[0]), (xs[1], tops[1]), (xs[1], feet[1]), (xs[0], feet[0])],
                mix(pale, colors.cloth, 0.65),
            )
        rail = [(x + side * 120, y + 70), (x + side * 680, y + 420)]
        sheet.line(rail, 18, mix(colors.cloth, pale, 0.2))
    sheet.bar((x - 120, y - 230, x + 120, y + 190), mix(pale, colors.lamp, 0.75))
    sheet.line([(x, y - 200), (x, y + 190)], 4, thin(colors.ink, 0.35))
    sheet.glow((x, y), 520, colors.lamp, 0.6)
    for at in range(4):
        wide, top = 60 + at * 74, y - 262 - at * 150
        sheet.bar((x - wide, top, x + wide, top + 12 + at * 8), colors.lamp, 8)
    sheet.bar((x - 44, y - 214, x + 44, y - 178), mix(colors.near, (60, 140, 110), 0.6), 4)


def car(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """The back seat: windows, passing lights, head rests."""
    dark = mix(colors.ink, colors.wood, 0.25)
    sheet.bar((0, 0, WIDTH, HEIGHT), dark)
    windows = (
        [(120, 520), (660, 470), (720, 1010), (70, 1030)],
        [(740, 474), (1100, 520), (1100, 1000), (790, 1008)],
    )
    for pane in windows:
        sheet.shape(pane, colors.haze)
        sheet.fade(pane, colors.sky, 1, 0.1)
        low, high = min(x for x, _ in pane), max(x for x, _ in pane)
        for _ in range(9):
            px, py = dice.uniform(low + 60, high - 60), dice.uniform(640, 930)
            sheet.glow((px, py), dice.uniform(30, 90), colors.lamp, 0.7 if night else 0.35)
        for at in range(5):
            px = low + (high - low) * at / 5
            sheet.fade(
                [(px + 40, 760 + at * 20), (px + 130, 740), (px + 130, 1000), (px + 40, 1000)],
                colors.near,
                0.5,
                0.6,
            )
    sheet.stroke([(60, 1060), (400, 1040), (760, 1020), (1080, 1030)], 46, mix(dark, colors.wall, 0.12))
    for x in (110, 700):
        sheet.bar((x, 1040, x + 300, 1250), mix(dark, colors.wood, 0.45), 80)
        sheet.bar((x - 50, 1220, x + 350, HEIGHT + 40), mix(dark, colors.wood, 0.35), 90)
        sheet.wash((x - 50, 1220, x + 350, 1600), colors.lamp, 0.1, 0)
    sheet.wash((0, 0, WIDTH, 460), colors.ink, 0.8, 0.2)


def shop(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """A show room or shop: walls of porcelain, a long counter."""
    shell(sheet, colors, night=night)
    shelf(sheet, (70, 420, 520, 1250), colors, dice, rows=5)
    shelf(sheet, (600, 420, 1010, 1250), colors, dice, rows=5)
    for x in (295, 560, 805):
        lantern(sheet, (x, 330), 40, colors, lit=True)
    table(sheet, 1410, colors)
    pot_in_blue(sheet, "plum vase", (300, 1440), 250, colors)
    pot_in_blue(sheet, "bowl", (560, 1446), 190, colors)


def room(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """Any other room: window, picture, lamp, plant."""
    shell(sheet, colors, night=night, beams=False)
    left = dice.random() < 0.5
    window = (120, 500, 520, 1060) if left else (470, 500, 870, 1060)
    plain_window(sheet, window, colors, night=night, panes=2)
    if not night:
        light_shafts(sheet, (window[0] + 20, window[1] + 60), colors, strength=0.22)
    for x in (window[0] - 40, window[2] - 26):
        sheet.fade([(x, 460), (x + 70, 460), (x + 84, 1230), (x - 16, 1230)], colors.cloth, 0.95, 0.85)
        for fold in range(3):
            sheet.line([(x + 14 + fold * 20, 470), (x + 10 + fold * 22, 1220)], 4, thin(colors.ink, 0.16))
    side = 800 if left else 200
    sheet.bar((side - 110, 560, side + 110, 820), mix(colors.wood, colors.ink, 0.2), 6)
    sheet.bar((side - 92, 578, side + 92, 802), mix(colors.wall, colors.cloth, 0.5))
    sheet.fade(
        [
            (side - 92, 770),
            (side - 20, 660),
            (side + 30, 720),
            (side + 92, 640),
            (side + 92, 802),
            (side - 92, 802),
        ],
        colors.far,
        0.9,
        0.4,
    )
    sheet.line([(side, 1330), (side, 980)], 9, mix(colors.ink, colors.wood, 0.4))
    sheet.shape(
        [(side - 66, 1000), (side + 66, 1000), (side + 40, 900), (side - 40, 900)],
        mix(colors.lamp, colors.wall, 0.2),
    )
    sheet.glow((side, 960), 380 if night else 180, colors.lamp, 0.6 if night else 0.3)
    sheet.bar(
        (side - 230 if not left else side - 420, 1190, side + 420 if not left else side + 230, 1330),
        mix(colors.cloth, colors.ink, 0.25),
        40,
    )
