"""What the commands of `shudian localise` that listen ask alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import language_of
from shudian.finding import Finding

if TYPE_CHECKING:
    from shudian.app.listening import Listening
    from shudian.localise.listen.sync import Manner, Stretch
    from shudian.units import Lang

FilmArgument = Annotated[
    Path,
    typer.Argument(help=said("A film or recording.", "影片或录音。"), metavar="FILM", dir_okay=False),
]
KeepOption = Annotated[
    Path | None,
    typer.Option(
        "--keep",
        help=said(
            "A folder for what was heard, window by window: a run that was cut off goes on there.",
            "存放已识听内容的文件夹（按时间窗）；中断后可由此续作。",
        ),
        file_okay=False,
    ),
]
ToArgument = Annotated[
    Path,
    typer.Argument(
        help=said(
            "The reference: subtitles that fit, in any language, or the film's sound.",
            "参考：任一语言的已对齐字幕，或影片声音。",
        ),
        metavar="REFERENCE",
        dir_okay=False,
    ),
]


@contextmanager
def listener(
    film: Path, keep: Path | None, *, model: bool = True
) -> Iterator[tuple[Listening | None, list[Finding]]]:
    """A bar stands on standard error where a person watches it."""
    import sys

    from rich.console import Console
    from rich.progress import Progress as Bar

    from shudian.app.listening import listening
    from shudian.jobs import Progress

    with Bar(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(said("Listening", "识听"), total=None)

        def step(event: Progress) -> None:
            bar.update(task, completed=event.done, total=event.total)

        with listening(film, keep, model=model, progress=step) as opened:
            yield opened


def spoken_language(tag: str | None, file: Path) -> Lang:
    language = language_of(tag, file)
    if language is None:
        raise typer.BadParameter(
            said("Name the language that is spoken: --lang.", "请用 --lang 指明所说语言。")
        )
    return language


def reference_of(file: Path) -> tuple[list[Stretch], Manner, list[Finding]]:
    """Spans of subtitles by the file's ending, else of speech in its sound."""
    from shudian.cli.output import read_file
    from shudian.localise.formats import reader_of
    from shudian.localise.listen.moved import spans
    from shudian.localise.listen.sync import SPEECH, SUBTITLES
    from shudian.units import Lang

    if form := reader_of(file):
        track, found = form.read(read_file(file), language_of(None, file) or Lang("und"), file=file.name)
        return spans(track) if track else [], SUBTITLES, found
    from shudian.localise.listen.findings import NO_SPEECH

    with listener(file, None, model=False) as (opened, found):
        if opened is None:
            return [], SPEECH, found
        spoken = opened.speech
        return spoken, SPEECH, found if spoken else [*found, NO_SPEECH.at()]
