"""Reasons in words, and the sheet on which a person compares covers."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from shudian import fonts
from shudian.cut.clock import text_of
from shudian.cut.covers.looks import Watched
from shudian.cut.covers.rank import Cover, Reason
from shudian.cut.engines.frames import Picture
from shudian.wording import Wording

FEATURES = {
    "face": Wording("a face, large and sure", "人脸大而清楚"),
    "no_face": Wording("no face", "没有人脸"),
    "cut_off": Wording("the face is cut off", "人脸被裁切"),
    "eyes": Wording("eyes open", "眼睛睁开"),
    "blink": Wording("in mid-blink", "正在眨眼"),
    "sharp": Wording("sharp", "清晰"),
    "contrast": Wording("contrast", "反差"),
    "light": Wording("well lit", "曝光合适"),
    "dark": Wording("too dark", "画面过暗"),
    "blocky": Wording("coding blocks show", "有压缩块效应"),
    "room": Wording("room for the title", "有放标题的空间"),
    "motion": Wording("movement", "画面在动"),
    "fade": Wording("in a fade", "处于淡入淡出"),
}
_HIGH, _GAP, _LINE = 300, 12, 17
_PAPER, _INK, _POOR = (24, 24, 27), (235, 235, 235), (236, 140, 120)


def said(reason: Reason, language: str) -> str:
    return f"{FEATURES[reason.feature].in_(language)} {reason.points:+.1f}"


def why(cover: Cover, language: str) -> str:
    comma = "、" if language.startswith("zh") else ", "
    return comma.join(said(reason, language) for reason in cover.reasons if reason.points)


def sheet(
    covers: Sequence[Cover], pictures: Sequence[Sequence[Picture]], watched: Watched, language: str
) -> Image.Image:
    """A row a cover: its place and score, all its shapes, and what speaks for it and against it."""
    rows = [[_small(picture) for picture in shapes] for shapes in pictures]
    text = 260
    wide = max((sum(p.shape[1] + _GAP for p in row) for row in rows), default=0) + text + 2 * _GAP
    page = Image.new("RGB", (wide, len(rows) * (_HIGH + _GAP) + _GAP), _PAPER)
    draw = ImageDraw.Draw(page)
    large, small = (ImageFont.truetype(str(fonts.need("Hans").path), size) for size in (20, 13))
    for at, (cover, row) in enumerate(zip(covers, rows, strict=True)):
        top, left = _GAP + at * (_HIGH + _GAP), _GAP
        draw.text((left, top), f"{at + 1:02d}   {cover.score:.1f}", _INK, large)
        draw.text((left, top + 28), f"{cover.frame} · {text_of(cover.frame, watched.rate)}", _INK, small)
        for line, reason in enumerate(one for one in cover.reasons if one.points):
            ink = _POOR if reason.points < 0 else _INK
            draw.text((left, top + 54 + line * _LINE), said(reason, language), ink, small)
        left += text
        for picture in row:
            page.paste(Image.fromarray(np.ascontiguousarray(picture[:, :, ::-1])), (left, top))
            left += picture.shape[1] + _GAP
    return page


def _small(picture: Picture) -> Picture:
    wide = round(picture.shape[1] * _HIGH / picture.shape[0])
    return np.asarray(cv2.resize(picture, (wide, _HIGH), interpolation=cv2.INTER_AREA), np.uint8)
