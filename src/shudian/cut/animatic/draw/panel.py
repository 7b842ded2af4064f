"""The finished panel: set, players, treatment, paper, words."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageOps

from shudian.cut.animatic.board import Panel
from shudian.cut.animatic.draw import things
from shudian.cut.animatic.draw.desk import FRAMES, Board, Pixels
from shudian.cut.animatic.draw.ink import HEIGHT, WIDTH, Sheet, chance, paper, softened
from shudian.cut.animatic.draw.notes import lettered
from shudian.cut.animatic.draw.palette import palette
from shudian.cut.animatic.draw.players import crowd, goose, mouth, place, shoulder
from shudian.cut.animatic.draw.sets import backdrop


def drawn(panel: Panel, board: Board) -> tuple[Image.Image, Image.Image | None]:
    """The panel as it stands in the picture, and again with the speaker's mouth open if somebody speaks."""
    picture, opened = _scene(panel, board)
    words = lettered(panel, board)
    still = _printed(picture, panel)
    words.onto(still)
    if not opened:
        return still, None
    box, patch = opened
    talking = still.copy()
    talking.paste(_printed(patch, panel, box), box[:2])
    return still, talking


def _printed(picture: Image.Image, panel: Panel, box: Pixels = (0, 0, WIDTH, HEIGHT)) -> Image.Image:
    """The picture, or the part of it in `box`, in its treatment and on paper."""
    if panel.kind in ("black", "white"):
        return picture
    treated = _treated(picture, panel, box)
    grain = paper() if picture.size == (WIDTH, HEIGHT) else paper().crop(box)
    return ImageChops.multiply(treated, grain)


def _scene(panel: Panel, board: Board) -> tuple[Image.Image, tuple[Pixels, Image.Image] | None]:
    """Set and figures; with them the part of the picture that an open mouth changes."""
    if panel.kind in ("black", "white"):
        return Image.new(
            "RGB", (WIDTH, HEIGHT), (12, 12, 16) if panel.kind == "black" else (246, 241, 230)
        ), None
    if panel.kind == "insert" and panel.thing:
        return _inserted(panel.thing, panel.place, panel.light), None
    picture = set_of(panel).copy()
    if panel.rain:
        _rain(picture, panel)
    if panel.crowd and panel.kind in ("wide", "empty"):
        crowd(picture, panel)
    shown = panel.figures[-1:] if panel.kind == "over" else panel.figures
    for stand in shown:
        place(picture, panel, board, stand)
    opened = mouth(picture, panel, board, shown[-1]) if panel.said and shown else None
    if panel.kind == "over":
        shoulder(picture, panel, board)
    if panel.goose:
        goose(picture, panel)
    return picture, opened


@lru_cache(maxsize=8)
def _inserted(thing: str, place: str, light: str) -> Image.Image:
    sheet = Sheet(WIDTH, HEIGHT, (0, 0, 0))
    things.insert(sheet, thing, palette(light, place), chance("thing", thing, place))
    return sheet.finished()


def set_of(panel: Panel) -> Image.Image:
    kind = panel.kind if panel.kind in FRAMES else "wide"
    return _framed(
        panel.set, panel.place, panel.light, kind, mirrored=panel.mirrored, title=panel.kind == "title"
    )


@lru_cache(maxsize=10)
def _framed(set_: str, place: str, light: str, kind: str, *, mirrored: bool, title: bool) -> Image.Image:
    """The set as this framing sees it: nearer and softer the closer we are, darker at the edges."""
    _, _, share, blur = FRAMES[kind]
    image = backdrop(set_, place, light).copy()
    if mirrored:
        image = ImageOps.mirror(image)
    if share < 1:
        width, height = round(WIDTH * share), round(HEIGHT * share)
        left, top = round((WIDTH - width) * 0.3), round((HEIGHT - height) * 0.52)
        image = image.resize(
            (WIDTH, HEIGHT),
            Image.Resampling.BILINEAR,
            box=(left, top, left + width, top + height),
            reducing_gap=None,
        )
    if title:
        image = ImageEnhance.Brightness(softened(image, 12)).enhance(0.62)
    elif blur:
        image = softened(image, blur)
    image.paste((14, 12, 20), (0, 0), _shade())
    return image


@lru_cache(maxsize=1)
def _shade() -> Image.Image:
    """Darkness at the top for the slate and at the bottom for subtitles."""
    column = Image.new("L", (1, HEIGHT))
    for y in range(HEIGHT):
        top, low = max(0.0, 1 - y / 520), max(0.0, (y - 1250) / 670)
        column.putpixel((0, y), round(255 * min(0.72, 0.5 * top + 0.66 * low)))
    return column.resize((WIDTH, HEIGHT))


def _rain(picture: Image.Image, panel: Panel) -> None:
    dice = chance("rain", panel.element)
    pen = ImageDraw.Draw(picture, "RGBA")
    for _ in range(240):
        x, y, long = dice.uniform(-80, WIDTH + 80), dice.uniform(-100, HEIGHT), dice.uniform(40, 130)
        pen.line(
            (x, y, x - long * 0.18, y + long),
            fill=(226, 234, 244, dice.randrange(40, 110)),
            width=dice.choice((1, 2, 2, 3)),
        )


def _treated(picture: Image.Image, panel: Panel, box: Pixels) -> Image.Image:
    """Inner voice and memory have colours of their own."""
    if panel.treatment == "inner":
        grey = ImageOps.colorize(picture.convert("L"), (18, 22, 34), (232, 236, 240))
        picture = Image.blend(picture, grey, 0.72)
        picture.paste((236, 240, 244), (0, 0), _halo().crop(box))
    elif panel.treatment == "flashback":
        grey = ImageOps.colorize(picture.convert("L"), (44, 28, 20), (250, 232, 196), mid=(158, 112, 76))
        picture = Image.blend(picture, grey, 0.78)
        frame = Image.new("RGB", picture.size, (240, 228, 204))
        frame.paste(picture, (0, 0), _window().crop(box))
        picture = frame
    return picture


@lru_cache(maxsize=1)
def _halo() -> Image.Image:
    """White breath that closes in from the edges for the inner voice."""
    spot = Image.radial_gradient("L").resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)
    return spot.point(lambda v: max(0, v - 130) * 1.15)


@lru_cache(maxsize=1)
def _window() -> Image.Image:
    """The rounded frame of a memory."""
    mask = Image.new("L", (WIDTH // 2, HEIGHT // 2))
    ImageDraw.Draw(mask).rounded_rectangle((14, 14, WIDTH // 2 - 15, HEIGHT // 2 - 15), 46, fill=255)
    return softened(mask.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR), 3)
