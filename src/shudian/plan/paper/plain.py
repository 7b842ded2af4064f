"""Text without what no paper can hold: control characters, halves of surrogate pairs."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """The text as XML, workbooks, calendars and typefaces take it; tabs and line breaks stay."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n"))
