"""The shooting plan of a series in the workspace: solved, checked, drawn, and chosen among scenarios."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from shudian.app import scenarios, version, weigh
from shudian.app.bench import Bench, found_by, loaded, node
from shudian.app.scenarios import Change
from shudian.app.told import FINDINGS
from shudian.finding import Finding, failed
from shudian.jobs import Results
from shudian.model import document
from shudian.model.media import MediaFile
from shudian.model.scenario import Away, Scenario, Standing
from shudian.model.schedule import Schedule
from shudian.model.work import Given, Needed, Node
from shudian.store import Writing, drawers, exports
from shudian.wording import LANGUAGES

EFFORT = 10


def solve(bench: Bench, effort: int = EFFORT) -> list[Finding]:
    """A schedule that its own check finds nothing wrong with, and its boards and call sheets."""
    given = _given(bench)
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
    drawing = _drawing(given, plan)
    results = bench.run([solving, checking, *drawing])
    findings = found_by(results)
    if failed(findings):
        return findings
    with bench.writing() as writing:
        schedule = loaded(results, "plan/solve", "plan.json", Schedule)
        if drawers.SCHEDULES.save(writing, schedule, series=bench.slug):
            scenarios.stand_down(writing, bench.slug)
        bench.export(
            writing, results, "plan/solve", {"plan.json": "plan.json", "problem.json": "problem.json"}
        )
        _export_drawn(bench, writing, results, drawing)
    return findings


def activate(bench: Bench, change: Change) -> None:
    """Make a published scenario the plan that the set works by, and draw its boards and call sheets."""
    found = scenarios.expected(bench.workspace, change)
    schedule = weigh.weigh(change.on, found.scenario).schedule
    plan = _document(bench, schedule)
    drawing = _drawing(_given(bench), plan)
    results = bench.run(drawing)
    with bench.writing() as writing:
        scenarios.stand_up(writing, change)
        drawers.SCHEDULES.save(writing, schedule, series=bench.slug)
        exports.save(
            writing, bench.slug, MediaFile(plan.digest, "plan.json", len(document.write(schedule).encode()))
        )
        _export_drawn(bench, writing, results, drawing)


def solve_again(
    bench: Bench, change: Change, name: str, effort: int = EFFORT
) -> tuple[str | None, list[Finding]]:
    """A new draft, solved afresh with the scenario's locks kept; its id, or None with findings why not."""
    found = scenarios.entry(bench.workspace, bench.slug, change.on, change.id)
    if found is None:
        return None, []
    given = {
        "problem": _document(bench, weigh.around(change.on, found.scenario).problem),
        "scenario": _document(bench, found.scenario),
    }
    makes = ("plan.json", FINDINGS)
    solving = node("plan/again", "solve_again", makes, given, _version("ortools"), effort=effort)
    return _drafted(bench, change, solving, replace(found.scenario, name=name))


@dataclass(frozen=True, slots=True)
class Lost:
    """What a plan has to do without."""

    dates: tuple[str, ...] = ()
    people: tuple[str, ...] = ()  # NAME:DATE


def replan(bench: Bench, change: Change, name: str, lost: Lost) -> tuple[str | None, list[Finding]]:
    """A new draft that works around a loss and what was really shot, with the fewest scenes moved.

    It does without what is lost from then on, beside what the scenario did without before.
    """
    found = scenarios.entry(bench.workspace, bench.slug, change.on, change.id)
    if found is None:
        return None, []
    model = _without(found.scenario, lost)
    given = {
        "problem": _document(bench, change.on.whole),
        "kept": _document(bench, weigh.weigh(change.on, found.scenario).schedule),
    }
    if change.on.progress:
        given["progress"] = _document(bench, change.on.progress)
    working = node(
        "plan/replan",
        "replan",
        ("plan.json", FINDINGS),
        given,
        _version("ortools"),
        lost=",".join([*map(str, found.scenario.lost), *lost.dates]),
        unavailable=",".join(
            [*(f"{each.character}:{each.date}" for each in found.scenario.away), *lost.people]
        ),
    )
    return _drafted(bench, change, working, replace(model, name=name, lower_bound=None))


def _without(scenario: Scenario, lost: Lost) -> Scenario:
    """The scenario without what is lost as well; what is written wrong, planning tells."""
    dates, people = {*scenario.lost}, {*scenario.away}
    for written in lost.dates:
        with suppress(ValueError):
            dates.add(date.fromisoformat(written))
    for written in lost.people:
        character, _, day = written.rpartition(":")
        with suppress(ValueError):
            people.add(Away(character, date.fromisoformat(day)))
    ordered = sorted(people, key=lambda each: (each.character, each.date))
    return replace(scenario, lost=tuple(sorted(dates)), away=tuple(ordered))


def what_if(bench: Bench, change: Change, who: str = "") -> list[Finding]:
    """What a performer's date costs (`NAME:DATE`); without one, what one day more and one day less would."""
    found = scenarios.entry(bench.workspace, bench.slug, change.on, change.id)
    if found is None:
        return []
    given = {
        "problem": _document(bench, weigh.around(change.on, found.scenario).problem),
        "kept": _document(bench, weigh.weigh(change.on, found.scenario).schedule),
    }
    asking = node("plan/what-if", "what_if", (FINDINGS,), given, _version("ortools"), who=who)
    return found_by(bench.run([asking]))


def _drafted(bench: Bench, change: Change, work: Node, model: Scenario) -> tuple[str | None, list[Finding]]:
    """The schedule that the work makes as a draft, called and locked as the model."""
    results = bench.run([work])
    findings = found_by(results)
    if failed(findings):
        return None, findings
    schedule = loaded(results, work.name, "plan.json", Schedule)
    days = weigh.planned_days(change.on, schedule)
    planned = {scene for day in days for scene in day.scenes}
    drafted = replace(
        model,
        days=days,
        standing=Standing.DRAFT,
        locked=tuple(scene for scene in model.locked if scene in planned),
    )
    with bench.writing() as writing:
        return scenarios.enter(writing, bench.slug, drafted).id, findings


def _document(bench: Bench, value: object) -> Given:
    text = document.write(value)
    return bench.give_text(hashlib.sha256(text.encode()).hexdigest(), text)


def _given(bench: Bench) -> dict[str, Given]:
    return {
        "breakdown": bench.give_noun(drawers.BREAKDOWNS),
        "production": bench.give_noun(drawers.PRODUCTIONS),
    }


def _drawing(given: dict[str, Given], plan: Given | Needed) -> list[Node]:
    from shudian.plan.paper import press

    return [
        node(
            f"plan/boards.{language}",
            "boards",
            (*press.SHELF, press.CALENDARS),
            {**given, "plan": plan},
            version.of(*_CODE, libraries=("fpdf2", "openpyxl"), scripts=("Hans",)),
            language=language,
        )
        for language in LANGUAGES
    ]


def _export_drawn(bench: Bench, writing: Writing, results: Results, drawing: Sequence[Node]) -> None:
    for each, language in zip(drawing, LANGUAGES, strict=True):
        names = {file: file.replace(".", f".{language}.") for file in each.makes}
        bench.export(writing, results, each.name, names)


_CODE = ("plan", "app/work.py", "app/told.py")


def _version(*libraries: str) -> str:
    return version.of(*_CODE, libraries=libraries)
