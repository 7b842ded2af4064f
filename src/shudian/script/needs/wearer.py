"""Whose a garment or a wound is: the name before it in the sentence, or after 披在, 给."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shudian.script.needs.thing import Named

_SENTENCE = re.compile(r"[。！？!?\n]|\.\s")
_PUT_ON = re.compile(r"\s*(?:披|穿|戴|套|盖|裹|系)(?:在|到|上|给)+|\s*(?:over|around|on|onto) ")


def wearer(text: str, thing: Named, people: Sequence[tuple[int, str]]) -> str | None:
    """`people` are the names in the text, each with its place, in order."""
    if put := _PUT_ON.match(text, thing.end):
        after = next((name for at, name in people if at == put.end()), None)
        if after:
            return after
    begins = max((found.end() for found in _SENTENCE.finditer(text, 0, thing.start)), default=0)
    before = [name for at, name in people if begins <= at < thing.start]
    return before[-1] if before else None
