"""Text out of bytes: UTF-8, UTF-16 with its mark, GB18030."""

from __future__ import annotations

import codecs

from shudian.finding import Finding, Place
from shudian.localise.findings import ENCODING, NOT_TEXT


def text_of(data: bytes, file: str | None = None) -> tuple[str | None, list[Finding]]:
    """The text without its byte order mark; a note where it is not UTF-8, None where it is no text."""
    place = Place(file=file)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig" if _reads(data, "utf-8-sig") else "gb18030"
    if not _reads(data, encoding):
        return None, [NOT_TEXT.at(place)]
    text = data.decode(encoding).removeprefix("\ufeff")
    if text.count("\0") * 20 > len(text):
        return None, [NOT_TEXT.at(place)]
    notes = [] if encoding == "utf-8-sig" else [ENCODING.at(place, encoding=encoding.upper())]
    return text, notes


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
