"""Every kind of finding that writing a script makes."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.wording import Wording

NOT_WRITTEN = Kind(
    "script.not-written",
    Severity.ERROR,
    Wording("A script cannot be written as {format}.", "剧本不能写成 {format}。"),
    Wording("Write it as one of: {formats}.", "请改用以下格式之一：{formats}。"),
)
UNREADABLE = Kind(
    "script.written-unreadable",
    Severity.ERROR,
    Wording(
        "What was written as {format} does not read as a script again.", "写出的 {format} 无法再读作剧本。"
    ),
    Wording("Write it as {keeper}.", "请改写为 {keeper}。"),
)
LOSS = Kind(
    "script.loss",
    Severity.WARNING,
    Wording(
        "{format} does not keep {what} as it is: {count} places, the first “{first}”.",
        "{format} 不能原样保留{what}：共 {count} 处，首处“{first}”。",
    ),
    Wording("Write it as {keeper}, or keep the original beside it.", "请改写为 {keeper}，或同时保留原稿。"),
)
