"""A track set in type on a picture: every line measured, broken, placed and timed to its frames."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from shudian import fonts
from shudian.cut.lettering import Lettering, Line
from shudian.cut.platforms import Profile
from shudian.cut.titles import findings as kinds
from shudian.cut.titles.banner import SUBTITLES, banner
from shudian.cut.titles.drawing import TEXT, Base, Pen, base_of, block, header, styles
from shudian.cut.titles.lines import lay
from shudian.cut.titles.overlays import Overlay
from shudian.cut.titles.page import Box, Metrics, Page, Taken, place, rules
from shudian.cut.titles.styled import StyledTrack, span_of
from shudian.cut.titles.tracks import Subtitles
from shudian.finding import Finding, Place
from shudian.model.text import Cue, Track
from shudian.typeface.setting import Setting, script_of
from shudian.units import Span

_GAP = 0.3  # ems between two blocks
_SIGNS = "\\1c&HD6F4FF&"  # what a caption for a sign or a screen is written in, warmer than speech
_LEANING = ("inner", "narration")
_LEAN_WIDTH = 0.25  # ems that a slanted last letter needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a track is set on. `frames` ends it where that is known."""

    size: tuple[int, int]
    profile: Profile
    rate: Fraction
    frames: int | None = None
    overlays: Sequence[Overlay] = ()
    taken: Sequence[Taken] = ()
    font_dir: Path | None = None


def frames_of(span: Span, rate: Fraction) -> tuple[int, int]:
    """The frames [first, end) that are shown at an instant within a span."""
    return math.ceil(span.start.seconds * rate), math.ceil(span.end.seconds * rate)


def set_track(source: Track | Subtitles, picture: Picture) -> tuple[Lettering, list[Finding]]:
    """A track as lines on a picture; one with styles of its own keeps them."""
    track, name = (source, None) if isinstance(source, Track) else (source.track, source.name)
    setting = Setting(script_of(track.language, (cue.text for cue in track.cues)), picture.font_dir)
    if isinstance(source, Subtitles) and source.styled is not None:
        return _set_styled(StyledTrack(source.styled, setting), picture, name)
    bench = _Bench(Page.of(picture.size, picture.profile), setting, picture, name)
    for overlay in picture.overlays:
        bench.overlay(overlay)
    raised = source.raised if isinstance(source, Subtitles) else ()
    for count, cue in enumerate(track.cues):
        bench.cue(count + 1, cue, at_top=cue.role == "super" or count in raised)
    bench.close()
    return bench.lettering(header(bench.page, bench.base)), bench.found


def _set_styled(styled: StyledTrack, picture: Picture, name: str | None) -> tuple[Lettering, list[Finding]]:
    page = Page.of(picture.size, picture.profile).on(styled.sheet, scaled_border=styled.scaled_border)
    bench = _Bench(page, styled.setting, picture, name)
    for overlay in picture.overlays:
        bench.overlay(overlay)
    outside: list[int] = []
    clear = picture.profile.clear
    for count, event in enumerate(sorted(styled.file, key=lambda event: event.start), 1):
        if (span := span_of(event)) is None:
            continue
        first, end = bench.frames(count, span)
        if first >= end:
            continue
        bench.lines.append(styled.line(event, first, end, above=SUBTITLES))
        top, bottom = styled.upright(event)
        if event.is_drawing or not event.plaintext.strip():
            continue
        if top < clear.top or bottom > 1 - clear.bottom:
            outside.append(count)
        bench.collide(count, first, end, (top, bottom))
    bench.close()
    bench.found += _told(styled, outside, picture.profile, name)
    rows = styles(bench.page, bench.base) if picture.overlays else []
    return bench.lettering("\n".join([styled.header().rstrip(), *rows, ""]), styled.used), bench.found


def _told(styled: StyledTrack, outside: list[int], profile: Profile, name: str | None) -> Iterator[Finding]:
    place = Place(file=name)
    if styled.missing:
        yield kinds.NO_FONT.at(place, characters="".join(sorted(styled.missing))[:20])
    ours = styled.setting.own.face.family
    for family in sorted(styled.replaced):
        yield kinds.OWN_FACE.at(place, family=family, ours=ours)
    if outside:
        numbers = ", ".join(map(str, outside[:5])) + (" …" if len(outside) > 5 else "")
        yield kinds.OUTSIDE.at(place, count=len(outside), numbers=numbers, profile=profile.label)


