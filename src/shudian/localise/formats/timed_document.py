"""The cues of a ttconv document: its paragraphs by time, with what their styles and regions say.

A paragraph whose parts come and go becomes a cue for each state of it, as the intermediate synchronic
documents of TTML do (https://www.w3.org/TR/ttml2/, 11.3), but without making one for the whole screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from shudian.localise.formats.base import Read
from shudian.localise.formats.markup import Marked, Runs
from shudian.localise.formats.timed_place import place_of
from shudian.model.text import Style

if TYPE_CHECKING:
    from ttconv import model

#: Later than any end that a file says.
_OPEN = Fraction(10**9)
#: Seconds that a text without an end stays at the most.
MOST = 10
_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class _Scope:
    """What an element passes on to those inside it."""

    begin: Fraction
    end: Fraction
    styles: tuple[tuple[Style, str], ...] = ()
    align: str = ""
    region: Any = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    begin: Fraction
    end: Fraction
    styles: tuple[tuple[Style, str], ...]
    base: int = 0  # which of a paragraph's ruby bases it stands in


@dataclass(slots=True)
class Cues:
    reads: list[Read] = field(default_factory=list)
    opened: int = 0  # cues that the file gives no end
    moved: int = 0  # elements with an animation


def cues_of(doc: model.ContentDocument) -> Cues:
    found = Cues()
    body = doc.get_body()
    if body is not None:
        _visit(doc, body, _Scope(Fraction(0), _OPEN), found)
        _close(found)
    return found


def _visit(doc: model.ContentDocument, element: Any, outer: _Scope, found: Cues) -> None:
    from ttconv import model

    scope = _scope(element, outer)
    found.moved += any(True for _ in element.iter_animation_steps())
    if not isinstance(element, model.P):
        for child in element:
            _visit(doc, child, scope, found)
        return
    pieces = [piece for child in element for piece in _pieces(child, scope) if piece.begin < piece.end]
    region = place_of(doc, scope.region, scope.align) if pieces else None
    for begin, end, shown in _states(pieces):
        lines, runs = _text(shown)
        if any(line.strip() for line in lines):
            found.reads.append(
                Read(begin * 1000, end * 1000, lines, runs=runs, region=region, source=element.get_lang())
            )


def _scope(element: Any, outer: _Scope) -> _Scope:
    from ttconv.style_properties import DisplayType, StyleProperties, VisibilityType

    region = outer.region if outer.region is not None else element.get_region()
    begin = outer.begin + (element.get_begin() or 0)
    end = outer.end if element.get_end() is None else min(outer.end, outer.begin + element.get_end())
    styles, align, hidden = outer.styles, outer.align, outer.hidden
    around = [element] if region is outer.region else [region, element]
    if region is not outer.region:
        begin = max(begin, region.get_begin() or Fraction(0))
        end = min(end, region.get_end() if region.get_end() is not None else _OPEN)
    for each in around:
        styles = _styled(each, styles)
        said = each.get_style(StyleProperties.TextAlign)
        align = said.value if said is not None else align
        if not any(True for _ in each.iter_animation_steps()):  # what moves may come to be seen
            hidden = hidden or each.get_style(StyleProperties.Display) is DisplayType.none
            hidden = hidden or each.get_style(StyleProperties.Visibility) is VisibilityType.hidden
    return _Scope(begin, end, styles, align, region, hidden)


def _styled(element: Any, styles: tuple[tuple[Style, str], ...]) -> tuple[tuple[Style, str], ...]:
    from ttconv.style_properties import FontStyleType, FontWeightType, StyleProperties

    now = dict(styles)
    slant = element.get_style(StyleProperties.FontStyle)
    weight = element.get_style(StyleProperties.FontWeight)
    lines = element.get_style(StyleProperties.TextDecoration)
    colour = element.get_style(StyleProperties.Color)
    flags = {
        Style.ITALIC: None if slant is None else slant is not FontStyleType.normal,
        Style.BOLD: None if weight is None else weight is FontWeightType.bold,
        Style.UNDERLINE: None if lines is None or lines.underline is None else lines.underline,
    }
    for style, on in flags.items():
        if on is not None:
            now.pop(style, None)
            now |= {style: ""} if on else {}
    if colour is not None:
        value = "#{:02x}{:02x}{:02x}".format(*colour.components[:3])
        now.pop(Style.COLOUR, None)
        now |= {} if value == "#ffffff" else {Style.COLOUR: value}  # white is every player's colour
    return tuple(now.items())


def _pieces(element: Any, outer: _Scope) -> Iterator[_Piece]:
    from ttconv import model

    if isinstance(element, model.Text):
        text = element.get_text()
        if element.parent().get_space() is not model.WhiteSpaceHandling.PRESERVE:
            text = _BLANKS.sub(" ", text)
        if not outer.hidden:
            yield _Piece(text, outer.begin, outer.end, outer.styles)
    elif isinstance(element, model.Br):
        yield _Piece("\n", outer.begin, outer.end, ())
    elif isinstance(element, model.Ruby):
        yield from _ruby(element, _scope(element, outer))
    else:
        scope = _scope(element, outer)
        for child in element:
            yield from _pieces(child, scope)


def _ruby(ruby: Any, scope: _Scope) -> Iterator[_Piece]:
    """Bases with their readings: the first that stands beside each."""
    from ttconv import model

    bases = [each for each in ruby.dfs_iterator() if isinstance(each, model.Rb)]
    over = [
        each for child in ruby if isinstance(child, model.Rtc) for each in child if isinstance(each, model.Rt)
    ]
    readings = [each for each in ruby if isinstance(each, model.Rt)] or over
    for at, base in enumerate(bases):
        reading = "".join(part.text for part in _pieces(readings[at], scope)) if at < len(readings) else ""
        for piece in _pieces(base, scope):
            styles = ((Style.RUBY, reading.strip()), *piece.styles) if reading.strip() else piece.styles
            yield replace(piece, styles=styles, base=id(base))


def _states(pieces: list[_Piece]) -> Iterator[tuple[Fraction, Fraction, list[_Piece]]]:
    """When a paragraph shows which of its pieces; states alike are one."""
    cuts = sorted({time for piece in pieces for time in (piece.begin, piece.end)})
    last: tuple[Fraction, Fraction, list[_Piece]] | None = None
    for begin, end in pairwise(cuts):
        shown = [piece for piece in pieces if piece.begin <= begin and end <= piece.end]
        if last and last[1] == begin and last[2] == shown:
            last = last[0], end, shown
            continue
        if last:
            yield last
        last = begin, end, shown
    if last:
        yield last


def _text(pieces: list[_Piece]) -> tuple[tuple[str, ...], Runs]:
    marked, after_blank = Marked(), True
    now: dict[Style, str] = {}
    base = 0
    for piece in pieces:
        wanted, other, base = dict(piece.styles), piece.base != base, piece.base
        ended = [style for style in now if wanted.get(style) != now[style] or (style is Style.RUBY and other)]
        for style in ended:
            marked.end(style)
            del now[style]
        for style, value in wanted.items():
            if style not in now:
                marked.begin(style, value)
                now[style] = value
        text = piece.text.lstrip(" ") if after_blank else piece.text
        marked.say(text)
        after_blank = text[-1:] in (" ", "\n") if text else after_blank
    return marked.done()


def _close(found: Cues) -> None:
    """Give an end to cues that have none: the next beginning, or as long as a text is read."""
    starts = sorted({read.start for read in found.reads})
    for at, read in enumerate(found.reads):
        if read.end >= _OPEN * 1000:
            after = next((start for start in starts if start > read.start), read.start + MOST * 1000)
            found.reads[at] = replace(read, end=min(after, read.start + MOST * 1000))
            found.opened += 1
