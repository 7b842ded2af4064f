"""`shudian cut season`: every file of a season from one plan."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, progress
from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, FontDirOption, report

if TYPE_CHECKING:
    from shudian.app.season import Bench
    from shudian.jobs import Executor


class Jobs(StrEnum):
    LOCAL = "local"
    RAY = "ray"


def season(
    plan: Annotated[
        Path,
        typer.Argument(
            help=said("The season as TOML or JSON.", "整季的描述文件（TOML 或 JSON）。"),
            metavar="PLAN",
            dir_okay=False,
        ),
    ],
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help=said("The folder to write into.", "写入的文件夹。"), file_okay=False
        ),
    ],
    jobs: Annotated[
        Jobs,
        typer.Option(help=said("Work on this machine or on a Ray cluster.", "在本机还是 Ray 集群上执行。")),
    ] = Jobs.LOCAL,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=said("How many jobs at a time; all cores if not given.", "并行作业数；不给则用全部核心。"),
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help=said("Say what would run, and why; run nothing.", "只说明将执行什么及其原因，不实际执行。"),
        ),
    ] = False,
    font_dir: FontDirOption = None,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.app.season import bench

    with bench(plan, output, ffmpeg=ffmpeg, font_dir=font_dir) as (ready, found):
        if ready and explain:
            _explain(ready)
        elif ready:
            _render(ready, _executor(jobs, workers), workers)
    report(found, findings)


def _executor(jobs: Jobs, workers: int | None) -> Executor | None:
    if jobs is Jobs.LOCAL:
        return None
    from shudian.jobs.cluster import Cluster

    return Cluster(workers)


def _explain(ready: Bench) -> None:
    from shudian.wording import interface_language

    language = interface_language()
    why = ready.why()
    for node, reasons in why.items():
        print(f"{node}: {', '.join(reason.wording.in_(language) for reason in reasons)}")
    kept = len(ready.plan.graph.nodes) - len(why)
    print(said(f"{len(why)} to run, {kept} reused.", f"需执行 {len(why)} 项，复用 {kept} 项。"))


def _render(ready: Bench, executor: Executor | None, workers: int | None) -> None:
    from shudian.cut.package.cmaf import PLAY_LIST
    from shudian.jobs import Progress, State

    total = sum(node.weight for node in ready.plan.graph.nodes)
    with progress(said("Rendering", "渲染"), total) as step:

        def moved(event: Progress) -> None:
            if event.state is not State.STARTED:
                step(event.done)

        results = ready.render(workers=workers, executor=executor, progress=moved)
    kept = len(ready.plan.graph.nodes) - len(results.ran)
    print(said(f"{len(results.ran)} done, {kept} reused.", f"完成 {len(results.ran)} 项，复用 {kept} 项。"))
    packages = [f"{package.folder}/{PLAY_LIST}" for package in ready.packages]
    for name in [*ready.plan.files, *packages]:
        print(ready.output / name)
