"""What a language model wrote, read as far as it can be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    id: str
    text: str
    literal: str | None = None
    note: str | None = None


def lines_said(content: str) -> tuple[Said, ...]:
    """The lines of an answer; of one that was cut off, those that are whole. None of it readable: none."""
    return tuple(line for each in _objects(content) if (line := _line(each)))


def _objects(content: str) -> Iterator[dict[str, Any]]:
    """Every object with an id, wherever it stands: in fences, after a preface, in an array that does not end."""
    decoder = json.JSONDecoder()
    at = content.find("{")
    while at >= 0:
        try:
            found, end = decoder.raw_decode(content, at)
        except (json.JSONDecodeError, RecursionError):
            found, end = None, at + 1
        if isinstance(found, dict):
            inside = found.get("lines") if "id" not in found else [found]
            yield from (
                (each for each in inside or () if isinstance(each, dict)) if isinstance(inside, list) else ()
            )
        at = content.find("{", end)


def _line(said: dict[str, Any]) -> Said | None:
    id, text = said.get("id"), said.get("text")
    if isinstance(id, bool) or not isinstance(id, str | int) or not isinstance(text, str):
        return None
    return Said(str(id).strip(), text.strip(), _text(said.get("literal")), _text(said.get("note")))


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
