"""An episode's subtitles from its timeline and the lines of one language."""

from __future__ import annotations

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
from shudian.localise.segment import Part, Room, split
from shudian.localise.source import WORDED, place, worded
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
    font_dir: Path | None = None,
) -> tuple[Track, list[Finding]]:
    """Cues on the profile's frame grid, none over another.

    What the picture already shows in the very same words (a super in its own language) gets no cue.
    """
    profile = profile or named_profile()
    setting = _Setting(lines.language, profile, Ruler(lines.language, font_dir))
    wanted, findings = _wanted(timeline, episode, lines, profile)
    ends = [one.start - profile.gap_frames for one in wanted[1:]]
    ends += [_frame(timeline.span.end, profile)][: len(wanted)]
    cues: list[Cue] = []
    for one, last in zip(wanted, ends, strict=True):
        made, found = _cues(one, last, setting)
        cues += made
        findings += found
    return Track(timeline.episode, lines.language, tuple(cues)), findings


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


def _cues(one: _Wanted, last: int, setting: _Setting) -> tuple[list[Cue], list[Finding]]:
    """The cues of one line, which may stay until frame `last` at most."""
    profile = setting.profile
    passage = Passage.of(one.text, setting.language, profile, setting.ruler)
    speech = max(one.end - one.start, 1)
    stay = min(speech + int(profile.extend * profile.rate), last - one.start)
    parts = list(split(passage, Room(speech, max(stay, 1))))
    if parts:
        parts[-1] = _chained(parts[-1], last - one.start, profile)
    cues = [_cue(one, part, profile) for part in parts]
    findings = [
        finding
        for part, cue in zip(parts, cues, strict=True)
        for finding in _unfit(one.place, part, cue, setting)
    ]
    if missing := setting.ruler.missing(one.text):
        findings.append(NO_TYPEFACE.at(one.place, signs=missing))
    return cues, findings


def _chained(part: Part, last: int, profile: Profile) -> Part:
    """The cue drawn out to its neighbour where the empty screen between them would only flicker."""
    empty = last + profile.gap_frames - part.end
    longest = part.start + int(profile.most * profile.rate)
    if profile.gap_frames < empty < profile.chain_frames and last <= longest:
        return Part(part.start, last, part.lines, part.over)
    return part


def _cue(one: _Wanted, part: Part, profile: Profile) -> Cue:
    element = one.element
    spoken = element.kind is ElementKind.DIALOGUE
    role = _ROLES.get(element.voice, "dialogue") if element.voice else "dialogue"
    return Cue(
        Span(
            Timecode.of_frame(one.start + part.start, profile.rate),
            Timecode.of_frame(one.start + part.end, profile.rate),
        ),
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
