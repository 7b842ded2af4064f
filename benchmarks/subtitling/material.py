"""Words with times out of people's own subtitles: each cue's time shared by its letters, its pauses kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from shudian.localise import chinese
from shudian.model.speech import SpokenWord, Transcript
from shudian.units import Lang, Span, Timecode

_TIMES = re.compile(r"(\d+):(\d+):(\d+)[,.](\d+) --> (\d+):(\d+):(\d+)[,.](\d+)")
_TAGS = re.compile(r"<[^>]+>|\[.*?\]")
_CLOSING = re.compile(r"[\W_]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_LEFT = re.compile(r"^[A-Z][A-Za-z', ]{20,}\.(?=[\u4e00-\u9fff])")
_BETWEEN_FILES = 3.0  # seconds


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start: float
    end: float


def cues(path: Path) -> Iterator[tuple[float, float, str]]:
    """The cues of an SRT file, by a reader of this page's own."""
    for block in re.split(r"\n\s*\n", path.read_text("utf-8-sig").replace("\r", "")):
        if found := _TIMES.search(block):
            numbers = [int(each) for each in found.groups()]
            start, end = (h * 3600 + m * 60 + s + ms / 1000 for h, m, s, ms in (numbers[:4], numbers[4:]))
            yield start, end, _TAGS.sub("", block[found.end() :]).strip()


def words(paths: list[Path], language: str) -> list[Word]:
    """All files one after another; in Chinese a word is one that jieba finds, marks with the word before.

    What was left in English, before its translation, are no Chinese speech.
    """
    out: list[Word] = []
    begun = 0.0
    for path in paths:
        last = 0.0
        for start, end, text in cues(path):
            if (
                (said := _parted(_translated(text, language), language))
                and end > start
                and start >= last - 0.01
            ):
                out += _shared(said, begun + start, begun + end, spaced=language not in ("zh", "ja"))
                last = end
        begun = (out[-1].end if out else 0.0) + _BETWEEN_FILES
    return out


def over_template(lines: list[str], template: list[tuple[float, float]], language: str) -> list[Word]:
    """Lines of another language spoken one after another in the times of a template."""
    out: list[Word] = []
    for line, (start, end) in zip(lines, template, strict=False):
        out += _shared(_parted(line, language), start, end, spaced=language not in ("zh", "ja"))
    return out


def _translated(text: str, language: str) -> str:
    lines = _LEFT.sub("", text).split("\n") if language == "zh" else text.split("\n")
    return "\n".join(line for line in lines if language != "zh" or _HAN.search(line) or " " not in line)


def _parted(text: str, language: str) -> list[str]:
    if language not in ("zh", "ja"):
        return text.split()
    out: list[str] = []
    for word in chinese.words(re.sub(r"\s+", " ", text)):
        if word == " ":
            continue
        if out and _CLOSING.fullmatch(word) and word not in "（“《(「":
            out[-1] += word
        else:
            out.append(word)
    return out


def _shared(said: list[str], start: float, end: float, *, spaced: bool) -> Iterator[Word]:
    total, reached = sum(len(word) + spaced for word in said), 0
    for word in said:
        begins = start + (end - start) * reached / total
        reached += len(word) + spaced
        yield Word(word, begins, start + (end - start) * reached / total - 0.02)


def transcript(said: list[Word], language: str) -> Transcript:
    def exact(seconds: float) -> Timecode:
        return Timecode(Fraction(round(seconds * 10_000), 10_000))

    return Transcript(
        Lang(language),
        tuple(SpokenWord(one.text, Span(exact(one.start), exact(max(one.end, one.start)))) for one in said),
    )
