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
def fetch(*, folder: FolderOption = None) -> None:
    from shudian.app import models
    from shudian.cut.models import shelf
    from shudian.wording import interface_language

    language = interface_language()
    for model, fetched in models.fetch(folder):
        done = said("fetched", "已获取") if fetched else said("there", "已有")
        typer.echo(f"{model.name}\t{done}\t{shelf.folder(folder) / model.file}")
        typer.echo(f"\t{model.label.in_(language)}: {model.source}; {model.licence}")


@app.command(
    "list",
    help=said("Show the models, their licences and whether they are here.", "列出模型、许可与是否已有。"),
)
def show(*, folder: FolderOption = None) -> None:
    from shudian.cut.models import shelf

    for model in shelf.models():
        there = shelf.find(model, folder)
        typer.echo(f"{model.name}\t{there or '–'}")
        typer.echo(f"\t{model.package} {model.version}, sha256 {model.sha256}, {model.bytes} B")
        typer.echo(f"\t{model.source}; {model.licence}")
