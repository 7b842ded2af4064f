"""Words without times of their own: a text spread over the cues of a template, or the words of a track."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from shudian.localise.breaking import TEARS, breaks
from shudian.model.speech import SpokenWord, Transcript
from shudian.model.text import Track
from shudian.typeface.edges import PHRASED
from shudian.units import Lang, Span


def of_track(track: Track) -> Transcript:
    """The words of a track's cues, each cue's time shared by its letters."""
    words = [
        word
        for cue in track.cues
        if cue.role != "super"
        for word in _shared(" ".join(cue.lines), track.language, (cue.span,), cue.speaker)
    ]
    return Transcript(track.language, tuple(sorted(words, key=lambda word: word.span.start)))


def over_template(text: str, language: Lang, template: Track) -> Transcript:
    """A text in the times of a template: a line a cue where they are as many, else in all of its time."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    cues = [cue for cue in template.cues if cue.role != "super"]
    if len(lines) == len(cues):
        words = [
            word
            for line, cue in zip(lines, cues, strict=True)
            for word in _shared(line, language, (cue.span,), cue.speaker)
        ]
    else:
        words = list(_shared(" ".join(lines), language, [cue.span for cue in cues], None))
    return Transcript(language, tuple(sorted(words, key=lambda word: word.span.start)))


def _shared(text: str, language: Lang, spans: Sequence[Span], speaker: str | None) -> Iterator[SpokenWord]:
    """The words of a text, their time in proportion to their letters, in spans one after another."""
    pieces = list(_pieces(text, language))
    whole = sum((span.seconds for span in spans), Fraction(0))
    letters = sum(len(piece) for piece, _ in pieces)
    reached = 0
    for piece, glued in pieces:
        start = _at(spans, whole * reached / letters)
        reached += len(piece)
        end = max(_at(spans, whole * reached / letters, ends=True), start)
        yield SpokenWord(piece, Span.of(start, end), speaker, glued)


def _at(spans: Sequence[Span], spoken: Fraction, *, ends: bool = False) -> Fraction:
    """The time at which so many seconds of the spans have passed."""
    for span in spans:
        if spoken < span.seconds or (ends and spoken == span.seconds):
            return span.start.seconds + spoken
        spoken -= span.seconds
    return spans[-1].end.seconds


def _pieces(text: str, language: Lang) -> Iterator[tuple[str, bool]]:
    """Words where spaces part them, else what stands between legal breaks; and whether no space was before."""
    if language.script not in PHRASED:
        yield from ((word, False) for word in text.split())
        return
    text = " ".join(text.split())
    whole = (one.at for one in breaks(text, language) if one.badness < TEARS)
    places = [0, *whole, len(text)]
    for start, end in pairwise(places):
        if text[start:end].strip():
            yield text[start:end].strip(), bool(start) and text[start - 1] != " "
