"""`shudian plan what-if`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, read_file, report, table
from shudian.cli.plan.argument import PlanArgument, ProblemArgument
from shudian.cli.plan.document import read_document
from shudian.wording import interface_language

if TYPE_CHECKING:
    from shudian.plan.whatif import Price

MoreDayOption = Annotated[
    list[str],
    typer.Option(
        help=said("A date added to the shooting dates.", "新增的拍摄日期。"),
        metavar="DATE",
    ),
]
LessDayOption = Annotated[
    bool, typer.Option("--less-day", help=said("One shooting day less.", "减少一个拍摄日。"))
]
CastOption = Annotated[
    list[str],
    typer.Option(
        help=said(
            "What a character or performer on a date costs; what their absence costs if they cannot come.",
            "某角色或演员在某日的代价；若其当日无档期，则为缺席的代价。",
        ),
        metavar="NAME:DAY",
    ),
]
LockOption = Annotated[
    list[str],
    typer.Option(help=said("What the lock of a scene costs.", "某场锁定日期的代价。"), metavar="SCENE"),
]
LinkOption = Annotated[
    list[str],
    typer.Option(
        help=said("What a link of two scenes costs.", "两场衔接要求的代价。"), metavar="SCENE:SCENE"
    ),
]


def what_if(
    problem: ProblemArgument,
    plan: PlanArgument,
    *,
    more_day: MoreDayOption = [],  # noqa: B006 - typer copies it
    less_day: LessDayOption = False,
    cast: CastOption = [],  # noqa: B006 - as above
    lock: LockOption = [],  # noqa: B006 - as above
    link: LinkOption = [],  # noqa: B006 - as above
    effort: Annotated[
        int,
        typer.Option(
            help=said(
                "How long to search for each answer, in about seconds.", "每个问题的搜索时长，约为秒数。"
            ),
            min=1,
        ),
    ] = 2,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.finding import failed
    from shudian.plan.formats import read_plan
    from shudian.plan.problem import Problem
    from shudian.plan.whatif import QuestionKind, question
    from shudian.plan.whatif import what_if as prices_of

    asked = read_document(Problem, problem, findings)
    schedule, found = read_plan(read_file(plan), asked, str(plan))
    if schedule is None:
        report(found, findings)
    assert schedule is not None
    written = [
        *((QuestionKind.MORE_DAY, each) for each in more_day),
        *((QuestionKind.LESS_DAY, "") for _ in range(less_day)),
        *((QuestionKind.CAST, each) for each in cast),
        *((QuestionKind.LOCK, each) for each in lock),
        *((QuestionKind.LINK, each) for each in link),
    ] or [(QuestionKind.MORE_DAY, ""), (QuestionKind.LESS_DAY, "")]
    questions = []
    for kind, text in written:
        made, wrong = question(asked, schedule, kind, text)
        questions += [made] if made else []
        found = [*found, *wrong]
    if not failed(found):
        _shown(prices_of(asked, schedule, questions, effort=effort))
    report(found, findings)


def _shown(prices: tuple[Price, ...]) -> None:
    language = interface_language()
    rows = [
        (
            price.said.in_(language),
            str(price.now),
            str(price.then) if price.then else said("no schedule", "无解"),
            str(price.difference) if price.difference else "–",
            str(price.own) if price.own else "–",
            said("proven", "已证明") if price.proven else said("best found", "已知最优"),
        )
        for price in prices
    ]
    heads = said(
        "What if|now|then|difference|their pay that day|how sure", "假如|现在|届时|差额|当日酬劳|把握"
    ).split("|")
    table(rows, heads)
