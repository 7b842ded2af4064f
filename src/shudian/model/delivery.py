"""What of a season is made for platforms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shudian.model.document import Schema
from shudian.units import Lang


@dataclass(frozen=True, slots=True)
class Delivery:
    """Languages that are drawn into the picture, and the platforms, by name, that it is drawn for."""

    SCHEMA: ClassVar = Schema("delivery", 1)

    platforms: tuple[str, ...] = ()
    languages: tuple[Lang, ...] = ()

    def __post_init__(self) -> None:
        if any(len(set(each)) < len(each) for each in (self.platforms, self.languages)):
            raise ValueError("Each platform and each language is named once.")
