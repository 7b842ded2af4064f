"""Judges any subtitle track by a profile, from the track alone: ours, a rival's, or one typed by hand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil
from pathlib import Path

from shudian.finding import Finding, Place
from shudian.localise.findings import (
    FLICKER,
    GAP,
    NO_TYPEFACE,
    OVERLAP,
    TOO_FAST,
    TOO_LONG,
    TOO_MANY_LINES,
    TOO_SHORT,
    TOO_WIDE,
)
from shudian.localise.measure import Ruler
from shudian.localise.mending.findings import ITALICS, REPEATED, SHOT_IN, SHOT_OUT, UNPAIRED
from shudian.localise.mending.layout import better
from shudian.localise.mending.marks import TEXT_RULES
from shudian.localise.mending.mend import repeats
from shudian.localise.mending.pairs import unpaired
from shudian.localise.profile import Profile
from shudian.localise.profile import profile as named_profile
from shudian.model.text import Cue, Style, Track
from shudian.units import Lang

#: Files keep milliseconds, frames are not always whole ones: 20 frames at 24 a second are 833.
_ROUNDING = Fraction(1, 1000)


def check(
    track: Track,
    profile: Profile | None = None,
    cuts: Sequence[int] = (),
    *,
    file: str | None = None,
    font_dir: Path | None = None,
) -> list[Finding]:
    """Every breach of the profile's rules, by cue; rows count from 1. `cuts`: the first frames of shots, in order."""
    profile = profile or named_profile()
    ruler = Ruler(track.language, font_dir)
    findings: list[Finding] = []
    for row, cue in enumerate(track.cues, 1):
        place = Place(file=file, row=row, frame=cue.span.start.frame(profile.rate))
        findings += _lines(cue, place, track.language, profile, ruler)
        findings += _text(cue, place, track.language, profile)
        findings += _breaks(cue, place, track.language, profile, ruler)
        findings += _time(cue, place, track.language, profile)
        findings += _shots(cue, place, profile, cuts)
        if missing := ruler.missing("".join(cue.lines)):
            findings.append(NO_TYPEFACE.at(place, signs=missing))
    return [*findings, *_pairs(track, profile, file), *_neighbours(track, profile, file)]


def _lines(cue: Cue, place: Place, language: Lang, profile: Profile, ruler: Ruler) -> Iterator[Finding]:
    at, rule = cue.span.start.clock(), profile.rule(language)
    if len(cue.lines) > profile.max_lines:
        yield TOO_MANY_LINES.at(place, at=at, has=len(cue.lines), most=profile.max_lines)
    for line in cue.lines:
        pixels = ruler.width(line, profile.size)
        if profile.line_pixels is not None and pixels > profile.line_pixels + 0.5:
            has, most = f"{pixels:.0f} px", f"{profile.line_pixels:.0f} px"
        elif rule.length(line) > rule.chars:
            has, most = f"{float(rule.length(line)):g}", str(rule.chars)
        else:
            continue
        yield TOO_WIDE.at(place, at=at, line=line, has=has, most=most)


def _text(cue: Cue, place: Place, language: Lang, profile: Profile) -> Iterator[Finding]:
    rule = profile.rule(language)
    at, text = cue.span.start.clock(), " / ".join(cue.lines)
    for one in TEXT_RULES:
        wanted = one.mended(cue.lines, rule, language)
        if wanted != cue.lines:
            yield one.kind.at(place, at=at, text=text, better=" / ".join(wanted))
    if not rule.italics and any(run.style is Style.ITALIC for run in cue.runs):
        yield ITALICS.at(place, at=at, text=text)


def _breaks(cue: Cue, place: Place, language: Lang, profile: Profile, ruler: Ruler) -> Iterator[Finding]:
    if found := better(cue.lines, language, profile, ruler):
        kind, lines = found
        yield kind.at(place, at=cue.span.start.clock(), text=" / ".join(cue.lines), better=" / ".join(lines))


def _shots(cue: Cue, place: Place, profile: Profile, cuts: Sequence[int]) -> Iterator[Finding]:
    """Times within half a second of a shot change, but neither on it nor a gap before it."""
    half, gap = profile.chain_frames, profile.gap_frames
    start, end = (round(time.seconds * profile.rate) for time in (cue.span.start, cue.span.end))
    at = cue.span.start.clock()
    for beside in (start - cut for cut in cuts[bisect_left(cuts, start - half + 1) :][:1]):
        if 0 < abs(beside) < half:
            yield SHOT_IN.at(place, at=at, frames=abs(beside))
    for beside in (end - cut for cut in cuts[bisect_left(cuts, end - half + 1) :][:1]):
        if abs(beside) < half and beside != -gap:
            yield SHOT_OUT.at(place, at=at, frames=abs(beside), gap=gap)


def _pairs(track: Track, profile: Profile, file: str | None) -> Iterator[Finding]:
    for alone in unpaired([cue.text for cue in track.cues]):
        cue = track.cues[alone.cue]
        place = Place(file=file, row=alone.cue + 1, frame=cue.span.start.frame(profile.rate))
        text = " / ".join(cue.lines)
        yield UNPAIRED.at(place, at=cue.span.start.clock(), sign=alone.sign, text=text)


def _time(cue: Cue, place: Place, language: Lang, profile: Profile) -> Iterator[Finding]:
    rule, seconds = profile.rule(language), cue.span.seconds
    said = {"at": cue.span.start.clock(), "text": " ".join(cue.lines)}
    least, has = profile.least_seconds(language), f"{float(seconds):.2f}"
    if seconds < least - _ROUNDING:
        yield TOO_SHORT.at(place, **said, has=has, least=f"{float(least):.2f}")
    if seconds > profile.most + _ROUNDING:
        yield TOO_LONG.at(place, **said, has=has, most=profile.most)
    length = rule.length(cue.text)
    if length > rule.cps * (seconds + _ROUNDING):
        less = ceil(length - rule.cps * seconds)
        yield TOO_FAST.at(place, **said, has=round(float(length / seconds), 1), most=rule.cps, less=less)


def _neighbours(track: Track, profile: Profile, file: str | None) -> Iterator[Finding]:
    """Gaps and overlaps within a lane: on-screen text stands apart from speech."""
    for lane in (True, False):
        rows = [(row, cue) for row, cue in enumerate(track.cues, 1) if (cue.role == "super") is lane]
        for (_, before), (row, cue) in pairwise(rows):
            place = Place(file=file, row=row, frame=cue.span.start.frame(profile.rate))
            yield from _gap(before, cue, place, profile)
            if repeats(before, cue, profile):
                yield REPEATED.at(place, at=cue.span.start.clock(), text=" / ".join(cue.lines))


def _gap(before: Cue, cue: Cue, place: Place, profile: Profile) -> Iterator[Finding]:
    at = cue.span.start.clock()
    gap = cue.span.start.seconds - before.span.end.seconds
    least = profile.gap_frames / profile.rate
    if gap < 0:
        yield OVERLAP.at(place, at=at)
    elif gap < least - _ROUNDING:
        yield GAP.at(place, at=at, has=round(float(gap * 1000)), least=round(float(least * 1000)))
    elif profile.gap_frames < round(gap * profile.rate) < profile.chain_frames:
        frames = round(gap * profile.rate)
        yield FLICKER.at(place, at=at, has=frames, least=profile.gap_frames, most=profile.chain_frames)
