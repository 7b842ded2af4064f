"""Who is in the panel: players in their places and their light, shoulders, extras, the goose."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw

from shudian.cut.animatic.board import Panel, Stand
from shudian.cut.animatic.draw import things
from shudian.cut.animatic.draw.desk import FEET, FRAMES, GROUND, Board, Pixels
from shudian.cut.animatic.draw.figure import CLOTHS, Look, figure
from shudian.cut.animatic.draw.ink import HEIGHT, WIDTH, Rgb, Sheet, chance, mix, softened
from shudian.cut.animatic.draw.palette import palette
from shudian.cut.animatic.words import INDOORS


def place(picture: Image.Image, panel: Panel, board: Board, stand: Stand) -> None:
    """Put a character into the picture."""
    look = board.looks.get(stand.who)
    if look is None:
        return
    image, (left, top) = _posed(panel, look, stand)
    if panel.kind == "wide":
        _cast_shadow(picture, left + image.width / 2, GROUND - 12, image.width * 0.2)
    picture.paste(image, (left, top), image)
    if panel.kind != "wide":
        _darken_feet(picture)


def _posed(
    panel: Panel, look: Look, stand: Stand, *, open_mouth: bool = False
) -> tuple[Image.Image, tuple[int, int]]:
    """The figure as this framing shows it, and where its upper left corner goes."""
    heads, top, *_ = FRAMES.get(panel.kind, FRAMES["wide"])
    if panel.kind == "poster" and stand.x < 0.5:
        heads, top = heads + 0.5, top + 60
    height = (GROUND if panel.kind == "wide" else HEIGHT) - top
    if look.child and panel.kind in ("wide", "two", "over", "medium", "poster"):
        lower = round(height * (0.3 if panel.kind == "wide" else 0.16))
        top, height = top + lower, height - lower
        heads *= 0.86 if panel.kind == "wide" else 0.95
    image = _lit(
        look,
        height,
        facing=stand.facing,
        heads=heads,
        mood=stand.mood,
        open_mouth=open_mouth,
        tint=_tint(panel),
    )
    center = {"over": 0.5 - 0.1 * stand.facing, "medium": 0.47, "near": 0.46, "close": 0.46}.get(
        panel.kind, stand.x
    )
    return image, (round(WIDTH * (0.03 + center * 0.9) - image.width / 2), top)


def _tint(panel: Panel) -> Rgb:
    if panel.light == "NIGHT" and panel.set in INDOORS:
        return (246, 226, 206)
    return palette(panel.light, "").tint


def _darken_feet(picture: Image.Image) -> None:
    """Figures sink into the dark where subtitles will stand."""
    picture.paste((14, 12, 20), (0, FEET), _low())


@lru_cache(maxsize=1)
def _low() -> Image.Image:
    return (
        Image.linear_gradient("L")
        .resize((WIDTH, HEIGHT - FEET), Image.Resampling.BILINEAR)
        .point(lambda v: v * 0.6)
    )


def _cast_shadow(picture: Image.Image, x: float, y: float, reach: float) -> None:
    box = (round(x - reach * 1.6), round(y - 26), round(x + reach * 1.6), round(y + 30))
    mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
    ImageDraw.Draw(mask).ellipse((reach * 0.3, 14, mask.width - reach * 0.3, mask.height - 14), fill=110)
    picture.paste((16, 14, 20), box[:2], softened(mask, 6))


@lru_cache(maxsize=32)
def _lit(
    look: Look, height: int, *, facing: int, heads: float, mood: str, open_mouth: bool, tint: Rgb
) -> Image.Image:
    """The figure in the light of the scene: lamps indoors are warm, the night outside is blue."""
    image = figure(look, height, facing=facing, heads=heads, mood=mood, open_mouth=open_mouth)
    if min(tint) > 245:
        return image
    alpha = image.getchannel("A")
    toned = ImageChops.multiply(image.convert("RGB"), Image.new("RGB", image.size, tint))
    toned.putalpha(alpha)
    return toned


def shoulder(picture: Image.Image, panel: Panel, board: Board) -> None:
    """The listener's back at the edge of the picture, dark and soft."""
    stand = panel.figures[0]
    look = board.looks.get(stand.who)
    if look is None:
        return
    image = _back(look, panel.light)
    left = round(WIDTH * (0.02 if panel.figures[-1].facing < 0 else 0.96) - image.width / 2)
    picture.paste(image, (left, 700), image)
    _darken_feet(picture)


@lru_cache(maxsize=8)
def _back(look: Look, light: str) -> Image.Image:
    image = figure(look, 1220, facing=0, heads=2.5)
    dark = mix(palette(light, "").ink, (40, 38, 50), 0.5)
    alpha = softened(image.getchannel("A"), 6)
    toned = Image.blend(image.convert("RGB"), Image.new("RGB", image.size, dark), 0.68)
    toned = softened(toned, 6)
    toned.putalpha(alpha)
    return toned


def crowd(picture: Image.Image, panel: Panel) -> None:
    """Extras as shadows behind the players."""
    dice = chance("crowd", panel.place)
    for at in range(panel.crowd):
        look = Look(
            dice.randrange(len(CLOTHS)),
            dice.randrange(4),
            dice.randrange(4),
            dice.choice(("crop", "bob", "side", "tail")),
            dice.choice(("shirt", "apron", "tunic")),
        )
        image = _extra(look, panel.light)
        x = (at + 0.5 + dice.uniform(-0.16, 0.16)) / panel.crowd
        picture.paste(image, (round(60 + x * 900 - image.width / 2), 800 + at % 2 * 24), image)


@lru_cache(maxsize=12)
def _extra(look: Look, light: str) -> Image.Image:
    image = figure(look, 660, facing=1 if look.hair % 2 else -1, heads=7.9)
    alpha = image.getchannel("A")
    colors = palette(light, "")
    toned = Image.blend(
        image.convert("RGB"), Image.new("RGB", image.size, mix(colors.far, colors.ink, 0.4)), 0.74
    )
    toned.putalpha(alpha)
    return toned


def goose(picture: Image.Image, panel: Panel) -> None:
    sheet = Sheet(460, 520, (70, 64, 66), cut_out=True)
    things.goose(sheet, 240, 500, 330, -1)
    image = sheet.finished()
    tinted = ImageChops.multiply(
        image.convert("RGB"), Image.new("RGB", image.size, palette(panel.light, "").tint)
    )
    at = (560, GROUND - 500 if panel.kind == "wide" else 1190)
    _cast_shadow(picture, at[0] + 250, at[1] + 500, 110)
    picture.paste(tinted, at, image.getchannel("A"))


def mouth(
    picture: Image.Image, panel: Panel, board: Board, stand: Stand
) -> tuple[Pixels, Image.Image] | None:
    """Where the open mouth differs from the closed one, and the picture there."""
    if stand.who not in board.looks:
        return None
    image, (left, top) = _posed(panel, board.looks[stand.who], stand)
    opened, _ = _posed(panel, board.looks[stand.who], stand, open_mouth=True)
    changed = ImageChops.difference(image.convert("RGB"), opened.convert("RGB")).getbbox()
    if not changed:
        return None
    box = (
        max(0, left + changed[0]),
        top + changed[1],
        min(WIDTH, left + changed[2]),
        min(HEIGHT, top + changed[3]),
    )
    if box[2] <= box[0] or box[3] <= box[1]:
        return None
    patch = picture.crop(box)
    part = opened.crop((box[0] - left, box[1] - top, box[2] - left, box[3] - top))
    patch.paste(part, (0, 0), part)
    return box, patch
