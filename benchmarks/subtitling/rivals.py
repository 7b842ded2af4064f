"""Three ways in which popular programs split recognised words into cues, for comparison."""

from __future__ import annotations

import re
from itertools import pairwise

from subtitling.judge import Shown
from subtitling.material import Word

_SENTENCE = re.compile(r"[.!?…。！？][\"'”’)]*$")
_CLAUSE = re.compile(r"[,;:—–，；：、][\"'”’)]*$")


def fill(said: list[Word], chars: int, glue: str) -> list[Shown]:
    """Whisper's writer: two lines filled word by word; a pause over 3 s ends the cue."""
    out, at = [], 0
    while at < len(said):
        lines, end = [[said[at].text]], at + 1
        while end < len(said) and said[end].start - said[end - 1].end <= 3:
            if len(glue.join([*lines[-1], said[end].text])) <= chars:
                lines[-1].append(said[end].text)
            elif len(lines) < 2:
                lines.append([said[end].text])
            else:
                break
            end += 1
        out.append(_shown(said, at, end, [glue.join(line) for line in lines]))
        at = end
    return out


def sentences(said: list[Word], chars: int, glue: str) -> list[Shown]:
    """A sentence a cue on one line; over 75 of 42 characters halved; gaps under a second closed."""
    most, out, at = chars * 75 // 42, [], 0
    for end in range(1, len(said) + 1):
        if (
            end == len(said)
            or _SENTENCE.search(said[end - 1].text)
            or said[end].start - said[end - 1].end > 1.5
        ):
            out += [
                _shown(said, a, b, [_text(said, a, b, glue)]) for a, b in _halved(said, at, end, most, glue)
            ]
            at = end
    for one, after in pairwise(out):
        if 0 < after.start - one.end < 1:
            one.end = after.start
    return out


def _halved(said: list[Word], at: int, end: int, most: int, glue: str) -> list[tuple[int, int]]:
    if len(_text(said, at, end, glue)) <= most or end - at < 2:
        return [(at, end)]
    places = [k for k in range(at + 1, end) if _CLAUSE.search(said[k - 1].text)] or list(range(at + 1, end))
    middle = min(places, key=lambda k: abs(k - (at + end) / 2))
    return [*_halved(said, at, middle, most, glue), *_halved(said, middle, end, most, glue)]


def pauses(said: list[Word], chars: int, glue: str) -> list[Shown]:
    """Two lines filled; a sentence's end, a pause of 0.6 s or 7 s end the cue; lines of even length."""
    out, at = [], 0
    while at < len(said):
        end = at + 1
        while (
            end < len(said)
            and not _SENTENCE.search(said[end - 1].text)
            and said[end].start - said[end - 1].end <= 0.6
            and said[end].end - said[at].start <= 7
            and len(_text(said, at, end + 1, glue)) <= 2 * chars
        ):
            end += 1
        out.append(_shown(said, at, end, _two_lines(said, at, end, chars, glue)))
        at = end
    return out


def _two_lines(said: list[Word], at: int, end: int, chars: int, glue: str) -> list[str]:
    if len(_text(said, at, end, glue)) <= chars or end - at < 2:
        return [_text(said, at, end, glue)]
    splits = [(_text(said, at, k, glue), _text(said, k, end, glue)) for k in range(at + 1, end)]
    above, below = min(splits, key=lambda pair: abs(len(pair[0]) - len(pair[1])))
    return [above, below]


def _text(said: list[Word], at: int, end: int, glue: str) -> str:
    return glue.join(word.text for word in said[at:end])


def _shown(said: list[Word], at: int, end: int, lines: list[str]) -> Shown:
    return Shown(said[at].start, said[end - 1].end, lines)


RIVALS = {
    "Whisper's writer: lines filled": fill,
    "sentences, one line, halved": sentences,
    "sentence, pause 0.6 s, 7 s": pauses,
}
