"""Findings as a document, so that work that is not done again still tells what it found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeVar

from shudian import files
from shudian.finding import Finding
from shudian.model import document
from shudian.model.document import Schema

T = TypeVar("T")

#: The file of a node that holds what it found.
FINDINGS = "findings.json"


@dataclass(frozen=True, slots=True)
class Told:
    SCHEMA: ClassVar = Schema("findings", 1)

    findings: tuple[Finding, ...]


def tell(out: Path, findings: Iterable[Finding]) -> None:
    write(out / FINDINGS, Told(tuple(findings)))


def told(path: Path) -> tuple[Finding, ...]:
    return load(Told, path).findings


def write(path: Path, value: object) -> None:
    """A noun as its document; `null` where there is none."""
    path.parent.mkdir(exist_ok=True)
    path.write_text("null\n" if value is None else document.write(value), "utf-8")


def load(noun: type[T], path: Path) -> T:
    """A noun that a node of ours has written; ValueError if it does not hold one."""
    with files.explained(path):
        value, findings = document.read(noun, path.read_bytes(), path.name)
    if value is None:
        raise ValueError("; ".join(map(str, findings)))
    return value
