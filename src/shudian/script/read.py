"""Read a script: decode it, choose its format by ending and content, and review what came out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from shudian.finding import Finding
from shudian.model.series import Manuscript, Series
from shudian.script.decode import Text, decode
from shudian.script.doctor import review
from shudian.script.formats import CONTAINERS, FORMATS
from shudian.script.recap import with_recaps


def read(data: bytes, name: str | None = None) -> tuple[Series | None, list[Finding]]:
    """The series in a script file, with findings; None when it is no script.

    `name` is the file's name: its ending helps to choose the format, and findings point to it.
    """
    series, findings = _read(data, name)
    return series, [*findings, *review(series)] if series else findings


def _read(data: bytes, name: str | None) -> tuple[Series | None, list[Finding]]:
    for container in CONTAINERS.values():
        if container.holds(data):
            series, found = container.read(data, name)
            return series and with_recaps(series), found
    decoded = decode(data, name)
    if not isinstance(decoded, Text):
        return None, [decoded]
    format = chosen(decoded.text, name)
    series, found = FORMATS[format].read(decoded.text, name)
    if series and format != "json":  # a document brings its own
        manuscript = Manuscript(format, tuple(decoded.text.split("\n")))
        series = with_recaps(replace(series, manuscript=manuscript))
    return series, [*decoded.findings, *found]


def chosen(text: str, name: str | None) -> str:
    """The format whose ending the file has, if only one format uses it; else the one with most claims."""
    suffix = PurePath(name or "").suffix.lower()
    named = [format for format, kind in FORMATS.items() if suffix in kind.suffixes]
    if named and suffix not in (".txt", ".md"):
        return named[0]
    return max(FORMATS, key=lambda each: FORMATS[each].claims(text))
