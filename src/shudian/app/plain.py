"""Running a graph for a command on plain files: everything in a folder that goes away afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from shudian.jobs import MemoryMemo, Progress, Results, run
from shudian.model.work import Graph
from shudian.store.media import MediaStore


@contextmanager
def run_plain(
    graph: Graph,
    given: Iterable[Path] = (),
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[Results]:
    """Run `graph` over the files that its `Given` inputs name; copy what you want of the results inside.

    >>> with run_plain(graph, [clip]) as results:            # doctest: +SKIP
    ...     shutil.copyfile(results.path("ep01/animatic", "animatic.mp4"), temporary)
    """
    with tempfile.TemporaryDirectory(prefix="shudian-") as folder:
        vault = MediaStore(Path(folder))
        for file in given:
            vault.keep(file)
        yield run(graph, vault, MemoryMemo(), workers=workers, progress=progress)
