"""Write the generated pages of this folder anew: `make docs`. A test compares them."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["SHUDIAN_LANG"] = "en"

import typer.main
from typer.core import TyperGroup

import shudian
from shudian.cli.main import app
from shudian.cli.schema import documents
from shudian.finding import Kind
from shudian.model.schema import page


def commands(command: Any = None, words: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with the words that call it, groups left out."""
    command = command or typer.main.get_command(app)
    if not isinstance(command, TyperGroup):
        yield words, command
        return
    for name, child in sorted(command.commands.items()):
        yield from commands(child, f"{words} {name}".strip())


def commands_page() -> str:
    out = ["# Commands", "", "The value goes to standard output or `-o`, findings go to standard error; exit code 0 when all is",
           "well, 1 when a finding is an error, 2 for bad usage. Generated from the program by `make docs`."]  # fmt: skip
    for words, command in commands():
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
        shown = " ".join([words, *(_argument(p) for p in arguments)])
        out += ["", f"## `shudian {shown}`", "", _one_line(command.help)]
        rows = [(_argument(p), p) for p in arguments] + [(", ".join(p.opts), p) for p in options]
        if rows:
            out += ["", "| | |", "|---|---|"]
            out += [f"| `{name}` | {_one_line(getattr(p, 'help', ''))} |" for name, p in rows]
    return "\n".join(out) + "\n"


def _argument(parameter: Any) -> str:
    name = (parameter.metavar or parameter.name).upper() + ("..." if parameter.nargs == -1 else "")
    return name if parameter.required else f"[{name}]"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def kinds() -> list[Kind]:
    """Every kind of finding that a stage can make, by code."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(shudian.__path__, "shudian.")
        if re.search(r"\.findings$|\.model\.document$", found.name)
    ]
    declared = {
        id(value): value for module in modules for value in vars(module).values() if isinstance(value, Kind)
    }
    return sorted(declared.values(), key=lambda kind: kind.code)


def findings_page() -> str:
    out = ["# Findings", "", "What a command may find wrong, by code. Generated from each stage's `findings.py` by `make docs`.",
           "", "| code | severity | what | what to do |", "|---|---|---|---|"]  # fmt: skip
    for kind in kinds():
        what, remedy = (f"{_one_line(w.en)}<br>{_one_line(w.zh)}" for w in (kind.message, kind.remedy))
        out.append(f"| `{kind.code}` | {kind.severity} | {what} | {remedy} |")
    return "\n".join(out) + "\n"


def schemas_page() -> str:
    return page(documents().values())


PAGES = {"commands.md": commands_page, "findings.md": findings_page, "schemas.md": schemas_page}

if __name__ == "__main__":
    for name, make in PAGES.items():
        Path(__file__).with_name(name).write_text(make(), "utf-8")