@dataclass(slots=True)
class _Bench:
    page: Page
    setting: Setting
    picture: Picture
    name: str | None
    lines: list[Line] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    _standing: list[Taken] = field(default_factory=list)
    _chars: dict[Setting, set[str]] = field(default_factory=dict)
    _late: int = 0

    @property
    def base(self) -> Base:
        return base_of(self.page, self.setting)

    def overlay(self, overlay: Overlay) -> None:
        setting = Setting(script_of(overlay.language, [overlay.text]), self.picture.font_dir)
        around = _during(self._standing, overlay.first, overlay.end)
        made = banner(overlay, self.page, setting, self.base, around)
        self.lines += made.lines
        self._note(setting, overlay.text)
        self._standing.append(Taken(overlay.first, overlay.end, made.box))
        if made.scale < 1:
            self.found.append(
                kinds.SET_SMALLER.at(
                    Place(field=overlay.name), number=overlay.name, percent=round(100 * made.scale)
                )
            )

    def cue(self, count: int, cue: Cue, *, at_top: bool) -> None:
        first, end = self.frames(count, cue.span)
        if first >= end:
            return
        self._note(self.setting, cue.text)
        leans = cue.role in _LEANING and self.setting.script == "Latn"
        room = self.page.room(self.page.em) - _LEAN_WIDTH * leans
        laid = lay(cue.lines, room, rules()["lines"]["most"], self.setting)
        self._judge(count, first, len(laid.lines), laid.scale)
        em = self.page.em * laid.scale
        metrics = Metrics.of(self.setting.scripts(laid.lines), em)
        width = em * max(self.setting.width(line) for line in laid.lines)
        box, free = place(
            (width, metrics.height(len(laid.lines))),
            self.page.box,
            self._around(first, end),
            at_top=at_top,
            gap=_GAP * self.page.em,
        )
        if not free:
            self.found.append(kinds.CROWDED.at(self._place(first), number=count))
        self._standing.append(Taken(first, end, box))
        tags = _SIGNS if cue.role == "super" else "\\i1" if leans else ""
        pen = Pen(em, self.base, tags=tags)
        for text in block(laid.lines, box, metrics, self.setting, pen):
            self.lines.append(Line(first, end, text, TEXT, SUBTITLES))

    def collide(self, count: int, first: int, end: int, edges: tuple[float, float]) -> None:
        """Tell where a subtitle that has its own place, from edge to edge of the height, covers something."""
        top, bottom = (edge * self.page.size[1] for edge in edges)
        band = Box(self.page.clear.left, top, self.page.clear.right, bottom)
        if any(band.covers(box) for box in self._around(first, end)):
            self.found.append(kinds.CROWDED.at(self._place(first), number=count))

    def close(self) -> None:
        if self._late:
            self.found.append(kinds.CUES_LATE.at(Place(file=self.name), count=self._late))
        for setting, chars in self._chars.items():
            if unknown := setting.missing("".join(sorted(chars))):
                self.found.append(kinds.NO_FONT.at(Place(file=self.name), characters=unknown[:20]))
        own, script = self.setting.own.face, self.setting.script
        if own.script != script and script in fonts.FURTHER_SCRIPTS:
            self.found.append(
                kinds.FACE_STANDS_IN.at(Place(file=self.name), family=own.family, script=script)
            )

    def lettering(self, head: str, further: Iterable[fonts.Face] = ()) -> Lettering:
        """With the faces that the text needs, the track's own always."""
        used = {self.setting.own.face, *further}
        for setting, chars in self._chars.items():
            used |= {carrier.face for char in chars if (carrier := setting.carrier(char))}
        faces = tuple(sorted(used, key=lambda face: (face.script, face.family)))
        lines = tuple(sorted(self.lines, key=lambda line: (line.first, line.layer)))
        return Lettering(self.picture.size, head, lines, faces, self.picture.rate)

    def frames(self, count: int, span: Span) -> tuple[int, int]:
        """The frames of a subtitle within the picture; none if it is not seen."""
        first, end = frames_of(span, self.picture.rate)
        if first >= end:
            self.found.append(kinds.ON_NO_FRAME.at(self._place(first), number=count))
        if self.picture.frames is None:
            return first, end
        if first >= self.picture.frames:
            self._late += 1
        elif end > self.picture.frames:
            over = end - self.picture.frames
            self.found.append(kinds.CUE_OVERHANGS.at(self._place(first), number=count, frames=over))
        return first, min(end, self.picture.frames)

    def _judge(self, count: int, first: int, lines: int, scale: float) -> None:
        said = rules()["lines"]
        at, percent = self._place(first), round(100 * scale)
        if scale < said["least_scale"]:
            self.found.append(kinds.TOO_WIDE.at(at, number=count, percent=percent))
        elif scale < 1:
            self.found.append(kinds.SET_SMALLER.at(at, number=count, percent=percent))
        if lines > said["most"]:
            self.found.append(kinds.MANY_LINES.at(at, number=count, count=lines, most=said["most"]))

    def _around(self, first: int, end: int) -> Iterator[Box]:
        """What else is in the picture while a cue stands."""
        self._standing = [one for one in self._standing if one.end > first]
        return _during([*self._standing, *self.picture.taken], first, end)

    def _note(self, setting: Setting, text: str) -> None:
        self._chars.setdefault(setting, set()).update(text)

    def _place(self, frame: int) -> Place:
        return Place(file=self.name, frame=frame)


def _during(taken: Iterable[Taken], first: int, end: int) -> Iterator[Box]:
    return (one.box for one in taken if one.first < end and first < one.end)
