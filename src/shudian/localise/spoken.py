"""Subtitles from what is heard, word by word: cues that end where speakers, pauses and sentences do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise
from math import floor
from pathlib import Path

from shudian.localise.measure import Ruler
from shudian.localise.passage import Passage
from shudian.localise.profile import Profile
from shudian.localise.segment import Clock, Part, cuts_between, split
from shudian.localise.timing import settle
from shudian.model.speech import SpokenWord, Transcript
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span, Timecode

_NEVER_OVER = Fraction(3, 2)  # seconds: a cue does not bridge a longer pause
_UNSPACED = ("zh", "ja")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words of one speaker without a long pause, as a text, and where in it each word begins."""

    words: tuple[SpokenWord, ...]
    text: str
    at: tuple[int, ...]


def segment(
    transcript: Transcript,
    profile: Profile,
    cuts: Sequence[int] = (),
    *,
    episode: int = 1,
    font_dir: Path | None = None,
) -> Track:
    """The cues of a transcript on the profile's frame grid; `cuts` are the first frames of shots, in order."""
    ruler = Ruler(transcript.language, font_dir)
    stretches = list(_stretches(transcript))
    firsts = [_frame(stretch.words[0].span.start, profile) for stretch in stretches]
    parts: list[tuple[_Stretch, Part]] = []
    for stretch, after in zip(stretches, [*firsts[1:], None], strict=True):
        passage = Passage.of(stretch.text, transcript.language, profile, ruler)
        clock = _clock(passage, stretch, profile, cuts, after)
        parts += [(stretch, part) for part in split(passage, clock)]
    times = settle([part.heard for _, part in parts], profile, cuts)
    cues = (
        Cue(_span(start, end, profile), part.lines, speaker=stretch.words[0].speaker)
        for (stretch, part), (start, end) in zip(parts, times, strict=True)
    )
    return Track(episode, transcript.language, tuple(cues))


def _stretches(transcript: Transcript) -> Iterator[_Stretch]:
    numbers = [0]
    for before, word in pairwise(transcript.words):
        pause = word.span.start.seconds - before.span.end.seconds
        numbers.append(numbers[-1] + (pause > _NEVER_OVER or word.speaker != before.speaker))
    for _, group in groupby(zip(numbers, transcript.words, strict=False), key=lambda pair: pair[0]):
        yield _joined(tuple(word for _, word in group), transcript.language)


def _joined(words: tuple[SpokenWord, ...], language: Lang) -> _Stretch:
    text, at = "", []
    for word in words:
        said = " ".join(word.text.split())
        if text and not word.glued and (language.language not in _UNSPACED or _parted(text[-1], said[0])):
            text += " "
        at.append(len(text))
        text += said
    return _Stretch(words, text, tuple(at))


def _parted(before: str, after: str) -> bool:
    """Whether a space stands in Chinese and Japanese too: between Latin letters, and where a voice that trailed off resumes."""
    resumes = before in ".…" and after in ".…"
    return resumes or (before.isascii() and after.isascii() and before.isalnum() and after.isalnum())


def _clock(
    passage: Passage, stretch: _Stretch, profile: Profile, cuts: Sequence[int], after: int | None
) -> Clock:
    said, begins = [], []
    for place in passage.places:
        ends, starts = _moment(stretch, place)
        said.append(floor(ends * profile.rate + Fraction(1, 2)))
        begins.append(floor(starts * profile.rate))
    until = said[-1] + 10 * profile.chain_frames if after is None else after - profile.gap_frames
    return Clock(tuple(said), tuple(begins), until, cuts_between(cuts, begins[0], max(until, said[-1])))


def _moment(stretch: _Stretch, place: int) -> tuple[Fraction, Fraction]:
    """The seconds at which what stands before a character has been said, and at which it is itself."""
    number = bisect_right(stretch.at, place) - 1
    word = stretch.words[number].span
    if place == stretch.at[number] or place >= len(stretch.text):
        before = stretch.words[number - 1 if place < len(stretch.text) and number else number].span
        starts = word.start.seconds if place < len(stretch.text) else word.end.seconds
        return before.end.seconds, starts
    end = stretch.at[number + 1] if number + 1 < len(stretch.at) else len(stretch.text)
    inside = word.start.seconds + word.seconds * Fraction(
        place - stretch.at[number], end - stretch.at[number]
    )
    return inside, inside


def _frame(time: Timecode, profile: Profile) -> int:
    return floor(time.seconds * profile.rate)


def _span(start: int, end: int, profile: Profile) -> Span:
    return Span(Timecode.of_frame(start, profile.rate), Timecode.of_frame(end, profile.rate))
