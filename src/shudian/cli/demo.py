"""`shudian demo`: the house series down the whole chain, then its page."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, report, write_value
from shudian.cli.serve import HostOption, PortOption, listen
from shudian.wording import Wording, interface_language

if TYPE_CHECKING:
    from shudian.jobs import Progress

DIR = Path(".demo")


def demo(
    *,
    folder: Annotated[
        Path, typer.Option("--dir", help=said("The workspace to build.", "要构建的工作区。"), file_okay=False)
    ] = DIR,
    serve: Annotated[
        bool, typer.Option(help=said("Show the pages when it is built.", "构建后启动网页。"))
    ] = True,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, help=said("Processes at a time; all cores if not given.", "并行进程数，默认为全部核心。")
        ),
    ] = None,
    why: Annotated[
        bool,
        typer.Option(
            "--why", help=said("Say of each piece of work why it is done.", "说明每项工作为何执行。")
        ),
    ] = False,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.app.demo import build

    with _shown(as_lines=why or not sys.stderr.isatty(), why=why) as show:
        built = build(folder, show, workers=workers)
    report(built.findings, findings)
    if serve:
        listen(built.folder, host, port, f"/series/{built.slug}")
    else:
        write_value(f"{built.folder / 'out'}\n", None)


Heard = Callable[["Progress"], None]


@contextmanager
def _shown(*, as_lines: bool, why: bool) -> Iterator[Callable[[Wording], AbstractContextManager[Heard]]]:
    """A bar for each step in a terminal, else a line for each step."""
    if as_lines:
        yield partial(_line, why=why)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[node]}"),
    )
    with Progress(*columns, console=Console(stderr=True)) as bars:

        @contextmanager
        def bar(step: Wording) -> Iterator[Heard]:
            task = bars.add_task(step.in_(interface_language()), total=None, node="")
            yield lambda news: bars.update(task, completed=news.done, total=news.total, node=news.node)
            bars.update(task, completed=1, total=1, node="")

        yield bar


@contextmanager
def _line(step: Wording, *, why: bool) -> Iterator[Heard]:
    started, known, done = time.monotonic(), set[str](), set[str]()

    def hear(news: Progress) -> None:
        (known if news.state == "kept" else done).add(news.node)
        if why and news.reasons:
            reasons = ", ".join(reason.wording.in_(interface_language()) for reason in news.reasons)
            print(f"  {news.node}: {reasons}", file=sys.stderr, flush=True)

    yield hear
    text = said(
        "{done} done, {known} known already, {seconds:.1f} s", "完成 {done}，已有 {known}，{seconds:.1f} 秒"
    )
    told = text.format(done=len(done), known=len(known), seconds=time.monotonic() - started)
    print(f"{step.in_(interface_language())}: {told}", file=sys.stderr, flush=True)
