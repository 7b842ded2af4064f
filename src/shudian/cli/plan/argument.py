"""The files that a command is given."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said

SourceArgument = Annotated[
    Path,
    typer.Argument(
        help=said("A script, or a breakdown (JSON).", "剧本，或分场表（JSON）。"),
        metavar="SCRIPT_OR_BREAKDOWN",
    ),
]
ProductionArgument = Annotated[
    Path,
    typer.Argument(
        help=said(
            "The production (JSON): dates, cast, sets, venues, rates.",
            "制作资料（JSON）：日期、演员、场景、场地、费率。",
        ),
        metavar="PRODUCTION",
    ),
]
ProblemArgument = Annotated[
    Path,
    typer.Argument(
        help=said(
            "A problem, as `shudian plan problem` writes it.", "由 `shudian plan problem` 写出的排期问题。"
        ),
        metavar="PROBLEM",
    ),
]
PlanArgument = Annotated[
    Path,
    typer.Argument(
        help=said("A plan, as `shudian plan solve` writes it.", "由 `shudian plan solve` 写出的计划。"),
        metavar="PLAN",
    ),
]
