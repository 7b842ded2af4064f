"""Screenplays typed as plain text: columns, page breaks, numbers, two columns, and what a typed page is not."""

import re
from difflib import SequenceMatcher
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.script.typed import pages

from shudian.model.series import ElementKind, Series
from shudian.script import read as read_script
from shudian.script.formats import fountain, typed
from shudian.script.read import chosen


def script(text: str) -> Series:
    made, found = typed.read(text, "a.txt")
    assert made, found
    return made


def told(made: Series) -> list[tuple[object, ...]]:
    return [
        (e.kind, " ".join(e.text.split()), e.character, e.extension, e.parenthetical, e.dual)
        for scene in made.scenes
        for e in scene.elements
    ]


PAGE = """\
                              THE KILN

                             written by
                               M. Ye


          1   INT. KILN SHED - NIGHT                                         1

              The fire has burned for eleven hours. SEVEN, 70, sits before it
              and does not move.

                                  SEVEN
                           (to the fire,
                            not to her)
                        Slower. Nobody asked you to hurry, and
                        nobody will thank you for it.
                                  (MORE)

                                                                            2.

                                  SEVEN (CONT'D)
                        Nobody.

                  MIA                           IAN
             Go.                           No. Stay
                                           here.

                                                                    CUT TO:

          2A  EXT. COVERED BRIDGE - DAY                                      2A   *

              Rain.
"""


def test_a_typed_page_is_read_by_its_columns() -> None:
    made = script(PAGE)
    assert made.title == "THE KILN"
    assert [(s.number, s.place, s.time) for s in made.scenes] == [
        ("1", "KILN SHED", "NIGHT"),
        ("2A", "COVERED BRIDGE", "DAY"),
    ]
    words = "Slower. Nobody asked you to hurry, and nobody will thank you for it. Nobody."
    assert told(made) == [
        (ElementKind.ACTION, "The fire has burned for eleven hours. SEVEN, 70, sits before it and does not move.", None, None, None, False),
        (ElementKind.DIALOGUE, words, "SEVEN", None, "to the fire, not to her", False),
        (ElementKind.DIALOGUE, "Go.", "MIA", None, None, False),
        (ElementKind.DIALOGUE, "No. Stay here.", "IAN", None, None, True),
        (ElementKind.TRANSITION, "CUT TO:", None, None, None, False),
        (ElementKind.ACTION, "Rain.", None, None, None, False),
    ]  # fmt: skip


def test_elements_point_to_their_line() -> None:
    first = next(script(PAGE).scenes)
    assert [e.source.line for e in first.elements][:2] == [9, 15]
    assert first.source.line == 7


def test_a_text_file_with_columns_is_a_typed_page_and_fountain_is_not() -> None:
    made, _ = read_script(PAGE.encode(), "a.txt")
    assert made
    assert made.manuscript is not None
    assert made.manuscript.format == "typed"
    plain = "INT. KILN SHED - NIGHT\n\nIt burns.\n\nSEVEN\nSlower.\n\nMIA\nYes.\n"
    assert chosen(plain, "a.txt") == "fountain"
    assert (
        chosen("1-1 日 内 会议室\n人物：林知夏\n        △她走。\n        林知夏：好。\n", "a.txt")
        == "chinese"
    )


def test_a_heading_too_long_for_its_row_runs_on() -> None:
    page = dedent("""\
          INT. VERY LONG CORRIDOR OF THE OLD KILN BY THE
          COVERED BRIDGE - NIGHT

          She runs.

                    SEVEN
               Stop.
    """)
    (scene,) = script(page).scenes
    assert (scene.place, scene.time) == (
        "VERY LONG CORRIDOR OF THE OLD KILN BY THE COVERED BRIDGE",
        "NIGHT",
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Big-Fish", "The-Last-Birthday-Card"])
def test_a_whole_film_as_text_reads_as_its_fountain(shared_data: Path, name: str) -> None:
    written = (shared_data / f"script/fountain/samples/{name}.fountain").read_text("utf-8")
    plain = re.sub(r"[*_]+", "", written)
    meant, _ = fountain.read(plain, None)
    assert meant
    laid_out = "\n\n".join("\n".join(page) for page in pages(plain, numbers=True))
    assert chosen(laid_out, f"{name}.txt") == "typed"
    unseen = {ElementKind.NOTE, ElementKind.OMITTED, ElementKind.SECTION, ElementKind.SYNOPSIS}
    seen = [each for each in told(meant) if each[0] not in unseen]
    found = SequenceMatcher(None, seen, told(script(laid_out)), autojunk=False)
    assert sum(block.size for block in found.get_matching_blocks()) >= 0.98 * len(seen)


@settings(max_examples=150)
@given(st.text(alphabet=" \nABab.:()-'1*内景△：", max_size=300))
def test_no_text_raises(text: str) -> None:
    typed.claims(text)
    typed.read(text, None)
