"""A casting as a table for a person: a role a row, edited in any spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

from shudian.files.csv_table import csv_table
from shudian.finding import Finding, Place
from shudian.localise.voices import findings
from shudian.model.voice import Casting, Voice
from shudian.units import Lang

COLUMNS = ("role", "engine", "voice", "pitch", "rate")


def write(casting: Casting, lines: Mapping[str, int]) -> bytes:
    """The last column says how many lines the role has; it is not read back."""
    rows = [
        (v.role, v.engine, v.name, f"{v.pitch:g}", f"{v.rate:g}", str(lines.get(v.role, 0)))
        for v in casting.voices
    ]
    return csv_table([(*COLUMNS, "lines"), *rows])


def read(data: bytes, language: Lang, file: str | None = None) -> tuple[Casting | None, list[Finding]]:
    """The table as it was edited; a row that cannot be read is a finding, all of them at once."""
    try:
        rows = list(csv.reader(StringIO(data.decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        return None, [findings.WRONG_ROW.at(Place(file), why=f"No table of UTF-8 text: {error}.")]
    heads = [head.strip().lower() for head in rows[0]] if rows else []
    if missing := [name for name in COLUMNS[:3] if name not in heads]:
        return None, [findings.WRONG_ROW.at(Place(file, line=1), why=f"No column {', '.join(missing)}.")]
    found: list[Finding] = []
    voices: dict[str, Voice] = {}
    for number, row in enumerate(rows[1:], 2):
        cells = dict(zip(heads, (cell.strip() for cell in row), strict=False))
        if not any(cells.values()):
            continue
        try:
            voice = _voice(cells, voices)
            voices[voice.role] = voice
        except ValueError as error:
            found.append(findings.WRONG_ROW.at(Place(file, row=number), why=str(error)))
    return (None if found else Casting(language, tuple(voices.values()))), found


def _voice(cells: Mapping[str, str], before: Mapping[str, Voice]) -> Voice:
    said = [cells.get(name, "") for name in COLUMNS[:3]]
    if not all(said):
        raise ValueError("A role needs its engine and voice.")
    role, engine, name = said
    if role in before:
        raise ValueError(f"{role} stands here twice.")
    pitch, rate = (float(cells.get(each) or 1) for each in COLUMNS[3:])
    return Voice(role, engine, name, pitch, rate)
