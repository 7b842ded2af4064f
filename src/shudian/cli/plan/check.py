"""`shudian plan check`."""

from __future__ import annotations

from shudian.cli.output import Findings, FindingsOption, report
from shudian.cli.plan.argument import PlanArgument, ProblemArgument
from shudian.cli.plan.document import read_document


def check(problem: ProblemArgument, plan: PlanArgument, findings: FindingsOption = Findings.TEXT) -> None:
    from shudian.model.schedule import Schedule
    from shudian.plan import Problem
    from shudian.plan import check as check_plan

    asked = read_document(Problem, problem, findings)
    report(check_plan(asked, read_document(Schedule, plan, findings)), findings)
