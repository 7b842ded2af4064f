"""`shudian plan`: from a breakdown to a shooting schedule, its check and its papers; a file a command."""

from __future__ import annotations

import typer

from shudian.cli.language import said
from shudian.cli.plan.check import check
from shudian.cli.plan.problem import problem
from shudian.cli.plan.replan import replan
from shudian.cli.plan.show import show
from shudian.cli.plan.solve import solve
from shudian.cli.plan.talent import talent
from shudian.cli.plan.what_if import what_if

app = typer.Typer(
    help=said(
        "Plan: the cheapest legal shooting schedule, its check, board and call sheets.",
        "计划：最省的合规拍摄排期，及其核查、顺序板与通告单。",
    ),
    rich_markup_mode=None,
    no_args_is_help=True,
)
app.command(
    help=said(
        "Order scenes so that performers wait the least, and prove it.",
        "求演员等待最少的拍摄顺序，并给出证明。",
    )
)(talent)
app.command(
    help=said(
        "Put a breakdown and a production together as a scheduling problem.",
        "由分场表与制作资料生成排期问题。",
    )
)(problem)
app.command(
    help=said("Find the cheapest legal schedule, and a bound below it.", "求最省的合规排期及其下界。")
)(solve)
app.command(
    help=said(
        "Check a plan against its problem, rule by rule, and recount its cost.",
        "逐条核查计划是否合规，并重新核算费用。",
    )
)(check)
app.command(
    help=said(
        "Show a plan: a table, or with -o its papers: stripboard, one-liner, day-out-of-days, chart, costs, call sheets, "
        "calendars, workbook; a folder gets them all.",
        "展示计划：表格；加 -o 则出单据：顺序板、一览表、演员工作日表、进度图、费用表、通告单、日历、工作簿；给文件夹则全部写入。",
    )
)(show)
app.command(
    help=said(
        "Plan anew after a loss: legal again, with the fewest scenes moved, and why each one moves.",
        "情况有变后重新排期：恢复合规、移动场次最少，并说明每场为何移动。",
    )
)(replan)
app.command(
    name="what-if",
    help=said(
        "Price one thing more or less: a day, a performer's date, a lock, a link.",
        "估算增减一项的代价：拍摄日、演员档期、锁定、衔接要求。",
    ),
)(what_if)
