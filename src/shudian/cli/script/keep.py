"""The options by which a breakdown keeps what was decided of the draft before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import read_file

if TYPE_CHECKING:
    from shudian.finding import Finding
    from shudian.model.breakdown import Breakdown
    from shudian.model.series import Series

KeepOption = Annotated[
    Path | None,
    typer.Option(
        "--keep",
        help=said(
            "The breakdown (JSON) of the draft before, whose decisions are kept; needs --old.",
            "上一稿的拆解表（JSON），保留其中的决定；须同时给出 --old。",
        ),
    ),
]
OldOption = Annotated[
    Path | None,
    typer.Option(
        "--old",
        help=said("The script that --keep was made from.", "--keep 所依据的上一稿剧本。"),
    ),
]


def kept_decisions(old: Path, keep: Path, series: Series, made: Breakdown) -> tuple[Breakdown, list[Finding]]:
    """The breakdown with the decisions of the draft before; as it was made where that cannot be read."""
    from shudian.model import document
    from shudian.model.breakdown import Breakdown
    from shudian.script import carry
    from shudian.script import read as read_script

    before, found = read_script(read_file(old), old.name)
    kept, more = document.read(Breakdown, read_file(keep), keep.name)
    found = [*found, *more]
    if before and kept:
        made, more = carry(before, kept, series, made)
        found += more
    return made, found
