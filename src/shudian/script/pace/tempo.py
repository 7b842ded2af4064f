"""How long one element takes: the rules of rules/pace.toml, and a production's own three constants."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Any

from shudian.finding import Finding, Place
from shudian.model.series import Element, ElementKind
from shudian.script.pace.findings import WRONG_PACE
from shudian.script.tables import table

_HANZI = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\d")
_WORD = re.compile(
    r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+(?:['’\-][^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)*"
)
_LETTER = re.compile(r"\w")
_PAUSE = re.compile(r"[.?!:,] ")
_DRAWN_RULE = re.compile(r"[-_=*~\s]*")
_DIRECTION = re.compile(r"（[^（）]{0,80}）|\([^()]{0,80}\)")

SPOKEN = frozenset({ElementKind.DIALOGUE, ElementKind.LYRICS})
ACTIONS = frozenset({ElementKind.ACTION, ElementKind.SHOT})
_READ = frozenset({ElementKind.SUPER, ElementKind.CAPTION, ElementKind.CENTERED})
_NONE = Fraction(0)


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


@dataclass(frozen=True, slots=True)
class Pace:
    """What a production's own cut lengths say: hanzi a second, and seconds that each line and action takes.

    Words of other writing keep their ratio to hanzi.
    """

    hanzi_per_second: Fraction
    line: Fraction
    action: Fraction

    def __post_init__(self) -> None:
        if self.hanzi_per_second <= 0 or self.line < 0 or self.action < 0:
            raise ValueError("A pace needs hanzi a second above 0 and no negative seconds.")

    def toml(self) -> str:
        """The small file that keeps it; `read_pace` reads it back."""
        return "".join(f'{each.name} = "{float(getattr(self, each.name)):.4g}"\n' for each in fields(self))


@cache
def house_pace() -> Pace:
    """The three constants of rules/pace.toml."""
    speech = rules()["speech"]
    return Pace(
        Fraction(speech["hanzi_per_second"]),
        Fraction(speech["lead"]) + Fraction(speech["tail"]),
        Fraction(rules()["action"]["least"]),
    )


def read_pace(text: str, file: str | None = None) -> tuple[Pace | None, list[Finding]]:
    """A pace as its file has it, each constant within the bounds of the trade."""
    place = Place(file=file)
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, [WRONG_PACE.at(place, what=str(error))]
    found: list[Finding] = []
    values: dict[str, Fraction] = {}
    for name, (least, most) in bounds().items():
        value = _number(told.get(name))
        if value is None or not least <= value <= most:
            what = f"{name} = {told.get(name)!r} ({float(least):g}–{float(most):g})"
            found.append(WRONG_PACE.at(Place(file=file, field=name), what=what))
        else:
            values[name] = value
    return (None if found else Pace(**values)), found


def _number(value: object) -> Fraction | None:
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        return None


def bounds() -> dict[str, tuple[Fraction, Fraction]]:
    """The least and the most that each constant of a pace can be."""
    return {name: (Fraction(low), Fraction(high)) for name, (low, high) in rules()["bounds"].items()}


@cache
def rules() -> dict[str, Any]:
    return table("pace")


@dataclass(slots=True)
class Length:
    """An element's seconds: before the words, the words, after them; what is not spoken is in the middle."""

    lead: Fraction = _NONE
    middle: Fraction = _NONE
    tail: Fraction = _NONE

    @property
    def total(self) -> Fraction:
        return self.lead + self.middle + self.tail

    def scaled(self, by: Fraction) -> None:
        self.lead, self.middle, self.tail = self.lead * by, self.middle * by, self.tail * by


def told_in_words(elements: Iterable[Element]) -> bool:
    """Whether these elements are written in words and letters rather than in hanzi."""
    hanzi = latin = 0
    for element in elements:
        counted = words(element.text)
        hanzi, latin = hanzi + counted.hanzi, latin + counted.words
    return latin > hanzi


def length(element: Element, pace: Pace) -> Length:
    """By the three constants, each part up to a whole frame."""
    said = words(element.text)
    if element.kind in SPOKEN and said.count:
        speech = rules()["speech"]
        rate = pace.hanzi_per_second / Fraction(speech["hanzi_per_second"])
        heard = max(said.seconds(speech) / rate, Fraction(speech["least"]))
        lead = pace.line * Fraction(speech["lead"]) / house_pace().line
        return Length(_frames(lead), _frames(heard), _frames(pace.line - lead))
    return Length(middle=_frames(_silent(element, said, pace)))


def length_in_letters(element: Element) -> Length:
    """As BetterFountain has it, exact: letters and pauses of a line, characters of action."""
    rule = rules()["letters"]
    if element.kind in SPOKEN and words(element.text).count:
        return Length(middle=sum(map(_heard, element.text.split("\n")), _NONE))
    if element.kind in ACTIONS or element.kind is ElementKind.CENTERED:
        drawn = _DRAWN_RULE.fullmatch(element.text)
        return Length(middle=_NONE if drawn else Fraction(len(element.text), rule["characters_per_second"]))
    if element.kind is ElementKind.TRANSITION:
        return Length()
    return Length(middle=_frames(_silent(element, words(element.text), house_pace())))


def _heard(line: str) -> Fraction:
    """The first pause inside a line and the second are counted, as the rule's own program does."""
    rule = rules()["letters"]
    syllables = Fraction(len(_LETTER.findall(line)), rule["letters_per_syllable"])
    pauses = min(len(_PAUSE.findall(line)), len(rule["pauses"]))
    return syllables * Fraction(rule["seconds_per_syllable"]) + sum(
        map(Fraction, rule["pauses"][:pauses]), _NONE
    )


def _silent(element: Element, said: Words, pace: Pace) -> Fraction:
    if element.kind in ACTIONS or element.kind in SPOKEN:
        if element.kind in ACTIONS and _DRAWN_RULE.fullmatch(element.text):
            return _NONE
        letters = sum(map(len, _WORD.findall(element.text))) + said.words
        rate = rules()["letters"]["characters_per_second"]
        return max(pace.action, Fraction(letters if element.kind in ACTIONS else 0, rate))
    if element.kind in _READ:
        reading = rules()["reading"]
        return max(Fraction(reading["least"]), said.seconds(reading))
    return Fraction(rules()["fixed"].get(element.kind.value, 0))


def _frames(length: Fraction) -> Fraction:
    """Up to the next whole frame."""
    return Fraction(ceil(length * rules()["grid"]), rules()["grid"])
