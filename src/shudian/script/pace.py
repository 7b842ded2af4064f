"""How long a script runs before it is cut: the one home of estimated durations.

The constants and their sources stand in rules/pace.toml. Every duration is rounded up to a whole
frame of the 25 fps grid, so that beats, panels and subtitles can share it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Any

from shudian.model.series import Element, ElementKind, Episode, Scene
from shudian.model.text import Beat, Timeline
from shudian.script.tables import table
from shudian.units import Span

_HANZI = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\d")
_WORD = re.compile(
    r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+(?:['’\-][^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)*"
)
_DRAWN_RULE = re.compile(r"[-_=*~\s]*")
_DIRECTION = re.compile(r"（[^（）]{0,80}）|\([^()]{0,80}\)")

_ACTIONS = frozenset({ElementKind.ACTION, ElementKind.SHOT})
_READ = frozenset({ElementKind.SUPER, ElementKind.CAPTION, ElementKind.CENTERED})
_SPOKEN = frozenset({ElementKind.DIALOGUE, ElementKind.LYRICS})


@dataclass(frozen=True, slots=True)
class Words:
    """What a text holds: hanzi, kana and digits count singly, other writing by the word."""

    hanzi: int
    words: int

    @property
    def count(self) -> int:
        return self.hanzi + self.words

    def seconds(self, rates: dict[str, Any]) -> Fraction:
        return Fraction(self.hanzi) / Fraction(rates["hanzi_per_second"]) + Fraction(self.words) / Fraction(
            rates["words_per_second"]
        )


def words(text: str) -> Words:
    """The words of a text, stage directions in brackets left out."""
    said = _DIRECTION.sub("", text)
    return Words(len(_HANZI.findall(said)), len(_WORD.findall(said)))


def spoken(scene: Scene) -> int:
    """Hanzi and words spoken in a scene."""
    return sum(words(element.text).count for element in scene.elements if element.kind in _SPOKEN)


def seconds(element: Element) -> Fraction:
    """The estimated screen time of an element, on the grid; 0 for what takes none."""
    return sum(_parts(element), Fraction(0))


def timeline(episode: Episode) -> Timeline:
    """The episode's elements in running order from 0, each with the time that it takes."""
    beats: list[Beat] = []
    clock = Fraction(0)
    for scene in episode.scenes:
        for element in scene.elements:
            lead, middle, tail = _parts(element)
            end = clock + lead + middle + tail
            if end > clock:
                speech = Span.of(clock + lead, clock + lead + middle) if element.kind in _SPOKEN else None
                beats.append(Beat(element.id, scene.id, element.kind, Span.of(clock, end), speech))
            clock = end
    return Timeline(episode.number, tuple(beats))


@cache
def _rules() -> dict[str, Any]:
    return table("pace")


def _parts(element: Element) -> tuple[Fraction, Fraction, Fraction]:
    """Before the words, the words, and after them; what is not spoken is all in the middle."""
    rules, none = _rules(), Fraction(0)
    said = words(element.text)
    if element.kind in _SPOKEN:
        speech = rules["speech"]
        if not said.count:
            return none, _frames(Fraction(rules["action"]["least"])), none
        length = max(said.seconds(speech), Fraction(speech["least"]))
        return _frames(Fraction(speech["lead"])), _frames(length), _frames(Fraction(speech["tail"]))
    return none, _frames(_silent(element, said, rules)), none


def _silent(element: Element, said: Words, rules: dict[str, Any]) -> Fraction:
    if element.kind in _ACTIONS:
        action = rules["action"]
        if _DRAWN_RULE.fullmatch(element.text):
            return Fraction(0)
        letters = sum(map(len, _WORD.findall(element.text))) + said.words
        return max(Fraction(action["least"]), Fraction(letters, action["letters_per_second"]))
    if element.kind in _READ:
        return max(Fraction(rules["reading"]["least"]), said.seconds(rules["reading"]))
    return Fraction(rules["fixed"].get(element.kind.value, 0))


def _frames(length: Fraction) -> Fraction:
    """Up to the next whole frame."""
    grid = _rules()["grid"]
    return Fraction(ceil(length * grid), grid)
