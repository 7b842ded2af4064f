"""`shudian script breakdown`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value
from shudian.cli.script.argument import ScriptArgument
from shudian.cli.script.calibrate import CutsOption, PaceOption, chosen_pace
from shudian.cli.script.keep import KeepOption, OldOption, kept_decisions
from shudian.cli.script.paper import ending_of, written
from shudian.wording import interface_language

ProductionOption = Annotated[
    Path | None,
    typer.Option(
        "--production",
        help=said(
            "The production document: checks brands, sets and cast against it.",
            "制作资料文档：据此核对品牌植入、场景和演员。",
        ),
    ),
]


def breakdown(
    file: ScriptArgument,
    *,
    output: OutputOption = None,
    production: ProductionOption = None,
    keep: KeepOption = None,
    old: OldOption = None,
    cuts: CutsOption = None,
    pace: PaceOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.model import document
    from shudian.model.production import Production
    from shudian.script import breakdown as break_down
    from shudian.script import read as read_script

    if cuts and pace:
        raise typer.BadParameter(
            said("Give one of --calibrate and --pace.", "--calibrate 与 --pace 只能给一个。"),
            param_hint="--pace",
        )
    ending = ending_of(output)
    if bool(keep) != bool(old):
        raise typer.BadParameter(
            said("--keep and --old go together.", "--keep 与 --old 须一同给出。"),
            param_hint="--old" if keep else "--keep",
        )
    series, found = read_script(read_file(file), file.name)
    wanted: Production | None = None
    if production:
        wanted, more = document.read(Production, read_file(production), production.name)
        found += more
    if series and (wanted or not production):
        tempo, more = chosen_pace(series, cuts, pace)
        found += more
        made, more = break_down(series, wanted, tempo)
        found += more
        if keep and old:
            made, more = kept_decisions(old, keep, series, made)
            found += more
        write_value(written(series, made, ending, interface_language()), output)
    report(found, findings)
