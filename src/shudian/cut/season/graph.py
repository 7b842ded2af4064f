"""`plan`: a season as a graph of work, and which of its files a person gets under which name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from shudian.cut.season import canvas
from shudian.cut.season.canvas import Canvas
from shudian.cut.season.look import Look, edges, look, plain
from shudian.cut.season.order import Burned, Episode, Heard, Season
from shudian.cut.season.picture import Rung
from shudian.cut.season.segments import cells
from shudian.model.work import Given, Graph, Json, Needed, Node, settings_text
from shudian.units import Lang

#: Raise when the same settings come out as other bytes.
VERSION = "5"
#: Looks of one cell that one process encodes: each holds an encoder's memory, about 200 MB at 1080 × 1920.
_TOGETHER = 4
_WORK = "shudian.cut.season.work"


@dataclass(frozen=True, slots=True)
class Plan:
    """`files` are the finished ones, path below the output folder -> (node, file)."""

    graph: Graph
    files: dict[str, tuple[str, str]]
    pictures: dict[str, tuple[tuple[int, int, str], ...]]  # path -> its segments: first, end, node
    #: Episode -> language (None: of all others) -> (node, file), where languages have sounds of their own.
    sounds: dict[str, dict[Lang | None, tuple[str, str]]]


def plan(season: Season, identity: str) -> Plan:
    """`identity` is that of the Ffmpeg that will run it, with one thread."""
    nodes: list[Node] = []
    made = Plan(Graph(()), {}, {}, {})
    for episode in season.episodes:
        nodes += _Episode(season, episode, identity, made).nodes()
    return Plan(Graph(tuple(nodes)), made.files, made.pictures, made.sounds)


@dataclass
class _Episode:
    season: Season
    episode: Episode
    build: str
    plan: Plan
    segments: dict[str, Node] = field(default_factory=dict)
    beside: dict[str, Node] = field(default_factory=dict)

    @property
    def version(self) -> str:
        return f"{VERSION}, {self.build}"

    def nodes(self) -> Iterator[Node]:
        finished = [
            node for each in canvas.canvases(self.season, self.episode) for node in self._canvas(each)
        ]
        if self.season.packaged and self.season.rungs and self.episode.sound.keys() - {None}:
            self.plan.sounds[self.episode.name] = self._spoken()
        yield from self.segments.values()
        yield from self.beside.values()
        yield from finished

    def _canvas(self, each: Canvas) -> list[Node]:
        frames, rate = self.episode.master.source.info.frames, self.episode.master.source.info.frame_rate
        shots = [shot.first for shot in self.episode.path.shots] if self.episode.path and each.shown else []
        cut = cells(frames, rate, [*edges(one.lettering for one in each.burned), *shots])
        looks = [[look(one.lettering, first, end) for one in each.burned] for first, end in cut]
        clean = [self._clean(each, cell, drawn) for cell, drawn in zip(cut, looks, strict=True)]
        finished = [self._soft(each, rung, cut, clean) for rung in each.rungs]
        for at, one in enumerate(each.burned):
            parts = [
                self._drawn(each, cell, drawn, at) if drawn[at] else plain_node
                for cell, drawn, plain_node in zip(cut, looks, clean, strict=True)
            ]
            finished.append(self._hard(each, one, cut, parts))
        return finished

    def _clean(self, each: Canvas, cell: tuple[int, int], drawn: list[Look | None]) -> Node | None:
        """The picture without text, at the rungs of the ladder and those that some language has no text on."""
        bare = [each.rung(one) for one, there in zip(each.burned, drawn, strict=True) if there is None]
        rungs = tuple(dict.fromkeys([*each.rungs, *bare]))
        return self._segment(each, cell, rungs, None, 0) if rungs else None

    def _drawn(self, each: Canvas, cell: tuple[int, int], drawn: list[Look | None], at: int) -> Node:
        same = [place for place, other in enumerate(drawn) if other == drawn[at]]
        rungs = tuple(dict.fromkeys(each.rung(each.burned[place]) for place in same))
        return self._segment(each, cell, rungs, drawn[at], 1 + same[0])

    def _segment(
        self, each: Canvas, cell: tuple[int, int], rungs: tuple[Rung, ...], drawn: Look | None, at: int
    ) -> Node:
        first, end = cell
        faces = (
            [(f"face{n}", Given(self.season.faces[face.path])) for n, face in enumerate(drawn.faces)]
            if drawn
            else []
        )
        settings: dict[str, Json] = {
            **each.stretch(first, end),
            "rungs": [[rung.width, rung.height, rung.bitrate] for rung in rungs],
            "straight": [None if drawn else each.straight(rung, first, end) for rung in rungs],
            "look": plain(drawn),
            "build": self.build,
            "quality": self.season.quality,
            "preset": self.season.preset,
        }
        name = f"{self.episode.name}/{each.name}/{first:06d}-{end:06d}/{_short(drawn)}"
        if name not in self.segments:
            self.segments[name] = Node(
                name, "cut.season.picture", f"{_WORK}:pictures", self.version, settings_text(settings),
                tuple(f"{rung.name}.mp4" for rung in rungs),
                (("source", Given(self.episode.master.digest)), *faces),
                weight=max(1, sum(rung.width * rung.height for rung in rungs) * (end - first) // 1_000_000),
                together=f"{self.episode.name}/{each.name}/{first}/{at // _TOGETHER}",
            )  # fmt: skip
        return self.segments[name]

    def _soft(
        self, each: Canvas, rung: Rung, cut: Iterable[tuple[int, int]], parts: list[Node | None]
    ) -> Node:
        sound = self._sound(self.episode.heard_in(None), each.lufs, each.true_peak)
        texts = self._texts() if self.episode.texts else None
        return self._file(f"{self.episode.name}/{rung.name}.mp4", rung, cut, parts, (sound, texts))

    def _hard(
        self, each: Canvas, one: Burned, cut: Iterable[tuple[int, int]], parts: list[Node | None]
    ) -> Node:
        heard = self.episode.heard_in(one.language)
        sound = self._sound(heard, one.profile.lufs, one.profile.true_peak)
        names = [f"{self.episode.name}/{one.language}/{profile.name}.mp4" for profile in one.platforms]
        node = self._file(names[0], each.rung(one), cut, parts, (sound, None))
        for name in names[1:]:
            self.plan.files[name] = self.plan.files[names[0]]
            self.plan.pictures[name] = self.plan.pictures[names[0]]
        return node

    def _file(
        self,
        path: str,
        rung: Rung,
        cut: Iterable[tuple[int, int]],
        parts: list[Node | None],
        beside: tuple[Node | None, Node | None],
    ) -> Node:
        segments = [(first, end, part.name) for (first, end), part in zip(cut, parts, strict=True) if part]
        inputs = [(f"{at:05d}", Needed(name, f"{rung.name}.mp4")) for at, (_, _, name) in enumerate(segments)]
        tracks = [
            (name, Needed(node.name, node.makes[0]))
            for name, node in zip(("sound", "texts"), beside, strict=True) if node
        ]  # fmt: skip
        info = self.episode.master.source.info
        settings = {"rate": str(info.frame_rate), "ends": [end for _, end, _ in segments]}
        node = Node(
            f"{path}", "cut.season.file", f"{_WORK}:file", self.version, settings_text(settings),
            ("finished.mp4",), (*inputs, *tracks), weight=max(1, info.frames // 200),
        )  # fmt: skip
        self.plan.files[path] = node.name, "finished.mp4"
        self.plan.pictures[path] = tuple(segments)
        return node

    def _spoken(self) -> dict[Lang | None, tuple[str, str]]:
        """Every sound by itself, that of all other languages first."""
        nodes = {
            language: self._sound(self.episode.sound[language], canvas.LUFS, canvas.TRUE_PEAK)
            for language in sorted(self.episode.sound, key=lambda language: str(language or ""))
        }
        return {language: (node.name, node.makes[0]) for language, node in nodes.items() if node}

    def _sound(self, heard: Heard | None, lufs: float, peak: float) -> Node | None:
        if heard is None:
            return None
        settings: dict[str, Json] = {
            "lufs": lufs,
            "true_peak": peak,
            "stream": heard.stream,
            "late": heard.late,
            "seconds": str(self.episode.master.source.info.seconds),
        }
        name = (
            f"{self.episode.name}/sound/{'-'.join(digest[:8] for _, digest in heard.files)}@{lufs:g},{peak:g}"
        )
        return self.beside.setdefault(name, Node(
            name, "cut.season.sound", f"{_WORK}:sound", self.version, settings_text(settings),
            ("sound.m4a",), tuple((role, Given(digest)) for role, digest in heard.files), weight=3,
        ))  # fmt: skip

    def _texts(self) -> Node:
        settings = {"texts": {str(language): text for language, text in self.episode.texts.items()}}
        name = f"{self.episode.name}/texts"
        return self.beside.setdefault(name, Node(
            name, "cut.season.texts", f"{_WORK}:texts", self.version, settings_text(settings), ("texts.mp4",)
        ))  # fmt: skip


def _short(drawn: Look | None) -> str:
    if drawn is None:
        return "clean"
    return hashlib.sha256(settings_text(plain(drawn)).encode()).hexdigest()[:8]
