"""`shudian plan talent`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, read_file, report, write_value

if TYPE_CHECKING:
    from shudian.plan.talent import Order, Talent


def talent(
    file: Annotated[
        Path,
        typer.Argument(
            help=said(
                "A problem: MiniZinc .dzn, .dat of DDOLib or AMPL, or the Unicamp text.",
                "问题文件：MiniZinc 的 .dzn、DDOLib 或 AMPL 的 .dat，或 Unicamp 文本。",
            )
        ),
    ],
    *,
    seconds: Annotated[
        float | None,
        typer.Option(
            help=said("Stop after this long with the best so far.", "最多搜索这么久，给出当时最好的结果。"),
            min=0,
        ),
    ] = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.plan.talent import findings as kinds
    from shudian.plan.talent import read, solve

    problem, found = read(read_file(file), file.name)
    if problem:
        until = time.monotonic() + seconds if seconds is not None else None
        try:
            order = solve(
                problem,
                on_progress=_live if sys.stderr.isatty() else None,
                stop=lambda: until is not None and time.monotonic() > until,
            )
        except OverflowError:
            found.append(kinds.too_large(problem, file.name))
        else:
            write_value(_told(problem, order), None)
    report(found, findings)


def _told(problem: Talent, order: Order) -> str:
    gap = 1 - order.bound / order.holding if order.holding else 0
    proof = said("proven", "已证最优") if order.proven else said(f"gap {gap:.2%}", f"差距 {gap:.2%}")
    rows = (
        (said("problem", "问题"), f"{problem.name} ({len(problem.durations)} × {len(problem.wages)})"),
        (said("total", "总费用"), order.total),
        (said("holding", "等待费用"), order.holding),
        (said("bound", "下界"), f"{order.bound} ({proof})"),
        (said("order", "顺序"), " ".join(str(scene + 1) for scene in order.scenes)),
    )
    return "".join(f"{name}: {value}\n" for name, value in rows)


def _live(holding: int, bound: int) -> None:
    words = said("holding {}, bound {}", "等待费用 {}，下界 {}").format(holding, bound)
    print(words, file=sys.stderr, flush=True)
