"""A delivered season judged against its plan: every file for itself, by its source, and what is missing.

What was judged is known by its content: a file that did not change is not looked at again, and of one that did only
the segments that are new are compared with their source.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shudian import files
from shudian.app import season_check_work as work
from shudian.app import version
from shudian.app.season import STATE, Bench
from shudian.app.told import load
from shudian.cut.inspect import delivery, segments, texts, verb
from shudian.cut.inspect import findings as kinds
from shudian.cut.inspect.delivery import Promise
from shudian.cut.inspect.notice import Inspection, Measure, Notices, Programme
from shudian.cut.inspect.rules import rules
from shudian.cut.inspect.segments import Piece
from shudian.finding import Place
from shudian.jobs import Executor, Progress, Results, run
from shudian.model.work import Graph, Node

_CHECKED = "checked.json"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, the files in the order of its programmes, and of how many nodes how many ran."""

    inspection: Inspection
    files: tuple[Path, ...]
    nodes: int
    ran: int
    segments: int
    segments_ran: int


def check(
    bench: Bench, *, executor: Executor | None = None, progress: Callable[[Progress], None] | None = None
) -> Checked:
    """Judge what stands in the bench's folder; its render is not needed and not run."""
    return _Check(bench).done(executor, progress)


class _Check:
    def __init__(self, bench: Bench) -> None:
        self.bench, self.output = bench, bench.output
        self.promised = work.promises(bench.season)
        self.episodes = {episode.name: episode for episode in bench.season.episodes}
        self.there = {
            each.file: path for each in self.promised if (path := self.output / each.file).is_file()
        }
        self.digests = {name: bench.known(path) for name, path in self.there.items()}
        self.made = {node.name: node for node in bench.plan.graph.nodes}
        self.can_read = texts.reader() is not None
        self.sampled: dict[str, list[Node]] = {}
        self.pictures: dict[str, str] = {}
        self.build = version.of(
            "app/season_check_work.py",
            "cut/inspect",
            "cut/rules",
            "cut/package/fit.py",
            "cut/season",
            "cut/engines",
        )

    def done(self, executor: Executor | None, progress: Callable[[Progress], None] | None) -> Checked:
        with self.bench.shelf.scratch() as folder:
            nodes = {node.name: node for promise in self.promised for node in self._nodes(promise, folder)}
            graph = Graph(tuple(nodes.values()))
            results = run(graph, self.bench.shelf, self.bench.memo, executor=executor, progress=progress)
        programmes = [
            self._programme(promise, results) for promise in self.promised if promise.file in self.there
        ]
        general = delivery.listed(self.promised, self._videos())
        general += delivery.languages_alike(self.promised, self.pictures)
        if not self.can_read and any(promise.language for promise in self.promised):
            general.append(kinds.NO_READER.at(Place()))
        profile = self.promised[0].profile.name if self.promised else ""
        names = [name for name, node in nodes.items() if node.verb == "cut.check.quality"]
        return Checked(
            Inspection(profile, tuple(programmes), tuple(general)),
            tuple(self.there[each.file] for each in programmes),
            len(nodes), len(results.ran), len(names), len(set(names) & set(results.ran)),
        )  # fmt: skip

    def _nodes(self, promise: Promise, folder: Path) -> Iterator[Node]:
        film = self.digests.get(promise.file)
        if film is None:
            return
        self.bench.shelf.given[film] = self.there[promise.file].absolute()
        episode = self.episodes[promise.episode]
        yield work.file_node(promise, film, episode.master.source.info, self.build)
        heard = episode.heard_in(promise.language)
        if heard is not None:
            yield work.lag_node(promise, film, heard, self.build)
        if self.can_read and texts.is_readable(promise.burned):
            yield work.words_node(promise, film, episode, self.build)
        self.sampled[promise.file] = list(self._segments(promise, folder))
        yield from self.sampled[promise.file]

    def _segments(self, promise: Promise, folder: Path) -> Iterator[Node]:
        """Those that were sampled before and stand unchanged, and some of those that are new."""
        film, parts = self.there[promise.file], self.bench.plan.pictures[promise.file]
        rate = self.episodes[promise.episode].master.source.info.frame_rate
        found = segments.pieces(film, [(first, end) for first, end, _ in parts], rate)
        self.pictures[promise.file] = ",".join(piece.digest for piece in found)
        by_frame = {first: self.made[name] for first, _, name in parts}
        for piece in self._chosen(promise.file, found):
            cut = folder / f"{piece.digest}.mp4"
            if not cut.exists():
                segments.extract(film, piece, rate, cut)
            digest = files.digest(cut)
            self.bench.shelf.given[digest] = cut
            yield work.quality_node(by_frame[piece.first], piece, digest, promise.profile.size, self.build)

    def _chosen(self, name: str, found: Sequence[Piece]) -> list[Piece]:
        memory = self.output / STATE / _CHECKED
        known = _remembered(memory)
        before = known.get(name, {})
        fresh = [piece for piece in found if piece.digest not in before]
        most = rules().quality.segments
        some = {fresh[len(fresh) * at // most].digest for at in range(most)} if fresh else set()
        known[name] = {piece.digest: before.get(piece.digest, piece.digest in some) for piece in found}
        files.write_whole(memory, json.dumps(known).encode())
        return [piece for piece in found if known[name][piece.digest]]

    def _programme(self, promise: Promise, results: Results) -> Programme:
        made = load(Inspection, results.path(f"{promise.file}/file", work.SEEN))
        seen, found = made.programmes[0], list(made.general)
        for part in ("lag", "words"):
            if (name := f"{promise.file}/{part}") in results.outputs:
                found += load(Inspection, results.path(name, work.SEEN)).general
        notices = Notices(promise.file, seen.rate)
        notices.take(found)
        return verb.with_more(self._scored(promise, seen, results, notices), notices)

    def _scored(self, promise: Promise, seen: Programme, results: Results, notices: Notices) -> Programme:
        rule, means = rules().quality, []
        for node in self.sampled[promise.file]:
            said = json.loads(results.path(node.name, work.SCORES).read_text("utf-8"))
            scores = {int(at): float(score) for at, score in said.items()}
            mean, (worst, at) = sum(scores.values()) / len(scores), min((s, at) for at, s in scores.items())
            means.append(mean)
            if mean < rule.mean or worst < rule.worst:
                first = int(json.loads(node.settings)["first"]) + at
                notices.add(
                    kinds.QUALITY, first, first + rule.every, mean=f"{mean:.1f}", worst=f"{worst:.1f}"
                )
        if not means:
            return seen
        measure = Measure("quality", f"{sum(means) / len(means):.1f}", f"≥ {rule.mean:g}")
        return replace(seen, measures=(*seen.measures, measure))

    def _videos(self) -> list[str]:
        """What stands in the folder, but for packages and what belongs to the render."""
        inside = [
            file.relative_to(self.output) for file in self.output.rglob("*") if file.suffix in verb.ENDINGS
        ]
        packed = {package.folder for package in self.bench.packages}
        return [
            file.as_posix()
            for file in inside
            if file.parts[0] != STATE and not packed & {parent.as_posix() for parent in file.parents}
        ]


def _remembered(memory: Path) -> dict[str, dict[str, bool]]:
    """Of each file its segments by digest, and whether they were looked at; nothing where that cannot be read."""
    try:
        said: dict[str, dict[str, bool]] = json.loads(memory.read_bytes())
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
