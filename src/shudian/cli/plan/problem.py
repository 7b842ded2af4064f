"""`shudian plan problem`."""

from __future__ import annotations

from shudian.cli.output import Findings, FindingsOption, OutputOption, report, write_value
from shudian.cli.plan.argument import ProductionArgument, SourceArgument
from shudian.cli.plan.document import read_breakdown, read_document


def problem(
    source: SourceArgument,
    production: ProductionArgument,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.model import document
    from shudian.model.production import Production
    from shudian.plan import problem as problem_of

    made = read_document(Production, production, findings)
    breakdown, found = read_breakdown(source, made, findings)
    asked, more = problem_of(breakdown, made)
    if asked:
        write_value(document.write(asked), output)
    report([*found, *more], findings)
