"""What the first typeface lacks is set in another, and what none has is seen to be missing."""

import io
from datetime import date

import pypdfium2 as pdfium
import pytest

from shudian import fonts
from shudian.plan.paper.engines.canvas import Canvas, Type


def canvas() -> Canvas:
    made = Canvas(fonts.need("Hans").path, "天青 😀", "zh", date(2027, 4, 12))
    made.page()
    return made


def read(made: Canvas) -> str:
    with pdfium.PdfDocument(io.BytesIO(made.bytes())) as book:
        said: str = book[0].get_textpage().get_text_range()
        return said


@pytest.mark.parametrize("bold", [False, True])
def test_thai_and_cyrillic_stand_beside_hanzi(bold: bool) -> None:
    made = canvas()
    made.paragraph(made.margin, "第1天 สวัสดี ğ д", Type(12, bold=bold), made.width)
    assert {"第", "天", "ส", "ว", "ด", "ğ", "д"} <= set(read(made))


def test_what_no_face_has_is_a_box_as_wide_as_it_measures() -> None:
    made = canvas()
    made.paragraph(made.margin, "开机😀大吉", Type(12), made.width)
    assert "开机□大吉" in read(made)
    assert made.measure(Type(12))("😀") == made.measure(Type(12))("□") > 0


def test_a_text_is_as_wide_as_its_pieces() -> None:
    made = canvas()
    measure = made.measure(Type(9))
    assert measure("天ไд") == pytest.approx(measure("天") + measure("ไ") + measure("д"))
    made.text(made.margin, 20, "天ไд", Type(9), align="R")
    assert {"天", "ไ", "д"} <= set(read(made))


@pytest.mark.parametrize("bold", [False, True])
def test_arabic_letters_are_joined_and_its_words_run_from_the_right(bold: bool) -> None:
    made = canvas()
    made.paragraph(made.margin, "沈砚 سلام عليكم 1-2", Type(12, bold=bold), made.width)
    with pdfium.PdfDocument(io.BytesIO(made.bytes())) as book:
        page = book[0].get_textpage()
        at = {chr(pdfium.raw.FPDFText_GetUnicode(page.raw, n)): n for n in range(page.count_chars())}
        places = {char: page.get_charbox(at[char])[0] for char in "沈سك2"}
    assert places["沈"] < places["ك"] < places["س"] < places["2"]
