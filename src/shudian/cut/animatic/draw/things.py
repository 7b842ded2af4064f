"""A thing large in the picture, and the goose."""

from __future__ import annotations

import random
from collections.abc import Callable

from shudian.cut.animatic.draw.ink import HEIGHT, WIDTH, Rgb, Sheet, curve, mix, thin
from shudian.cut.animatic.draw.motifs import vessel
from shudian.cut.animatic.draw.palette import Palette
from shudian.cut.animatic.draw.works import EMBER, FIRE

CELADON: Rgb = (142, 190, 186)
GOLD: Rgb = (226, 184, 92)


def _ground(sheet: Sheet, colors: Palette) -> None:
    """A dark table under one lamp."""
    sheet.bar((0, 0, WIDTH, HEIGHT), mix(colors.ink, colors.wall, 0.3))
    sheet.glow((500, 820), 900, mix(colors.lamp, colors.wall, 0.3), 0.75)
    sheet.wash((0, 1240, WIDTH, HEIGHT), mix(colors.wood, colors.ink, 0.3), 0.0, 1)
    sheet.bar((0, 1230, WIDTH, HEIGHT), thin(mix(colors.wood, colors.ink, 0.25), 0.9))
    sheet.wash((0, 1230, WIDTH, 1500), colors.lamp, 0.3, 0)
    sheet.oval((150, 1300, 850, 1400), thin(colors.ink, 0.42))


def _bowl(sheet: Sheet, _colors: Palette, _dice: random.Random) -> None:
    vessel(sheet, "bowl", (500, 1355), (680, 430), CELADON)
    sheet.oval((160, 872, 840, 978), mix(CELADON, (20, 40, 50), 0.3))
    sheet.oval((178, 884, 822, 974), mix(CELADON, (20, 40, 50), 0.5))
    sheet.stroke([(210, 1000), (250, 1160), (340, 1270)], 26, thin((250, 255, 250), 0.35))


def _mended(sheet: Sheet, colors: Palette, dice: random.Random) -> None:
    _bowl(sheet, colors, dice)
    for path in (
        [(360, 968), (404, 1050), (380, 1120), (450, 1210), (430, 1300)], [(404, 1050), (520, 1070), (590, 1010), (640, 974)],
        [(450, 1210), (560, 1190), (650, 1230), (700, 1150)], [(590, 1010), (620, 1100), (560, 1190)],
    ):  # fmt: skip
        sheet.stroke(path, 17, GOLD)
        sheet.stroke([(x - 2, y - 2) for x, y in path], 5, (250, 226, 160))
    sheet.glow((520, 1090), 330, (255, 226, 150), 0.25)
    for _ in range(26):
        x, y, size = dice.gauss(520, 190), dice.uniform(620, 1000), dice.uniform(1.5, 4)
        sheet.oval((x - size, y - size, x + size, y + size), thin((255, 226, 150), dice.uniform(0.3, 0.9)))


def _vase(sheet: Sheet, _colors: Palette, _dice: random.Random) -> None:
    vessel(sheet, "plum vase", (500, 1355), (440, 720), CELADON)


def _shard(sheet: Sheet, colors: Palette, dice: random.Random) -> None:
    piece = [(330, 1010), (560, 930), (700, 1040), (650, 1250), (470, 1320), (300, 1200)]
    sheet.shape([(x + 20, y + 34) for x, y in piece], thin(colors.ink, 0.4))
    sheet.shape(piece, CELADON)
    sheet.fade(piece, (20, 50, 60), 0, 0.5, across=True)
    sheet.line([*piece, piece[0]], 10, (232, 222, 200))
    for _ in range(9):
        x, y = dice.uniform(360, 620), dice.uniform(1010, 1230)
        sheet.line(
            [(x, y), (x + dice.uniform(-50, 50), y + dice.uniform(20, 60))], 2, thin((240, 250, 246), 0.5)
        )


