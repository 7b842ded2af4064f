"""Text out of bytes: UTF-8, UTF-16 with its mark or without, GB18030, Windows-1252."""

from __future__ import annotations

import codecs
import re

from shudian.finding import Finding, Place
from shudian.localise.findings import ENCODING, NOT_TEXT

#: Chinese is made of pairs of high bytes, in Western text a high byte stands among letters.
_PAIR = re.compile(rb"[\x81-\xfe][\x80-\xfe]")
_BEFORE_LETTER = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def text_of(data: bytes, file: str | None = None) -> tuple[str | None, list[Finding]]:
    """The text without its byte order mark; a note where it is not UTF-8, None where it is no text."""
    place = Place(file=file)
    encoding = next((name for name in _likely(data) if _reads(data, name)), None)
    if encoding is None:
        return None, [NOT_TEXT.at(place)]
    text = data.decode(encoding).removeprefix("\ufeff")
    if text.count("\0") * 20 > len(text) or (encoding == "cp1252" and _CONTROL.search(text)):
        return None, [NOT_TEXT.at(place)]
    notes = [] if encoding == "utf-8-sig" else [ENCODING.at(place, encoding=encoding.upper())]
    return text, notes


def _likely(data: bytes) -> tuple[str, ...]:
    """Encodings in the order in which they are tried."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    for name, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) % 2 == 0 and zeros.count(0) * 5 > len(zeros) * 2 and data.count(0) * 5 < len(data) * 3:
            return (name,)
    western = len(_BEFORE_LETTER.findall(data)) > len(_PAIR.findall(data))
    return ("utf-8-sig", "cp1252", "gb18030") if western else ("utf-8-sig", "gb18030", "cp1252")


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
