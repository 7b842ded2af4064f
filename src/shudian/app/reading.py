"""The script and its drafts, as pages ask for them: no more is loaded than they show, and that once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from shudian import script
from shudian.app.told import told
from shudian.app.workspace import Workspace
from shudian.finding import Finding
from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.series import Series
from shudian.script.drafts.page import STYLE, fragment
from shudian.store import drawers, exports, series_table
from shudian.store.audit import Entry

#: The style sheet of a comparison.
CHANGES_STYLE = STYLE
#: What a breakdown is written as; `sheets` does.
SHEETS = ("xlsx", "csv", "uss")


@dataclass(frozen=True, slots=True)
class ScriptView:
    """A series as it is read and broken down."""

    slug: str
    text: str  # the draft as its document
    digest: str
    series: Series
    scripts: Mapping[str, Series]  # language tag -> script
    production: Production | None
    breakdown: Breakdown | None
    earlier: tuple[Entry, ...]  # the saves that replaced a draft, the newest first

    @property
    def titles(self) -> dict[str, str]:
        return {tag: each.title for tag, each in self.scripts.items()}


def view(workspace: Workspace, slug: str) -> ScriptView | None:
    """The series of that slug, or None if there is none."""
    with workspace.store.reading() as connection:
        source = series_table.source_language(connection, slug)
        if source is None:
            return None
        texts = {str(keys[0]): text for keys, text in drawers.SCRIPTS.texts(connection, series=slug).items()}
        draft = drawers.SCRIPTS.text(connection, series=slug, language=source)
        scripts = {tag: _series(text) for tag, text in texts.items()}
        history = drawers.SCRIPTS.history(connection, series=slug, language=source)
        return ScriptView(
            slug=slug,
            text=texts[source],
            digest=draft[0] if draft else "",
            series=scripts[source],
            scripts=scripts,
            production=drawers.PRODUCTIONS.load(connection, series=slug),
            breakdown=drawers.BREAKDOWNS.load(connection, series=slug),
            earlier=tuple(entry for entry in history if entry.before),
        )


def sheets(found: ScriptView, ending: str, reader: str) -> bytes | None:
    """The breakdown as it is decided now, in a form of `SHEETS`; None if there is none."""
    from shudian.script.sheets import csv_bytes, uss_text, xlsx_bytes

    if found.breakdown is None:
        return None
    if ending == "uss":
        return uss_text(found.breakdown, reader).encode()
    return (csv_bytes if ending == "csv" else xlsx_bytes)(found.breakdown, reader)


def findings(workspace: Workspace, found: ScriptView) -> tuple[Finding, ...]:
    """What the script doctor says of the draft, as it was said when the draft was read."""
    tag = str(found.series.language)
    with workspace.store.reading() as connection:
        script_file = exports.load(connection, found.slug, f"script.{tag}.json")
        said = exports.load(connection, found.slug, f"script-check.{tag}.json")
    if said and script_file and script_file.digest == found.digest:
        return _told(workspace.media.path(said.digest))
    return _checked(found.text)


def compared(workspace: Workspace, found: ScriptView, before: str, reader: str) -> str | None:
    """What changed since an earlier draft, by its digest, as a part of a page that loads `CHANGES_STYLE`.

    None if this series has no such draft.
    """
    if before not in {entry.before for entry in found.earlier}:
        return None
    with workspace.store.reading() as connection:
        old = drawers.SCRIPTS.version(connection, before)
    return fragment(script.diff(old, found.series), reader) if old else None


@lru_cache(maxsize=8)
def _series(text: str) -> Series:
    return drawers.SCRIPTS.read(text)


@lru_cache(maxsize=8)
def _told(path: Path) -> tuple[Finding, ...]:
    return told(path)


@lru_cache(maxsize=8)
def _checked(text: str) -> tuple[Finding, ...]:
    return tuple(script.check(_series(text)))
