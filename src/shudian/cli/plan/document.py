"""Documents out of files; the findings of one that holds none end the command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from shudian.cli.output import Findings, read_file, report

if TYPE_CHECKING:
    from shudian.finding import Finding
    from shudian.model.breakdown import Breakdown
    from shudian.model.production import Production

T = TypeVar("T")


def read_document(noun: type[T], path: Path, findings: Findings) -> T:
    """The document in a file; its findings end the command if it holds none."""
    from shudian.model import document

    value, found = document.read(noun, read_file(path), str(path))
    report(found, findings)
    assert value is not None
    return value


def read_breakdown(
    path: Path, production: Production, findings: Findings
) -> tuple[Breakdown, Sequence[Finding]]:
    """The breakdown in a file, or that of the script in it."""
    from shudian.model.breakdown import Breakdown

    data = read_file(path)
    if b'"shudian.breakdown/' in data[:200]:
        return read_document(Breakdown, path, findings), []
    from shudian import script

    series, found = script.read(data, path.name)
    if series is None:
        report(found, findings)
        raise typer.Exit(1)
    breakdown, more = script.breakdown(series, production)
    return breakdown, [*found, *more]
