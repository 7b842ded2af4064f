"""`shudian script`: a file a command."""

from __future__ import annotations

import typer

from shudian.cli.language import said
from shudian.cli.script.breakdown import breakdown
from shudian.cli.script.calibrate import calibrate
from shudian.cli.script.check import check
from shudian.cli.script.clips import clips
from shudian.cli.script.convert import convert
from shudian.cli.script.diff import diff
from shudian.cli.script.read import read

app = typer.Typer(
    help=said(
        "Read a screenplay, break it down, estimate its length.",
        "读取剧本，拆解分场，估算时长。",
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command(help=said("Read a script and show what is in it.", "读取剧本并列出其内容。"))(read)
app.command(help=said("Find a script's own faults.", "检查剧本自身的问题。"))(check)
app.command(help=said("Write a script in another format.", "将剧本转换为其他格式。"))(convert)
app.command(help=said("List what every scene needs.", "列出每场戏所需的一切。"))(breakdown)
app.command(help=said("Show what changed between two drafts.", "对照两稿，列出改动。"))(diff)
app.command(help=said("Fit the running times to a production's own cuts.", "按成片时长校准时长估算。"))(
    calibrate
)
app.command(help=said("Find stretches that would make advertisements.", "找出适合投流的片段。"))(clips)