def _rings(sheet: Sheet, colors: Palette, _dice: random.Random) -> None:
    for at, glaze in enumerate(((70, 58, 54), (118, 112, 100), CELADON)):
        x = 300 + at * 205
        sheet.oval((x - 92, 1300, x + 92, 1350), thin(colors.ink, 0.4))
        sheet.smooth(
            [(x - 84, 1330), (x - 92, 1150), (x - 40, 1030), (x + 44, 1030), (x + 92, 1150), (x + 84, 1330)],
            glaze,
        )
        sheet.oval((x - 30, 1100, x + 30, 1160), mix(colors.ink, colors.wall, 0.3))
        sheet.stroke([(x - 60, 1290), (x - 66, 1160), (x - 36, 1070)], 14, thin((255, 250, 240), 0.3))


def _phone(sheet: Sheet, _colors: Palette, dice: random.Random) -> None:
    sheet.glow((500, 930), 620, (176, 206, 232), 0.5)
    sheet.bar((270, 540, 730, 1440), (24, 24, 32), 56)
    sheet.bar((292, 566, 708, 1414), (226, 234, 238), 38)
    sheet.bar((292, 566, 708, 900), mix(CELADON, (40, 60, 90), 0.2), 38)
    vessel(sheet, "bowl", (500, 840), (200, 120), CELADON)
    for at in range(8):
        y = 930 + at * 56
        wide = dice.uniform(120, 330)
        gold = at == 2
        sheet.bar((318, y, 318 + wide, y + 36), GOLD if gold else (198, 208, 216), 18)
        sheet.oval(
            (642, y - 4, 682, y + 36),
            mix((226, 90, 90), (240, 180, 160), dice.random()) if at % 3 == 0 else (208, 216, 222),
        )


def _paper(sheet: Sheet, colors: Palette, dice: random.Random) -> None:
    page = [(280, 760), (700, 700), (770, 1320), (330, 1390)]
    sheet.shape([(x + 22, y + 30) for x, y in page], thin(colors.ink, 0.42))
    sheet.shape(page, (243, 236, 216))
    for at in range(11):
        y = 812 + at * 46
        sheet.line(
            [(340 + at * 5, y), (340 + at * 5 + dice.uniform(200, 340), y - 44)], 9, thin((60, 54, 56), 0.7)
        )
    sheet.ring((580, 1150, 690, 1260), 9, thin(colors.accent, 0.9))
    sheet.bar((612, 1182, 658, 1228), thin(colors.accent, 0.8))


def _knife(sheet: Sheet, colors: Palette, _dice: random.Random) -> None:
    sheet.shape([(220, 1290), (520, 1110), (566, 1170), (258, 1350)], mix(colors.wood, (150, 100, 64), 0.5))
    sheet.shape([(520, 1110), (566, 1170), (800, 990), (760, 968)], (206, 212, 216))
    sheet.shape([(540, 1138), (566, 1170), (800, 990)], (150, 158, 166))
    sheet.line([(516, 1104), (574, 1178)], 18, GOLD)
    sheet.glow((790, 980), 120, (255, 255, 250), 0.7)


def _money(sheet: Sheet, _colors: Palette, _dice: random.Random) -> None:
    for at in range(5):
        y = 1240 - at * 46
        note = [(260 + at * 8, y), (680 + at * 8, y - 60), (730 + at * 8, y + 70), (310 + at * 8, y + 130)]
        sheet.shape(note, mix((196, 92, 88), (240, 210, 200), at * 0.07))
        sheet.line([*note, note[0]], 4, thin((90, 30, 34), 0.5))
    sheet.oval((440, 1020, 590, 1130), thin((250, 236, 226), 0.6))


def _box(sheet: Sheet, colors: Palette, _dice: random.Random) -> None:
    red = mix(colors.accent, (60, 16, 18), 0.35)
    sheet.shape([(240, 1040), (760, 1040), (800, 1340), (200, 1340)], red)
    sheet.shape([(240, 1040), (760, 1040), (720, 900), (280, 900)], mix(red, (255, 210, 160), 0.16))
    sheet.line([(222, 1180), (778, 1180)], 8, GOLD)
    sheet.bar((456, 1140, 544, 1230), GOLD, 10)
    sheet.wash((230, 1040, 420, 1330), (255, 230, 200), 0.2, 0, across=True)


