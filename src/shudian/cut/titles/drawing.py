"""Lines of text as libass draws them: faces, sizes and direction decided in tags, nothing left to guess."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shudian.cut.titles.direction import marked, plain, stretches
from shudian.cut.titles.page import PIXELS, Box, Grid, Metrics, Page
from shudian.typeface.setting import Setting, Shaper

#: The styles of a header made here.
TEXT, BARE = "Shudian", "Shudian bare"
_STYLE_FORMAT = (
    "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, "
    "Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, "
    "MarginL, MarginR, MarginV, Encoding"
)
_INFO = (
    "[Script Info]",
    "ScriptType: v4.00+",
    "PlayResX: {width}",
    "PlayResY: {height}",
    "WrapStyle: 2",  # no line ends but ours
    "ScaledBorderAndShadow: yes",
    "YCbCr Matrix: TV.709",
    "",
    "[V4+ Styles]",
    f"Format: {_STYLE_FORMAT}",
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
#: How far a drawing reaches past the edges that it is cut at.
_PAST = 2
WHITE, BLACK = "&HFFFFFF&", "&H000000&"


@dataclass(frozen=True, slots=True)
class Base:
    """The face and the size, a line's height, that the styles of a header have by themselves."""

    family: str
    size: str


def base_of(page: Page, setting: Setting) -> Base:
    return Base(setting.own.face.family, number(_size(setting.own, page.em) * page.grid.down))


def header(page: Page, base: Base) -> str:
    """[Script Info] and [V4+ Styles]; Encoding -1 lets the first mark of a text say its direction."""
    return "\n".join([*_INFO, *styles(page, base), ""]).format(width=page.size[0], height=page.size[1])


def styles(page: Page, base: Base) -> list[str]:
    """The rows of our own styles."""
    _, border = page.grid.border
    return [
        f"Style: {TEXT},{base.family},{base.size},{_style(page.outline * border, page.shadow * border)}",
        f"Style: {BARE},{base.family},{base.size},{_style(0, 0)}",
    ]


def _style(outline: float, shadow: float) -> str:
    colours = "&H00FFFFFF,&H00FFFFFF,&H00000000,&H78000000"
    return f"{colours},0,0,0,0,100,100,0,0,1,{number(outline)},{number(shadow)},2,0,0,0,-1"


def number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def escaped(text: str) -> str:
    """Text that libass takes for text."""
    # a word joiner, which is not drawn, keeps a backslash from being read with what follows
    text = text.replace("\\", "\\\u2060").replace("{", "\\{").replace("}", "\\}")
    return text if text.isprintable() else _CONTROLS.sub("", text)


def edged(page: Page) -> str:
    """The outline and shadow of our style where a sheet is stretched one way more than the other."""
    if (border := page.grid.border) == PIXELS.border:
        return ""
    return "".join(
        f"\\{side}{name}{number(wide * units)}"
        for name, wide in (("bord", page.outline), ("shad", page.shadow))
        for side, units in zip("xy", border, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Pen:
    """How a block is written: `align` 1, 2 or 3 is left, middle or right; `tags` stand first on each line."""

    em: float
    base: Base
    align: int = 2
    tags: str = ""
    grid: Grid = PIXELS


def block(lines: Sequence[str], box: Box, metrics: Metrics, setting: Setting, pen: Pen) -> Iterator[str]:
    """The ASS text of each line of a block that stands in `box`."""
    leftward = setting.leftward(lines)
    x = {1: box.left, 2: box.middle, 3: box.right}[pen.align]
    for line, baseline in zip(lines, metrics.baselines(box.top, len(lines)), strict=True):
        text, fall = _written(line, setting, pen, leftward=leftward)
        at = f"{number(x * pen.grid.across)},{number((baseline + fall) * pen.grid.down)}"
        yield f"{{\\an{pen.align}\\pos({at}){pen.tags}}}{text}"


def _written(line: str, setting: Setting, pen: Pen, *, leftward: bool) -> tuple[str, float]:
    """A line with its tags, and how far its deepest face falls below the baseline, in pixels."""
    out: list[str] = []
    fall = 0.0
    current, size = pen.base.family, pen.base.size
    line = plain(line)
    turns = leftward or any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in line)
    for stretch in stretches(line, leftward=leftward):
        for run in setting.runs(stretch.text):
            face = run.shaper or setting.own
            tags = ""
            if face.face.family != current:
                current, tags = face.face.family, f"\\fn{face.face.family}"
            if (wanted := number(_size(face, pen.em) * pen.grid.down)) != size:
                size = wanted
                tags += f"\\fs{wanted}"
            text = escaped(run.text)
            if turns:
                text = marked(text, leftward=leftward, against=stretch.against)
            out.append(f"{{{tags}}}{text}" if tags else text)
            fall = max(fall, face.fall * pen.em)
    return "".join(out), fall


def _size(face: Shaper, em: float) -> float:
    """What libass calls the size: the height of a line."""
    return em * (face.rise + face.fall)


def filled(box: Box, colour: str, grid: Grid) -> str:
    """A rectangle."""
    left, top, right, bottom = (
        number(edge * units)
        for edge, units in zip(
            (box.left, box.top, box.right, box.bottom), (grid.across, grid.down) * 2, strict=True
        )
    )
    wide, high, cut = number(box.width), number(box.height), ""
    if grid != PIXELS:  # drawings do not stretch with a sheet, cut edges do
        side = number(_PAST * max(box.width * grid.across, box.height * grid.down, box.width * grid.down))
        wide, high, cut = side, side, f"\\clip({left},{top},{right},{bottom})"
    at = f"\\an7\\pos({left},{top}){cut}"
    return f"{{{at}\\bord0\\shad0\\1c{colour}\\p1}}m 0 0 l {wide} 0 l {wide} {high} l 0 {high}{{\\p0}}"
