"""Eighths of a page, as script programs count them."""

from pathlib import Path
from textwrap import dedent
from xml.etree import ElementTree as ET

import pytest

from shudian.model.series import Element, ElementKind, Scene, Source
from shudian.script import read
from shudian.script.eighths import eighths
from shudian.units import Eighths


def scene(text: str) -> Scene:
    series, _ = read(dedent(text).encode(), "a.fountain")
    assert series
    return next(series.scenes)


def test_a_short_scene_is_an_eighth_of_a_page() -> None:
    assert eighths(scene("INT. KILN - NIGHT\n\nThe fire sleeps.\n")) == Eighths(1)


def test_a_page_has_fifty_four_lines() -> None:
    blocks = "\n\n".join(["The fire sleeps."] * 26)  # a heading and 26 blocks, each after a blank line
    assert eighths(scene(f"INT. KILN - NIGHT\n\n{blocks}\n")) == Eighths(8)
    assert eighths(scene(f"INT. KILN - NIGHT\n\n{blocks}\n\nOne more.\n")) == Eighths(9)


def test_a_parenthetical_inside_a_speech_adds_no_second_cue() -> None:
    parted = scene("INT. KILN - NIGHT\n\nBEAN\nNo.\n(a breath)\nYes.\n\nHe goes.\n")
    assert [e.kind for e in parted.elements][:2] == [ElementKind.DIALOGUE] * 2
    assert eighths(parted) == Eighths(2)  # 1 + 1+1 + 1 + 1 + 1 + 1+1 lines


def test_a_chinese_page_is_not_counted_in_eighths() -> None:
    series, _ = read("1-1 日 内 漆坊\n△小满推门。\n".encode(), "a.txt")
    assert series
    assert eighths(next(series.scenes)) is None


def test_a_length_that_the_manuscript_says_is_kept() -> None:
    made = Scene("1.1", "1", "INT. KILN - NIGHT", "KILN", Source(1), length=Eighths(11))
    assert eighths(made) == Eighths(11)


def written(path: Path) -> list[tuple[Eighths, Scene]]:
    """The scenes of a Final Draft file with the lengths that it says."""
    paragraphs = ET.parse(path).getroot().findall("Content/Paragraph")
    flat = [one for each in paragraphs for one in (each.findall("DualDialogue/Paragraph") or [each])]
    found: list[tuple[Eighths, str, list[Element]]] = []
    who, aside = "X", None
    for paragraph in flat:
        text = "".join(part.text or "" for part in paragraph.findall("Text"))
        kind = paragraph.get("Type")
        if kind == "Scene Heading":
            told = paragraph.find("SceneProperties")
            length = told.get("Length", "") if told is not None else ""
            found.append((Eighths.parse(length) if length else Eighths(0), text, []))
        elif kind == "Character":
            who = text or "X"
        elif kind == "Parenthetical":
            aside = text.strip("()")
        elif kind == "Dialogue" and found:
            found[-1][2].append(
                Element("", ElementKind.DIALOGUE, text, Source(1), character=who, parenthetical=aside)
            )
            aside = None
        elif found:
            found[-1][2].append(Element("", ElementKind.ACTION, text, Source(1)))
    return [
        (length, Scene("1.1", "", heading, "", Source(1), elements=tuple(elements)))
        for length, heading, elements in found
        if length.count
    ]


@pytest.mark.parametrize("name", ["TestFDX-FD.fdx", "TestFDX-FI.fdx"])
def test_lengths_are_those_that_script_programs_write(shared_data: Path, name: str) -> None:
    scenes = written(shared_data / "script" / "fdx" / name)
    assert scenes
    assert [eighths(made) for _, made in scenes] == [length for length, _ in scenes]
