"""A season on plain files: planned, rendered, delivered; what is known of an earlier run is not done again.

Everything that is not a finished file stands in the folder `.season` of the output: segments by their content, what
made them, and the digests of the sources.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from shudian import files
from shudian.app import season_package
from shudian.app.season_package import Package, packages
from shudian.cut.probe import Source
from shudian.cut.season import gather, sheet
from shudian.cut.season.graph import Plan, plan
from shudian.cut.season.order import Season
from shudian.cut.season.picture import THREADS
from shudian.cut.season.source import Master, glance
from shudian.finding import Finding
from shudian.jobs import DiskMemo, Executor, Progress, Reason, Results, explain, run
from shudian.model import document
from shudian.model.media import MediaInfo
from shudian.store.media import MediaStore

STATE = ".season"


class Shelf(MediaStore):
    """Made files by content; files that were given stay where they are."""

    def __init__(self, folder: Path, given: dict[str, Path]) -> None:
        super().__init__(folder)
        self.given = given

    def path(self, digest: str) -> Path:
        return self.given.get(digest) or super().path(digest)


@dataclass(frozen=True, slots=True)
class Bench:
    """A season ready to run, and what there is to say about it."""

    plan: Plan
    shelf: Shelf
    memo: DiskMemo
    output: Path
    findings: list[Finding]
    season: Season
    known: Callable[[Path], str]  # a file's digest, by content
    packages: tuple[Package, ...] = ()

    def why(self) -> dict[str, tuple[Reason, ...]]:
        """Which nodes would run now, and why."""
        return explain(self.plan.graph, self.shelf, self.memo)

    def render(
        self,
        *,
        workers: int | None = None,
        executor: Executor | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Results:
        """Run what is not known and put every finished file in its place."""
        results = run(
            self.plan.graph, self.shelf, self.memo, workers=workers, executor=executor, progress=progress
        )
        for name, (node, file) in self.plan.files.items():
            _deliver(results.path(node, file), self.output / name)
        made = {name: results.path(node, file) for name, (node, file) in self.plan.files.items()}
        spoken = {
            episode: [(results.path(*sound), language) for language, sound in sounds.items()]
            for episode, sounds in self.plan.sounds.items()
        }
        stamps = self.output / STATE / "packages.json"
        self.findings.extend(season_package.deliver(self.packages, made, spoken, self.output, stamps))
        return results


@contextmanager
def bench(
    file: Path, output: Path, *, ffmpeg: Path | None = None, font_dir: Path | None = None
) -> Iterator[tuple[Bench | None, list[Finding]]]:
    """The season that `file` describes; None if something in it is wrong."""
    from shudian.cut.engines.ffmpeg import locate

    program = locate(ffmpeg, threads=THREADS)
    program.need("libx264")
    os.environ["SHUDIAN_FFMPEG"] = str(program.path)  # workers take the same
    with files.explained(file):
        read, found = sheet.read(file.read_bytes(), file.name)
    if read is None:
        yield None, found
        return
    with files.explained(output):
        (output / STATE).mkdir(parents=True, exist_ok=True)
    known = _Known(output / STATE / "sources.json")
    gatherer = gather.Gatherer(file.parent, known.digest, known.glance, font_dir, found)
    season = gatherer.season(read)
    known.keep()
    if season is None:
        yield None, found
        return
    if any(episode.burned for episode in season.episodes):
        program.need("libass")
    memo = DiskMemo(output / STATE / "memo.db")
    try:
        shelf = Shelf(output / STATE / "media", gatherer.given)
        packaged = packages(season) if read.hls else ()
        made = plan(season, program.identity)
        yield Bench(made, shelf, memo, output, found, season, known.digest, packaged), found
    finally:
        memo.close()


def _deliver(made: Path, final: Path) -> None:
    """Under its name, without a second copy where the disk allows; nothing is touched that stands there already."""
    with files.explained(final):
        if final.exists() and final.samefile(made):
            return
        final.parent.mkdir(parents=True, exist_ok=True)
        temporary = final.with_name(f".{final.name}.new")
        temporary.unlink(missing_ok=True)
        try:
            os.link(made, temporary)
        except OSError:
            shutil.copyfile(made, temporary)
        temporary.replace(final)


class _Known:
    """Digests and packets of files that have not changed since they were last looked at."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._said: dict[str, dict[str, Any]] = json.loads(file.read_bytes())
        except (OSError, ValueError):
            self._said = {}
        self._before = json.dumps(self._said)

    def digest(self, path: Path) -> str:
        with files.explained(path):
            status = path.stat()
            stamp = [status.st_size, status.st_mtime_ns, status.st_ino]
            said = self._said.get(str(path.absolute()))
            if said is None or said["stamp"] != stamp:
                said = {"stamp": stamp, "digest": files.digest(path)}
                self._said[str(path.absolute())] = said
        return str(said["digest"])

    def glance(self, path: Path, digest: str) -> tuple[Master | None, list[Finding]]:
        said = self._said[str(path.absolute())]
        if "media" in said:
            return _master(path, digest, said), []
        master, found = glance(path, digest)
        if master and not found and not master.source.info.variable_rate:
            source = master.source
            said |= {
                "media": document.write(source.info), "picture": source.picture, "sound": source.sound, "starts": str(source.starts),
                "sound_starts": str(source.sound_starts),
            }  # fmt: skip
        return master, found

    def keep(self) -> None:
        now = json.dumps(self._said)
        if now != self._before:
            files.write_whole(self._file, now.encode())


def _master(path: Path, digest: str, said: dict[str, Any]) -> Master:
    info, _ = document.read(MediaInfo, said["media"].encode())
    assert info
    times = tuple(at / info.frame_rate for at in range(info.frames))
    starts, heard = Fraction(said["starts"]), Fraction(said["sound_starts"])
    return Master(Source(path, info, said["picture"], said["sound"], starts, heard, times), digest)
