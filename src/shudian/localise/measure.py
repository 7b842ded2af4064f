"""The width of text in pixels, shaped by HarfBuzz with the face that each script falls back to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

from shudian import fonts
from shudian.units import Lang

_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


@dataclass(frozen=True, slots=True)
class _Shaper:
    """A face ready to shape; `line` is its line height in ems, as libass reckons it."""

    face: fonts.Face
    font: Any
    known: frozenset[int]
    line: float

    def advances(self, text: str) -> list[float]:
        """The advance of each character in ems; a cluster's stands at its first character."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self.font, buffer)
        out = [0.0] * len(text)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            out[info.cluster] += position.x_advance / self.font.face.upem
        return out


@cache
def _shaper(script: str, font_dir: Path | None) -> _Shaper | None:
    face = fonts.find(script, font_dir)
    if face is None:
        return None
    import uharfbuzz

    shaped = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
    os2 = shaped.reference_table("OS/2").data
    # OS/2 winAscent and winDescent, at bytes 74 and 76
    height = int.from_bytes(os2[74:76], "big") + int.from_bytes(os2[76:78], "big")
    return _Shaper(face, uharfbuzz.Font(shaped), frozenset(shaped.unicodes), height / shaped.upem)


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures lines of one language. Without a face for a sign, the sign counts one em."""

    language: Lang
    font_dir: Path | None = None
    _known: dict[str, tuple[float, ...]] = field(default_factory=dict, compare=False, repr=False)
    _faces: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts whose faces are tried, in order."""
        own = self.language.script
        return (own, *(script for script in fonts.SCRIPTS if script != own))

    def offsets(self, text: str) -> tuple[float, ...]:
        """How far each character begins from the start of the line, in ems; the last is the whole width."""
        if text not in self._known:
            advances: list[float] = []
            for script, run in groupby(text, self._face):
                piece = "".join(run)
                shaper = _shaper(script, self.font_dir) if script else None
                advances += shaper.advances(piece) if shaper else [float(c not in _INVISIBLE) for c in piece]
            self._known[text] = (0.0, *accumulate(advances))
        return self._known[text]

    def width(self, text: str, size: float) -> float:
        """The width of one line in the unit of `size`, the em."""
        return self.offsets(text)[-1] * size

    def missing(self, text: str) -> str:
        """The signs that no face here can draw."""
        return "".join(
            char
            for char in dict.fromkeys(text)
            if not char.isspace() and char not in _INVISIBLE and self._face(char) is None
        )

    def _face(self, char: str) -> str | None:
        if char not in self._faces:
            carry = (
                script
                for script in self.scripts
                if (shaper := _shaper(script, self.font_dir)) and ord(char) in shaper.known
            )
            self._faces[char] = next(carry, None)
        return self._faces[char]


@dataclass(frozen=True, slots=True)
class Type:
    """What a styled format must know of a face: its family, and its line height in ems."""

    family: str
    line: float


def type_of(language: Lang, font_dir: Path | None = None) -> Type:
    """The type that a language's subtitles are set in; Latin where the language has no face here."""
    shaper = _shaper(language.script, font_dir) or _shaper("Latn", font_dir)
    if shaper is None:
        fonts.need("Latn", font_dir)
        raise AssertionError("need() raises where find() found nothing")
    return Type(shaper.face.family, shaper.line)
