"""Places under the sky: courtyard, river, tea hills, old street, town, dock, road."""

from __future__ import annotations

import math
import random

from shudian.cut.animatic.draw.ink import HEIGHT, WIDTH, Sheet, curve, mix, thin
from shudian.cut.animatic.draw.motifs import bamboo, lantern, mountains, roof, sky, tree
from shudian.cut.animatic.draw.palette import Palette


def courtyard(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """White walls with black tiles, a moon gate, a tree, wet flagstones."""
    sky(sheet, colors, dice, night=night, horizon=900)
    mountains(sheet, colors, dice, horizon=860, layers=2)
    white = mix((238, 234, 222), colors.sky, 0.62 if night else 0.12)
    shade = mix(colors.ink, colors.far, 0.35)
    sheet.shape(
        [(-20, 700), (250, 620), (420, 700), (660, 700), (830, 610), (1100, 700), (1100, 1320), (-20, 1320)],
        white,
    )
    roof(sheet, (-60, 430), (720, 130), colors, shade)
    roof(sheet, (650, 1140), (712, 140), colors, shade)
    sheet.line([(430, 742), (650, 742)], 26, shade)
    sheet.wash((0, 740, WIDTH, 1320), colors.far, 0.0, 0.35)
    x = 540 + dice.uniform(-40, 40)
    gate = (x - 190, 850, x + 190, 1230)
    sheet.oval((gate[0] - 16, gate[1] - 16, gate[2] + 16, gate[3] + 16), mix(white, colors.ink, 0.4))
    sheet.oval(gate, mix(colors.haze, colors.lamp, 0.3))
    sheet.fade(
        curve(
            [
                (x - 160, 1140),
                (x - 60, 1010),
                (x + 30, 1070),
                (x + 160, 1000),
                (x + 180, 1100),
                (x + 90, 1220),
                (x - 90, 1220),
            ],
            closed=True,
        ),
        colors.far,
        0.8,
        0.3,
    )
    sheet.bar((x - 120, 1190, x + 120, 1330), mix(white, colors.floor, 0.5))
    for px in (130, 890):
        sheet.bar((px - 62, 880, px + 62, 1060), mix(colors.ink, white, 0.25), 4)
        for at in range(4):
            sheet.bar(
                (px - 48 + at * 26, 890, px - 34 + at * 26, 1050), thin(colors.lamp if night else white, 0.75)
            )
    _flags(sheet, colors, dice, 1320)
    tree(sheet, (150 if dice.random() < 0.5 else 900, 1380), 760, colors, dice, blossom=dice.random() < 0.6)
    lantern(sheet, (386, 826), 34, colors, lit=night)
    lantern(sheet, (694, 826), 34, colors, lit=night)


def _flags(sheet: Sheet, colors: Palette, dice: random.Random, top: float) -> None:
    stone = mix(colors.floor, colors.far, 0.5)
    sheet.bar((0, top, WIDTH, HEIGHT), stone)
    sheet.wash((0, top, WIDTH, HEIGHT), colors.haze, 0.55, 0)
    y, step = top, 26.0
    while y < HEIGHT:
        sheet.line([(0, y), (WIDTH, y)], 3, thin(colors.ink, 0.22))
        shift = dice.uniform(0, 60)
        for at in range(-7, 8):
            spread = 60 + (y - top) * 0.22
            x = 540 + at * spread + shift
            sheet.line([(x, y), (540 + (x - 540) * (1 + step / 900), y + step)], 3, thin(colors.ink, 0.2))
        y += step
        step *= 1.32
    sheet.wash((0, top, WIDTH, HEIGHT), colors.ink, 0, 0.4)


def river(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """A stone bridge over still water between hills, a boat."""
    sky(sheet, colors, dice, night=night, horizon=1000)
    mountains(sheet, colors, dice, horizon=960)
    sheet.bar((0, 1120, WIDTH, HEIGHT), mix(colors.haze, colors.far, 0.3))
    sheet.wash((0, 1120, WIDTH, HEIGHT), colors.near, 0.1, 0.75)
    stone = mix(colors.near, colors.haze, 0.22)
    deck = curve(
        [(-60, 1096), (200, 1040), (430, 950), (560, 930), (690, 950), (900, 1030), (1140, 1100)], steps=12
    )
    sheet.shape([*deck, (1140, 1190), (-60, 1190)], stone)
    for center, half, top in ((540, 130, 1010), (260, 84, 1084), (830, 84, 1084)):
        arch = curve(
            [
                (center - half, 1196),
                (center - half * 0.8, (top + 1196) / 2 - 10),
                (center, top),
                (center + half * 0.8, (top + 1196) / 2 - 10),
                (center + half, 1196),
            ],
            steps=10,
        )
        sheet.shape(arch, mix(colors.haze, colors.far, 0.35))
        mirrored = [(x, 2392 - y) for x, y in arch]
        sheet.fade(mirrored, colors.haze, 0.55, 0.0)
    sheet.line([(x, y - 40) for x, y in deck], 8, stone)
    for x, y in deck[::7]:
        sheet.bar((x - 5, y - 52, x + 5, y), stone)
    sheet.fade([(-20, 1192), (1100, 1192), (1000, 1420), (80, 1420)], stone, 0.6, 0)
    for _ in range(30):
        y = 1210 + 690 * dice.random() ** 1.6
        x, wide = dice.uniform(-60, WIDTH), dice.uniform(60, 280)
        sheet.line(
            [(x, y), (x + wide, y)], 2 + (y - 1200) / 220, thin(mix(colors.lamp, colors.haze, 0.5), 0.28)
        )
    if night:
        for x in (300, 620, 880):
            sheet.glow((x, 1085), 120, colors.lamp, 0.8)
            sheet.fade(
                [(x - 12, 1200), (x + 12, 1200), (x + 26, 1560), (x - 26, 1560)], colors.lamp, 0.5, 0, blur=8
            )
    x = dice.uniform(160, 330)
    hull = mix(colors.ink, colors.wood, 0.3)
    sheet.smooth(
        [(x - 150, 1402), (x - 60, 1440), (x + 90, 1440), (x + 190, 1392), (x + 80, 1416), (x - 70, 1418)],
        hull,
    )
    sheet.smooth(
        [(x - 50, 1420), (x - 34, 1360), (x + 40, 1350), (x + 80, 1416)], mix(hull, colors.wood, 0.5)
    )
    _willow(sheet, colors, dice)


def _willow(sheet: Sheet, colors: Palette, dice: random.Random) -> None:
    """Branches that hang into the upper corner."""
    green = mix(colors.near, colors.far, 0.3)
    for _ in range(13):
        x, length = dice.uniform(-30, 300), dice.uniform(260, 640)
        tip = (x + dice.uniform(-40, 50), 330 + length)
        sheet.stroke([(x, 250), (x + 14, 250 + length * 0.5), tip], 7, thin(green, 0.75))
        for at in range(6):
            y = 330 + length * (at + 1) / 7
            side = 1 if at % 2 else -1
            sheet.stroke(
                [(x + 8, y), (x + 8 + side * 16, y + 16), (x + 8 + side * 22, y + 42)], 9, thin(green, 0.6)
            )


def hills(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """Tea terraces under mountains in mist."""
    sky(sheet, colors, dice, night=night, horizon=940)
    mountains(sheet, colors, dice, horizon=900)
    green = mix(mix(colors.near, (96, 128, 84), 0.4), colors.haze, 0.12)
    for row in range(9):
        y = 1010 + row * 62 + row * row * 6
        bend = dice.uniform(-30, 30)
        top = [(-40, y + 40), (220, y + bend), (520, y + 26 - bend), (820, y - 14 + bend), (1120, y + 30)]
        tone = mix(mix(green, colors.haze, 0.42 - row * 0.045), colors.ink, row * 0.035)
        sheet.shape([*curve(top), (1120, HEIGHT), (-40, HEIGHT)], tone)
        for x, line_y in curve(top, steps=9):
            size = 16 + row * 3.4
            sheet.oval(
                (x - size, line_y - size * 0.5, x + size, line_y + size * 0.8), mix(tone, colors.near, 0.18)
            )
    x = 760 + dice.uniform(-60, 60)
    wall = mix(colors.wall, colors.haze, 0.4)
    sheet.bar((x - 90, 990, x + 90, 1070), wall)
    roof(sheet, (x - 116, x + 116), (1000, 66), colors, mix(colors.ink, colors.far, 0.4))
    sheet.glow((x, 1030), 100, colors.lamp, 0.7 if night else 0.2)
    sheet.wash((0, 900, WIDTH, 1100), colors.haze, 0, 0.35)


def street(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """An old street: eaves on both sides, lanterns, a hill at its end."""
    sky(sheet, colors, dice, night=night, horizon=900)
    mountains(sheet, colors, dice, horizon=940, layers=2)
    white = mix((232, 224, 206), colors.sky, 0.66 if night else 0.1)
    shade = mix(colors.ink, colors.far, 0.3)
    for at in range(4, -1, -1):
        near = (5 - at) / 5
        foot, eave = 1150 + 260 * near**2, 900 - 330 * near**1.7
        for side in (-1, 1):
            inner = 540 + side * (110 + 300 * near**1.5)
            outer = 540 + side * (240 + 700 * near**1.2)
            low, high = min(inner, outer), max(inner, outer)
            tone = mix(white, colors.haze, 0.5 * (1 - near))
            sheet.bar((low, eave, high, foot), mix(tone, colors.wood, 0.1 + 0.1 * (at % 2)))
            door = inner + side * 60 * near
            width = 74 * near + 16
            d0, d1 = sorted((door, door + side * width))
            lit = night and (at + side) % 2 == 0
            sheet.bar(
                (d0, foot - 250 * near - 40, d1, foot),
                colors.lamp if lit else mix(colors.wood, colors.ink, 0.35),
            )
            if lit:
                sheet.glow(((d0 + d1) / 2, foot - 120 * near), 260 * near, colors.lamp, 0.6)
            roof(
                sheet,
                (low - 30 * near, high + 30 * near),
                (eave + 10, 96 * near + 22),
                colors,
                mix(shade, colors.haze, 0.4 * (1 - near)),
            )
            lantern(sheet, (inner - side * 6, eave + 70 * near + 22), 9 + 26 * near, colors, lit=night)
    _flags(sheet, colors, dice, 1404)
    road = [(430, 1150), (650, 1150), (980, 1404), (100, 1404)]
    sheet.shape(road, mix(colors.floor, colors.far, 0.5))
    sheet.fade(road, colors.haze, 0.7, 0.2)
    for at in range(4):
        y = 560 + at * 56
        sag = [(120 + at * 70, y), (540, y + 66), (960 - at * 70, y - 8)]
        sheet.line(curve(sag), 3, thin(colors.ink, 0.45))


def town(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """Towers of a city, steps and the glass door of a building."""
    sky(sheet, colors, dice, night=night, horizon=1000)
    for depth in range(3):
        x = -40.0
        tone = mix(colors.haze, colors.near, 0.25 + 0.25 * depth)
        while x < WIDTH:
            width, top = dice.uniform(90, 190), dice.uniform(460 + depth * 130, 800 + depth * 110)
            sheet.fade([(x, top), (x + width, top), (x + width, 1300), (x, 1300)], tone, 1, 0.75)
            for wy in range(int(top) + 26, 1180, 46):
                for wx in range(int(x) + 16, int(x + width) - 22, 34):
                    if dice.random() < (0.4 if night else 0.2):
                        sheet.bar((wx, wy, wx + 16, wy + 24), thin(colors.lamp, 0.75 if night else 0.35))
            x += width + dice.uniform(4, 40)
    sheet.wash((0, 900, WIDTH, 1300), colors.haze, 0, 0.5)
    stone = mix(colors.floor, colors.haze, 0.3)
    for at in range(7):
        y = 1270 + at * 34
        sheet.bar((0, y, WIDTH, y + 34), mix(stone, colors.ink, 0.04 + at * 0.045))
        sheet.bar((0, y, WIDTH, y + 5), thin(colors.lamp, 0.3))
    sheet.bar((0, 1508, WIDTH, HEIGHT), mix(stone, colors.ink, 0.4))
    for x in (60, 1000):
        sheet.bar((x - 6, 700, x + 6, 1500), mix(colors.ink, colors.wall, 0.2))
        sheet.glow((x, 690), 240 if night else 90, colors.lamp, 0.8)
        sheet.oval((x - 26, 664, x + 26, 716), colors.lamp)


def dock(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """Cranes and containers over wide water."""
    sky(sheet, colors, dice, night=night, horizon=1040)
    mountains(sheet, colors, dice, horizon=1010, layers=2)
    sheet.bar((0, 1060, WIDTH, HEIGHT), mix(colors.haze, colors.far, 0.4))
    for _ in range(24):
        y = 1070 + 240 * dice.random()
        x = dice.uniform(-60, WIDTH)
        sheet.line([(x, y), (x + dice.uniform(60, 240), y)], 3, thin(colors.lamp, 0.35))
    for x, tall in ((210, 620), (800, 520)):
        steel = mix(colors.near, colors.accent, 0.25)
        for leg in (-70, 70):
            sheet.line([(x + leg, 1240), (x + leg * 0.6, 1240 - tall)], 14, steel)
        sheet.line([(x - 320, 1262 - tall), (x + 220, 1240 - tall)], 16, steel)
        sheet.line([(x - 320, 1262 - tall), (x, 1120 - tall), (x + 220, 1240 - tall)], 7, steel)
        sheet.line([(x - 220, 1258 - tall), (x - 220, 1500 - tall)], 4, steel)
    for row in range(3):
        x = -30.0 + row * 30
        while x < WIDTH:
            width = dice.uniform(150, 220)
            if dice.random() < 0.8 - row * 0.2:
                color = mix(
                    dice.choice((colors.accent, colors.cloth, colors.near, colors.wood)), colors.ink, 0.15
                )
                box = (x, 1240 - row * 96, x + width, 1332 - row * 96)
                sheet.bar(box, color)
                for rib in range(int(x) + 14, int(x + width), 22):
                    sheet.line([(rib, box[1] + 8), (rib, box[3] - 8)], 3, thin(colors.ink, 0.25))
            x += width + 6
    sheet.bar((0, 1332, WIDTH, HEIGHT), mix(colors.floor, colors.ink, 0.4))
    sheet.wash((0, 1332, WIDTH, HEIGHT), colors.lamp, 0.25, 0)


def road(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """Any other place outside: a path between trees towards the hills."""
    sky(sheet, colors, dice, night=night, horizon=960)
    mountains(sheet, colors, dice, horizon=930)
    ground = mix(mix(colors.near, colors.floor, 0.4), colors.haze, 0.3)
    sheet.bar((0, 1090, WIDTH, HEIGHT), ground)
    sheet.wash((0, 1090, WIDTH, HEIGHT), colors.near, 0, 0.65)
    bend = dice.uniform(-160, 160)
    left = curve([(530 + bend, 1090), (470 + bend * 0.5, 1250), (300, 1500), (40, HEIGHT)])
    right = curve([(560 + bend, 1090), (620 + bend * 0.5, 1250), (800, 1500), (1080, HEIGHT)])
    sheet.shape([*left, *reversed(right)], mix(colors.floor, colors.haze, 0.45))
    for at in range(6):
        side = -1 if at % 2 else 1
        near = at / 6
        x = 540 + side * (240 + 240 * near) + math.sin(at * 3.1) * 30
        tree(sheet, (x, 1130 + 260 * near), 340 + 420 * near, colors, dice)
    sheet.wash((0, 1000, WIDTH, 1200), colors.haze, 0, 0.3)
    bamboo(sheet, colors, dice, x=20, count=2)
