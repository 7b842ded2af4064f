"""PDF scripts: typed screenplays, Chinese lines wrapped at the margin, and what cannot be read."""

import io
import re
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.script.generated import differences
from tests.script.typed import pages, printed

from shudian import fonts
from shudian.model.series import ElementKind, Series
from shudian.script import read as read_script
from shudian.script.formats import chinese, fountain, pdf

PAGE = """\
Title: The Kiln
Author: M. Ye

INT. KILN SHED - NIGHT

The fire has burned for eleven hours. SEVEN, 70, sits before it and does not move, as if moving would cost a degree.

SEVEN
(to the fire)
Slower. Nobody asked you to hurry, and nobody will thank you for it when the glaze runs down to the foot.

MIA (O.S.)
Grandfather?

CUT TO:

EXT. COVERED BRIDGE - DAY

Rain.
"""


#: What a printed page does not show.
UNSEEN = frozenset({ElementKind.NOTE, ElementKind.OMITTED, ElementKind.SECTION, ElementKind.SYNOPSIS})


def script(data: bytes) -> Series:
    made, found = pdf.read(data, "a.pdf")
    assert made, found
    return made


def told(made: Series) -> list[tuple[object, ...]]:
    return [
        part
        for scene in made.scenes
        for part in (
            (scene.place.upper(), scene.time, scene.int_ext),
            *(
                (e.kind, " ".join(e.text.split()), e.character, e.extension, e.parenthetical, e.dual)
                for e in scene.elements
                if e.kind not in UNSEEN
            ),
        )
    ]


def test_a_typed_screenplay_reads_as_its_fountain() -> None:
    meant, _ = fountain.read(PAGE, None)
    assert meant
    made = script(printed(pages(PAGE)))
    assert told(made) == told(meant)
    assert made.title == "The Kiln"
    assert made.manuscript is not None
    assert made.manuscript.format == "pdf"


def test_numbers_in_both_margins_are_the_scenes() -> None:
    made = script(printed(pages(PAGE, numbers=True)))
    assert [(s.number, s.place) for s in made.scenes] == [("1", "KILN SHED"), ("2", "COVERED BRIDGE")]


def test_a_speech_over_the_page_break_is_one() -> None:
    long = PAGE.replace("Grandfather?", " ".join(f"You said {at} hours." for at in range(200)))
    meant, _ = fountain.read(long, None)
    assert meant
    assert told(script(printed(pages(long)))) == told(meant)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "share"), [("Big-Fish", 0.995), ("The-Last-Birthday-Card", 0.98), ("Brick-and-Steel", 0.9)]
)
def test_a_whole_film_reads_as_its_fountain(shared_data: Path, name: str, share: float) -> None:
    written = (shared_data / f"script/fountain/samples/{name}.fountain").read_text("utf-8")
    plain = re.sub(
        r"[*_]+",
        "",
        written.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2026: "...", 0x2014: "--"}),
    )
    meant, _ = fountain.read(plain, None)
    assert meant
    made = script(printed(pages(plain, numbers=True)))
    found = SequenceMatcher(None, told(meant), told(made), autojunk=False)
    assert sum(block.size for block in found.get_matching_blocks()) >= share * len(told(meant))


NAMES = ["dialogue-with-blank-line", "dual-dialogue", "extended-characters", "indentation", "scene-numbers", "title-page"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_pages_that_another_program_laid_out(shared_data: Path, name: str) -> None:
    folder = shared_data / "script/fountain/screenplain"
    written = (folder / f"{name}.fountain").read_text("utf-8")
    meant, _ = fountain.read(written, None)
    made, _ = pdf.read((folder / f"{name}.pdf").read_bytes(), f"{name}.pdf")
    assert (made is None) == (meant is None)
    if made and meant:
        assert told(made) == told(meant)


# -- Chinese pages ----------------------------------------------------------------------------------


def wrapped(line: str, columns: int) -> list[str]:
    """Rows of so many hanzi; no row opens with a stop, no Latin word is parted."""
    rows, filled = [""], 0.0
    for piece in re.findall(r"[A-Za-z0-9]+[，。！？；：、”’）》】…]*|.[，。！？；：、”’」』）】》…]*", line):
        wide = sum(1 if unicodedata.east_asian_width(each) in "WFA" else 0.5 for each in piece)
        if rows[-1] and filled + wide > columns:
            rows.append("")
            filled = 0
        rows[-1] += piece
        filled += wide
    return rows


def on_paper(text: str, columns: int, size: float = 12, lead: float = 20) -> bytes:
    paper = FPDF(unit="pt", format="a4")
    paper.add_font("hans", fname=str(fonts.need("Hans").path))
    paper.set_font("hans", size=size)
    at = 1e9
    for line in text.split("\n"):
        for row in wrapped(line, columns) if line.strip() else [""]:
            if at > 760:
                paper.add_page()
                paper.text(290, 800, f"- {paper.page} -")
                at = 80
            if row:
                paper.text(90, at, row)
            at += lead
    return bytes(paper.output())


@pytest.mark.parametrize(("columns", "size"), [(34, 12), (28, 12), (40, 10.5)])
def test_wrapped_chinese_lines_are_joined(house: Path, columns: int, size: float) -> None:
    text = (house / "series.zh.txt").read_text("utf-8")
    meant, _ = chinese.read(text, None)
    assert meant
    assert differences(meant, script(on_paper(text, columns, size, 1.6 * size))) == []


def test_elements_know_their_row() -> None:
    made = script(
        on_paper("第1集\n1-1 日 内 会议室\n人物：林知夏\n" + "△" + "她走。" * 30 + "\n林知夏：好。", 30)
    )
    (scene,) = made.scenes
    assert [(e.kind, e.source.line) for e in scene.elements] == [
        (ElementKind.ACTION, 4),
        (ElementKind.DIALOGUE, 8),
    ]
    assert scene.elements[0].raw.count("\n") == 3


# -- what cannot be read ----------------------------------------------------------------------------


def pictures() -> bytes:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(picture, "PNG")
    paper = FPDF()
    for _ in range(2):
        paper.add_page()
        paper.image(picture, 10, 10, 100)
    return bytes(paper.output())


def locked() -> bytes:
    paper = FPDF()
    paper.add_page()
    paper.set_encryption("owner", "reader")
    return bytes(paper.output())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n", "script.damaged-pdf"),
        (printed(pages(PAGE))[:700], "script.damaged-pdf"),
        (pictures(), "script.no-text-layer"),
        (locked(), "script.locked-pdf"),
    ],
)
def test_what_has_no_letters_is_a_finding(data: bytes, code: str, capfd: pytest.CaptureFixture[str]) -> None:
    made, found = read_script(data, "a.pdf")
    assert made is None
    assert [finding.code for finding in found] == [code]
    assert capfd.readouterr().err == ""


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_mutated_pdf_never_raises(data: st.DataObject) -> None:
    whole = bytearray(_PRINTED)
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    pdf.read(bytes(whole), "a.pdf")


_PRINTED = printed(pages(PAGE))
