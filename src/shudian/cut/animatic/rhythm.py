"""The syllables of a line on the clock: what moves the mouth in the picture and murmurs in the sound."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART = re.compile(
    r"(?P<han>[㐀-鿿぀-ヿ가-힯])|(?P<word>[^\W_]+(?:['’]\w+)?)|(?P<pause>[，、；：,;:。！？!?.…—]+)"
)
_VOWELS = re.compile(r"[aeiouyáéíóúàèäöüаеёиоуыэюя]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Syllable:
    """Seconds from the start of the episode, and the sign that it stands for."""

    start: float
    end: float
    sign: str


def syllables(text: str, start: float, end: float) -> list[Syllable]:
    """Spread a line over its span: a hanzi or a vowel group each, a rest at each mark."""
    parts: list[tuple[str, float]] = []
    for match in _PART.finditer(text):
        if match.lastgroup == "pause":
            parts.append(("", 0.7 if match.group()[0] in "，、,；;：:" else 1.1))
        elif match.lastgroup == "han":
            parts.append((match.group(), 1.0))
        else:
            word = match.group()
            groups = _VOWELS.findall(word) or [word]
            parts += [(group[0] + word[0], 1.0) for group in groups]
            parts.append(("", 0.25))
    while parts and not parts[-1][0]:
        parts.pop()
    total = sum(weight for _, weight in parts)
    if not total or end <= start:
        return []
    said, at, step = [], start, (end - start) / total
    for sign, weight in parts:
        if sign:
            said.append(Syllable(at, at + weight * step, sign))
        at += weight * step
    return said
