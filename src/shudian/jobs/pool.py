"""A few worker processes, started when there is work, replaced when one is killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from shudian.jobs.failure import killed
from shudian.jobs.worker import Outcome, Task, serve


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    task: Task | None = None


class Pool:
    """An executor of `size` processes."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._workers: list[_Worker] = []

    @property
    def resources(self) -> int:
        return self._size

    def submit(self, task: Task) -> None:
        worker = next((worker for worker in self._workers if worker.task is None), None) or self._hired()
        worker.task = task
        with suppress(ConnectionError):  # killed while it had nothing to do: `wait` hears of it
            worker.connection.send(task)

    def wait(self) -> Iterator[tuple[Task, Outcome]]:
        ready = wait([worker.connection for worker in self._workers if worker.task])
        for worker in [worker for worker in self._workers if worker.connection in ready]:
            task, worker.task = worker.task, None
            assert task
            try:
                outcome: Outcome = worker.connection.recv()
            except (EOFError, ConnectionError):
                self._workers.remove(worker)
                _end(worker)
                outcome = killed(worker.process.exitcode)
            yield task, outcome

    def cancel(self) -> None:
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def _hired(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs,), daemon=True)
        with _ctrl_c_held_back():
            process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker


def _end(worker: _Worker) -> None:
    assert worker.process.pid
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(worker.process.pid, signal.SIGKILL)
    worker.process.kill()
    worker.process.join()
    worker.connection.close()


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """A process started here never hears Ctrl-C, not even before it stands on its own."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
