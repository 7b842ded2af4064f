"""XML written: escaped text and attributes, elements one a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from xml.sax.saxutils import escape

#: Characters that XML 1.0 has no way to write.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(value: str) -> str:
    """Character data; what XML cannot hold becomes U+FFFD."""
    return escape(FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value), {"\r": "&#13;"})


def tag(name: str, attributes: Mapping[str, str | None] | None = None) -> str:
    """A start tag's inside: the name and the attributes that have a value."""
    kept = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;", '"': "&quot;"}
    said = (
        f' {key}="{escape(FORBIDDEN.sub("", value), kept)}"'
        for key, value in (attributes or {}).items()
        if value is not None
    )
    return name + "".join(said)


def leaf(name: str, content: str = "", attributes: Mapping[str, str | None] | None = None) -> str:
    """One element with text that is already escaped."""
    opened = tag(name, attributes)
    return f"<{opened}>{content}</{name}>" if content else f"<{opened}/>"


def block(name: str, children: list[str], attributes: Mapping[str, str | None] | None = None) -> str:
    """An element with its children on lines of their own."""
    if not children:
        return f"<{tag(name, attributes)}/>"
    return "\n".join([f"<{tag(name, attributes)}>", *children, f"</{name}>"])


def unwritable(value: object) -> int:
    """How many characters in these texts, however nested, XML has no way to write."""
    if isinstance(value, str):
        return len(FORBIDDEN.findall(value))
    if isinstance(value, Mapping):
        return sum(unwritable(each) for each in value.values())
    if isinstance(value, tuple | list):
        return sum(unwritable(each) for each in value)
    if is_dataclass(value):
        return sum(unwritable(getattr(value, each.name)) for each in fields(value))
    return 0
