"""The formats that a script is read from, by name."""

from __future__ import annotations

from shudian.script.formats import chinese, document, fountain
from shudian.script.formats.base import Format

FORMATS: dict[str, Format] = {
    "chinese": chinese.FORMAT,
    "fountain": fountain.FORMAT,
    "json": document.FORMAT,
}
