"""Puts a track right by a profile: text, lines, then times; no word is lost, and every change is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

from shudian.localise.measure import Ruler
from shudian.localise.mending.layout import better, joined
from shudian.localise.mending.marks import dashed, normal, two_speakers, undashed
from shudian.localise.mending.pairs import unpaired
from shudian.localise.mending.styles import carried, shared
from shudian.localise.passage import Passage
from shudian.localise.profile import LanguageRule, Profile
from shudian.localise.segment import Part, even, split
from shudian.localise.timing import Heard, settle
from shudian.model.text import Cue, Run, Style, Track
from shudian.units import Lang, Span, Timecode


@dataclass(frozen=True, slots=True)
class Mended:
    """A track put right, and for each of its cues the rows (from 1) of the old track it was made from."""

    track: Track
    rows: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A cue on its way, with the frames in which it is wanted."""

    cue: Cue
    rows: tuple[int, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every cue of a track is mended by."""

    language: Lang
    profile: Profile
    rule: LanguageRule
    ruler: Ruler
    cuts: tuple[int, ...]

    def need(self, lines: tuple[str, ...]) -> int:
        """The fewest frames in which lines can be read."""
        length = ceil(self.rule.length(" ".join(lines)))
        return max(
            self.profile.least_frames(self.language), self.profile.frames_to_read(length, self.language)
        )

    def wide(self, line: str) -> bool:
        pixels = self.profile.line_pixels
        over = pixels is not None and self.ruler.width(line, self.profile.size) > pixels + 0.5
        return over or self.rule.length(line) > self.rule.chars

    def fits(self, lines: tuple[str, ...]) -> bool:
        return len(lines) <= self.profile.max_lines and not any(self.wide(line) for line in lines)


def mend(track: Track, profile: Profile, cuts: Sequence[int] = (), *, font_dir: Path | None = None) -> Mended:
    """The track with every rule kept that can be kept; on-screen text and speech each in their own lane."""
    desk = _Desk(
        track.language, profile, profile.rule(track.language), Ruler(track.language, font_dir), tuple(cuts)
    )
    drafts = _texts([_draft(cue, row, profile) for row, cue in enumerate(track.cues, 1)], desk)
    done: list[_Draft] = []
    for above in (True, False):
        lane = [draft for draft in drafts if (draft.cue.role == "super") is above]
        done += _lane(lane, desk)
    return _gathered(track, done)


def retime(track: Track, profile: Profile, cuts: Sequence[int] = ()) -> Mended:
    """The same cues at better times: frames, gaps, time to read, shot changes. Their text stays."""
    rule = profile.rule(track.language)
    desk = _Desk(track.language, profile, rule, Ruler(track.language), tuple(cuts))
    drafts = [_draft(cue, row, profile) for row, cue in enumerate(track.cues, 1)]
    lanes = ([one for one in drafts if (one.cue.role == "super") is above] for above in (True, False))
    return _gathered(track, [one for lane in lanes for one in _timed(lane, desk)])


def _gathered(track: Track, done: list[_Draft]) -> Mended:
    done = sorted(done, key=lambda draft: (draft.cue.span.start, draft.rows))
    cues = tuple(draft.cue for draft in done)
    return Mended(replace(track, cues=cues), tuple(draft.rows for draft in done))


def _draft(cue: Cue, row: int, profile: Profile) -> _Draft:
    first, last = (round(time.seconds * profile.rate) for time in (cue.span.start, cue.span.end))
    return _Draft(cue, (row,), first, max(last, first + 1))


def _texts(drafts: list[_Draft], desk: _Desk) -> list[_Draft]:
    """Each cue's text in its normal form, every bracket with its partner."""
    out = [_anew(draft, normal(draft.cue.lines, desk.rule, desk.language)) for draft in drafts]
    for alone in unpaired([draft.cue.text for draft in out]):
        out[alone.cue] = _anew(out[alone.cue], alone.paired(out[alone.cue].cue.lines))
    if desk.rule.italics:
        return out
    return [replace(draft, cue=replace(draft.cue, runs=_upright(draft.cue.runs))) for draft in out]


def _upright(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.style is not Style.ITALIC)


def _anew(draft: _Draft, lines: tuple[str, ...]) -> _Draft:
    """The same cue in other lines."""
    if lines == draft.cue.lines:
        return draft
    return replace(draft, cue=replace(draft.cue, lines=lines, runs=tuple(carried(draft.cue, lines))))


def _lane(drafts: list[_Draft], desk: _Desk) -> list[_Draft]:
    if not drafts:
        return []
    drafts = _once(drafts, desk)
    ends = [draft.first - desk.profile.gap_frames for draft in drafts[1:]]
    ends.append(drafts[-1].last + desk.profile.chain_frames)
    set_ = [
        one
        for draft, end in zip(drafts, ends, strict=True)
        for one in _laid(draft, max(end, draft.last), desk)
    ]
    timed = _timed(set_, desk)
    together = _together(timed, desk)
    return timed if together == timed else _timed(together, desk)


def _once(drafts: list[_Draft], desk: _Desk) -> list[_Draft]:
    """Neighbours that say the same become one, as text read from a picture often needs."""
    out: list[_Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        if before and repeats(before.cue, draft.cue, desk.profile):
            out[-1] = replace(before, rows=before.rows + draft.rows, last=max(before.last, draft.last))
        else:
            out.append(draft)
    return out


def repeats(before: Cue, cue: Cue, profile: Profile) -> bool:
    """Whether a cue goes on with the very words of the one before it."""
    apart = cue.span.start.seconds - before.span.end.seconds
    same = (before.lines, before.role, before.speaker) == (cue.lines, cue.role, cue.speaker)
    whole = max(cue.span.end.seconds, before.span.end.seconds) - before.span.start.seconds
    return same and apart * profile.rate < profile.gap_frames + 1 and whole <= profile.most


def _laid(draft: _Draft, until: int, desk: _Desk) -> list[_Draft]:
    """The cue in lines that fit; in as many cues as that takes."""
    lines = draft.cue.lines
    long = draft.last - draft.first > desk.profile.most * desk.profile.rate
    if two_speakers(lines) and not desk.fits(lines):
        return _one_speaker_each(draft, until, desk)
    if desk.fits(lines) and not long:
        found = better(lines, desk.language, desk.profile, desk.ruler)
        return [_anew(draft, found[1])] if found else [draft]
    if two_speakers(lines):
        return [draft]
    passage = Passage.of(joined(lines, desk.rule, desk.language), desk.language, desk.profile, desk.ruler)
    if passage.fits(0, passage.last) and not long:
        return [_anew(draft, passage.lines(0, passage.last))]
    return _parted(draft, split(passage, even(passage, draft.first, draft.last, until)), desk)


def _one_speaker_each(draft: _Draft, until: int, desk: _Desk) -> list[_Draft]:
    texts = [undashed(line) for line in draft.cue.lines]
    whole = sum(len(text) for text in texts)
    middle = draft.first + max(1, (draft.last - draft.first) * len(texts[0]) // whole)
    halves = ((draft.first, middle), (middle, max(draft.last, middle + 1)))
    runs = shared(carried(draft.cue, texts), [1, 1])
    out: list[_Draft] = []
    for text, (first, last), own in zip(texts, halves, runs, strict=True):
        cue = replace(draft.cue, lines=(text,), runs=own, speaker=None)
        out += _laid(replace(draft, cue=cue, first=first, last=last), until, desk)
    return out


def _parted(draft: _Draft, parts: Sequence[Part], desk: _Desk) -> list[_Draft]:
    if len(parts) < 2:
        return [_anew(draft, parts[0].lines)] if parts else [draft]
    every = [line for part in parts for line in part.lines]
    runs = shared(carried(draft.cue, every), [len(part.lines) for part in parts])
    ends = [part.heard.first - desk.profile.gap_frames for part in parts[1:]]
    ends.append(max(draft.last, parts[-1].heard.first + 1))
    return [
        _Draft(
            replace(draft.cue, lines=part.lines, runs=own),
            draft.rows,
            part.heard.first,
            max(end, part.heard.first + 1),
        )
        for part, own, end in zip(parts, runs, ends, strict=True)
    ]


def _timed(drafts: list[_Draft], desk: _Desk) -> list[_Draft]:
    drafts = sorted(drafts, key=lambda draft: draft.first)
    least = desk.profile.least_frames(desk.language)
    heard = [Heard(draft.first, draft.last, desk.need(draft.cue.lines), least) for draft in drafts]
    out = []
    for draft, (start, end) in zip(drafts, settle(heard, desk.profile, desk.cuts), strict=True):
        span = Span(Timecode.of_frame(start, desk.profile.rate), Timecode.of_frame(end, desk.profile.rate))
        kept = draft.cue.span if _on_frames(draft.cue.span, start, end, desk.profile) else span
        out.append(replace(draft, cue=replace(draft.cue, span=kept)))
    return out


def _on_frames(span: Span, start: int, end: int, profile: Profile) -> bool:
    """Whether times that a file rounded to milliseconds mean these frames."""
    wanted = Span(Timecode.of_frame(start, profile.rate), Timecode.of_frame(end, profile.rate))
    pairs = ((span.start, wanted.start), (span.end, wanted.end))
    return all(said.milliseconds == meant.milliseconds for said, meant in pairs)


def _together(drafts: list[_Draft], desk: _Desk) -> list[_Draft]:
    """A cue that could not be read joined to its neighbour, where both fit and can be read."""
    out: list[_Draft] = []
    for draft in drafts:
        one = _joined(out[-1], draft, desk) if out else None
        if one:
            out[-1] = one
        else:
            out.append(draft)
    return out


def _joined(before: _Draft, draft: _Draft, desk: _Desk) -> _Draft | None:
    frames = [_frames(each.cue.span, desk.profile) for each in (before, draft)]
    hurried = any(
        end - start < desk.need(each.cue.lines)
        for each, (start, end) in zip((before, draft), frames, strict=True)
    )
    apart, whole = frames[1][0] - frames[0][1], frames[1][1] - frames[0][0]
    if not hurried or apart >= desk.profile.chain_frames or whole > desk.profile.most * desk.profile.rate:
        return None
    if (lines := _both(before.cue, draft.cue, desk)) is None or whole < desk.need(lines):
        return None
    runs = [
        *before.cue.runs,
        *(replace(run, line=run.line + len(before.cue.lines)) for run in draft.cue.runs),
    ]
    stacked = replace(before.cue, lines=(*before.cue.lines, *draft.cue.lines), runs=tuple(runs))
    speaker = before.cue.speaker if before.cue.speaker == draft.cue.speaker else None
    cue = replace(stacked, lines=lines, runs=tuple(carried(stacked, lines)), speaker=speaker)
    return _Draft(cue, before.rows + draft.rows, before.first, max(before.last, draft.last))


def _frames(span: Span, profile: Profile) -> tuple[int, int]:
    return round(span.start.seconds * profile.rate), round(span.end.seconds * profile.rate)


def _both(one: Cue, other: Cue, desk: _Desk) -> tuple[str, ...] | None:
    """The text of two cues in the lines of one; None if they do not fit or do not belong together."""
    if (one.role, one.region, one.element) != (other.role, other.region, other.element):
        return None
    if two_speakers(one.lines) or two_speakers(other.lines):
        return None
    if one.speaker != other.speaker:
        lines = dashed((*one.lines, *other.lines), desk.rule)
        return lines if len(lines) == 2 and desk.fits(lines) else None
    text = joined((*one.lines, *other.lines), desk.rule, desk.language)
    passage = Passage.of(text, desk.language, desk.profile, desk.ruler)
    return passage.lines(0, passage.last) if passage.fits(0, passage.last) else None
