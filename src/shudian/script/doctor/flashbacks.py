"""Flashback marks without a partner."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.finding import Finding
from shudian.model.series import Series
from shudian.script.doctor.places import at_element, scenes
from shudian.script.flashback import pairing, told


def unpaired(series: Series) -> Iterator[Finding]:
    parts = list(scenes(series))
    for lone in pairing([scene for _, scene in parts]).lone:
        yield told(lone, at_element(*parts[lone.at[0]], lone.mark))
