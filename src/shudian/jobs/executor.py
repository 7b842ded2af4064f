"""What does the work: processes of this machine, or a cluster. It sees tasks and paths, never a graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from shudian.jobs.worker import Outcome, Task


class Executor(Protocol):
    """Does tasks, several at a time. A task may be done twice, if who did it was lost."""

    @property
    def resources(self) -> int:
        """How many tasks it does at a time."""

    def submit(self, task: Task) -> None:
        """Begin a task; never more than `resources` are under way."""

    def wait(self) -> Iterable[tuple[Task, Outcome]]:
        """Those tasks that are done by now, at least one."""

    def cancel(self) -> None:
        """End what is under way, and every program that it has started."""
