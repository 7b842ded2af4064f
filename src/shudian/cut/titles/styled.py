"""An ASS track that says itself how its text stands: its styles, places and moves are kept.

Only what would go wrong is mended: a typeface that is not here, a character that the named one lacks, a line wider
than its margins leave room for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

import pysubs2

from shudian import fonts
from shudian.cut.lettering import Line
from shudian.cut.titles.lines import lay
from shudian.cut.titles.page import rules
from shudian.typeface.setting import LEFTWARD, Setting, Shaper, shaper_of
from shudian.units import Span, Timecode

_TAGS = re.compile(r"(\{[^}]*\})")
_PIECES = re.compile(r"\\[Nnh]|.", re.DOTALL)
_FACE = re.compile(r"\\fn([^\\}]*)")
_RESET = re.compile(r"\\r([^\\}]*)")
_DRAWING = re.compile(r"\\p(\d)")
_AT = re.compile(r"\\pos\(\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*\)")
_ALIGN = re.compile(r"\\an(\d)")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_PLACED = ("\\pos", "\\move", "\\org", "\\clip", "\\t(", "\\k", "\\K")


@dataclass(slots=True)
class StyledTrack:
    """What becomes of an ASS file; `replaced` names the typefaces that are not here."""

    file: pysubs2.SSAFile
    setting: Setting
    styles: dict[str, pysubs2.SSAStyle] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    used: set[fonts.Face] = field(default_factory=set)
    _named: dict[str, Shaper | None] = field(default_factory=dict)

    @property
    def sheet(self) -> tuple[int, int]:
        """The size that the file's numbers count in; libass takes 4:3 where one side is not said."""
        wide, high = (_whole(self.file.info.get(side)) for side in ("PlayResX", "PlayResY"))
        if not wide and not high:
            return 384, 288
        # 1280 × 1024 is not 4:3, but was the usual screen
        wide, high = (
            wide or (1280 if high == 1024 else max(1, high * 4 // 3)),
            high or (1024 if wide == 1280 else max(1, wide * 3 // 4)),
        )
        return wide, high

    @property
    def scaled_border(self) -> bool:
        """Whether outlines count in the sheet's units; else in the picture's."""
        return str(self.file.info.get("ScaledBorderAndShadow", "")).strip().lower() in ("yes", "1", "true")

    def line(self, event: pysubs2.SSAEvent, first: int, end: int, *, above: int) -> Line:
        name = self._style(event)
        text = self._mended(self._broken(event, self.styles[name]), name)
        return Line(first, end, _CONTROLS.sub("", text), name, above + max(0, event.layer))

    def header(self) -> str:
        """The file's own information and the styles that its lines use."""
        made = pysubs2.SSAFile()
        made.info = dict(self.file.info)
        made.styles = {name: self.styles[name] for name in sorted(self.styles)}
        text = made.to_string("ass", header_notice="")
        kept = (row for row in text.splitlines() if not row.startswith((";", "[Events]", "Format: Layer")))
        return "\n".join([*kept, ""])

    def upright(self, event: pysubs2.SSAEvent) -> tuple[float, float]:
        """Where an event's first line begins and its last one ends, in shares of the height, roughly."""
        style, high = self.styles[self._style(event)], self.sheet[1]
        tall = (event.plaintext.count("\n") + 1) * style.fontsize / high
        found = _ALIGN.search(event.text)
        align = int(found[1]) if found else int(style.alignment)
        if at := _AT.search(event.text):
            anchor = float(at[2]) / high
        else:
            anchor = {0: 1 - style.marginv / high, 1: 0.5, 2: style.marginv / high}[(align - 1) // 3]
        top = anchor - {0: tall, 1: tall / 2, 2: 0.0}[(align - 1) // 3]
        return top, top + tall

    def _style(self, event: pysubs2.SSAEvent) -> str:
        """The name of the event's style with the event's own margins in it."""
        known = event.style if event.style in self.file.styles else next(iter(self.file.styles), "Default")
        return self._ready(known, (event.marginl, event.marginr, event.marginv))

    def _ready(self, known: str, margins: tuple[int, int, int] = (0, 0, 0)) -> str:
        name = f"{known} {'-'.join(map(str, margins))}" if any(margins) else known
        if name not in self.styles:
            style = self.file.styles.get(known, pysubs2.SSAStyle()).copy()
            style.fontname = self._family(style.fontname)
            style.marginl, style.marginr, style.marginv = (
                own or given
                for own, given in zip(margins, (style.marginl, style.marginr, style.marginv), strict=True)
            )
            if self.setting.script in LEFTWARD:
                style.encoding = -1
            self.styles[name] = style
        return name

    def _family(self, wanted: str) -> str:
        """The family itself if it is here, else that of the track's script."""
        wanted = wanted.strip().lstrip("@")
        if wanted not in self._named:
            face = fonts.named(wanted, self.setting.font_dir)
            self._named[wanted] = shaper_of(face) if face else None
            if not face:
                self.replaced.add(wanted)
        found = self._named[wanted] or self.setting.own
        self.used.add(found.face)
        self._named.setdefault(found.face.family, found)
        return found.face.family

    def _broken(self, event: pysubs2.SSAEvent, style: pysubs2.SSAStyle) -> str:
        """The text with line ends of our own if it is plain and does not fit between its margins."""
        head, body = re.fullmatch(r"((?:\{[^}]*\})*)(.*)", event.text, re.DOTALL).groups()  # type: ignore[union-attr]  # matches anything
        if "{" in body or any(tag in head for tag in _PLACED) or event.is_drawing or not body.strip():
            return event.text
        face = self._named.get(style.fontname) or self.setting.own
        em = style.fontsize / (face.rise + face.fall) * style.scalex / 100
        room = (self.sheet[0] - style.marginl - style.marginr) / em if em else 0
        given = re.split(r"\\N", body.replace("\\n", " ").replace("\\h", "\u00a0"))
        if room < 2 or all(self.setting.width(line) <= room for line in given):
            return event.text
        laid = lay(given, room, rules()["lines"]["most"], self.setting)
        size = f"\\fs{style.fontsize * laid.scale:.4g}" if laid.scale < 1 else ""
        return f"{head}{{\\q2{size}}}" + "\\N".join(laid.lines)

    def _mended(self, text: str, style: str) -> str:
        """The text with a change of face wherever the named one lacks a character."""
        out: list[str] = []
        wanted = standing = self.styles[style].fontname
        drawing = False
        for part in _TAGS.split(text):
            if part.startswith("{"):
                for reset in _RESET.findall(part):
                    known = self._ready(reset) if reset in self.file.styles else style
                    wanted = standing = self.styles[known].fontname
                for family in _FACE.findall(part):
                    wanted = standing = self._family(family) if family else self.styles[style].fontname
                if mode := _DRAWING.findall(part):
                    drawing = mode[-1] != "0"
                out.append(_FACE.sub(lambda match: f"\\fn{self._family(match[1]) if match[1] else ''}", part))
            elif drawing or "{" in part:  # a brace that nothing closes would swallow a tag of ours
                out.append(part)
            else:
                for family, piece in self._faced(part, wanted, standing):
                    out.append(piece if family == standing else f"{{\\fn{family}}}{piece}")
                    standing = family
        return "".join(out)

    def _faced(self, text: str, wanted: str, standing: str) -> Iterator[tuple[str, str]]:
        """Pieces of a text with the family of each; what every face draws stays in the one that stands."""
        family, piece = standing, ""
        own = self._named.get(wanted) or self.setting.own
        for match in _PIECES.finditer(text):
            char = match[0]
            if len(char) > 1 or char.isspace():
                needed = family
            elif ord(char) in own.known:
                needed = wanted
            else:
                needed = self._carrier(char, family)
            if needed != family and piece:
                yield family, piece
                piece = ""
            family, piece = needed, piece + char
        if piece:
            yield family, piece

    def _carrier(self, char: str, family: str) -> str:
        carrier = self.setting.carrier(char)
        if carrier is None:
            self.missing.update(self.setting.missing(char))
            return family
        self.used.add(carrier.face)
        return carrier.face.family


def span_of(event: pysubs2.SSAEvent) -> Span | None:
    start, end = max(0, int(event.start)), int(event.end)
    if end <= start:
        return None
    return Span(Timecode(Fraction(start, 1000)), Timecode(Fraction(end, 1000)))


def _whole(text: object) -> int:
    try:
        return max(0, int(float(str(text))))
    except (ValueError, OverflowError):
        return 0
