"""`shudian schema`: the JSON Schema of a document."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import OutputOption, write_value


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            help=said(
                "A document such as `series`; without it, their names.", "文档名，如 series；不给则列出全部。"
            )
        ),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema of a document."""
    from shudian.model.schema import schema as schema_of

    known = documents()
    if name is None:
        write_value("".join(f"{known_name}\n" for known_name in sorted(known)), output)
    elif name in known:
        write_value(json.dumps(schema_of(known[name]), ensure_ascii=False, indent=2) + "\n", output)
    else:
        raise typer.BadParameter(said(f"There is no document {name}.", f"没有名为 {name} 的文档。"))


def documents() -> dict[str, type]:
    """Every document by its name: the shared nouns, and those that one stage keeps to itself."""
    from shudian.model.schema import DOCUMENTS, name_of
    from shudian.plan import Problem

    return {name_of(noun): noun for noun in (*DOCUMENTS, Problem)}
