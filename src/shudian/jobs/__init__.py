"""Running a graph of work: what is known is not done again, what is left runs in processes."""

from shudian.jobs.disk_memo import DiskMemo
from shudian.jobs.executor import Executor
from shudian.jobs.failure import NodeFailed, WorkFailed
from shudian.jobs.places import Memo, MemoryMemo, Vault
from shudian.jobs.reason import Reason, Why, explain
from shudian.jobs.runner import Progress, Results, State, run

__all__ = [
    "DiskMemo",
    "Executor",
    "Memo",
    "MemoryMemo",
    "NodeFailed",
    "Progress",
    "Reason",
    "Results",
    "State",
    "Vault",
    "Why",
    "WorkFailed",
    "explain",
    "run",
]
