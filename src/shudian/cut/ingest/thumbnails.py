"""Small pictures of a clip: one every few seconds as files, or any frames on one sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from shudian import files, fonts
from shudian.cut.clock import drops, text_of
from shudian.cut.engines import frames
from shudian.cut.engines.frames import Picture
from shudian.cut.probe import Source

WIDTH = 320
SHEETS = {".png", ".jpg", ".jpeg"}
_GAP = 8
_CAPTION = 34
_PAPER, _INK = (24, 24, 27), (235, 235, 235)


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A frame with what is written under it."""

    frame: int
    caption: tuple[str, ...] = ()


def clock(source: Source, frame: int) -> str:
    """The timecode of a frame, from zero where the file has none."""
    rate = source.info.frame_rate
    drop = ";" in (source.info.timecode or "") and drops(rate)
    return text_of((source.timecode or 0) + frame, rate, drop=drop)


def every(source: Source, seconds: Fraction) -> tuple[int, ...]:
    """Frames so many seconds apart, from the first one."""
    step = max(1, round(source.info.frame_rate * seconds))
    return tuple(range(0, source.info.frames, step))


def pictures(
    source: Source, wanted: Iterable[int], *, progress: Callable[[int], None] | None = None
) -> dict[int, Picture]:
    """These frames as small upright BGR pictures with square pixels, in one pass."""
    missing = set(wanted)
    width, height = size(source)
    found: dict[int, Picture] = {}
    for at, frame in enumerate(frames.frames(source.path, source.picture)):
        if at in missing:
            missing.remove(at)
            found[at] = frames.small(frame, width, height, source.info.rotation)
        if progress:
            progress(at + 1)
        if not missing:
            break
    return found


def size(source: Source) -> tuple[int, int]:
    """Of a small picture: 320 wide, or as high as that for an upright one."""
    across, down = source.upright
    shape = Fraction(across) * source.aspect / down
    if shape >= 1:
        return WIDTH, max(2, round(WIDTH / shape))
    return max(2, round(WIDTH * shape)), WIDTH


def write_each(source: Source, folder: Path, seconds: Fraction) -> tuple[Path, ...]:
    """`000000.jpg`, named by frame, into a folder."""
    written = []
    for at, picture in pictures(source, every(source, seconds)).items():
        path = folder / f"{at:06d}.jpg"
        _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 88])
        files.write_whole(path, data.tobytes())
        written.append(path)
    return tuple(written)


def sheet(
    source: Source,
    thumbnails: Sequence[Thumbnail],
    *,
    title: str = "",
    progress: Callable[[int], None] | None = None,
) -> Image.Image:
    """All on one page, row by row, each with its caption."""
    small = pictures(source, (thumbnail.frame for thumbnail in thumbnails), progress=progress)
    width, height = size(source)
    columns = max(1, min(len(thumbnails), 1600 // (width + _GAP)))
    rows = -(-len(thumbnails) // columns)
    head = _CAPTION if title else 0
    page = Image.new(
        "RGB",
        (columns * (width + _GAP) + _GAP, head + rows * (height + _CAPTION + _GAP) + _GAP),
        _PAPER,
    )
    draw = ImageDraw.Draw(page)
    face = _face(13)
    if title:
        draw.text((_GAP, _GAP), title, _INK, _face(16))
    for at, thumbnail in enumerate(thumbnails):
        row, column = divmod(at, columns)
        left, top = _GAP + column * (width + _GAP), head + _GAP + row * (height + _CAPTION + _GAP)
        if thumbnail.frame in small:
            page.paste(Image.fromarray(np.ascontiguousarray(small[thumbnail.frame][:, :, ::-1])), (left, top))
        for line, text in enumerate(thumbnail.caption[:2]):
            draw.text((left, top + height + 1 + 16 * line), text, _INK, face)
    return page


def write_sheet(page: Image.Image, path: Path) -> None:
    """PNG or JPEG by the ending."""
    with files.whole(path) as temporary:
        if path.suffix.lower() in {".jpg", ".jpeg"}:
            page.save(temporary, "JPEG", quality=90)
        else:
            page.save(temporary, "PNG")


def _face(size: int) -> ImageFont.FreeTypeFont:
    """The Chinese face, for names of files; it has Latin figures too."""
    return ImageFont.truetype(str(fonts.need("Hans").path), size)
