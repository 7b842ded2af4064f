"""Things named in a line of action, by the lexicon of its language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shudian.script.needs import chinese, english
from shudian.script.needs.thing import Named
from shudian.script.terms import has_hanzi


def named_in(text: str, people: Sequence[tuple[int, int]] = ()) -> Iterator[Named]:
    """Every thing in a text, in order; `people` are the spans of its names, in which nothing is a thing."""
    return chinese.things(text, people) if has_hanzi(text) else english.things(text, people)
