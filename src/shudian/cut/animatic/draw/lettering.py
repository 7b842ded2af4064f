"""Type in the picture: faces by script, lines that fit, soft shadows."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from shudian.cut.animatic.draw.ink import Box, Rgb

#: The part of the picture that is free for the app: the right eighth and the lower fifth.
SAFE_RIGHT, SAFE_BOTTOM = 950, 1497
PAPER: Rgb = (250, 246, 236)


@lru_cache(maxsize=64)
def _face(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def sayable(text: str) -> str:
    """The text without what no text face carries: emoji, joiners, control signs."""
    kept = (
        " " if char.isspace() else char
        for char in text
        if char.isspace()
        or (unicodedata.category(char) not in ("So", "Cc", "Cf", "Cs", "Co", "Cn") and ord(char) < 0x1F000)
    )
    return " ".join("".join(kept).split())


class Type:
    """The faces at hand: script -> file; `title` is the face for titles."""

    def __init__(self, faces: Mapping[str, str]) -> None:
        self.faces = faces

    def runs(self, text: str, size: int, *, title: bool = False) -> list[tuple[str, ImageFont.FreeTypeFont]]:
        """Neighbours that share a face, in the order of writing."""
        return [
            ("".join(part), _face(self._path(script, title=title), size))
            for script, part in groupby(text, key=_script)
        ]

    def width(self, text: str, size: int, *, title: bool = False) -> float:
        return sum(face.getlength(part) for part, face in self.runs(text, size, title=title))

    def _path(self, script: str, *, title: bool) -> str:
        if title and script in ("Hans", "Latn") and "title" in self.faces:
            return self.faces["title"]
        return self.faces.get(script) or self.faces.get("Hans") or next(iter(self.faces.values()))

    def wrapped(self, text: str, size: int, width: float, lines: int, *, title: bool = False) -> list[str]:
        """At most `lines` lines no wider than `width`; what does not fit ends in an ellipsis."""
        out, line = [], ""
        for word in _pieces(text):
            if not line or self.width(line + word, size, title=title) <= width:
                line += word
                continue
            out.append(line.rstrip())
            line = word.lstrip()
            if len(out) == lines:
                break
        else:
            out.append(line)
            line = ""
        if len(out) > lines or line:
            out = out[:lines]
            out[-1] += "…"
        return [self._cut(one, size, width, title=title) for one in out if one]

    def _cut(self, line: str, size: int, width: float, *, title: bool) -> str:
        if self.width(line, size, title=title) <= width:
            return line
        while len(line) > 1 and self.width(line + "…", size, title=title) > width:
            line = line[:-1]
        return line + "…"


def _script(char: str) -> str:
    code = ord(char)
    if 0x0E00 <= code <= 0x0E7F:
        return "Thai"
    if 0x0600 <= code <= 0x06FF or 0x0750 <= code <= 0x077F or 0xFB50 <= code <= 0xFEFC:
        return "Arab"
    return "Hans" if code >= 0x2E80 or 0x2000 <= code <= 0x206F or code == 0xB7 else "Latn"


def _pieces(text: str) -> list[str]:
    """Where a line may break: after each hanzi (no mark begins a line), between words."""
    pieces: list[str] = []
    for char in text:
        wide = ord(char) >= 0x2E80
        if pieces and (
            char in "，。！？；：、）》」』”’…,.!?;:)"
            or (not wide and char != " " and not _breaks(pieces[-1]))
        ):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _breaks(piece: str) -> bool:
    return ord(piece[-1]) >= 0x2E80


def balanced(type_: Type, text: str, size: int, width: float, lines: int) -> list[str]:
    """Title lines of about equal length, in the fewest lines that hold the text."""
    first = type_.wrapped(text, size, width, lines, title=True)
    if len(first) < 2:
        return first
    even = type_.width(text, size, title=True) / len(first) + size * 1.2
    better = type_.wrapped(text, size, min(width, even), lines, title=True)
    return better if len(better) == len(first) else first


class Lettering:
    """The words of one panel on a layer of their own; `boxes` are where they stand."""

    def __init__(self, type_: Type, size: tuple[int, int]) -> None:
        self.type = type_
        self.ink = Image.new("RGBA", size, (*PAPER, 0))
        self.pen = ImageDraw.Draw(self.ink)
        self.boxes: list[Box] = []

    def write(
        self,
        text: str,
        x: float,
        y: float,
        size: int,
        color: Rgb = PAPER,
        *,
        title: bool = False,
        anchor: str = "l",
        weight: int = 0,
    ) -> float:
        """One line with its top left at (x, y), or centred on x (`m`), or ending there (`r`); gives its width."""
        width = self.type.width(text, size, title=title)
        x -= {"l": 0.0, "m": width / 2, "r": width}[anchor]
        self.boxes.append((x, y, x + width, y + size * 1.3))
        for part, face in self.type.runs(text, size, title=title):
            self.pen.text(
                (x, y + size * 1.08),
                part,
                font=face,
                fill=color,
                anchor="ls",
                stroke_width=weight,
                stroke_fill=color,
            )
            x += face.getlength(part)
        return width

    def column(
        self,
        text: str,
        x: float,
        y: float,
        size: int,
        color: Rgb = PAPER,
        *,
        bottom: float = SAFE_BOTTOM,
        weight: int = 0,
    ) -> None:
        """Signs one under the other, centred on x, as many as stand above `bottom`."""
        at = y
        for char in text:
            step = size * (1.12 if ord(char) >= 0x2E80 else 0.9)
            if at + step > bottom:
                break
            if char != " ":
                self.write(char, x, at, size, color, title=True, anchor="m", weight=weight)
            at += step if char != " " else size * 0.4

    def bar(self, box: Box, color: Rgb, alpha: float = 1.0, radius: float = 0) -> None:
        self.boxes.append(box)
        self.pen.rounded_rectangle(box, radius, fill=(*color, round(255 * alpha)))

    def onto(self, image: Image.Image) -> None:
        """Lay the words on the picture over a soft shadow."""
        box = self.ink.getbbox()
        if not box:
            return
        box = (
            max(0, box[0] - 16),
            max(0, box[1] - 16),
            min(image.width, box[2] + 16),
            min(image.height, box[3] + 16),
        )
        layer = self.ink.crop(box)
        alpha = layer.getchannel("A")
        shadow = alpha.filter(ImageFilter.BoxBlur(5)).point(lambda v: min(255, v * 2) * 0.55)
        image.paste((16, 14, 22), box[:2], shadow)
        image.paste(layer, box[:2], alpha)


def typefaces(hans: Path, latin: Path, others: Mapping[str, Path]) -> Type:
    """`hans` may have a serif sister beside it, which then sets the titles."""
    faces = {"Hans": str(hans), "Latn": str(latin), **{script: str(path) for script, path in others.items()}}
    serif = hans.with_name(hans.name.replace("Sans", "Serif"))
    if serif != hans and serif.is_file():
        faces["title"] = str(serif)
    return Type(faces)
