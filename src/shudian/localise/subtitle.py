"""An episode's subtitles from its timeline and the lines of one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from shudian.finding import Finding, Place
from shudian.localise.findings import (
    NO_EPISODE_LINES,
    NO_LINE,
    NO_TYPEFACE,
    NOT_TIMED,
    TOO_FAST,
    TOO_WIDE,
)
from shudian.localise.measure import Ruler
from shudian.localise.passage import Passage
from shudian.localise.profile import Profile
from shudian.localise.profile import profile as named_profile
from shudian.localise.segment import Part, even, split
from shudian.localise.source import WORDED, place, worded
from shudian.localise.timing import settle
from shudian.model.series import Element, ElementKind, Episode, Voice
from shudian.model.text import AdaptedScript, Beat, Cue, Timeline, Track
from shudian.units import Lang, Span, Timecode

_ROLES = {Voice.INNER: "inner", Voice.NARRATION: "narration"}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A line that becomes cues, with the frames in which it is heard or seen."""

    element: Element
    place: Place
    text: str
    speaker: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every line of one language is set by."""

    language: Lang
    profile: Profile
    ruler: Ruler


def subtitle(
    timeline: Timeline,
    episode: Episode,
    lines: AdaptedScript,
    profile: Profile | None = None,
    *,
    cuts: Sequence[int] = (),
    font_dir: Path | None = None,
) -> tuple[Track, list[Finding]]:
    """Cues on the profile's frame grid, none over another; `cuts` are the first frames of shots, in order.

    What the picture already shows in the very same words (a super in its own language) gets no cue.
    """
    profile = profile or named_profile()
    setting = _Setting(lines.language, profile, Ruler(lines.language, font_dir))
    wanted, findings = _wanted(timeline, episode, lines, profile)
    ends = [one.start - profile.gap_frames for one in wanted[1:]]
    ends += [_frame(timeline.span.end, profile)][: len(wanted)]
    parts = [
        (one, part) for one, last in zip(wanted, ends, strict=True) for part in _parts(one, last, setting)
    ]
    times = settle([part.heard for _, part in parts], profile, cuts, limit=ends[-1] if ends else None)
    cues = []
    for (one, part), frames in zip(parts, times, strict=True):
        cues.append(_cue(one, part, frames, profile))
        findings += _unfit(one.place, part, cues[-1], setting)
    for one in wanted:
        if missing := setting.ruler.missing(one.text):
            findings.append(NO_TYPEFACE.at(one.place, signs=missing))
    return Track(timeline.episode, lines.language, tuple(cues)), findings


def _parts(one: _Wanted, last: int, setting: _Setting) -> tuple[Part, ...]:
    """A line cut into cues, which may stay until frame `last` at most."""
    passage = Passage.of(one.text, setting.language, setting.profile, setting.ruler)
    return split(passage, even(passage, one.start, max(one.end, one.start + 1), max(last, one.start + 1)))


def _wanted(
    timeline: Timeline, episode: Episode, lines: AdaptedScript, profile: Profile
) -> tuple[list[_Wanted], list[Finding]]:
    texts = {line.element: line.text.strip() for line in lines.lines}
    speakers = {line.element: line.speaker for line in lines.lines if line.speaker}
    beats = {beat.element: beat for beat in timeline.beats}
    wanted: list[_Wanted] = []
    findings: list[Finding] = []
    for scene in episode.scenes:
        for element in worded(scene):
            at = place(episode, scene, element)
            text, beat = texts.get(element.id, ""), beats.get(element.id)
            if not text:
                findings.append(NO_LINE.at(at, language=lines.language, source=element.text))
            elif beat is None:
                findings.append(NOT_TIMED.at(at, text=text))
            elif element.kind is ElementKind.DIALOGUE or text != element.text.strip():
                speaker = speakers.get(element.id, element.character)
                wanted.append(_Wanted(element, at, text, speaker, *_frames(beat, profile)))
    if findings and not any(e.id in texts for e in episode.elements if e.kind in WORDED):
        whole = Place(episode=str(episode.number))
        findings = [NO_EPISODE_LINES.at(whole, episode=episode.number, language=lines.language)]
    return sorted(wanted, key=lambda one: one.start), findings


def _frames(beat: Beat, profile: Profile) -> tuple[int, int]:
    span = beat.speech or beat.span
    return _frame(span.start, profile), _frame(span.end, profile)


def _frame(time: Timecode, profile: Profile) -> int:
    """The nearest frame at or after a time."""
    return ceil(time.seconds * profile.rate)


def _cue(one: _Wanted, part: Part, frames: tuple[int, int], profile: Profile) -> Cue:
    element = one.element
    spoken = element.kind is ElementKind.DIALOGUE
    role = _ROLES.get(element.voice, "dialogue") if element.voice else "dialogue"
    start, end = (Timecode.of_frame(frame, profile.rate) for frame in frames)
    return Cue(
        Span(start, end),
        part.lines,
        element.id,
        one.speaker if spoken else None,
        role if spoken else "super",
    )


def _unfit(place: Place, part: Part, cue: Cue, setting: _Setting) -> list[Finding]:
    rule = setting.profile.rule(setting.language)
    at = cue.span.start.clock()
    findings = []
    if part.over:
        widest = max(cue.lines, key=lambda line: setting.ruler.width(line, 1))
        findings.append(TOO_WIDE.at(place, at=at, line=widest, has=rule.length(widest), most=rule.chars))
    length, allowed = rule.length(cue.text), rule.cps * cue.span.seconds
    if length > allowed:
        said = {"at": at, "text": cue.text.replace("\n", " ")}
        speed = round(float(length / cue.span.seconds), 1)
        findings.append(TOO_FAST.at(place, **said, has=speed, most=rule.cps, less=ceil(length - allowed)))
    return findings
