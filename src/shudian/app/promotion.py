"""Covers and clips of one film on plain files: what is known of an earlier run is not done again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from shudian import files
from shudian.app.season import Shelf
from shudian.cut.covers import findings as cover_kinds
from shudian.cut.covers import work as covers_work
from shudian.cut.probe import Source
from shudian.finding import Finding, Place
from shudian.jobs import DiskMemo, Memo, Progress, Results, run
from shudian.model.work import Graph

STATE = ".promotion"


@dataclass(slots=True)
class Bench:
    """Where a film's covers and clips are made."""

    output: Path
    shelf: Shelf
    memo: Memo
    told: Callable[[Progress], None] | None = None
    workers: int | None = None

    def take(self, file: Path) -> str:
        """A given file by the digest of its content."""
        with files.explained(file):
            digest = files.digest(file)
        self.shelf.given[digest] = file
        return digest

    def run(self, graph: Graph) -> Results:
        return run(graph, self.shelf, self.memo, workers=self.workers, progress=self.told)

    def put(self, made: Path, name: str) -> None:
        with files.explained(self.output), files.whole(self.output / name) as temporary:
            shutil.copyfile(made, temporary)


@contextmanager
def bench(output: Path, told: Callable[[Progress], None] | None = None) -> Iterator[Bench]:
    with files.explained(output):
        (output / STATE).mkdir(parents=True, exist_ok=True)
    memo = DiskMemo(output / STATE / "memo.db")
    try:
        yield Bench(output, Shelf(output / STATE / "media", {}), memo, told)
    finally:
        memo.close()


def covers(
    at: Bench,
    source: Source,
    count: int,
    language: str,
    *,
    models: Path | None = None,
    shots: Path | None = None,
) -> tuple[list[Mapping[str, Any]], list[Finding]]:
    """Choose and draw covers: `cover01-9x16.jpg` …, `covers.jpg` and `covers.json`."""
    chosen, looks = stills(at, source, count, models=models, shots=shots)
    if not chosen:
        return [], [cover_kinds.NONE.at(Place(file=source.path.name))]
    draw(at, source, looks, chosen, language)
    files.write_whole(at.output / covers_work.CHOSEN, f"{json.dumps(chosen, indent=1)}\n".encode())
    return chosen, list(_judged(source, chosen, count))


def stills(
    at: Bench, source: Source, count: int, *, models: Path | None = None, shots: Path | None = None
) -> tuple[list[Mapping[str, Any]], Path]:
    """The best stills of a film, best first, and what was seen of it."""
    film = at.take(source.path)
    looks = covers_work.looks_node(film, models, at.take(shots) if shots else None)
    results = at.run(covers_work.choosing(film, looks, count))
    chosen = json.loads(results.path("covers", covers_work.CHOSEN).read_text("utf-8"))
    return chosen, results.path(looks.name, covers_work.LOOKS)


def draw(at: Bench, source: Source, looks: Path, chosen: Sequence[Mapping[str, Any]], language: str) -> None:
    """`cover01-9x16.jpg` … of each in every size, and a sheet of all."""
    graph = covers_work.drawing(at.take(source.path), at.take(looks), chosen, language)
    drawn = at.run(graph)
    for node in graph.nodes:
        for name in node.makes:
            if name.endswith(".jpg"):
                at.put(drawn.path(node.name, name), name if node.name == "sheet" else f"{node.name}-{name}")


def _judged(source: Source, chosen: list[Mapping[str, Any]], count: int) -> Iterator[Finding]:
    place = Place(file=source.path.name)
    if len(chosen) < count:
        yield cover_kinds.FEW.at(place, count=count, found=len(chosen))
    if not any(one["face"] for one in chosen):
        yield cover_kinds.NO_FACES.at(place)
    width, height = source.upright
    tall = Fraction(1920, height)
    if tall > Fraction(3, 2):
        yield cover_kinds.ENLARGED.at(
            place, size=f"{width}×{height}", cover="1080×1920", times=f"{float(tall):.1f}"
        )
