"""`shudian cut shots`: where a clip is cut."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.cut.argument import MediaArgument, progress
from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, OutputOption, report, write_value


class Detectors(StrEnum):
    ADAPTIVE = "adaptive"
    TRANSNET = "transnet"


SheetOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Draw a contact sheet: one picture a shot (.png, .jpg).",
            "绘制镜头总览：每镜头一幅（.png、.jpg）。",
        ),
        dir_okay=False,
    ),
]
DetectorOption = Annotated[
    Detectors,
    typer.Option(help=said("What looks for the cuts.", "用何种方法查找切点。")),
]
ModelOption = Annotated[
    Path | None,
    typer.Option(help=said("TransNetV2 as an ONNX file.", "TransNetV2 的 ONNX 文件。"), dir_okay=False),
]


def shots(
    file: MediaArgument,
    *,
    output: OutputOption = None,
    sheet: SheetOption = None,
    detector: DetectorOption = Detectors.ADAPTIVE,
    model: ModelOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.conform import exchange
    from shudian.cut.ingest import thumbnails
    from shudian.cut.probe import look
    from shudian.cut.shots import lists, verb

    if (detector is Detectors.TRANSNET) != (model is not None):
        raise typer.BadParameter(
            said("transnet and --model need each other.", "transnet 与 --model 必须同时给出。")
        )
    ending = output.suffix.lower() if output else ".json"
    if ending not in {".json", ".csv", *exchange.ENDINGS}:
        raise typer.BadParameter(
            said(f"Nothing is written as {ending}.", f"无法写出 {ending} 格式。"), param_hint="-o"
        )
    if sheet and sheet.suffix.lower() not in thumbnails.SHEETS:
        raise typer.BadParameter(
            said("A sheet is a .png or .jpg.", "总览图须为 .png 或 .jpg。"), param_hint="--sheet"
        )
    source, found = look(file)
    network = None
    if source and model:
        from shudian.cut.shots.transnet import load

        network, more = load(model)
        found += more
    if source is None or (model and network is None):
        report(found, findings)
        return
    with progress(said("Watching", "分析"), source.info.frames) as step:
        listed = verb.find(source, network, progress=step)
    text, more = lists.write(listed, source, ending)
    found += more
    if text is not None:
        write_value(text, output)
    if sheet:
        page = thumbnails.sheet(source, lists.thumbnails(listed), title=file.name)
        thumbnails.write_sheet(page, sheet)
    report(found, findings)
