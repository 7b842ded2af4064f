"""Lines with their times: which windows of the sound to fit them in, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from shudian.finding import Finding, Place
from shudian.localise.listen import findings as kinds
from shudian.localise.listen.match import How, Match, unscripted
from shudian.localise.listen.speech import Heard, Stretch, held
from shudian.model.series import ElementKind, Episode
from shudian.model.speech import SpokenWord, Transcript
from shudian.model.text import Beat, Cue, Timeline, Track
from shudian.units import Lang, Span, Timecode

_APART = 3.0  # seconds: lines farther apart are fitted by themselves
_AROUND = 0.4  # seconds of a window before its first word and after its last


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    element: str | None = None
    scene: str = ""
    speaker: str | None = None
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines (by number) that follow each other, and the window that holds them, in seconds."""

    window: Stretch
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line where it is said; `sure` is the share of its letters that was heard as written."""

    line: Line
    how: How
    sure: float
    words: tuple[Heard, ...] = ()

    @property
    def span(self) -> Span | None:
        """To the millisecond; none where the line is not heard."""
        if not self.words:
            return None
        start, end = round(self.words[0].start * 1000), round(self.words[-1].end * 1000)
        return Span.of(Fraction(start, 1000), Fraction(max(end, start + 1), 1000))


def groups(words: Sequence[Heard], matches: Sequence[Match], longest: float) -> list[Group]:
    """Lines that were heard, as many in a row as go into one window, nothing else said between them."""
    rows: list[list[int]] = []
    for number, one in enumerate(matches):
        if one.how is How.MISSING or one.first == one.end:
            continue
        before = matches[rows[-1][-1]] if rows else None
        if (
            before
            and before.end == one.first
            and words[one.first].start - words[before.end - 1].end < _APART
            and words[one.end - 1].end - words[matches[rows[-1][0]].first].start + 2 * _AROUND <= longest
        ):
            rows[-1].append(number)
        else:
            rows.append([number])
    return [Group(_window(words, matches[row[0]].first, matches[row[-1]].end), tuple(row)) for row in rows]


def _window(words: Sequence[Heard], first: int, end: int) -> Stretch:
    """Around these words, nothing of their neighbours in it."""
    before = words[first - 1].end if first else 0.0
    start = min(max(before, words[first].start - _AROUND), words[first].start)
    last = words[end - 1].end
    after = words[end].start if end < len(words) else last + _AROUND
    return round(max(start, 0.0), 3), round(max(min(after, last + _AROUND), last, start + 0.1), 3)


def placed(
    lines: Sequence[Line],
    matches: Sequence[Match],
    fitted: Mapping[int, Sequence[Heard]],
    words: Sequence[Heard],
    spoken: Sequence[Stretch],
) -> list[Placed]:
    """Each line in the words that were fitted to it (else those recognised), held to speech."""
    chosen = [
        list(fitted.get(number) or words[one.first : one.end]) if one.how is not How.MISSING else []
        for number, one in enumerate(matches)
    ]
    settled = iter(held([word for row in chosen for word in row], spoken))
    return [
        Placed(line, one.how, round(one.sure, 3), tuple(next(settled) for _ in row))
        for line, one, row in zip(lines, matches, chosen, strict=True)
    ]


def told(made: Sequence[Placed], matches: Sequence[Match], words: Sequence[Heard]) -> Iterator[Finding]:
    for one, match in zip(made, matches, strict=True):
        if one.how is How.MISSING:
            yield kinds.MISSING.at(one.line.place, text=one.line.text)
        elif one.how is How.OTHERWISE:
            heard = spelled(words[match.first : match.end])
            yield kinds.OTHERWISE.at(
                one.line.place, at=_clock(words[match.first].start), text=one.line.text, heard=heard
            )
    for first, end in unscripted(matches, words):
        yield kinds.UNSCRIPTED.at(at=_clock(words[first].start), heard=spelled(words[first:end]))


def timeline(made: Sequence[Placed], episode: int) -> Timeline:
    """The lines that are heard, as beats that follow each other."""
    beats: list[Beat] = []
    for one, span in _in_order(made):
        beats.append(Beat(one.line.element or "", one.line.scene, ElementKind.DIALOGUE, span, span))
    return Timeline(episode, tuple(beats))


def track(made: Sequence[Placed], language: Lang, episode: int) -> Track:
    return Track(
        episode,
        language,
        tuple(
            Cue(span, (one.line.text,), element=one.line.element, speaker=one.line.speaker)
            for one, span in _in_order(made)
        ),
    )


def _in_order(made: Sequence[Placed]) -> Iterator[tuple[Placed, Span]]:
    """Lines that are heard; where one sets in before the last has ended, the last gives way."""
    heard = [(one, span) for one in made if (span := one.span)]
    free = Timecode(Fraction(0))
    for number, (one, span) in enumerate(heard):
        after = heard[number + 1][1].start if number + 1 < len(heard) else span.end
        start = max(span.start, free)
        free = max(min(span.end, max(after, start)), start + Fraction(1, 1000))
        yield one, Span(start, free)


def spelled(words: Sequence[Heard]) -> str:
    spaced = any(word.text.isascii() and word.text.isalpha() for word in words)
    return "".join(
        (" " if spaced and number and not word.glued else "") + word.text for number, word in enumerate(words)
    )


def _clock(seconds: float) -> str:
    return Timecode.of_milliseconds(round(seconds * 1000)).clock()


def of_episode(episode: Episode, file: str | None = None) -> list[Line]:
    """What is said in an episode, in order."""
    return [
        Line(
            element.text,
            element.id,
            scene.id,
            element.character,
            Place(file=file, episode=str(episode.number), scene=scene.number, element=element.id),
        )
        for scene in episode.scenes
        for element in scene.lines
    ]


def transcript(words: Sequence[Heard], language: Lang) -> Transcript:
    """Times to the millisecond."""
    made: list[SpokenWord] = []
    for word in words:
        start, end = round(word.start * 1000), round(word.end * 1000)
        span = Span.of(Fraction(start, 1000), Fraction(max(end, start + 1), 1000))
        made.append(SpokenWord(word.text, span, glued=word.glued))
    return Transcript(language, tuple(sorted(made, key=lambda word: word.span.start)))
