"""The title page as the Fountain writer writes it."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.model.people import Character
from shudian.model.series import ElementKind, Series
from shudian.script.fountain.builder import people
from shudian.script.fountain.title_page import language
from shudian.script.fountain.words import escaped, hidden, literal, plain

#: Elements that stand before the first episode and are no part of the title page.
KINDS = frozenset({ElementKind.NOTE, ElementKind.OMITTED, ElementKind.SECTION, ElementKind.SYNOPSIS})


def title_page(series: Series, page: str, chinese: bool) -> str:
    """Keys and values; the language only where the page's letters would not tell it."""
    lines = [
        *_value("Title", series.title),
        *_value("Source", series.source_work),
        *_value("Logline", series.logline),
        *_value("Synopsis", series.synopsis),
    ]
    if series.characters:
        lines += ["Characters:", *(f"    {_person(each, chinese)}" for each in series.characters)]
    if language({}, "\n".join(lines) + page) != series.language:
        lines.append(f"Language: {series.language}")
    return "\n".join(lines)


def _value(key: str, words: str | None) -> Iterator[str]:
    if not words:
        return
    safe = (
        words if plain(hidden(words)) == words and "[[" not in words and "/*" not in words else escaped(words)
    )
    lines = safe.replace("\n\n", "\\n\n").split("\n")
    if len(lines) == 1:
        yield f"{key}: {lines[0]}"
    else:
        yield f"{key}:"
        yield from (f"    {line}" for line in lines)


def _person(person: Character, chinese: bool) -> str:
    """`林知夏（27，Mia）：…`"""
    written = ""
    for safe in (str, _safe):
        said = [safe(part) for part in (person.age, person.name_en) if part]
        noted = (
            ("（{}）" if chinese else " ({})").format("，".join(said) if chinese else ", ".join(said))
            if said
            else ""
        )
        written = f"{safe(person.name)}{noted}{'：' if chinese else ': '}{safe(person.bio or '')}".rstrip()
        if people(hidden(written)) == [person]:
            break
    return written


def _safe(text: str) -> str:
    return literal(escaped(text, "：:（）(),，、/；;。")).replace("\n", "\\n")
