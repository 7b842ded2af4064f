"""`shudian cut`: from pictures to a finished vertical episode."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    FontDirOption,
    OutputOption,
    read_file,
    report,
    table,
    write_value,
)

if TYPE_CHECKING:
    from shudian.model.work import Graph

app = typer.Typer(
    help=said("Cut: pictures to a finished vertical episode.", "剪辑：从素材到竖屏成片。"),
    rich_markup_mode=None,
    no_args_is_help=True,
)

MediaArgument = Annotated[
    Path, typer.Argument(help=said("A video file.", "视频文件。"), metavar="IN", dir_okay=False)
]


@app.command(
    help=said("Say what a media file really holds.", "查明媒体文件的真实内容。"),
)
def probe(
    file: MediaArgument,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=said("As a document.", "输出为文档。"))] = False,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.probe import probe as probe_file
    from shudian.model import document

    info, found = probe_file(file)
    if info and (as_json or output):
        write_value(document.write(info), output)
    elif info:
        rows = [(name, value) for name, value in document.encode(info).items() if value is not None]
        table(rows, (said("field", "字段"), said("value", "值")))
    report(found, findings)


OutArgument = Annotated[
    Path, typer.Argument(help=said("The file to write.", "要写出的文件。"), metavar="OUT", dir_okay=False)
]
FfmpegOption = Annotated[
    Path | None,
    typer.Option(
        "--ffmpeg", help=said("The ffmpeg program to use.", "要使用的 ffmpeg 程序。"), dir_okay=False
    ),
]


PathOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Render this crop path (see --save-path), edited or not, instead of drawing one.",
            "按此裁切路径渲染（见 --save-path，可先编辑），不再自动生成。",
        ),
        dir_okay=False,
    ),
]
SavePathOption = Annotated[
    Path | None,
    typer.Option(
        help=said("Write the crop path here as JSON.", "把裁切路径写成 JSON 存到此处。"), dir_okay=False
    ),
]
PreviewOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Draw the crop over the source: a film (.mp4) or one picture a shot (.png).",
            "把裁切框画在原画面上：视频（.mp4）或每镜头一帧（.png）。",
        ),
        dir_okay=False,
    ),
]


@app.command(
    help=said(
        "Turn a horizontal clip into a vertical one that follows its subject.",
        "把横屏素材改为跟随主体的竖屏。",
    )
)
def reframe(
    file: MediaArgument,
    out: OutArgument,
    *,
    path: PathOption = None,
    save_path: SavePathOption = None,
    preview: PreviewOption = None,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.probe import look
    from shudian.cut.reframe import verb
    from shudian.model import document

    program = locate(ffmpeg)
    program.need("libx264")
    source, found = look(file)
    if source is None:
        report(found, findings)
        return
    if path:
        drawn, more = verb.read_path(read_file(path), source, str(path))
    else:
        with progress(said("Watching", "分析"), source.info.frames) as step:
            drawn, more = verb.plan(source, progress=step)
    found += more
    if drawn is None:
        report(found, findings)
        return
    if save_path:
        write_value(document.write(drawn), save_path)
    if preview:
        from shudian.cut.reframe.preview import preview as draw_preview

        draw_preview(source, drawn, preview, program)
    with progress(said("Rendering", "渲染"), source.info.frames) as step:
        verb.render(source, drawn, out, program, progress=step)
    report(found, findings)


@contextmanager
def progress(what: str, whole: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error where a person watches it."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=whole)
        yield lambda done: bar.update(task, completed=done)


@app.command(
    help=said(
        "Finish a file: subtitles in or beside the picture, sound levelled, size set.",
        "成片渲染：压制或封装字幕，统一响度，设定尺寸。",
    )
)
def render(
    file: MediaArgument,
    out: OutArgument,
    *,
    subtitles: Annotated[
        Path | None,
        typer.Option(
            help=said("A WebVTT, SRT or ASS file.", "WebVTT、SRT 或 ASS 字幕文件。"), dir_okay=False
        ),
    ] = None,
    burn: Annotated[
        bool,
        typer.Option(
            "--burn",
            help=said("Draw the subtitles into the picture.", "把字幕压制到画面中。"),
        ),
    ] = False,
    lufs: Annotated[
        float,
        typer.Option(
            min=-40, max=-6, help=said("Integrated loudness to level to.", "目标综合响度（LUFS）。")
        ),
    ] = -14.0,
    size: Annotated[
        str | None,
        typer.Option(
            metavar="WxH", help=said("Fit the picture into this size.", "把画面放入此尺寸，如 1080x1920。")
        ),
    ] = None,
    font_dir: FontDirOption = None,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.probe import look
    from shudian.cut.render import Order
    from shudian.cut.render import render as render_file

    if burn and not subtitles:
        raise typer.BadParameter(said("--burn needs --subtitles.", "--burn 需要同时给出 --subtitles。"))
    order = Order(subtitles, burn, lufs, _size(size), font_dir)
    program = locate(ffmpeg)
    source, found = look(file)
    if source:
        found += render_file(source, order, out, program)
    report(found, findings)


def _size(written: str | None) -> tuple[int, int] | None:
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


@app.command(help=said("Package an episode for players (HLS).", "把一集打包成播放器可用的 HLS。"))
def package(
    file: MediaArgument,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help=said(
                "The folder to write; it must not exist or be empty.", "要写出的文件夹；须不存在或为空。"
            ),
            file_okay=False,
        ),
    ],
    subtitles: Annotated[
        list[Path] | None,
        typer.Option(
            help=said(
                "A subtitle file named like ep01.th.vtt; may be given many times.",
                "按 ep01.th.vtt 形式命名的字幕文件；可多次给出。",
            ),
            dir_okay=False,
        ),
    ] = None,
    low: Annotated[
        bool, typer.Option("--low", help=said("Add a rendition for slow networks.", "增加低码率版本。"))
    ] = False,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.package import deliver, read_texts
    from shudian.cut.probe import look

    program = locate(ffmpeg)
    source, found = look(file)
    named = {path.name: read_file(path) for path in subtitles or ()}
    texts, more = read_texts(named)
    found += more
    if source and texts is not None:
        found += deliver(source, texts, output, program, low=low)
    report(found, findings)


@app.command(
    help=said(
        "Draw a timed vertical animatic of an episode from its script: ep01.mp4 and ep01.jpg.",
        "由剧本生成一集的竖屏动态分镜：ep01.mp4 与 ep01.jpg。",
    )
)
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
