"""XML from strangers: entities, depth and size are looked at before any library builds a tree of it."""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

from shudian.cut.conform import findings as kinds
from shudian.finding import Finding, Place

_DEEPEST = 100
_ELEMENTS = 400_000


class _Refused(Exception):  # it carries the reason out of expat, no more
    pass


def refused(data: bytes, name: str | None = None) -> list[Finding]:
    """What forbids to read this XML, with its line; nothing if it may be read."""
    parser = expat.ParserCreate()
    depth = count = 0

    def opens(_tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _DEEPEST or count > _ELEMENTS:
            raise _Refused("it is nested too deep" if depth > _DEEPEST else "it holds too many elements")

    def closes(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def declares(*_entity: object) -> NoReturn:
        raise _Refused("it declares entities")

    parser.StartElementHandler = opens
    parser.EndElementHandler = closes
    parser.EntityDeclHandler = declares
    parser.ExternalEntityRefHandler = declares
    try:
        parser.Parse(data, True)
    except _Refused as error:
        place = Place(file=name, line=parser.CurrentLineNumber)
        return [kinds.UNSAFE_XML.at(place, why=error)]
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None)
        return [kinds.NOT_TIMELINE.at(Place(file=name, line=line), why=str(error).rstrip("."))]
    return []
