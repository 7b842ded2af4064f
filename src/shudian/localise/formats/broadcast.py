"""Formats of broadcasters as ttconv documents; it is quiet here, and what it leaves aside is counted."""

from __future__ import annotations

import logging
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from shudian.localise.formats.ttml_names import Names, names_of
from shudian.localise.reading import text_of

if TYPE_CHECKING:
    from ttconv import model


class Unreadable(Exception):
    """The bytes are no document of the format."""


class _Counter(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002  # only how many
        self.count += 1


def imsc_document(data: bytes) -> tuple[model.ContentDocument, Names, int]:
    from ttconv.imsc import reader

    root = _root(data)
    tree = ET.ElementTree(root)
    names = names_of(root)
    doc, told = _quietly(lambda: reader.to_model(tree))
    return doc, names, told


def _root(data: bytes) -> ET.Element:
    """As the file says its encoding, else as the bytes show it."""
    for source in (data, text_of(data)[0]):
        try:
            return ET.fromstring(source or "")  # noqa: S314  # expat bounds how entities grow, nothing is fetched
        except (ET.ParseError, ValueError, LookupError):
            continue
    raise Unreadable


def scc_document(text: str) -> tuple[model.ContentDocument, int]:
    from ttconv.scc import reader

    return _quietly(lambda: reader.to_model(text))


def stl_document(data: bytes) -> tuple[model.ContentDocument, int]:
    from ttconv.stl import reader

    return _quietly(lambda: reader.to_model(BytesIO(data)))


def _quietly(
    read: Callable[[], model.ContentDocument | None],
) -> tuple[model.ContentDocument, int]:
    logger, counter = logging.getLogger("ttconv"), _Counter()
    before = logger.propagate
    logger.addHandler(counter)
    logger.propagate = False
    try:
        doc = read()
    except Exception as error:  # it raises whatever it meets in a broken file
        raise Unreadable from error
    finally:
        logger.removeHandler(counter)
        logger.propagate = before
    if doc is None:
        raise Unreadable
    return doc, counter.count
