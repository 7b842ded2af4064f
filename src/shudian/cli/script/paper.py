"""The files that a breakdown is written to, by their ending."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from shudian.cli.language import said

if TYPE_CHECKING:
    from shudian.model.breakdown import Breakdown
    from shudian.model.series import Series

_ENDINGS = (".json", ".csv", ".xlsx", ".uss", ".fdx")


def ending_of(output: Path | None) -> str:
    """The ending asked for, JSON without a file; bad usage if no breakdown is written so."""
    ending = output.suffix.lower() if output else ".json"
    if ending not in _ENDINGS:
        raise typer.BadParameter(
            said(
                f"A breakdown is written as {', '.join(_ENDINGS)}, not {ending or 'without ending'}.",
                f"拆解表可写成 {'、'.join(_ENDINGS)}，不能写成 {ending or '无后缀文件'}。",
            ),
            param_hint="--output",
        )
    return ending


def written(series: Series, made: Breakdown, ending: str, language: str) -> str | bytes:
    """The breakdown's file; as .fdx it is the script with the items as tags."""
    from shudian.model import document
    from shudian.script import sheets
    from shudian.script.fdx.tagging import tagged

    match ending:
        case ".csv":
            return sheets.csv_bytes(made, language)
        case ".xlsx":
            return sheets.xlsx_bytes(made, language)
        case ".uss":
            return sheets.uss_text(made, language)
        case ".fdx":
            return tagged(series, made)
        case _:
            return document.write(made)
