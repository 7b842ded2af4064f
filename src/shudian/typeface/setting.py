"""What a line measures: each stretch of a text shaped by HarfBuzz in the face that carries it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

from shudian import fonts
from shudian.units import Lang

#: Steer joining and direction and are never drawn.
INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
#: First and last letters of the scripts that need a face of their own.
_BLOCKS = (
    (0x0590, 0x05FF, "Hebr"), (0x0600, 0x06FF, "Arab"), (0x0750, 0x077F, "Arab"), (0x08A0, 0x08FF, "Arab"),
    (0xFB1D, 0xFB4F, "Hebr"), (0xFB50, 0xFDFF, "Arab"), (0xFE70, 0xFEFC, "Arab"), (0x0900, 0x097F, "Deva"),
    (0x0E00, 0x0E7F, "Thai"), (0x1100, 0x11FF, "Kore"), (0xAC00, 0xD7AF, "Kore"), (0x3040, 0x30FF, "Jpan"),
    (0x3400, 0x9FFF, "Hans"), (0xF900, 0xFAFF, "Hans"), (0x20000, 0x323AF, "Hans"),
)  # fmt: skip

LEFTWARD = ("Arab", "Hebr")


def script_of(language: Lang, texts: Iterable[str]) -> str:
    """The script that a language is written in: what its tag says, else what most of the letters are."""
    if (named := language.script) != "Latn":
        return named
    counted = Counter(_script(char) for text in texts for char in text if char.isalpha())
    if counted["Jpan"]:  # kanji fall under Hans
        counted["Jpan"] += counted.pop("Hans", 0)
    return max(counted, key=lambda script: (counted[script], script)) if counted else named


def _script(char: str) -> str:
    code = ord(char)
    return next((script for first, last, script in _BLOCKS if first <= code <= last), "Latn")


@dataclass(frozen=True, slots=True)
class Shaper:
    """A face ready to shape. `rise` and `fall` are what libass reckons a line of it, in ems."""

    face: fonts.Face
    font: Any
    known: frozenset[int]
    rise: float
    fall: float

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
def shaper(script: str, font_dir: Path | None) -> Shaper | None:
    face = fonts.find(script, font_dir)
    return shaper_of(face) if face else None


@cache
def shaper_of(face: fonts.Face) -> Shaper:
    import uharfbuzz

    read = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
    os2 = read.reference_table("OS/2").data
    # OS/2 usWinAscent and usWinDescent stand at bytes 74 and 76
    rise, fall = (int.from_bytes(os2[at : at + 2], "big") / read.upem for at in (74, 76))
    if not rise + fall:  # a damaged file
        rise, fall = 1.0, 0.3
    return Shaper(face, uharfbuzz.Font(read), frozenset(read.unicodes), rise, fall)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text in one face and one direction."""

    text: str
    shaper: Shaper | None


@dataclass(frozen=True, slots=True)
class Setting:
    """The faces in which a track is set: its own script's first, the others for what that one lacks."""

    script: str
    font_dir: Path | None = None
    _chars: dict[str, tuple[Shaper | None, bool | None]] = field(
        default_factory=dict, compare=False, repr=False
    )
    _runs: dict[str, tuple[Run, ...]] = field(default_factory=dict, compare=False, repr=False)
    _offsets: dict[str, tuple[float, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def own(self) -> Shaper:
        """The face of the track's script, the Latin one where there is none; ToolMissing without either."""
        if found := shaper(self.script, self.font_dir) or shaper("Latn", self.font_dir):
            return found
        fonts.need("Latn", self.font_dir)
        raise AssertionError("need() raises where find() found nothing")

    def leftward(self, lines: Iterable[str]) -> bool:
        """Whether a block runs from right to left: in such a script as soon as a letter does, else if most do."""
        counted = Counter(unicodedata.bidirectional(char) in ("R", "AL") for char in _letters(lines))
        return counted[True] > (0 if self.script in LEFTWARD else counted[False])

    def runs(self, text: str) -> tuple[Run, ...]:
        if text not in self._runs:
            self._runs[text] = tuple(self._parted(text))
        return self._runs[text]

    def _parted(self, text: str) -> Iterator[Run]:
        """What is neutral runs on with what stands before it."""
        start, standing, leftward = 0, None, False
        for at, char in enumerate(text):
            carrier, turn = self._known(char)
            turn = leftward if turn is None else turn
            if at and (carrier is not standing or turn is not leftward):
                yield Run(text[start:at], standing)
                start = at
            standing, leftward = carrier, turn
        if text:
            yield Run(text[start:], standing)

    def _known(self, char: str) -> tuple[Shaper | None, bool | None]:
        """The face of a character and whether it runs leftward; None where it is neutral."""
        if char not in self._chars:
            kind = unicodedata.bidirectional(char)
            turn = kind in ("R", "AL") if kind in ("R", "AL", "L", "EN") else None
            self._chars[char] = self._found(char), turn
        return self._chars[char]

    def offsets(self, text: str) -> tuple[float, ...]:
        """How far each character begins from the start of the line, in ems; the last is the whole width."""
        if text not in self._offsets:
            advances = chain.from_iterable(map(_advances, self.runs(text)))
            self._offsets[text] = (0.0, *accumulate(advances))
        return self._offsets[text]

    def width(self, text: str) -> float:
        return self.offsets(text)[-1]

    def scripts(self, lines: Iterable[str]) -> frozenset[str]:
        """Those of the faces that the lines are set in, the track's own among them."""
        runs = (run for line in lines for run in self.runs(line))
        return frozenset({self.own.face.script, *(run.shaper.face.script for run in runs if run.shaper)})

    def missing(self, text: str) -> str:
        """The characters, each once, that no face here draws."""
        return "".join(
            char
            for char in dict.fromkeys(text)
            if char.isprintable() and not char.isspace() and self.carrier(char) is None
        )

    def carrier(self, char: str) -> Shaper | None:
        return self._known(char)[0]

    def _found(self, char: str) -> Shaper | None:
        if char.isspace() or char in INVISIBLE:
            return self.own
        scripts = (self.script, _script(char), *fonts.SCRIPTS, *fonts.FURTHER_SCRIPTS)
        known = (one for script in scripts if (one := shaper(script, self.font_dir)))
        return next((one for one in known if ord(char) in one.known), None)


def _letters(lines: Iterable[str]) -> Iterable[str]:
    return (char for line in lines for char in line if unicodedata.bidirectional(char) in ("L", "R", "AL"))


def _advances(run: Run) -> list[float]:
    if run.shaper is None:
        return [float(char not in INVISIBLE) for char in run.text]
    shaped = run.shaper.advances(run.text)
    if not INVISIBLE.isdisjoint(run.text):
        shaped = [0.0 if char in INVISIBLE else one for char, one in zip(run.text, shaped, strict=True)]
    return shaped
