"""The bytes of an XML file and its text, there and back the same.

A UTF-16 file keeps its byte-order mark as the first character, as a little-endian reader sees it:
U+FEFF for little-endian, U+FFFE for big-endian.
"""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(r"^\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_SWAPPED = "\ufffe"
MARKS = "\ufeff" + _SWAPPED
_HEAD = 1000


def decoded(data: bytes) -> tuple[str, str, int]:
    """Text, the name of its encoding, and how many bytes were not of it."""
    if data.startswith(codecs.BOM_UTF16_BE):
        text = data[2:].decode("utf-16-be", "replace")
        return _SWAPPED + text, "UTF-16", text.count("\ufffd")
    if data.startswith(codecs.BOM_UTF16_LE) or data[1:2] == b"\0":
        text = data.decode("utf-16-le", "replace")
        return text, "UTF-16", text.count("\ufffd")
    for encoding in dict.fromkeys((_declared(data[:_HEAD].decode("latin-1")), "utf-8", "gb18030")):
        try:
            return data.decode(encoding), encoding.upper(), 0
        except UnicodeDecodeError:
            continue
    text = data.decode("utf-8", "replace")
    return text, "UTF-8", text.count("\ufffd")


def encoded(text: str) -> bytes:
    """The file's bytes, in the encoding that its mark or its declaration names."""
    if text.startswith(_SWAPPED):
        return codecs.BOM_UTF16_BE + text[1:].encode("utf-16-be", "replace")
    encoding = _declared(text[:_HEAD].lstrip("\ufeff"))
    if encoding.startswith("utf-16"):
        return text.encode("utf-16-le", "replace")
    return text.encode(encoding, "xmlcharrefreplace")


def _declared(head: str) -> str:
    """The Python name of the declared encoding; UTF-8 if there is none that is known for text."""
    found = _DECLARED.match(head.removeprefix("\xef\xbb\xbf"))
    try:
        codec = codecs.lookup(found[1] if found else "utf-8")
    except LookupError:
        return "utf-8"
    name = {"gb2312": "gb18030", "gbk": "gb18030"}.get(codec.name, codec.name)
    return name if name in _KNOWN else "utf-8"


_KNOWN = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5", "cp1252", "iso8859-1", "ascii", "shift_jis", "euc-kr"}
)  # fmt: skip
