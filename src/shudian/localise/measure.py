"""The width of a language's lines in pixels, and the type that they are set in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from shudian.typeface.setting import Setting
from shudian.units import Lang


@dataclass(frozen=True)
class Ruler:
    """Measures lines of one language. Without a face for a sign, the sign counts one em."""

    language: Lang
    font_dir: Path | None = None

    @cached_property
    def setting(self) -> Setting:
        return Setting(self.language.script, self.font_dir)

    def offsets(self, text: str) -> tuple[float, ...]:
        """How far each character begins from the start of the line, in ems; the last is the whole width."""
        return self.setting.offsets(text)

    def width(self, text: str, size: float) -> float:
        """The width of one line in the unit of `size`, the em."""
        return self.setting.width(text) * size

    def missing(self, text: str) -> str:
        """The signs that no face here can draw."""
        return self.setting.missing(text)


@dataclass(frozen=True, slots=True)
class Type:
    """What a styled format must know of a face: its family, and its line height in ems."""

    family: str
    line: float


def type_of(language: Lang, font_dir: Path | None = None) -> Type:
    """The type that a language's subtitles are set in; Latin where the language has no face here."""
    own = Setting(language.script, font_dir).own
    return Type(own.face.family, own.rise + own.fall)
