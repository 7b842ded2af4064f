"""`shudian cut ingest`: material of an episode into the workspace."""

from __future__ import annotations

from typing import Annotated

import typer

from shudian.cli.cut.argument import MediaArgument
from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, report
from shudian.cli.workspace import WorkspaceOption


def ingest(
    series: Annotated[
        str, typer.Argument(help=said("The series, as its pages name it.", "剧集在网页地址中的名称。"))
    ],
    episode: Annotated[int, typer.Argument(help=said("Number of the episode.", "集号。"), min=1)],
    file: MediaArgument,
    *,
    workspace: WorkspaceOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.app import cutting
    from shudian.app import workspace as workspaces
    from shudian.app.bench import Bench

    held = workspaces.open(workspaces.find(workspace))
    try:
        report(cutting.ingest(Bench(held, series), episode, file), findings)
    finally:
        held.close()
