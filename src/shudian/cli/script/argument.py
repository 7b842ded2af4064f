"""The script that a command is given."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said

ScriptArgument = Annotated[
    Path,
    typer.Argument(
        help=said(
            "A script: Chinese layout (.txt, .md), Fountain, Final Draft, Word, PDF or a series as JSON; - is standard input.",
            "剧本文件：中文格式（.txt、.md）、Fountain、Final Draft、Word、PDF 或 JSON；- 表示标准输入。",
        ),
    ),
]
