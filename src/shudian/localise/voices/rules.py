"""The numbers of `rules/voices.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from shudian.units import Lang


@cache
def rules() -> dict[str, Any]:
    return tomllib.loads((files("shudian.localise") / "rules" / "voices.toml").read_text("utf-8"))


def of_language(table: str, language: Lang) -> Any:
    """What a table says of a tag, else of its language, else by default."""
    said = rules()[table]
    for name in (language.tag, language.language):
        if name in said:
            return said[name]
    return said["default"]
