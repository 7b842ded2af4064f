"""A scene in a few lines: who says what, as a timeline, an episode and adapted lines."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source, Voice
from shudian.model.text import AdaptedLine, AdaptedScript, Beat, Timeline
from shudian.script import read
from shudian.units import Lang, Span

Staged = tuple[Timeline, Episode, AdaptedScript]
Stage = Callable[..., Staged]


def _element(id: str, said: str) -> Element:
    """`小满: 假的。`, `小满(OS): …` or `字幕: …`."""
    name, _, words = said.partition(": ")
    source = Source(1)
    if name == "字幕":
        return Element(id, ElementKind.SUPER, words, source)
    inner = name.endswith("(OS)")
    voice = Voice.INNER if inner else None
    return Element(id, ElementKind.DIALOGUE, words, source, character=name.removesuffix("(OS)"), voice=voice)


@pytest.fixture(scope="session")
def stage() -> Stage:
    """`stage("th", [("小满: 假的。", "ของปลอมค่ะ", 1.0)], pause=0.4)`; a line of None is not adapted."""

    def staged(
        language: str, said: list[tuple[str, str | None, float]], pause: float = 0.4, start: int = 25
    ) -> Staged:
        elements, beats, lines, frame = [], [], [], start
        for number, (source, adapted, seconds) in enumerate(said, 1):
            id = f"1.1.{number}"
            elements.append(_element(id, source))
            end = frame + round(seconds * 25)
            after = end + round(pause * 25)
            span = Span.of(Fraction(frame, 25), Fraction(after, 25))
            speech = Span.of(Fraction(frame, 25), Fraction(end, 25))
            beats.append(Beat(id, "1.1", elements[-1].kind, span, speech))
            if adapted is not None:
                lines.append(AdaptedLine(id, adapted))
            frame = after
        scene = Scene("1.1", "1-1", "", "", Source(1), elements=tuple(elements))
        return (
            Timeline(1, tuple(beats)),
            Episode("1", 1, scenes=(scene,)),
            AdaptedScript(Lang(language), "补天青", tuple(lines)),
        )

    return staged


@pytest.fixture(scope="session")
def chinese(house: Path) -> Series:
    return _read(house / "series.zh.txt")


@pytest.fixture(scope="session")
def english(house: Path) -> Series:
    return _read(house / "series.en.fountain")


def _read(path: Path) -> Series:
    series, _ = read(path.read_bytes(), path.name)
    assert series
    return series
