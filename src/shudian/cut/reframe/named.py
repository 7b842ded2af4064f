"""Whose the lines of a subtitle file are, by the script: subtitles follow it line by line, cut up and slightly reworded."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from shudian.model.series import Element, Voice
from shudian.model.text import Cue, Track

_LIKE = 75.0  # of 100
_AHEAD = 8  # lines of the script among which the next one is looked for
_SHORT = 4  # letters: below, a line is only looked for among the next two
#: What nobody in the picture says is narration.
_ROLES = {
    Voice.INNER: "inner",
    Voice.OFFSCREEN: "narration",
    Voice.NARRATION: "narration",
    Voice.PHONE: "narration",
    Voice.DEVICE: "narration",
}


def named(track: Track, lines: Sequence[Element]) -> tuple[Track, int]:
    """The track with the speakers of its unnamed dialogue, and how many of these the script does not have."""
    texts = [_letters(line.text) for line in lines]
    cues: list[Cue] = []
    at = lost = 0
    for cue in track.cues:
        if cue.role != "dialogue" or cue.speaker:
            cues.append(cue)
            continue
        found = _found(_letters(cue.text), texts, at)
        at = at if found is None else found
        lost += found is None
        cues.append(cue if found is None else _of(lines[at], cue))
    return replace(track, cues=tuple(cues)), lost


def _of(line: Element, cue: Cue) -> Cue:
    role = _ROLES.get(line.voice, cue.role) if line.voice else cue.role
    return replace(cue, speaker=line.character, role=role)


def _found(text: str, texts: Sequence[str], at: int) -> int | None:
    ahead = 2 if len(text) < _SHORT else _AHEAD
    likes = [(_like(text, texts[place]), -place) for place in range(at, min(at + ahead, len(texts)))]
    like, place = max(likes, default=(0.0, 0))
    return -place if text and like >= _LIKE else None


def _like(text: str, line: str) -> float:
    """A cue holds a part of a line, or the whole of it: a line that is only part of the cue is no match."""
    return fuzz.partial_ratio(text, line) if len(text) <= len(line) else fuzz.ratio(text, line)


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
