"""What the search may have to say of itself."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.wording import Wording

MISPRICED = Kind(
    "plan.mispriced", Severity.ERROR,
    Wording("The search took the plan for {searched}; counted line by line it costs {counted}.", "搜索认为该计划为 {searched}，逐项核算为 {counted}。"),
    Wording("This is a fault of shudian itself: report it with the problem.", "这是 shudian 自身的缺陷，请附上排期问题反馈。"),
)  # fmt: skip
