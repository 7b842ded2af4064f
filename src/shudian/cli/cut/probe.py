"""`shudian cut probe`: what a media file really holds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shudian.cli.cut.argument import FfmpegOption, MediaArgument
from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    OutputOption,
    report,
    table,
    write_value,
)

if TYPE_CHECKING:
    from shudian.cut.probe import Source

ThumbnailsOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Write small pictures: JPEGs into a folder, or one sheet (.png, .jpg).",
            "写出缩略图：写入文件夹的 JPEG，或一张总览图（.png、.jpg）。",
        )
    ),
]
EveryOption = Annotated[
    float,
    typer.Option(
        min=0.04, max=3600, help=said("Seconds between two small pictures.", "两张缩略图之间的秒数。")
    ),
]


def probe(
    file: MediaArgument,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=said("As a document.", "输出为文档。"))] = False,
    loudness: Annotated[
        bool,
        typer.Option("--loudness", help=said("Measure loudness and true peak.", "测量响度与真峰值。")),
    ] = False,
    checksums: Annotated[
        bool, typer.Option("--checksums", help=said("Give xxh64 and SHA-256.", "给出 xxh64 与 SHA-256。"))
    ] = False,
    thumbnails: ThumbnailsOption = None,
    every: EveryOption = 5.0,
    output: OutputOption = None,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.ingest import measured
    from shudian.cut.probe import look
    from shudian.model import document

    source, found = look(file)
    if source is None:
        report(found, findings)
        return
    info = source.info
    if loudness:
        info, more = measured.with_loudness(info, source, locate(ffmpeg))
        found += more
    if checksums:
        info = measured.with_checksums(info, file)
    if thumbnails:
        _draw(source, thumbnails, Fraction(str(every)))
    if as_json or output:
        write_value(document.write(info), output)
    else:
        table(list(_rows(document.encode(info))), (said("field", "字段"), said("value", "值")))
    report(found, findings)


def _rows(info: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """What is known; a line a stream at the end."""
    yield from ((name, value) for name, value in info.items() if value is not None and name != "streams")
    for stream in info["streams"]:
        shape = "×".join(str(stream[side]) for side in ("width", "height") if stream[side])
        told = (stream["codec"], shape, stream["layout"], stream["language"], stream["title"])
        cover = said("cover", "封面") if stream["cover"] else None
        yield f"#{stream['index']} {stream['kind']}", " ".join(str(t) for t in (*told, cover) if t)


def _draw(source: Source, target: Path, seconds: Fraction) -> None:
    from shudian.cut.ingest import thumbnails as small

    if target.suffix.lower() not in small.SHEETS:
        small.write_each(source, target, seconds)
        return
    shown = [small.Thumbnail(at, (small.clock(source, at),)) for at in small.every(source, seconds)]
    small.write_sheet(small.sheet(source, shown, title=source.path.name), target)