def _fire(sheet: Sheet, _colors: Palette, dice: random.Random) -> None:
    sheet.glow((500, 1160), 820, FIRE, 0.8)
    for _ in range(34):
        x, tall = dice.gauss(500, 140), dice.uniform(240, 640)
        tongue = [
            (x - 60, 1400),
            (x - 44, 1400 - tall * 0.45),
            (x + dice.uniform(-40, 40), 1400 - tall),
            (x + 40, 1400 - tall * 0.4),
            (x + 60, 1400),
        ]
        sheet.fade(curve(tongue), mix(FIRE, EMBER, dice.random()), 0.15, 0.6, blur=4)
    for _ in range(40):
        x, y, size = dice.gauss(500, 240), dice.uniform(460, 1300), dice.uniform(2, 6)
        sheet.oval((x - size, y - size, x + size, y + size), thin(EMBER, dice.uniform(0.3, 1)))


def _lamp(sheet: Sheet, colors: Palette, _dice: random.Random) -> None:
    sheet.glow((500, 930), 700, colors.lamp, 0.8)
    sheet.bar((420, 780, 580, 1080), thin(mix(colors.lamp, FIRE, 0.25), 0.95), 30)
    sheet.shape(curve([(470, 1040), (480, 940), (500, 860), (522, 940), (530, 1040)]), (255, 250, 226))
    for y in (760, 1080):
        sheet.bar((396, y, 604, y + 34), mix(colors.wood, colors.ink, 0.4), 8)
    for x in (410, 500, 582):
        sheet.bar((x - 4, 780, x + 4, 1080), mix(colors.wood, colors.ink, 0.4))
    sheet.ring((430, 640, 570, 780), 8, mix(colors.wood, colors.ink, 0.4))


THINGS: dict[str, Callable[[Sheet, Palette, random.Random], None]] = {
    "bowl": _bowl, "mended bowl": _mended, "vase": _vase, "shard": _shard, "test rings": _rings, "phone": _phone,
    "paper": _paper, "knife": _knife, "money": _money, "box": _box, "fire": _fire, "lamp": _lamp,
}  # fmt: skip


def insert(sheet: Sheet, thing: str, colors: Palette, dice: random.Random) -> None:
    """The thing alone, large, where a caption above and subtitles below leave room for it."""
    _ground(sheet, colors)
    THINGS[thing](sheet, colors, dice)


def goose(sheet: Sheet, x: float, y: float, size: float, facing: int) -> None:
    """A big white goose, feet at (x, y)."""
    white, shade, orange = (246, 244, 236), (206, 206, 204), (232, 150, 62)

    def at(px: float, py: float) -> tuple[float, float]:
        return (x + px * size * facing, y + py * size)

    for leg in (-0.1, 0.12):
        sheet.line([at(leg, -0.25), at(leg, -0.02)], 0.04 * size, orange)
        sheet.shape([at(leg - 0.04, 0), at(leg + 0.14, 0), at(leg, -0.06)], orange)
    sheet.smooth(
        [
            at(-0.62, -0.66),
            at(-0.36, -0.5),
            at(0, -0.66),
            at(0.34, -0.6),
            at(0.44, -0.4),
            at(0.2, -0.2),
            at(-0.2, -0.2),
            at(-0.46, -0.36),
        ],
        white,
    )
    sheet.smooth(
        [
            at(0.2, -0.5),
            at(0.3, -0.9),
            at(0.34, -1.2),
            at(0.44, -1.32),
            at(0.56, -1.24),
            at(0.52, -1.1),
            at(0.46, -0.9),
            at(0.46, -0.42),
        ],
        white,
    )
    sheet.smooth(
        [at(-0.52, -0.58), at(-0.2, -0.56), at(0.14, -0.5), at(-0.04, -0.34), at(-0.3, -0.36)], shade
    )
    sheet.shape([at(0.54, -1.3), at(0.74, -1.2), at(0.54, -1.14)], orange)
    low, high = at(0.46, -1.26), at(0.5, -1.22)
    sheet.oval((min(low[0], high[0]), low[1], max(low[0], high[0]), high[1]), (30, 26, 30))
