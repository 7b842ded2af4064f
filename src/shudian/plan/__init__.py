"""Plan: the cheapest legal shooting schedule that can be found, and how far from best it can be."""

from shudian.plan.check import check
from shudian.plan.paper.board import stripboard
from shudian.plan.paper.callsheet import call_sheets
from shudian.plan.paper.dood import day_out_of_days, day_out_of_days_svg
from shudian.plan.pose import problem
from shudian.plan.problem import Problem
from shudian.plan.solve import solve

__all__ = [
    "Problem",
    "call_sheets",
    "check",
    "day_out_of_days",
    "day_out_of_days_svg",
    "problem",
    "solve",
    "stripboard",
]
