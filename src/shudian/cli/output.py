"""What every command does alike: the value to standard output or `-o`, findings to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from shudian import files
from shudian.cli.language import said
from shudian.finding import Finding, Severity, failed
from shudian.wording import interface_language


class Findings(StrEnum):
    """How findings are written to standard error."""

    TEXT = "text"
    JSON = "json"


FindingsOption = Annotated[
    Findings,
    typer.Option(
        "--findings",
        help=said(
            "Findings on standard error as text, or as one JSON object a line.",
            "标准错误上的发现：文本，或每行一个 JSON 对象。",
        ),
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help=said(
            "Write here; its ending chooses the format. Without it: standard output.",
            "写入此文件，后缀决定格式；不给则写到标准输出。",
        ),
        dir_okay=False,
    ),
]
FontDirOption = Annotated[
    Path | None,
    typer.Option(
        "--font-dir", help=said("Look for typefaces here first.", "优先在此文件夹查找字体。"), file_okay=False
    ),
]


def read_file(path: Path) -> bytes:
    """A file named on the command line; `-` is standard input."""
    if str(path) == "-":
        return sys.stdin.buffer.read()
    with files.explained(path):
        return path.read_bytes()


def write_value(value: str | bytes, output: Path | None) -> None:
    """The command's value: whole into `output`, or to standard output."""
    data = value.encode() if isinstance(value, str) else value
    if output:
        files.write_whole(output, data)
        return
    with files.explained(Path("standard output")):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def report(findings: Iterable[Finding], form: Findings = Findings.TEXT) -> None:
    """Write findings to standard error, the gravest first; exit with code 1 if one is an error."""
    order = list(Severity)
    listed = sorted(findings, key=lambda finding: order.index(finding.severity))
    language = interface_language()
    for finding in listed:
        print(finding_line(finding, form, language), file=sys.stderr)
    if failed(listed):
        raise typer.Exit(1)


def finding_line(finding: Finding, form: Findings, language: str) -> str:
    if form is Findings.TEXT:
        return finding.in_(language)
    place = {
        name: value for name in finding.place.__slots__ if (value := getattr(finding.place, name)) is not None
    }
    return json.dumps(
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "place": place,
            "message": finding.message.in_(language),
            "remedy": finding.remedy.in_(language),
        },
        ensure_ascii=False,
    )


def table(rows: Sequence[Sequence[object]], heads: Sequence[str]) -> None:
    """A table for a person, on standard output."""
    from rich.console import Console
    from rich.table import Table

    drawn = Table(*heads, box=None, pad_edge=False)
    for row in rows:
        drawn.add_row(*(str(cell) for cell in row))
    Console().print(drawn)
