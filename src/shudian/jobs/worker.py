"""The worker process: does one node after the other, and ends with its parent."""

from __future__ import annotations

import importlib
import json
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from shudian import files
from shudian.errors import ShudianError
from shudian.jobs.failure import broke_off, made_wrong
from shudian.model.work import Work


@dataclass(frozen=True, slots=True)
class Part:
    """A node ready to run; paths as text, `out` an empty folder."""

    node: str
    settings: str
    makes: tuple[str, ...]
    inputs: dict[str, str]
    out: str


@dataclass(frozen=True, slots=True)
class Task:
    """One call of a function: for one node, or for several that are done together."""

    run: str
    parts: tuple[Part, ...]
    together: bool = False


#: file -> digest of what was made for each part, or why nothing was.
Outcome = list[dict[str, str]] | ShudianError


def serve(tasks: Connection) -> None:
    """Until the parent closes its end."""
    os.setpgid(0, 0)  # a terminal's Ctrl-C goes to the parent alone, which ends the whole group
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            task: Task = tasks.recv()
        except EOFError:
            return
        tasks.send(do(task))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os.killpg(0, signal.SIGKILL)  # with every program that the node has started


def do(task: Task) -> Outcome:
    """Run the function and take down what it made."""
    works = [_work(part) for part in task.parts]
    try:
        function = function_of(task.run)
        if task.together:
            function(works)
        else:
            for work in works:
                function(work.inputs, work.settings, work.out)
        return [_made(Path(part.out), part.makes) for part in task.parts]
    except ShudianError as error:
        return error if _travels(error) else broke_off(error)
    except OSError as error:
        return files.explain(error, works[0].out)
    except Exception as error:  # noqa: BLE001 — one node's fault must not end the others
        failure = broke_off(error)
        failure.add_note(_traceback(error))
        return failure


def _work(part: Part) -> Work:
    inputs = {name: Path(path) for name, path in part.inputs.items()}
    return Work(inputs, json.loads(part.settings), Path(part.out))


def function_of(run: str) -> Callable[..., None]:
    """The function that `package.module:function` names."""
    module, _, name = run.partition(":")
    function: Callable[..., None] = getattr(importlib.import_module(module), name)
    return function


def _made(out: Path, makes: tuple[str, ...]) -> dict[str, str]:
    found = {path.relative_to(out).as_posix(): path for path in sorted(out.rglob("*")) if not path.is_dir()}
    if found.keys() != set(makes):
        raise made_wrong(sorted(set(makes) - found.keys()), sorted(found.keys() - set(makes)))
    return {name: files.digest(found[name]) for name in makes}


def _travels(error: ShudianError) -> bool:
    """Whether the error comes out of the pipe as it went in."""
    try:
        return isinstance(pickle.loads(pickle.dumps(error)), type(error))  # noqa: S301 — our own bytes
    except Exception:  # noqa: BLE001 — whatever it is, it does not travel
        return False


def _traceback(error: Exception) -> str:
    import traceback

    return "".join(traceback.format_exception(error))
