"""Search and bound side by side for a given time, each in a process of its own; at the end, the best so far."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from shudian.errors import ShudianError
from shudian.finding import Finding
from shudian.jobs.failure import broke_off
from shudian.model.schedule import Schedule
from shudian.plan.pose import impossible_scenes
from shudian.plan.problem import Problem
from shudian.plan.solve import Progress, Standing, concluded, small, tell

#: Slots and their cost; a bound; that there are no slots; how it broke off.
Message = tuple[Sequence[int], int] | int | None | ShudianError

_PROOF = 3600  # effort of the exact solver, which is ended from outside


def race(
    problem: Problem, *, seconds: float, seed: int = 1, gap: float = 0.0, on_progress: Progress | None = None
) -> tuple[Schedule | None, list[Finding]]:
    """The cheapest schedule found in so many seconds of the clock, or until Ctrl-C, and its bound."""
    if impossible := list(impossible_scenes(problem)):
        return None, impossible
    standing, end = Standing(), time.monotonic() + seconds
    with suppress(KeyboardInterrupt), _runners(problem, seed) as running:
        while running and not standing.over(gap) and (left := end - time.monotonic()) > 0:
            for connection in wait(running, left):
                assert isinstance(connection, Connection)
                if _heard(connection, running, standing):
                    tell(problem, standing, on_progress)
    return concluded(problem, standing)


def _heard(connection: Connection, running: list[Connection], standing: Standing) -> bool:
    """Take over what one of them says; whether anything is better for it."""
    try:
        message: Message = connection.recv()
    except (EOFError, ConnectionError):
        running.remove(connection)
        return False
    if isinstance(message, ShudianError):
        raise message
    if message is None:
        standing.none = standing.slots is None
        return False
    if isinstance(message, int):
        return standing.bounded(message)
    return standing.found(*message)


@contextmanager
def _runners(problem: Problem, seed: int) -> Iterator[list[Connection]]:
    context = multiprocessing.get_context("spawn")
    processes: list[SpawnProcess] = []
    connections: list[Connection] = []
    try:
        for run in (_search, _prove if small(problem) else _bound):
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_run, args=(run, theirs, problem, seed), daemon=True)
            with _ctrl_c_held_back():
                process.start()
            theirs.close()
            processes.append(process)
            connections.append(ours)
        yield list(connections)
    finally:
        for process in processes:
            process.kill()
            process.join()
        for connection in connections:
            connection.close()


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """A process started here never hears Ctrl-C: the first one hears it and ends the others."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _run(
    run: Callable[[Problem, int], Iterator[Message]], to: Connection, problem: Problem, seed: int
) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        for message in run(problem, seed):
            to.send(message)
    except ConnectionError:
        return
    except Exception as error:  # noqa: BLE001 — whatever it is, the first process has to hear of it
        to.send(broke_off(error))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os.kill(os.getpid(), signal.SIGKILL)


def _search(problem: Problem, seed: int) -> Iterator[Message]:
    from shudian.plan.days.search import search

    best = None
    for found in search(problem, seed=seed):
        if found is not None and found != best:
            best = found
            yield found.slots, int(found.cost)
    if best is None:
        yield None


def _bound(problem: Problem, seed: int) -> Iterator[Message]:
    """Once the bound can prove no more, this process searches too."""
    from shudian.plan.bound import bounds

    yield from (int(bound) for bound in bounds(problem))
    yield from _search(problem, seed + 1)


def _prove(problem: Problem, _: int) -> Iterator[Message]:
    from shudian.plan import exact
    from shudian.plan.schedule import unorderable

    answer = exact.prove(problem, _PROOF)
    if answer.slots is None:
        yield None
        return
    yield answer.bound
    if not unorderable(problem, answer.slots) and (cost := exact.priced(problem, answer.slots)) is not None:
        yield answer.slots, cost
