"""`shudian`: one program, a group of commands a stage."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import shudian
from shudian.cli import cut, demo, localise, models, plan, schema, script, serve, workspace
from shudian.cli.language import said
from shudian.errors import ShudianError
from shudian.wording import interface_language

app = typer.Typer(
    name="shudian",
    help=said(
        "Micro-dramas from the script line to the vertical episode.",
        "微短剧：从剧本的一行字到竖屏的一集戏。",
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"shudian {shudian.__version__}")
        raise typer.Exit


@app.callback()
def main(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help=said("Show the version.", "显示版本。")
        ),
    ] = False,
) -> None:
    pass


app.add_typer(script.app, name="script")
app.add_typer(plan.app, name="plan")
app.add_typer(cut.app, name="cut")
app.add_typer(localise.app, name="localise")
app.add_typer(models.app, name="models")
app.command(
    help=said(
        "Take the house series from script to playing episodes, then show its page.",
        "把样例剧从剧本做到可播放的剧集，并打开页面。",
    )
)(demo.demo)
app.command(
    help=said(
        "Make a workspace: one folder for the record and its media.",
        "新建工作区：一个文件夹，存放记录与媒体。",
    )
)(workspace.init)
app.command(
    help=said(
        "Say what is installed, what it can do and what to do about the rest.",
        "检查已装之物、其能力与补救办法。",
    )
)(workspace.doctor)
app.command(help=said("Show a workspace's series as pages.", "以网页展示工作区中的剧。"))(serve.serve)
app.command(help=said("Print the JSON Schema of a document.", "输出某种文档的 JSON Schema。"))(schema.schema)


def run() -> None:
    """The entry point: an error that a person should read becomes one line and exit code 1."""
    try:
        app()
    except ShudianError as error:
        print(f"shudian: {error.code}: {error.in_(interface_language())}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
