"""The stages' verbs as node functions: read the inputs, call the verb, write value and findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from shudian import files, fonts
from shudian.app import findings as kinds
from shudian.app.told import Told, load, tell, write
from shudian.finding import Finding, failed
from shudian.model.breakdown import Breakdown
from shudian.model.media import CropPath
from shudian.model.production import Production
from shudian.model.progress import Progress
from shudian.model.scenario import Scenario
from shudian.model.schedule import Schedule
from shudian.model.series import Series
from shudian.model.text import AdaptedScript, Timeline
from shudian.model.work import Json
from shudian.units import Lang, Money
from shudian.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from shudian.plan.whatif import Price

Inputs = Mapping[str, Path]
Settings = Mapping[str, Json]


def read_script(inputs: Inputs, settings: Settings, out: Path) -> None:
    from shudian import script

    series, findings = script.read(inputs["script"].read_bytes(), str(settings["name"]))
    write(out / "series.json", series)
    write(out / "check.json", Told(tuple(script.check(series)) if series else ()))
    tell(out, findings)


def break_down(inputs: Inputs, _settings: Settings, out: Path) -> None:
    from shudian import script
    from shudian.script.sheets import csv_bytes, xlsx_bytes

    series, production = load(Series, inputs["series"]), load(Production, inputs["production"])
    breakdown, findings = script.breakdown(series, production)
    if "kept" in inputs:
        old, kept = load(Series, inputs["old"]), load(Breakdown, inputs["kept"])
        breakdown, more = script.carry(old, kept, series, breakdown)
        findings += more
    breakdown = replace(breakdown, script=files.digest(inputs["series"]))
    write(out / "breakdown.json", breakdown)
    for language in LANGUAGES:
        (out / f"breakdown.{language}.csv").write_bytes(csv_bytes(breakdown, language))
        (out / f"breakdown.{language}.xlsx").write_bytes(xlsx_bytes(breakdown, language))
    tell(out, findings)


def timelines(inputs: Inputs, _settings: Settings, out: Path) -> None:
    from shudian import script

    for episode in load(Series, inputs["series"]).episodes:
        write(out / f"ep{episode.number:02d}.json", script.timeline(episode))


def solve(inputs: Inputs, settings: Settings, out: Path) -> None:
    from shudian import plan

    breakdown, production = load(Breakdown, inputs["breakdown"]), load(Production, inputs["production"])
    problem, findings = plan.problem(breakdown, production)
    schedule = None
    if problem:
        schedule, more = plan.solve(problem, effort=int(str(settings["effort"])))
        findings = [*findings, *more]
    write(out / "problem.json", problem)
    write(out / "plan.json", schedule)
    tell(out, findings)


def solve_again(inputs: Inputs, settings: Settings, out: Path) -> None:
    """The problem of a scenario, each scene that it locks kept to its date."""
    from shudian import plan
    from shudian.plan.problem import Problem

    problem, scenario = load(Problem, inputs["problem"]), load(Scenario, inputs["scenario"])
    dates = {id: scenario.date_of[id] for id in scenario.locked}
    scenes = tuple(replace(scene, locked=dates.get(scene.id, scene.locked)) for scene in problem.scenes)
    schedule, findings = plan.solve(replace(problem, scenes=scenes), effort=int(str(settings["effort"])))
    write(out / "plan.json", schedule)
    tell(out, findings)


def replan(inputs: Inputs, settings: Settings, out: Path) -> None:
    """A plan after a loss; the settings name dates and `NAME:DATE`, a comma between."""
    from shudian.plan.problem import Problem
    from shudian.plan.replan import loss
    from shudian.plan.replan import replan as planned_anew

    problem, kept = load(Problem, inputs["problem"]), load(Schedule, inputs["kept"])
    progress = load(Progress, inputs["progress"]) if "progress" in inputs else None
    asked = {name: str(settings[name]).split(",") for name in ("lost", "unavailable") if settings[name]}
    lost, findings = loss(problem, kept, **asked)
    made = None
    if not failed(findings):
        made, findings = planned_anew(problem, kept, lost, progress=progress)
    write(out / "plan.json", made.schedule if made else None)
    tell(out, findings)


def what_if(inputs: Inputs, settings: Settings, out: Path) -> None:
    """What a performer's date costs, as `NAME:DATE`; without one, a date more after the last, and a day less."""
    from shudian.plan.problem import Problem
    from shudian.plan.whatif import Question, QuestionKind, question
    from shudian.plan.whatif import what_if as priced

    problem, schedule = load(Problem, inputs["problem"]), load(Schedule, inputs["kept"])
    findings: list[Finding] = []
    asked: list[Question | None] = [
        Question(QuestionKind.MORE_DAY, date=problem.dates[-1] + timedelta(days=1)),
        Question(QuestionKind.LESS_DAY),
    ]
    if who := str(settings["who"]):
        one, findings = question(problem, schedule, QuestionKind.CAST, who)
        asked = [one]
    prices = priced(problem, schedule, [each for each in asked if each])
    tell(out, [*findings, *(answer for price in prices for answer in _answers(price))])


