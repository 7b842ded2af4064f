"""A series' episodes finished from their material: at every size with soft subtitles, drawn on for platforms, checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from shudian.app import burning, cutting, version
from shudian.app.bench import Bench, made
from shudian.app.cut import CUT, packages
from shudian.app.cutting import Edit
from shudian.app.told import load
from shudian.app.workspace import Workspace
from shudian.finding import Finding
from shudian.jobs import Reason, explain
from shudian.model.media import Rendition
from shudian.model.work import Graph, Needed, Node, settings_text
from shudian.store import StoreMemo, drawers, exports, series_table
from shudian.units import Lang, Span

if TYPE_CHECKING:
    from shudian.cut.inspect.notice import Programme

PROFILE = "vertical-9x16"


@dataclass(frozen=True, slots=True)
class _Work:
    """All nodes; by episode the one of its largest picture; files with text as export -> (node, file)."""

    graph: Graph
    tops: Mapping[int, str]
    burned: Mapping[str, tuple[str, str]]
    faces: Iterable[Path]
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Finished:
    """An episode's finished picture, and what its check found."""

    rendition: Rendition
    seen: Programme


def finish(bench: Bench) -> list[Finding]:
    """Render, check and package every episode that has material; what stands from before is taken as it is."""
    edits = _edits(bench.workspace, bench.slug)
    work = _work(bench.workspace, bench.slug, edits)
    for face in work.faces:
        bench.give(face)
    results = bench.run(work.graph.nodes)
    top = _rung()
    with bench.writing() as writing:
        for number, node in work.tops.items():
            found = edits[number]
            file = made(results, node, "finished.mp4", f"ep{number:02d}.mp4")
            exports.enter_media(writing, file)
            rate = found.footage.frame_rate
            span = Span.of(0, found.footage.frames / rate)
            rendition = Rendition(number, CUT, file, *top, rate, span, path=found.digest)
            drawers.RENDITIONS.save(writing, rendition, series=bench.slug, episode=number, kind=CUT)
            names = {"inspection.json": _record(number)}
            bench.export(writing, results, _checking(number), names)
        for name in burning.names(writing.connection, bench.slug) - work.burned.keys():
            exports.remove(writing, bench.slug, name)
        for name, (node, made_file) in work.burned.items():
            bench.export(writing, results, node, {made_file: name})
    return [*work.findings, *packages(bench)]


def why(workspace: Workspace, slug: str) -> tuple[int, dict[str, tuple[Reason, ...]]]:
    """Of how many nodes of the season, which would run now and why."""
    graph = _work(workspace, slug, _edits(workspace, slug)).graph
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


def _work(workspace: Workspace, slug: str, edits: Mapping[int, Edit]) -> _Work:
    from shudian.cut.season.order import Season, house_ladder
    from shudian.cut.titles.tracks import as_srt

    with workspace.store.reading() as connection:
        tracks = drawers.TRACKS.all(connection, series=slug)
        digests = drawers.TRACKS.digests(connection, series=slug)
    wanted, _ = burning.delivery(workspace, slug)
    episodes, findings = [], dict[Finding, None]()
    for number, found in edits.items():
        own = {str(tag): (digests[of, tag], track) for (of, tag), track in tracks.items() if of == number}
        texts = {Lang(tag): as_srt(track) for tag, (_, track) in own.items()}
        episode = cutting.episode_of(workspace, found, texts)
        drawn, said = burning.drawn(wanted, found.footage, episode.master.source.info.frames, own)
        findings |= dict.fromkeys(
            replace(each, place=replace(each.place, episode=str(number))) for each in said
        )
        episodes.append(replace(episode, burned=drawn))
    faces = burning.faces(drawn for episode in episodes for drawn in episode.burned)
    graph, files = cutting.planned(Season(tuple(episodes), house_ladder(), faces=faces))
    tops = {number: files["ep{:02d}/{}x{}.mp4".format(number, *_rung())][0] for number in edits}
    named = {
        burning.name(number, one.language, profile.name, _title(workspace, slug, one.language)):
            files[f"{episode.name}/{one.language}/{profile.name}.mp4"]
        for number, episode in zip(edits, episodes, strict=True)
        for one in episode.burned for profile in one.platforms
    }  # fmt: skip
    checks = tuple(_check(number, node) for number, node in tops.items())
    return _Work(Graph((*graph.nodes, *checks)), tops, named, faces, list(findings))


def _title(workspace: Workspace, slug: str, language: Lang) -> str:
    """In this language where there is a script in it, else in that of the original."""
    with workspace.store.reading() as connection:
        source = series_table.source_language(connection, slug) or ""
        script = drawers.SCRIPTS.load(connection, series=slug, language=str(language))
        script = script or drawers.SCRIPTS.load(connection, series=slug, language=source)
    return script.title if script else slug


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
