"""Cues as a table for writers, CSV or Excel: start, end, speaker, text and whatever else a cue is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from fractions import Fraction
from typing import Any
from zipfile import BadZipFile

from shudian.files.undated import undated
from shudian.finding import Finding, Place
from shudian.localise.findings import NOT_FORMAT
from shudian.localise.formats import losses as lost
from shudian.localise.formats.base import Format, Read, track_of
from shudian.localise.formats.findings import NO_HEAD, WRONG_FIELD
from shudian.localise.formats.vtt_settings import region_of, settings_of
from shudian.localise.profile import Profile
from shudian.localise.reading import text_of
from shudian.model.text import Cue, Region, Track
from shudian.units import Lang
from shudian.wording import Wording

COLUMNS = ("start", "end", "speaker", "text", "element", "role", "region", "source")
_NEEDED = ("start", "end", "text")
_ROLES = ("dialogue", "inner", "narration", "super")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?", re.ASCII)
_SECONDS = re.compile(r"\d{1,7}(?:[.,]\d{1,9})?", re.ASCII)
#: What a spreadsheet would take for a formula (OWASP, CSV Injection); a quotation mark before it says that it is text.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_TIME = Wording("time such as 00:00:01.500", "形如 00:00:01.500 的时间")
_ROLE = Wording("role: dialogue, inner, narration or super", "角色类型（dialogue、inner、narration、super）")
_NO_TABLE = Wording("it has no sheet that can be read", "没有可读的工作表")
_MOST_ROWS = 1_000_000


class CueTable(Format):
    """A CSV; UTF-8 with the mark that Excel needs."""

    name = "CSV"
    suffix = "csv"

    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        text, findings = text_of(data, file)
        if text is None:
            return None, findings
        first = text.partition("\n")[0]
        separator = max(",;\t", key=first.count)
        rows = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator)
        plain = [[_plain(value) for value in row] for row in _whole(rows)]
        track, more = _track(plain, language, episode, file)
        return track, findings + more

    def write(self, track: Track, profile: Profile | None = None) -> bytes:  # noqa: ARG002  # has no look
        out = io.StringIO(newline="")
        csv.writer(out).writerows([COLUMNS, *(map(_safe, _row(cue)) for cue in track.cues)])
        return out.getvalue().encode("utf-8-sig")

    def placed(self, region: Region) -> Region | None:
        return region_of(settings_of(region)) or Region()

    def _tests(self) -> dict[Wording, Callable[[Cue], bool]]:
        return super()._tests() | {
            lost.TIMES: lambda cue: bool(cue.span.start.seconds * 1000 % 1 or cue.span.end.seconds * 1000 % 1)
        }


class CueSheet(CueTable):
    """An Excel workbook, its first sheet."""

    name = "Excel"
    suffix = "xlsx"

    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        try:
            rows = _sheet(data)
        except (
            BadZipFile,
            ValueError,
            KeyError,
            TypeError,
            IndexError,
            AttributeError,
            OSError,
            SyntaxError,
        ):
            return None, [NOT_FORMAT.at(Place(file=file), format=self.name, why=_NO_TABLE)]
        return _track(rows, language, episode, file)

    def write(self, track: Track, profile: Profile | None = None) -> bytes:  # noqa: ARG002  # has no look
        from openpyxl import Workbook
        from openpyxl.styles import Alignment

        book = Workbook()
        sheet: Any = book.active
        for at, row in enumerate([COLUMNS, *map(_row, track.cues)], 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(at, column, _printable(value))
                cell.data_type = "s"  # whatever it begins with, it is no formula
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        for letter, width in zip("ABCDEFGH", (14, 14, 16, 60, 12, 12, 24, 12), strict=True):
            sheet.column_dimensions[letter].width = width
        sheet.freeze_panes = "A2"
        out = io.BytesIO()
        book.save(out)
        return undated(out.getvalue())


def _printable(value: str) -> str:
    """Without the control characters that a workbook cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", value)


def _sheet(data: bytes) -> list[list[str]]:
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what a workbook has beside its cells
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        return [
            [_cell(value) for value in row] for row in sheet.iter_rows(values_only=True, max_row=_MOST_ROWS)
        ]


def _cell(value: Any) -> str:
    """A cell's text; Excel turns what looks like a time of day into one."""
    if value is None:
        return ""
    return str(
        value.isoformat(timespec="milliseconds")
        if hasattr(value, "utcoffset") and hasattr(value, "hour")
        else value
    )


def _whole(rows: Iterator[list[str]]) -> list[list[str]]:
    """The rows up to one that breaks CSV."""
    whole: list[list[str]] = []
    with suppress(csv.Error):
        whole.extend(rows)
    return whole


def _row(cue: Cue) -> tuple[str, ...]:
    region = "" if cue.region is None else settings_of(cue.region) or "align:center"
    return (
        cue.span.start.clock(), cue.span.end.clock(), cue.speaker or "", cue.text,
        cue.element or "", cue.role, region, cue.source or "",
    )  # fmt: skip


def _safe(value: str) -> str:
    return f"'{value}" if _FORMULA.match(value) else value


def _plain(value: str) -> str:
    return value[1:] if value.startswith("'") and _FORMULA.match(value) else value


def _track(
    rows: Iterable[list[str]], language: Lang, episode: int, file: str | None
) -> tuple[Track | None, list[Finding]]:
    head, *body = [*rows] or [[]]
    names = [name.strip().lower() for name in head]
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        return None, [NO_HEAD.at(Place(file=file, row=1), columns=", ".join(missing))]
    findings: list[Finding] = []
    reads: list[Read] = []
    for at, row in enumerate(body, 2):
        said = {name: value for name, value in zip(names, row, strict=False) if name in COLUMNS}
        if any(value.strip() for value in said.values()):
            place = Place(file=file, row=at)
            wrong = _wrong(said)
            findings += [WRONG_FIELD.at(place, said=said.get(name, ""), what=what) for name, what in wrong]
            reads += [] if wrong else [_read(said)]
    track, more = track_of(reads, language, episode, file)
    return track, findings + more


def _wrong(said: dict[str, str]) -> list[tuple[str, Wording]]:
    wrong = [(name, _TIME) for name in ("start", "end") if _milliseconds(said.get(name, "")) is None]
    role = said.get("role", "").strip().lower()
    return wrong + ([("role", _ROLE)] if role and role not in _ROLES else [])


def _read(said: dict[str, str]) -> Read:
    region = said.get("region", "").strip()
    placed = region_of(region) if region else None
    return Read(
        _milliseconds(said["start"]) or 0,
        _milliseconds(said["end"]) or 0,
        tuple(said.get("text", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")),
        element=said.get("element") or None,
        speaker=said.get("speaker") or None,
        role=said.get("role", "").strip().lower() or "dialogue",
        region=Region() if region == "align:center" else placed,
        source=said.get("source") or None,
    )


def _milliseconds(said: str) -> Fraction | None:
    """Of a clock's time or of plain seconds; None of anything else."""
    said = said.strip()
    if found := _CLOCK.fullmatch(said):
        hours, minutes, seconds, fraction = found.groups()
        whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
        return Fraction(f"{whole}.{fraction or 0}") * 1000
    return Fraction(said.replace(",", ".")) * 1000 if _SECONDS.fullmatch(said) else None
