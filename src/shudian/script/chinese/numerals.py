"""Numbers written in hanzi, as far as episodes, scenes and head counts go."""

from __future__ import annotations

NUMERALS = "零〇一二两三四五六七八九十百"
_DIGITS = {hanzi: value for value, hanzi in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def number(written: str) -> int:
    """`12`, `十二`, `一百零三` as a number."""
    if written.isdecimal():
        return int(written)
    total = pending = 0
    for hanzi in written:
        if hanzi in _DIGITS:
            pending = _DIGITS[hanzi]
        else:
            total += (pending or 1) * (10 if hanzi == "十" else 100)
            pending = 0
    return total + pending
