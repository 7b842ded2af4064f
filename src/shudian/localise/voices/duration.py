"""How long a line takes to say: syllables counted from the writing, seconds fitted to the engine that speaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from statistics import median

from shudian.localise.voices.rules import of_language, rules
from shudian.model.voice import SpeechRate
from shudian.units import Lang

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = re.compile(r"[aeiouyæœøаеёиоуыэюяіїєαεηιουω]+")
_SILENT_E = re.compile(r"(?<=[aeiouy])([^aeiouy\W\d]+)e$")
#: Signs between two words at which a voice rests.
_REST = re.compile(r"[,;:.!?…—、，；：。！？،؛؟।]+(?=[\s\"'”’」』）)]*[\w¿¡\"'“‘「『（(])")
_SCRIPTS = {"CJK": "han", "HIRAGANA": "kana", "KATAKANA": "kana", "HANGUL": "hangul", "THAI": "thai",
            "ARABIC": "arabic", "DEVANAGARI": "devanagari"}  # fmt: skip


def syllables(text: str, language: Lang) -> float:
    """The syllables of a line, counted from its writing."""
    counted = 0.0
    for char in unicodedata.normalize("NFC", text):
        if char.isdigit():
            counted += _worth("digit", language)
        elif (script := _script(char)) and unicodedata.category(char)[0] in "LM":
            counted += _worth(script, language)
    return counted + sum(_groups(word, language) for word in _WORD.findall(text) if not _script(word[0]))


def rests(text: str) -> int:
    """The marks inside a line at which a voice rests."""
    return len(_REST.findall(text.strip()))


def seed(language: Lang) -> SpeechRate:
    """What is known of a language before an engine was measured."""
    said = rules()["seconds"]
    return SpeechRate(language, "", said["start"], of_language("seconds", language), said["pause"])


def seconds(text: str, rate: SpeechRate) -> float:
    """How long a line takes at the voice's own speed; none for a line without a word."""
    counted = syllables(text, rate.language)
    return rate.start + rate.syllable * counted + rate.pause * rests(text) if counted else 0.0


def most_syllables(text: str, within: float, rate: SpeechRate) -> int:
    """How many syllables a line with the rests of this one may have to be said within so many seconds."""
    return max(1, int((within - rate.start - rate.pause * rests(text)) / rate.syllable))


def fitted(spoken: Sequence[tuple[str, float]], language: Lang, engine: str) -> SpeechRate:
    """The rate that lines and their measured seconds tell; ValueError for fewer than three different lines.

    Least squares of the share by which a line is missed, so that a long line weighs no more than a short one.
    """
    import numpy as np

    told = [(text, took) for text, took in dict(spoken).items() if syllables(text, language) and took > 0]
    if len(told) < 3:
        raise ValueError("A speech rate is fitted to three lines at least.")
    rows = np.array([[1, syllables(text, language), rests(text)] for text, _ in told], float)
    took = np.array([took for _, took in told])
    for terms in ((0, 1, 2), (0, 1), (1, 2), (1,)):
        found = np.zeros(3)
        found[list(terms)] = np.linalg.lstsq(rows[:, terms] / took[:, None], np.ones(len(told)), rcond=None)[
            0
        ]
        if (found > -1e-6).all() and found[1] > 0:
            break
    start, syllable, pause = (round(max(0.0, float(value)), 4) for value in found)
    return SpeechRate(language, engine, start, max(syllable, 0.0001), pause, len(told))


def errors(spoken: Sequence[tuple[str, float]], rate: SpeechRate) -> tuple[float, float]:
    """Median and 95th percentile of the share by which lines are missed."""
    missed = sorted(abs(seconds(text, rate) - took) / took for text, took in spoken)
    return median(missed), missed[min(len(missed) - 1, int(0.95 * len(missed)))]


def _groups(word: str, language: Lang) -> float:
    """Groups of vowels: a word has one at least, an English final e mostly none."""
    word = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    if language.language == "en":
        word = _SILENT_E.sub(r"\1", word)
    return max(1, len(_VOWELS.findall(word)))


def _script(char: str) -> str:
    return _SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0], "") if char > "\u05ff" else ""


def _worth(sign: str, language: Lang) -> float:
    said = rules()["signs"]
    return float(said.get(f"{sign}_{language.language}", said[sign]))
