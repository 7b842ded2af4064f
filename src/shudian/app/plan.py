"""The shooting plan of a series in the workspace: solved, checked, drawn."""

from __future__ import annotations

from shudian.app import version
from shudian.app.bench import Bench, found_by, loaded, node
from shudian.app.told import FINDINGS
from shudian.finding import Finding, failed
from shudian.model.schedule import Schedule
from shudian.model.work import Needed
from shudian.store import drawers
from shudian.wording import LANGUAGES

EFFORT = 10


def solve(bench: Bench, effort: int = EFFORT) -> list[Finding]:
    """A schedule that its own check finds nothing wrong with, and its boards and call sheets."""
    given = {
        "breakdown": bench.give_noun(drawers.BREAKDOWNS),
        "production": bench.give_noun(drawers.PRODUCTIONS),
    }
    solving = node(
        "plan/solve",
        "solve",
        ("problem.json", "plan.json", FINDINGS),
        given,
        _version("ortools"),
        effort=effort,
    )
    findings = found_by(bench.run([solving]))
    if failed(findings):
        return findings
    plan = Needed("plan/solve", "plan.json")
    checking = node(
        "plan/check",
        "check_plan",
        (FINDINGS,),
        {"problem": Needed("plan/solve", "problem.json"), "plan": plan},
        _version(),
    )
    drawing = [
        node(
            f"plan/boards.{language}",
            "boards",
            ("stripboard.svg", "day-out-of-days.svg", "call-sheets.pdf"),
            {**given, "plan": plan},
            version.of(*_CODE, libraries=("fpdf2", "uharfbuzz"), scripts=("Hans",)),
            language=language,
        )
        for language in LANGUAGES
    ]
    results = bench.run([solving, checking, *drawing])
    findings = found_by(results)
    if failed(findings):
        return findings
    with bench.writing() as writing:
        schedule = loaded(results, "plan/solve", "plan.json", Schedule)
        drawers.SCHEDULES.save(writing, schedule, series=bench.slug)
        bench.export(
            writing, results, "plan/solve", {"plan.json": "plan.json", "problem.json": "problem.json"}
        )
        for each, language in zip(drawing, LANGUAGES, strict=True):
            names = {file: file.replace(".", f".{language}.") for file in each.makes}
            bench.export(writing, results, each.name, names)
    return findings


_CODE = ("plan", "app/work.py", "app/told.py")


def _version(*libraries: str) -> str:
    return version.of(*_CODE, libraries=libraries)
