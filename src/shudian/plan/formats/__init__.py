"""Plans from elsewhere: Universal Schedule Standard, tables, workbooks, lists typed by hand; our own JSON."""

from __future__ import annotations

import json

from shudian.finding import Finding, Place
from shudian.model import document
from shudian.model.schedule import Schedule
from shudian.plan.formats import findings as kinds
from shudian.plan.formats.listing import read_listing
from shudian.plan.formats.sheet import plan_csv
from shudian.plan.formats.spreadsheet import MARK, read_workbook
from shudian.plan.formats.table import head_of, read_rows, rows_of
from shudian.plan.formats.uss import ROOT, read_uss
from shudian.plan.formats.uss_board import uss_of_plan
from shudian.plan.problem import Problem
from shudian.plan.typed_text import decoded
from shudian.wording import Wording

__all__ = ["plan_csv", "read_plan", "uss_of_plan"]


def read_plan(
    data: bytes, problem: Problem, name: str | None = None
) -> tuple[Schedule | None, list[Finding]]:
    """The plan in a file, by what the file holds; what it leaves unsaid is laid out, and its cost counted."""
    if data.startswith(MARK):
        return read_workbook(data, problem, name)
    text = decoded(data)
    if text is None or not text.strip():
        return _unreadable(name, kinds.EMPTY if text is not None else kinds.NO_TEXT)
    if text.lstrip()[0] in "{[":
        return _json(text, problem, name)
    rows = rows_of(text)
    if isinstance(rows, str):
        return _unreadable(name, Wording(rows, rows))
    if (head := head_of(rows)) is not None:
        return read_rows(rows, head, problem, name)
    return read_listing(text, problem, name)


def _json(text: str, problem: Problem, name: str | None) -> tuple[Schedule | None, list[Finding]]:
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        return _unreadable(name, kinds.NOT_JSON)
    if isinstance(plain, dict) and ROOT in plain:
        return read_uss(plain, problem, name)
    return document.decode(Schedule, plain, name)


def _unreadable(name: str | None, why: Wording) -> tuple[None, list[Finding]]:
    return None, [kinds.UNREADABLE.at(Place(file=name), why=why)]
