"""The formats that a script is read from and written to, by name."""

from __future__ import annotations

from shudian.script.formats import chinese, chinese_layouts, document, docx, fdx, fountain, pdf, typed
from shudian.script.formats.base import Container, Format

FORMATS: dict[str, Format] = {
    "chinese": chinese.FORMAT,
    "chinese-labelled": chinese_layouts.LABELLED,
    "chinese-number-line": chinese_layouts.NUMBER_LINE,
    "fountain": fountain.FORMAT,
    "typed": typed.FORMAT,
    "json": document.FORMAT,
}
CONTAINERS: dict[str, Container] = {
    "docx": docx.FORMAT,
    "fdx": fdx.FORMAT,
    "pdf": pdf.FORMAT,
}
