"""Scripts into the workspace: read, broken down, timed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from shudian import files
from shudian.app import localise, version
from shudian.app.bench import Bench, found_by, loaded, node
from shudian.app.told import FINDINGS
from shudian.finding import Finding, failed
from shudian.model import document
from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.series import Series
from shudian.model.text import Timeline
from shudian.model.work import Given
from shudian.script.drafts.carry import is_decided
from shudian.store import drawers, series_table
from shudian.wording import LANGUAGES


def read(bench: Bench, source: Path, adapted: Sequence[Path] = ()) -> list[Finding]:
    """Read the script and those adapted from it, a language each; nothing is saved if one has errors."""
    results = bench.run(
        node(
            f"script/{file.name}",
            "read_script",
            ("series.json", "check.json", FINDINGS),
            {"script": bench.give(file)},
            _version(),
            name=file.name,
        )
        for file in (source, *adapted)
    )
    findings = found_by(results)
    if failed(findings):
        return findings
    with bench.writing() as writing:
        for file in (source, *adapted):
            name = f"script/{file.name}"
            series = loaded(results, name, "series.json", Series)
            tag = str(series.language)
            if file is source:
                findings += localise.follow(writing, bench.slug, series)
                series_table.save(writing, bench.slug, series)
            drawers.SCRIPTS.save(writing, series, series=bench.slug, language=tag)
            shown = {"series.json": f"script.{tag}.json", "check.json": f"script-check.{tag}.json"}
            bench.export(writing, results, name, shown)
    return findings


def set_production(bench: Bench, file: Path) -> list[Finding]:
    """Keep what the schedule needs beside the script: cast deals, venues, days, rates."""
    with files.explained(file):
        production, findings = document.read(Production, file.read_bytes(), file.name)
    if production:
        with bench.writing() as writing:
            drawers.PRODUCTIONS.save(writing, production, series=bench.slug)
    return findings


def break_down(bench: Bench) -> list[Finding]:
    """The breakdown and every episode's running order, from the script and the production.

    What was decided of the breakdown before is kept; findings tell what the new draft no longer says.
    """
    numbers = tuple(
        dict.fromkeys(e.number for e in bench.noun(drawers.SCRIPTS, language=bench.source).episodes)
    )
    timed = {number: f"ep{number:02d}.json" for number in numbers}
    script = bench.give_noun(drawers.SCRIPTS, language=bench.source)
    inputs = {"series": script, "production": bench.give_noun(drawers.PRODUCTIONS), **_decided(bench)}
    sheets = [f"breakdown.{language}.{form}" for language in LANGUAGES for form in ("csv", "xlsx")]
    written = ("breakdown.json", *sheets)
    results = bench.run(
        (
            node("breakdown", "break_down", (*written, FINDINGS), inputs, _version("openpyxl")),
            node("timelines", "timelines", tuple(timed.values()), {"series": script}, _version()),
        )
    )
    findings = found_by(results)
    if failed(findings):
        return findings
    with bench.writing() as writing:
        breakdown = loaded(results, "breakdown", "breakdown.json", Breakdown)
        drawers.BREAKDOWNS.save(writing, breakdown, series=bench.slug)
        bench.export(writing, results, "breakdown", {file: file for file in written})
        for number, file in timed.items():
            timeline = loaded(results, "timelines", file, Timeline)
            drawers.TIMELINES.save(writing, timeline, series=bench.slug, episode=number)
    return findings


def _decided(bench: Bench) -> dict[str, Given]:
    """The breakdown that a person has worked on, and the script that it was made from."""
    with bench.workspace.store.reading() as connection:
        found = drawers.BREAKDOWNS.text(connection, series=bench.slug)
        kept = drawers.BREAKDOWNS.load(connection, series=bench.slug)
        if not (found and kept and kept.script and any(map(is_decided, kept.items))):
            return {}
        draft = drawers.SCRIPTS.version(connection, kept.script)
    if draft is None:
        return {}
    return {"kept": bench.give_text(*found), "old": bench.give_text(kept.script, document.write(draft))}


def _version(*libraries: str) -> str:
    return version.of("script", "app/work.py", "app/told.py", libraries=libraries)
