"""`shudian plan show`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian import files
from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, FontDirOption, report, table, write_value
from shudian.cli.plan.argument import PlanArgument, ProductionArgument, SourceArgument
from shudian.cli.plan.document import read_breakdown, read_document
from shudian.wording import LANGUAGES, interface_language

if TYPE_CHECKING:
    from shudian.plan.paper.material import Material

WhatOption = Annotated[
    str | None,
    typer.Option(
        help=said(
            "Which paper: stripboard, one-line, dood, gantt, cost, call-sheets, calendar or schedule. "
            "Without it: the usual one for the ending of -o.",
            "哪种单据：stripboard 顺序板、one-line 一览表、dood 演员工作日表、gantt 进度图、cost 费用表、"
            "call-sheets 通告单、calendar 日历、schedule 计划工作簿。不给则按 -o 的后缀取常用的一种。",
        ),
    ),
]
ForOption = Annotated[
    str | None,
    typer.Option(
        "--for",
        help=said(
            "The calendar of this character or performer; without it the crew's.",
            "此角色或演员的日历；不给则为全组日历。",
        ),
    ),
]
DayOption = Annotated[
    int | None,
    typer.Option(help=said("The call sheet of this shooting day only.", "只出这一拍摄日的通告单。"), min=1),
]
IssueOption = Annotated[
    int,
    typer.Option(
        help=said(
            "Which issue of the plan a calendar is of: a later one replaces an earlier one.",
            "日历属于计划的第几版：后版取代前版。",
        ),
        min=0,
    ),
]
ProblemOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "The problem (JSON), for sunrise, sunset and limits; without it they are derived anew.",
            "排期问题（JSON），用于日出日落与限制；不给则重新推导。",
        ),
    ),
]
ProgressOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Reports of the set (JSON): the cost report sets what was spent against the plan.",
            "现场进度（JSON）：费用表将对照计划与实际支出。",
        ),
    ),
]
PaperOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help=said(
            "Write here: svg, html, pdf, csv, xlsx, ics, or uss for other schedulers. A folder gets every paper. "
            "Without it: a table.",
            "写入此文件：svg、html、pdf、csv、xlsx、ics，或供其他排期软件读取的 uss；给文件夹则写入全部单据；"
            "不给则显示表格。",
        ),
    ),
]


@dataclass(frozen=True, slots=True)
class _Asked:
    what: str | None
    person: str | None
    day: int | None
    issue: int
    font_dir: Path | None


def show(
    plan: PlanArgument,
    breakdown: SourceArgument,
    production: ProductionArgument,
    *,
    what: WhatOption = None,
    person: ForOption = None,
    day: DayOption = None,
    issue: IssueOption = 0,
    problem: ProblemOption = None,
    progress: ProgressOption = None,
    language: Annotated[
        str | None, typer.Option(help=said("Language of the paper: zh or en.", "单据语言：zh 或 en。"))
    ] = None,
    font_dir: FontDirOption = None,
    output: PaperOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.model.production import Production
    from shudian.model.progress import Progress
    from shudian.model.schedule import Schedule
    from shudian.plan import Problem
    from shudian.plan import problem as problem_of
    from shudian.plan.paper.material import Material

    language = language or interface_language()
    if language not in LANGUAGES:
        raise typer.BadParameter(said("zh or en", "zh 或 en"), param_hint="--language")
    schedule = read_document(Schedule, plan, findings)
    made = read_document(Production, production, findings)
    sheets, found = read_breakdown(breakdown, made, findings)
    posed = read_document(Problem, problem, findings) if problem else problem_of(sheets, made)[0]
    reported = read_document(Progress, progress, findings) if progress else None
    material = Material(schedule, sheets, made, language, posed, reported)
    if output:
        _print(material, _Asked(what, person, day, issue, font_dir), output)
    else:
        _shown(material)
    report(found, findings)


def _print(material: Material, asked: _Asked, output: Path) -> None:
    from shudian import fonts
    from shudian.plan.paper import press

    order = press.Order(
        material,
        lambda: fonts.need("Hans", asked.font_dir).path,
        day=_day(material, asked.day),
        person=_person(material, asked.person),
        issue=asked.issue,
    )
    if output.is_dir() or not output.suffix:
        for name, data in press.whole_set(order):
            files.write_whole(output / name, data)
        return
    if output.name.lower().endswith((".uss", ".uss.json")):
        write_value(_uss(material), output)
        return
    form = output.suffix[1:].lower()
    if asked.what not in (None, *press.Paper):
        raise typer.BadParameter(", ".join(press.Paper), param_hint="--what")
    paper = press.Paper(asked.what) if asked.what else press.USUAL.get(form)
    wanted = press.forms(paper) if paper else tuple(press.USUAL)
    if paper is None or form not in wanted:
        ending = said("must end in {}", "须以 {} 结尾").format(", ".join(wanted))
        raise typer.BadParameter(ending, param_hint="-o")
    write_value(press.printed(paper, form, order), output)


def _uss(material: Material) -> str:
    from shudian.plan.formats import uss_of_plan
    from shudian.script.sheets import uss_text

    return uss_of_plan(
        uss_text(material.breakdown, material.language),
        material.schedule,
        said("Shooting plan", "拍摄计划"),
    )


def _day(material: Material, day: int | None) -> int | None:
    if day is not None and day > len(material.schedule.days):
        there = said("the plan has {} days", "计划共 {} 天").format(len(material.schedule.days))
        raise typer.BadParameter(there, param_hint="--day")
    return day


def _person(material: Material, name: str | None) -> str | None:
    from shudian.plan.paper.calendar import character_named

    if name is None:
        return None
    if character := character_named(material, name):
        return character
    raise typer.BadParameter(", ".join(material.numbers), param_hint="--for")


def _shown(material: Material) -> None:
    from shudian.plan.paper.oneline import one_line

    grid = one_line(material)
    last = len(grid.heads)
    shown = (
        *range(last - 8),
        last - 7,
        last - 5,
    )  # what a narrow terminal holds: no venue, pages, cast, story
    table([[row.cells[at] for at in shown] for row in grid.rows], [grid.heads[at].said for at in shown])
    typer.echo(material.cost_said)
