"""How work fails."""

from __future__ import annotations

from collections.abc import Mapping

from shudian.errors import ShudianError
from shudian.wording import Wording

AGAIN = Wording(
    "Correct it and run the same command again; finished work is kept.",
    "改正后重新运行同一命令，已完成的工作会保留。",
)


class NodeFailed(ShudianError):
    """A node broke off, or did not make what it said it makes."""

    code = "work.node"


class WorkFailed(ShudianError):
    """Some nodes failed; all that did not need them is done and kept."""

    code = "work.failed"

    def __init__(self, failures: Mapping[str, ShudianError]) -> None:
        super().__init__(Wording(_listed(failures, "en"), _listed(failures, "zh")), AGAIN)
        self.failures = dict(failures)
        self.args = (self.failures,)


def _listed(failures: Mapping[str, ShudianError], language: str) -> str:
    """Nodes that failed of one cause stand beside each other, the first few by name."""
    nodes: dict[str, list[str]] = {}
    for node, error in failures.items():
        nodes.setdefault(error.in_(language), []).append(node)
    return "; ".join(
        f"{', '.join(failed[:3])}{f' (+{len(failed) - 3})' if failed[3:] else ''}: {why}"
        for why, failed in nodes.items()
    )


def broke_off(error: BaseException) -> NodeFailed:
    return NodeFailed(
        Wording("The work broke off with {kind}: {why}.", "执行中断（{kind}）：{why}。").filled(
            {"kind": type(error).__name__, "why": error}
        ),
        Wording(
            "This is a fault of shudian itself: report it with this message.",
            "这是 shudian 自身的缺陷，请附上此信息反馈。",
        ),
    )


def made_wrong(missing: list[str], extra: list[str]) -> NodeFailed:
    return NodeFailed(
        Wording(
            "It did not make what it says it makes: missing {missing}; not announced {extra}.",
            "产出与声明不符：缺少 {missing}；多出 {extra}。",
        ).filled({"missing": ", ".join(missing) or "–", "extra": ", ".join(extra) or "–"}),
        Wording(
            "This is a fault of shudian itself: report it with this message.",
            "这是 shudian 自身的缺陷，请附上此信息反馈。",
        ),
    )


def killed(exit_code: int | None) -> NodeFailed:
    return NodeFailed(
        Wording(
            "The process that ran it was ended from outside (exit code {code}).",
            "执行它的进程被外部终止（退出码 {code}）。",
        ).filled({"code": exit_code}),
        Wording(
            "If memory ran out, run with fewer workers; run the same command again, finished work is kept.",
            "若因内存不足，请减少并行进程数；重新运行同一命令，已完成的工作会保留。",
        ),
    )
