"""A Ray cluster as executor: tasks go out as paths and digests; files lie on a disk that all machines share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shudian.errors import ToolMissing
from shudian.jobs.failure import killed
from shudian.jobs.worker import Outcome, Task, do
from shudian.wording import Wording

#: How often a task is begun anew when the machine or process that did it is lost.
_RETRIES = 3


class Cluster:
    """The cluster that RAY_ADDRESS names, or one of `workers` processes started here for this run."""

    def __init__(self, workers: int | None = None) -> None:
        try:
            import ray
        except ImportError as error:
            raise ToolMissing(
                Wording("Ray is not installed.", "未安装 Ray。"),
                Wording("Install shudian with its `scale` extra.", "请连同 scale 附加组件安装 shudian。"),
            ) from error
        self._ray: Any = ray
        self._tasks: dict[Any, Task] = {}
        self._own = not ray.is_initialized()
        if self._own:
            _start(ray, workers)
        self._do = ray.remote(num_cpus=1, max_retries=_RETRIES)(_afresh)

    @property
    def resources(self) -> int:
        return max(1, int(self._ray.cluster_resources().get("CPU", 1)))

    def submit(self, task: Task) -> None:
        self._tasks[self._do.remote(task)] = task

    def wait(self) -> Iterator[tuple[Task, Outcome]]:
        done, _ = self._ray.wait(list(self._tasks), num_returns=1)
        for reference in done:
            yield self._tasks.pop(reference), self._outcome(reference)

    def cancel(self) -> None:
        for reference in self._tasks:
            self._ray.cancel(reference, force=True)
        self._tasks.clear()
        if self._own:
            self._ray.shutdown()

    def _outcome(self, reference: Any) -> Outcome:
        try:
            outcome: Outcome = self._ray.get(reference)
        except self._ray.exceptions.RayError:
            return killed(None)
        return outcome


def _start(ray: Any, workers: int | None) -> None:
    import logging
    import os

    here = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": workers, "include_dashboard": False}
    ray.init(**here, log_to_driver=False, logging_level=logging.ERROR)


def _afresh(task: Task) -> Outcome:
    """Do a task that somebody may have left half done."""
    for part in task.parts:
        shutil.rmtree(part.out, ignore_errors=True)
        Path(part.out).mkdir(parents=True)
    return do(task)
