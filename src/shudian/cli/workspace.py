"""`shudian init` and `shudian doctor`; the option that names a workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, report, table, write_value

WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        envvar="SHUDIAN_WORKSPACE",
        help=said(
            "The workspace, or a folder inside it. Without it: the one around this folder.",
            "工作区或其中的文件夹；不给则从当前文件夹向上查找。",
        ),
    ),
]


def init(
    folder: Annotated[Path, typer.Argument(help=said("Where to make it.", "建在哪里。"), metavar="DIR")],
) -> None:
    from shudian.app import workspace

    made = workspace.init(folder)
    made.close()
    write_value(f"{made.root}\n", None)


def doctor(
    *,
    workspace: WorkspaceOption = None,
    as_json: Annotated[bool, typer.Option("--json", help=said("For machines.", "供机器读取。"))] = False,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.app.doctor import examine

    health = examine(workspace)
    if as_json:
        facts = {fact.name: fact.value for fact in health.facts}
        write_value(json.dumps(facts, ensure_ascii=False, indent=2) + "\n", None)
    else:
        table(
            [(fact.name, fact.value) for fact in health.facts], (said("what", "项目"), said("here", "现状"))
        )
    report(health.findings, findings)
