"""`shudian script calibrate`, and the options by which other commands take a pace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    OutputOption,
    read_file,
    report,
    write_value,
)
from shudian.cli.script.argument import ScriptArgument

if TYPE_CHECKING:
    from shudian.finding import Finding
    from shudian.model.series import Series
    from shudian.script.pace import Pace
    from shudian.script.pace.calibrate import Fit

CutsOption = Annotated[
    Path | None,
    typer.Option(
        "--calibrate",
        help=said(
            "Fit the running times to a production: a CSV of episode,seconds of cut episodes.",
            "按成片时长校准估算：CSV 文件，每行“集数,秒数”。",
        ),
    ),
]
PaceOption = Annotated[
    Path | None,
    typer.Option(
        "--pace",
        help=said(
            "A production's own pace (TOML), as `calibrate` writes it.",
            "制作方自己的节奏常数（TOML），由 calibrate 写出。",
        ),
    ),
]


def calibrate(
    file: ScriptArgument,
    cuts: Annotated[
        Path,
        typer.Argument(
            help=said(
                "A CSV of episode,seconds (93.5 or 1:33.5), an episode a line.",
                "CSV 文件，每行“集数,秒数”（93.5 或 1:33.5）。",
            )
        ),
    ],
    *,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.script import read
    from shudian.script.pace.calibrate import calibrate as fit_pace
    from shudian.script.pace.calibrate import read_cuts

    series, found = read(read_file(file), file.name)
    lengths, more = read_cuts(read_file(cuts), cuts.name)
    found += more
    if series and lengths:
        fit, more = fit_pace(series, lengths, cuts.name)
        found += more
        if fit:
            write_value(_told(fit), output)
    report(found, findings)


def chosen_pace(series: Series, cuts: Path | None, kept: Path | None) -> tuple[Pace | None, list[Finding]]:
    """The pace that the options ask for; None for the house's, or where a finding says why not."""
    from shudian.script.pace.calibrate import calibrate as fit_pace
    from shudian.script.pace.calibrate import read_cuts
    from shudian.script.pace.tempo import read_pace

    if kept:
        return read_pace(read_file(kept).decode("utf-8-sig", "replace"), kept.name)
    if cuts:
        lengths, found = read_cuts(read_file(cuts), cuts.name)
        fit, more = fit_pace(series, lengths, cuts.name)
        return fit.pace if fit else None, [*found, *more]
    return None, []


def _told(fit: Fit) -> str:
    """The pace as TOML, how well it fits as its comments."""
    words = said(
        "episode {}: cut {:.1f} s, fitted {:.1f} s, {:+.1f}",
        "第 {} 集：成片 {:.1f} 秒，拟合 {:.1f} 秒，差 {:+.1f}",
    )
    rows = (
        words.format(number, float(cut), float(told), float(told - cut)) for number, cut, told in fit.episodes
    )
    mean = said("mean error {:.1f} s an episode", "平均每集误差 {:.1f} 秒").format(fit.mean_error)
    return fit.pace.toml() + "".join(f"# {row}\n" for row in (mean, *rows))
