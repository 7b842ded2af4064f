"""Subtitles beside the script: the nearest line corrects single signs and is linked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from shudian.finding import Finding
from shudian.localise.hardsubs.findings import NOT_IN_SCRIPT
from shudian.localise.hardsubs.vote import letters
from shudian.model.text import Cue, Track

#: What a part of a line must have in common with a subtitle, of 100.
_NEAR = 74.0


def linked(track: Track, lines: Mapping[str, str]) -> tuple[Track, list[Finding]]:
    """The track by a script's lines (element -> text, in order): linked, misread signs set right."""
    known = [(element, letters(text)) for element, text in lines.items()]
    cues: list[Cue] = []
    after = 0
    for cue in track.cues:
        at = _nearest(letters(cue.text), known, after)
        if at is None:
            cues.append(cue)
            continue
        after = at
        element, said = known[at]
        cues.append(replace(cue, element=element, lines=_corrected(cue.lines, said)))
    strange = [cue for cue in cues if cue.element is None]
    found = [NOT_IN_SCRIPT.at(count=len(strange), all=len(cues), text=strange[0].text)] if strange else []
    return replace(track, cues=tuple(cues)), found


def _nearest(text: str, known: Sequence[tuple[str, str]], after: int) -> int | None:
    """The line most like a text; of equals the next one after the line before."""
    best: tuple[float, int, int] | None = None
    for at, (_, said) in enumerate(known):
        if len(said) < len(text) - 1:
            continue
        like = fuzz.partial_ratio(text, said, score_cutoff=_NEAR)
        if like and (len(text) > 1 or said == text):
            rank = (like - 5 * (len(said) > 2 * len(text)), -((at - after) % len(known)), at)
            best = max(best, rank) if best else rank
    return best[2] if best else None


def _corrected(lines: Sequence[str], said: str) -> tuple[str, ...]:
    """The lines with signs replaced where the script has one other sign in their place."""
    text = letters("".join(lines))
    where = fuzz.partial_ratio_alignment(text, said)
    if where is None:
        return tuple(lines)
    start = max(0, where.dest_start - where.src_start)
    part = said[start : start + len(text)]
    signs = list(text)
    for edit in Levenshtein.editops(text, part):
        if edit.tag == "replace":
            signs[edit.src_pos] = part[edit.dest_pos]
    right = iter(signs)
    return tuple("".join(next(right) if char.isalnum() else char for char in line) for line in lines)
