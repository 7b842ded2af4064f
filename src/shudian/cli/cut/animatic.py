"""`shudian cut animatic`: an episode drawn before it is shot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, progress
from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    FontDirOption,
    read_file,
    report,
)

if TYPE_CHECKING:
    from shudian.model.work import Graph


def animatic(
    script: Annotated[
        Path, typer.Argument(help=said("The script.", "剧本文件。"), metavar="SCRIPT", dir_okay=False)
    ],
    *,
    episode: Annotated[int, typer.Option(help=said("The episode's number.", "集号。"))],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help=said("The folder to write into.", "写入的文件夹。"), file_okay=False
        ),
    ],
    language: Annotated[
        str | None,
        typer.Option(
            help=said(
                "Of the artist's notes: zh or en; without it, the script's own.",
                "画面标注的语言：zh 或 en；不给则随剧本。",
            )
        ),
    ] = None,
    font_dir: FontDirOption = None,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.animatic import animatic as graph_of
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.findings import NO_EPISODE
    from shudian.finding import Place
    from shudian.script import breakdown, read, timeline

    program = locate(ffmpeg)
    program.need("libx264")
    series, found = read(read_file(script), script.name)
    if series is None:
        report(found, findings)
        return
    numbers = [one.number for one in series.episodes]
    if episode not in numbers:
        listed = ", ".join(map(str, numbers)) or "–"
        report([*found, NO_EPISODE.at(Place(file=script.name), number=episode, numbers=listed)], findings)
        return
    chosen = series.episode(episode)
    sheets, _ = breakdown(series)
    graph = graph_of(
        series, chosen, timeline(chosen), sheets,
        ffmpeg=program, language=language or series.language.language, font_dir=font_dir,
    )  # fmt: skip
    _deliver(graph, f"ep{episode:02d}", output, program.path)
    report(found, findings)


def _deliver(graph: Graph, name: str, output: Path, program: Path) -> None:
    """Run the graph in a folder of its own inside `output`, then bring film and poster out whole."""
    import os
    import tempfile

    from shudian import files
    from shudian.jobs import MemoryMemo, run
    from shudian.jobs.runner import Progress, State
    from shudian.store.media import MediaStore

    os.environ["SHUDIAN_FFMPEG"] = str(program)
    with files.explained(output):
        output.mkdir(parents=True, exist_ok=True)
    total = sum(node.weight for node in graph.nodes)
    with (
        tempfile.TemporaryDirectory(dir=output, prefix=".animatic-") as folder,
        progress(said("Drawing", "绘制"), total) as step,
    ):

        def moved(event: Progress) -> None:
            if event.state is State.FINISHED:
                step(event.done)

        results = run(graph, MediaStore(Path(folder)), MemoryMemo(), progress=moved)
        for made, final in (("animatic.mp4", f"{name}.mp4"), ("poster.jpg", f"{name}.jpg")):
            files.write_whole(output / final, results.path(f"{name}/animatic", made).read_bytes())
