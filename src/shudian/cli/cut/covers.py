"""`shudian cut covers`: stills that would sell a film."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.cut.argument import MediaArgument
from shudian.cli.cut.reframe import ModelsOption
from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, report, table
from shudian.wording import interface_language

FolderOption = Annotated[
    Path,
    typer.Option("--output", "-o", help=said("The folder to write into.", "写入的文件夹。"), file_okay=False),
]
ShotsOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Its shots, as `shudian cut shots -o` writes them; found if not given.",
            "镜头表（shudian cut shots -o）；不给则自动检测。",
        ),
        dir_okay=False,
    ),
]


def covers(
    file: MediaArgument,
    *,
    output: FolderOption,
    count: Annotated[int, typer.Option(min=1, max=50, help=said("How many at most.", "最多几张。"))] = 6,
    shots: ShotsOption = None,
    models: ModelsOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.app import promotion
    from shudian.cut.covers import told
    from shudian.cut.covers.work import cover_of
    from shudian.cut.probe import look

    source, found = look(file)
    if source:
        language = interface_language()
        with promotion.bench(output) as at:
            chosen, more = promotion.covers(at, source, count, language, models=models, shots=shots)
        found += more
        heads = [said("No.", "序"), said("Frame", "帧"), said("Score", "分"), said("Why", "理由")]
        rows = [
            (place, one["frame"], f"{one['score']:.1f}", told.why(cover_of(one), language))
            for place, one in enumerate(chosen, 1)
        ]
        if rows:
            table(rows, heads)
    report(found, findings)