def _answers(price: Price) -> Iterator[Finding]:
    if price.own and price.own.minor:
        yield kinds.WHAT_IF_OWN.at(own=price.own)
    if price.then and price.difference:
        yield kinds.WHAT_IF.at(question=price.said, then=price.then, change=_signed(price.difference))
    else:
        yield (kinds.WHAT_IF_IMPOSSIBLE if price.proven else kinds.WHAT_IF_NONE).at(question=price.said)


def _signed(amount: Money) -> Wording:
    said = f"{'+' if amount.minor > 0 else ''}{amount}"
    return Wording(said, said) if amount.minor else Wording("no difference", "没有差别")


def check_plan(inputs: Inputs, _settings: Settings, out: Path) -> None:
    from shudian import plan
    from shudian.plan.problem import Problem

    tell(out, plan.check(load(Problem, inputs["problem"]), load(Schedule, inputs["plan"])))


def boards(inputs: Inputs, settings: Settings, out: Path) -> None:
    """Every paper of a plan in one language, all calendars in one file."""
    from shudian import plan
    from shudian.plan.paper import press
    from shudian.plan.paper.material import Material

    breakdown, production = load(Breakdown, inputs["breakdown"]), load(Production, inputs["production"])
    problem, _ = plan.problem(breakdown, production)
    schedule, language = load(Schedule, inputs["plan"]), str(settings["language"])
    order = press.Order(
        Material(schedule, breakdown, production, language, problem), lambda: fonts.need("Hans").path
    )
    for name, (paper, form) in press.SHELF.items():
        (out / name).write_bytes(press.printed(paper, form, order))
    (out / press.CALENDARS).write_bytes(press.calendars_zip(order))


def own_lines(inputs: Inputs, _settings: Settings, out: Path) -> None:
    from shudian import localise

    write(out / "lines.json", localise.source_lines(load(Series, inputs["series"])))


def paired_lines(inputs: Inputs, _settings: Settings, out: Path) -> None:
    from shudian import localise

    lines, findings = localise.adapt(load(Series, inputs["source"]), load(Series, inputs["target"]))
    write(out / "lines.json", lines)
    tell(out, findings)


def read_lines(inputs: Inputs, settings: Settings, out: Path) -> None:
    from shudian import localise

    lines, findings = localise.read_lines(
        inputs["lines"].read_bytes(),
        load(Series, inputs["source"]),
        Lang(str(settings["language"])),
        str(settings["name"]),
    )
    write(out / "lines.json", lines)
    tell(out, findings)


def subtitles(inputs: Inputs, settings: Settings, out: Path) -> None:
    """One episode in one language: the track, its check, and the file formats."""
    from shudian import localise
    from shudian.localise.formats import FORMATS

    episode = load(Series, inputs["series"]).episode(int(str(settings["episode"])))
    lines = load(AdaptedScript, inputs["lines"])
    path = load(CropPath, inputs["shots"]) if "shots" in inputs else None
    rules = localise.profile().at(path.frame_rate) if path else localise.profile()
    cuts = [shot.first for shot in path.shots[1:]] if path else []
    track, findings = localise.subtitle(load(Timeline, inputs["timeline"]), episode, lines, rules, cuts=cuts)
    write(out / "track.json", track)
    for ending in ("vtt", "srt", "ass"):
        (out / f"track.{ending}").write_bytes(FORMATS[ending].write(track, rules))
    both = [
        *localise.check(track, rules, cuts),
        *findings,
    ]  # what both find is told with the script line's place
    tell(out, {(finding.code, finding.message): finding for finding in both}.values())
