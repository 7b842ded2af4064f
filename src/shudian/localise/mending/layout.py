"""The lines of a cue beside the best that its text could have."""

from __future__ import annotations

from shudian.finding import Kind
from shudian.localise.breaking import TEARS
from shudian.localise.measure import Ruler
from shudian.localise.mending.findings import ONE_LINE, TORN
from shudian.localise.mending.marks import Lines, two_speakers
from shudian.localise.passage import Passage
from shudian.localise.profile import LanguageRule, Profile
from shudian.typeface.edges import PHRASED
from shudian.units import Lang

_WORSE = 6.0  # by which a break must tear less to be worth moving
_FULL = 0.75  # a line in a script without spaces that is this full was broken because it was full


def joined(lines: Lines, rule: LanguageRule, language: Lang) -> str:
    """The lines as one text; where words have no spaces one stands for the mark that a line's end left out."""
    text = lines[0]
    for line in lines[1:]:
        last = text.split(" ")[-1] if language.script in PHRASED else ""
        full = rule.length(last) > _FULL * rule.chars
        text += line if full and not (text[-1].isascii() or line[0].isascii()) else f" {line}"
    return text


def better(lines: Lines, language: Lang, profile: Profile, ruler: Ruler) -> tuple[Kind, Lines] | None:
    """What is wrong with where the lines end, and the lines as they should be; None if nothing is."""
    if not 1 < len(lines) <= profile.max_lines or two_speakers(lines):
        return None
    passage = Passage.of(joined(lines, profile.rule(language), language), language, profile, ruler)
    if passage.one_line(0, passage.last):
        return ONE_LINE, passage.lines(0, passage.last)
    layout = passage.layout(0, passage.last)
    if layout.over or not layout.at or len(lines) != 2:
        return None
    worth = dict(zip(passage.places, passage.badness, strict=True))
    at = len(lines[0])
    torn = worth.get(at, worth.get(at + 1, TEARS))
    best = max(passage.badness[k] for k in layout.at)
    if torn >= TEARS and best <= torn - _WORSE:
        return TORN, passage.lines(0, passage.last)
    return None
