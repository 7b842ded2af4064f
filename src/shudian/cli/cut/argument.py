"""What several commands of `shudian cut` take, and the bar that they show."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said

MediaArgument = Annotated[
    Path, typer.Argument(help=said("A video file.", "视频文件。"), metavar="IN", dir_okay=False)
]
OutArgument = Annotated[
    Path, typer.Argument(help=said("The file to write.", "要写出的文件。"), metavar="OUT", dir_okay=False)
]
FfmpegOption = Annotated[
    Path | None,
    typer.Option(
        "--ffmpeg", help=said("The ffmpeg program to use.", "要使用的 ffmpeg 程序。"), dir_okay=False
    ),
]


@contextmanager
def progress(what: str, whole: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error where a person watches it."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=whole)
        yield lambda done: bar.update(task, completed=done)
