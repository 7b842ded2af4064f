"""`shudian models`: the learned models that the stages can use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said

app = typer.Typer(
    help=said("Models: files that were learned, and where they stand.", "模型：所用模型文件及其位置。"),
    rich_markup_mode=None,
    no_args_is_help=True,
)
FolderOption = Annotated[
    Path | None,
    typer.Option(
        "--dir",
        help=said(
            "The folder of model files; else SHUDIAN_MODELS, else the user's cache folder.",
            "模型文件夹；默认取 SHUDIAN_MODELS，再默认为用户缓存文件夹。",
        ),
        file_okay=False,
    ),
]


@app.command(
    help=said(
        "Fetch the models out of their packages, checked by SHA-256; once there, no network is needed.",
        "从各自软件包中取出模型并核对 SHA-256；取得后无需联网。",
    )
)
def fetch(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help=said("Only these, by the names that `list` shows.", "只取这些（名称见 list）。"),
            metavar="NAME",
        ),
    ] = None,
    *,
    folder: FolderOption = None,
) -> None:
    from shudian.app import models
    from shudian.weights import shelf
    from shudian.wording import interface_language

    known = [model.name for model in shelf.models()]
    for name in names or ():
        if name not in known:
            raise typer.BadParameter(f"{name}: {', '.join(known)}", param_hint="NAME")
    language = interface_language()
    for model, fetched in models.fetch(folder, names or ()):
        done = said("fetched", "已获取") if fetched else said("there", "已有")
        typer.echo(f"{model.name}\t{done}\t{shelf.folder(folder) / model.place}")
        typer.echo(f"\t{model.label.in_(language)}: {model.source}; {model.licence}")


@app.command(
    "list",
    help=said("Show the models, their licences and whether they are here.", "列出模型、许可与是否已有。"),
)
def show(*, folder: FolderOption = None) -> None:
    from shudian.weights import shelf

    for model in shelf.models():
        there = shelf.find(model, folder)
        typer.echo(f"{model.name}\t{there or '–'}")
        for each in model.files:
            carried = " + ".join(f"{part.package} {part.version}" for part in each.parts)
            typer.echo(f"\t{each.file}: {carried}, sha256 {each.sha256}, {each.bytes} B")
        typer.echo(f"\t{model.source}; {model.licence}")
