"""Read a script: decode it, choose its format by ending and content, and review what came out."""

from __future__ import annotations

from pathlib import PurePath

from shudian.finding import Finding
from shudian.model.series import Series
from shudian.script.decode import Text, decode
from shudian.script.formats import FORMATS
from shudian.script.formats.base import Format
from shudian.script.review import review


def read(data: bytes, name: str | None = None) -> tuple[Series | None, list[Finding]]:
    """The series in a script file, with findings; None when it is no script.

    `name` is the file's name: its ending helps to choose the format, and findings point to it.
    """
    decoded = decode(data, name)
    if not isinstance(decoded, Text):
        return None, [decoded]
    series, found = chosen(decoded.text, name).read(decoded.text, name)
    findings = [*decoded.findings, *found]
    return series, [*findings, *review(series, name)] if series else findings


def chosen(text: str, name: str | None) -> Format:
    """The format whose ending the file has, if only one format uses it; else the one with most claims."""
    suffix = PurePath(name or "").suffix.lower()
    named = [format for format in FORMATS.values() if suffix in format.suffixes]
    if named and suffix not in (".txt", ".md"):
        return named[0]
    return max(FORMATS.values(), key=lambda kind: kind.claims(text))
