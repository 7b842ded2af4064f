"""The figures by which a clip is looked at and its window decided: `rules/reframe.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _read() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("shudian.cut") / "rules" / "reframe.toml").read_text("utf-8"))


def rules(part: str) -> dict[str, Any]:
    return _read()[part]
