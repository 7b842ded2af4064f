"""A line written and approved by two people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from shudian.finding import Finding
from shudian.localise.adapted.findings import NO_WORDS, SAME_PERSON
from shudian.model.text import AdaptedLine


def written(line: AdaptedLine, change: Mapping[str, Any], source: str, who: str) -> AdaptedLine:
    """The line with the changed fields, `who` its author, for the source as it stands; approval starts anew."""
    changed = replace(line, **change)
    return changed if changed == line else replace(changed, source=source, author=who, approver=None)


def approved(line: AdaptedLine, source: str, who: str) -> AdaptedLine | Finding:
    """The line approved for the source as it stands; a finding if it is empty or the approver's own."""
    if not line.text.strip():
        return NO_WORDS.at()
    if line.author is not None and line.author.casefold() == who.casefold():
        return SAME_PERSON.at(who=who)
    return replace(line, source=source, approver=who)
