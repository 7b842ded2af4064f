"""The stage's dated data: TOML tables under `rules/`, each with its source."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_RULES = Path(__file__).parent / "rules"


@cache
def table(name: str) -> dict[str, Any]:
    """The table `rules/<name>.toml`."""
    return tomllib.loads((_RULES / f"{name}.toml").read_text("utf-8"))
