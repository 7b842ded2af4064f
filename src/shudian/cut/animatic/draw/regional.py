"""Sets of the porcelain country: dragon kiln, covered bridge, boiler room, live-stream room."""

from __future__ import annotations

import math
import random

from shudian.cut.animatic.draw.indoors import shell
from shudian.cut.animatic.draw.ink import HEIGHT, WIDTH, Sheet, curve, mix, thin
from shudian.cut.animatic.draw.motifs import lantern, mountains, roof, sky, table, vessel
from shudian.cut.animatic.draw.palette import Palette
from shudian.cut.animatic.draw.works import EMBER, FIRE


def hillkiln(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """A dragon kiln that climbs the hill under its long roof, fire eyes along its flank."""
    sky(sheet, colors, dice, night=night, horizon=900)
    mountains(sheet, colors, dice, horizon=820, layers=3)
    slope = mix(mix(colors.near, (104, 98, 70), 0.45), colors.haze, 0.1)
    sheet.shape(
        [
            *curve([(-40, 1240), (300, 1180), (620, 1020), (900, 850), (1120, 760)]),
            (1120, HEIGHT),
            (-40, HEIGHT),
        ],
        slope,
    )
    _pines(sheet, colors, dice)
    shade = mix(colors.ink, colors.far, 0.28)
    for at in range(7, -1, -1):
        x, y, size = 180 + at * 118, 1120 - at * 66 - at * at * 1.5, 1.0 - at * 0.055
        for post in (-96, 96):
            sheet.bar(
                (x + post * size - 7, y - 20, x + post * size + 7, y + 150 * size),
                mix(colors.wood, colors.ink, 0.4),
            )
        roof(
            sheet,
            (x - 172 * size, x + 172 * size),
            (y, 104 * size),
            colors,
            mix(shade, colors.haze, at * 0.045),
        )
    body = mix((138, 88, 64), colors.sky, 0.45 if night else 0.08)
    hump = curve(
        [(40, 1420), (90, 1270), (230, 1180), (420, 1110), (640, 1000), (860, 860), (1120, 770)], steps=12
    )
    foot = curve([(1120, 900), (880, 1010), (660, 1150), (430, 1270), (330, 1420)], steps=12)
    sheet.shape([*hump, *foot], body)
    sheet.fade([*hump, *foot], colors.ink, 0.0, 0.5)
    for at in range(9):
        x, y = 392 + at * 78, 1196 - at * 44 - at * 1.2
        glow = 0.75 if night else 0.4
        sheet.glow((x, y), 60 - at * 3, FIRE, glow)
        sheet.oval((x - 11 + at * 0.6, y - 11 + at * 0.6, x + 11 - at * 0.6, y + 11 - at * 0.6), EMBER)
    mouth = curve([(112, 1420), (118, 1330), (170, 1262), (226, 1330), (234, 1420)], steps=10)
    sheet.shape(mouth, (60, 22, 14))
    sheet.fade(mouth, FIRE, 0.5, 1)
    sheet.glow((172, 1390), 330, FIRE, 0.65 if night else 0.4)
    earth = mix(colors.floor, colors.near, 0.4)
    sheet.shape(
        [(-40, 1412), (500, 1404), (1120, 1300), (1120, HEIGHT), (-40, HEIGHT)], mix(earth, colors.ink, 0.14)
    )
    sheet.wash((0, 1400, WIDTH, HEIGHT), colors.ink, 0, 0.4)
    for row in range(3):
        for at in range(4 - row):
            x, y = 700 + at * 88 + row * 44, 1440 - row * 66
            vessel(sheet, "cup", (x, y), (84, 70), mix((150, 104, 76), colors.sky, 0.4 if night else 0.05))
    lantern(sheet, (320, 1040), 30, colors, lit=night)


def _pines(sheet: Sheet, colors: Palette, dice: random.Random) -> None:
    """Pines on the ridge."""
    for at in range(12):
        x = 20 + at * 92 + dice.uniform(-24, 24)
        y = 1200 - 0.36 * x + dice.uniform(-20, 20)
        tall = dice.uniform(110, 220)
        tone = mix(colors.near, colors.far, dice.uniform(0.1, 0.5))
        for tier in range(4):
            wide = tall * (0.16 + tier * 0.09)
            top = y - tall + tier * tall * 0.22
            sheet.shape([(x, top), (x + wide, top + tall * 0.36), (x - wide, top + tall * 0.36)], tone)


def bridge(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """Inside a covered bridge: frames of timber one behind the other, lanterns, the river beyond the rail."""
    sky(sheet, colors, dice, night=night, horizon=1000)
    mountains(sheet, colors, dice, horizon=940, layers=3)
    sheet.bar((0, 1060, WIDTH, HEIGHT), mix(colors.haze, colors.far, 0.4))
    for _ in range(26):
        y, x = dice.uniform(1070, 1300), dice.uniform(-40, WIDTH)
        sheet.line([(x, y), (x + dice.uniform(60, 220), y)], 3, thin(colors.lamp, 0.3))
    x, y = 540 + dice.uniform(-40, 40), 900.0
    wood = mix(colors.wood, colors.ink, 0.15)
    sheet.shape(
        [(x - 90, y + 190), (x + 90, y + 190), (1240, HEIGHT), (-160, HEIGHT)],
        mix(colors.floor, colors.wood, 0.35),
    )
    for at in range(-6, 7):
        sheet.line([(x + at * 14, y + 190), (540 + at * 112, HEIGHT)], 3, thin(colors.ink, 0.3))
    for at in range(6):
        share = (at / 5) ** 1.9
        half, top, foot = 96 + 560 * share, y - 190 - 560 * share, y + 190 + 640 * share
        tone = mix(mix(wood, colors.haze, 0.34), wood, share**0.5)
        thick = 14 + 44 * share
        for side in (-1, 1):
            sheet.bar((x + side * half - thick / 2, top, x + side * half + thick / 2, foot), tone)
            rail = foot - (foot - top) * 0.26
            outer = x + side * (half + 190)
            near = x + side * half
            sheet.bar(
                (min(near, outer), rail, max(near, outer), rail + thick * 0.5), mix(tone, colors.ink, 0.2)
            )
        sheet.bar((x - half - thick, top, x + half + thick, top + thick), mix(tone, colors.ink, 0.18))
        sheet.shape(
            [
                (x - half - thick, top),
                (x, top - 120 - 190 * share),
                (x + half + thick, top),
                (x + half, top + 6),
                (x, top - 90 - 150 * share),
                (x - half, top + 6),
            ],
            mix(tone, colors.ink, 0.28),
        )
        if at in (1, 2, 3, 4):
            lantern(sheet, (x, top + thick + 40 + 50 * share), 16 + 40 * share, colors, lit=night)
    sheet.wash((0, 0, WIDTH, 420), colors.ink, 0.62, 0)
    sheet.wash((0, 1500, WIDTH, HEIGHT), colors.ink, 0, 0.45)
    if not night:
        for at in range(3):
            left = -120 + at * 260
            sheet.fade(
                [(left, 1180), (left + 90, 1180), (left + 520, HEIGHT), (left + 330, HEIGHT)],
                colors.lamp,
                0.06,
                0.2,
                blur=14,
            )


def boiler(sheet: Sheet, colors: Palette, dice: random.Random, _night: bool) -> None:
    """A boiler with an open fire door, pipes and gauges."""
    shell(sheet, colors, night=True, beams=False, boards=False)
    iron = mix(colors.ink, (96, 96, 104), 0.4)
    for at, wide in enumerate((30, 22, 40, 26)):
        px = 80 + at * 268
        sheet.bar((px - wide / 2, 0, px + wide / 2, 560 + at * 60), mix(iron, colors.wall, 0.25), 10)
        sheet.bar((px - wide * 0.8, 330, px + wide * 0.8, 366), mix(iron, colors.ink, 0.4), 6)
    sheet.bar((170, 560, 910, 1400), iron, 120)
    sheet.wash((170, 640, 420, 1340), colors.lamp, 0.14, 0, across=True)
    for y in (660, 980, 1290):
        sheet.bar((160, y, 920, y + 18), mix(iron, colors.ink, 0.4))
        for at in range(12):
            sheet.oval((186 + at * 62, y + 2, 200 + at * 62, y + 16), mix(iron, (190, 190, 190), 0.3))
    for gx in (360, 540, 720):
        sheet.oval((gx - 56, 760, gx + 56, 872), mix(colors.wood, (210, 180, 110), 0.5))
        sheet.oval((gx - 44, 772, gx + 44, 860), (238, 232, 214))
        angle = dice.uniform(-2.4, -0.7)
        sheet.line([(gx, 816), (gx + 36 * math.cos(angle), 816 + 36 * math.sin(angle))], 5, colors.accent)
    door = (370, 1030, 710, 1260)
    sheet.bar((door[0] - 24, door[1] - 24, door[2] + 24, door[3] + 24), mix(iron, colors.ink, 0.5), 40)
    sheet.bar(door, (92, 26, 12), 28)
    for _ in range(14):
        fx, tall = dice.uniform(390, 690), dice.uniform(80, 210)
        sheet.fade(
            curve(
                [
                    (fx - 30, 1256),
                    (fx - 18, 1256 - tall * 0.5),
                    (fx, 1256 - tall),
                    (fx + 20, 1256 - tall * 0.5),
                    (fx + 32, 1256),
                ]
            ),
            mix(FIRE, EMBER, dice.random()),
            0.4,
            0.95,
            blur=3,
        )
    sheet.glow((540, 1160), 760, FIRE, 0.5)
    sheet.fade([(370, 1400), (710, 1400), (1000, HEIGHT), (80, HEIGHT)], FIRE, 0.42, 0, blur=16)
    for row in range(4):
        for at in range(3):
            lx, ly = 930 + at * 54 - row % 2 * 24, 1380 - row * 52
            sheet.oval((lx - 28, ly - 28, lx + 28, ly + 28), mix(colors.wood, colors.ink, 0.2))
            sheet.oval((lx - 19, ly - 19, lx + 19, ly + 19), mix(colors.wood, (214, 170, 116), 0.5))


def studio(sheet: Sheet, colors: Palette, dice: random.Random, night: bool) -> None:
    """A live-stream room: ring light, lamps on stands, tea on shelves, a banner of light."""
    shell(sheet, colors, night=night, beams=False)
    back = mix(colors.cloth, colors.near, 0.35)
    sheet.bar((130, 420, 950, 1330), back, 16)
    sheet.wash((130, 420, 950, 1330), colors.ink, 0.0, 0.4)
    for row in range(3):
        y = 640 + row * 190
        sheet.bar((180, y, 900, y + 14), mix(colors.wood, (206, 160, 104), 0.3))
        sheet.wash((180, y + 14, 900, y + 80), colors.lamp, 0.28, 0)
        x = 200.0
        while x < 830:
            width, height = dice.uniform(58, 90), dice.uniform(70, 120)
            color = dice.choice(((92, 118, 86), (176, 148, 96), colors.accent, (216, 208, 186)))
            sheet.bar((x, y - height, x + width, y), mix(color, colors.wall, 0.15), 8)
            sheet.bar(
                (x + 10, y - height * 0.66, x + width - 10, y - height * 0.3), thin((250, 244, 226), 0.75), 3
            )
            x += width + dice.uniform(8, 34)
    for x, size in ((150, 84), (900, 70)):
        sheet.line([(x, 620), (x, 1420)], 10, colors.ink)
        sheet.bar((x - size, 470, x + size, 650), (250, 246, 234), 20)
        sheet.glow((x, 560), 420, colors.lamp, 0.6)
    center = (540.0, 540.0)
    sheet.ring((center[0] - 128, center[1] - 128, center[0] + 128, center[1] + 128), 26, (252, 248, 238))
    sheet.glow(center, 430, colors.lamp, 0.42)
    sheet.bar((500, 470, 580, 612), mix(colors.ink, (60, 70, 90), 0.4), 12)
    table(sheet, 1395, colors)
    for at in range(3):
        x = 170 + at * 104
        sheet.bar((x, 1316 - at % 2 * 30, x + 84, 1420), (92, 118, 86), 10)
        sheet.bar((x + 12, 1352, x + 72, 1390), (244, 238, 220), 3)
    vessel(sheet, "bowl", (700, 1432), (200, 104), (134, 178, 176))
    sheet.wash((0, 0, WIDTH, HEIGHT), colors.lamp, 0.08, 0)
