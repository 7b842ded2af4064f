"""What several commands of `shudian cut` take, and the bar that they show."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said

if TYPE_CHECKING:
    from shudian.cut.platforms import Profile

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


def size_of(written: str | None) -> tuple[int, int] | None:
    """Width and height from `1080x1920`; both even, as pictures are coded."""
    if written is None:
        return None
    sides = written.lower().replace("×", "x").split("x")
    if len(sides) != 2 or not all(side.isdigit() and 16 <= int(side) <= 8192 for side in sides):
        raise typer.BadParameter(
            said(f"{written} is no size such as 1080x1920.", f"{written} 不是 1080x1920 这样的尺寸。")
        )
    width, height = (int(side) for side in sides)
    if width % 2 or height % 2:
        raise typer.BadParameter(said("Both sides must be even.", "宽和高都必须是偶数。"))
    return width, height


def platform(name: str) -> Profile:
    """The profile of this name."""
    from shudian.cut import platforms

    try:
        return platforms.profile(name)
    except KeyError as error:
        names = ", ".join(each.name for each in platforms.profiles())
        raise typer.BadParameter(
            said(
                f"No platform is called {name}; there are {names}.",
                f"没有名为 {name} 的平台；可选：{names}。",
            ),
            param_hint="--profile",
        ) from error
