"""A series' episodes finished from their material: rendered at every size with soft subtitles, and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shudian.app import cutting, version
from shudian.app.bench import Bench, made
from shudian.app.cut import CUT, packages
from shudian.app.cutting import Edit
from shudian.app.told import load
from shudian.app.workspace import Workspace
from shudian.finding import Finding
from shudian.jobs import Reason, explain
from shudian.model.media import Rendition
from shudian.model.work import Graph, Needed, Node, settings_text
from shudian.store import StoreMemo, drawers, exports
from shudian.units import Lang, Span

if TYPE_CHECKING:
    from shudian.cut.inspect.notice import Programme

PROFILE = "vertical-9x16"


@dataclass(frozen=True, slots=True)
class Finished:
    """An episode's finished picture, and what its check found."""

    rendition: Rendition
    seen: Programme


def finish(bench: Bench) -> list[Finding]:
    """Render, check and package every episode that has material; what stands from before is taken as it is."""
    edits = _edits(bench.workspace, bench.slug)
    graph, tops = _work(bench.workspace, bench.slug, edits)
    results = bench.run(graph.nodes)
    top = _rung()
    with bench.writing() as writing:
        for number, node in tops.items():
            found = edits[number]
            file = made(results, node, "finished.mp4", f"ep{number:02d}.mp4")
            exports.enter_media(writing, file)
            rate = found.footage.frame_rate
            span = Span.of(0, found.footage.frames / rate)
            rendition = Rendition(number, CUT, file, *top, rate, span, path=found.digest)
            drawers.RENDITIONS.save(writing, rendition, series=bench.slug, episode=number, kind=CUT)
            names = {"inspection.json": _record(number)}
            bench.export(writing, results, _checking(number), names)
    return packages(bench)


def why(workspace: Workspace, slug: str) -> tuple[int, dict[str, tuple[Reason, ...]]]:
    """Of how many nodes of the season, which would run now and why."""
    graph, _ = _work(workspace, slug, _edits(workspace, slug))
    return len(graph.nodes), explain(
        graph, workspace.media, StoreMemo(workspace.store, workspace.author, slug)
    )


def finished(workspace: Workspace, slug: str, number: int) -> Finished | None:
    from shudian.cut.inspect.notice import Inspection

    with workspace.store.reading() as connection:
        rendition = drawers.RENDITIONS.load(connection, series=slug, episode=number, kind=CUT)
        record = exports.load(connection, slug, _record(number))
    if rendition is None or record is None:
        return None
    return Finished(rendition, load(Inspection, workspace.media.path(record.digest)).programmes[0])


def _edits(workspace: Workspace, slug: str) -> dict[int, Edit]:
    with workspace.store.reading() as connection:
        numbers = [int(number) for (number,) in drawers.FOOTAGE.all(connection, series=slug)]
    found = {number: cutting.edit(workspace, slug, number) for number in numbers}
    return {number: edit for number, edit in found.items() if edit}


def _work(workspace: Workspace, slug: str, edits: Mapping[int, Edit]) -> tuple[Graph, dict[int, str]]:
    """All nodes, and for each episode the one that makes its largest picture."""
    from shudian.cut.season.order import Season, house_ladder
    from shudian.cut.titles.tracks import as_srt

    with workspace.store.reading() as connection:
        tracks = drawers.TRACKS.all(connection, series=slug)
    episodes = []
    for number, found in edits.items():
        texts = {Lang(str(tag)): as_srt(track) for (of, tag), track in tracks.items() if of == number}
        episodes.append(cutting.episode_of(workspace, found, texts))
    graph, files = cutting.planned(Season(tuple(episodes), house_ladder()))
    tops = {number: files["ep{:02d}/{}x{}.mp4".format(number, *_rung())][0] for number in edits}
    checks = tuple(_check(number, node) for number, node in tops.items())
    return Graph((*graph.nodes, *checks)), tops


def _check(number: int, film: str) -> Node:
    from shudian.cut.engines import ffmpeg

    code = version.of("app/cutting_work.py", "cut/inspect", "cut/rules", "cut/package/fit.py", "cut/engines")
    settings = {"profile": PROFILE, "name": f"ep{number:02d}.mp4"}
    return Node(
        _checking(number), "cut.check", "shudian.app.cutting_work:inspect",
        f"{code}, {ffmpeg.locate(threads=1).identity}", settings_text(settings), ("inspection.json",),
        (("film", Needed(film, "finished.mp4")),), weight=4,
    )  # fmt: skip


def _checking(number: int) -> str:
    return f"ep{number:02d}/check"


def _record(number: int) -> str:
    return f"ep{number:02d}/check.json"


def _rung() -> tuple[int, int]:
    from shudian.cut.season.order import house_ladder

    return house_ladder()[0].width, house_ladder()[0].height
