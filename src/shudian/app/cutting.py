"""An episode cut from material: taken in, its crop path edited by a person, its picture rendered anew where it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from shudian.app import findings as kinds
from shudian.app import version
from shudian.app.bench import Bench, found_by, loaded, made
from shudian.app.cutting_work import Watched
from shudian.app.told import FINDINGS
from shudian.app.workspace import Workspace
from shudian.errors import WorkspaceProblem
from shudian.finding import Finding, failed
from shudian.jobs import Reason
from shudian.model.media import CropKey, CropPath, Footage, Layout, MediaFile, Rendition
from shudian.model.work import Given, Graph, Node, settings_text
from shudian.store import StoreMemo, drawers, exports
from shudian.units import Lang, Span
from shudian.wording import Wording

if TYPE_CHECKING:
    from shudian.cut.season.order import Episode, Season

#: The kind of rendition that shows the path as it is edited.
FILM = "reframed"
SIZE = (540, 960)
_WORK = "shudian.app.cutting_work"
_STEADY = ("cut/season/source.py", "cut/season/picture.py")


class Stale(WorkspaceProblem):
    """Somebody changed the path after it was shown."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An episode's material, its path by the digest of its document, and what was rendered of it last."""

    footage: Footage
    path: CropPath
    digest: str
    film: Rendition | None
    findings: tuple[Finding, ...]


def ingest(bench: Bench, number: int, file: Path, name: str | None = None) -> list[Finding]:
    """Take in what an episode is cut from: a copy to look at, and a first crop path."""
    script = bench.noun(drawers.SCRIPTS, language=bench.source)
    numbers = [episode.number for episode in script.episodes]
    if number not in numbers:
        return [kinds.UNWRITTEN_EPISODE.at(number=number, numbers=", ".join(map(str, numbers)))]
    source = bench.workspace.media.keep(file, name)
    watching, copying = _intake(number, source, _spoken(bench, number))
    results = bench.run([watching])
    findings = found_by(results)
    if failed(findings):
        return findings
    copied = bench.run([copying])
    path = loaded(results, watching.name, "path.json", CropPath)
    seen = loaded(results, watching.name, "watched.json", Watched)
    proxy = made(copied, copying.name, "proxy.mp4", f"ep{number:02d}.proxy.mp4")
    with bench.writing() as writing:
        for each in (source, proxy):
            exports.enter_media(writing, each)
        footage = Footage(number, source, proxy, seen.frame_rate, seen.frames, seen.faces)
        drawers.FOOTAGE.save(writing, footage, series=bench.slug, episode=number)
        drawers.CROPS.save(writing, path, series=bench.slug, episode=number)
    return findings


def edit(workspace: Workspace, slug: str, number: int) -> Edit | None:
    """What the page of an episode's path shows; None where there is no material."""
    with workspace.store.reading() as connection:
        footage = drawers.FOOTAGE.load(connection, series=slug, episode=number)
        kept = drawers.CROPS.text(connection, series=slug, episode=number)
        film = drawers.RENDITIONS.load(connection, series=slug, episode=number, kind=FILM)
    if footage is None or kept is None:
        return None
    path = drawers.CROPS.read(kept[1])
    return Edit(footage, path, kept[0], film, tuple(judged(footage, path)))


def rekey(
    workspace: Workspace,
    slug: str,
    number: int,
    seen: str,
    edited: tuple[Sequence[CropKey], Sequence[Layout]],
) -> tuple[str, list[Finding]]:
    """Keep the path with these keys and layouts; its digest and what the check says. Nothing is kept if that is an error.

    ValueError if no path can have such keys, Stale if another was kept after `seen`.
    """
    with workspace.store.writing(workspace.author) as writing:
        where: dict[str, str | int] = {"series": slug, "episode": number}
        footage = drawers.FOOTAGE.load(writing.connection, **where)
        kept = drawers.CROPS.text(writing.connection, **where)
        if footage is None or kept is None or kept[0] != seen:
            raise Stale(
                Wording("The path was changed elsewhere.", "裁切路径已在别处改动。"),
                Wording("Load the page again and edit anew.", "请重新载入本页再编辑。"),
            )
        path = _edited(drawers.CROPS.read(kept[1]), *edited)
        findings = judged(footage, path)
        if failed(findings):
            return seen, findings
        drawers.CROPS.save(writing, path, **where)
        after = drawers.CROPS.text(writing.connection, **where)
    return (after or kept)[0], findings


def layouts(path: CropPath) -> tuple[Layout, ...]:
    """The layout of every shot, with two windows to begin with where it has none."""
    from shudian.cut.reframe.views import between

    return tuple(
        said if (said := path.layout_of(shot)).panes else replace(said, panes=between(path, shot))
        for shot in path.shots
    )


def _edited(path: CropPath, keys: Sequence[CropKey], given: Sequence[Layout]) -> CropPath:
    """Layouts that say no more than that the shot is cropped are left out."""
    nothing_said = layouts(replace(path, layouts=()))
    told = tuple(layout for layout in given if layout not in nothing_said)
    return replace(path, keys=tuple(keys), layouts=told)


def judged(footage: Footage, path: CropPath) -> list[Finding]:
    from shudian.cut.check import check

    faces = [(face.frame, face.left, face.top, face.width, face.height) for face in footage.faces]
    return check(path, footage.frames, faces)


def film(bench: Bench, number: int) -> list[Finding]:
    """Render the picture as its path says; what stands from before is taken as it is."""
    found = edit(bench.workspace, bench.slug, number)
    if found is None:
        return []
    graph, name = _filming(bench.workspace, found)
    results = bench.run(graph.nodes)
    file = made(results, name, "finished.mp4", f"ep{number:02d}.{FILM}.mp4")
    rate = found.footage.frame_rate
    span = Span.of(0, found.footage.frames / rate)
    with bench.writing() as writing:
        exports.enter_media(writing, file)
        rendition = Rendition(number, FILM, file, *SIZE, rate, span, path=found.digest)
        drawers.RENDITIONS.save(writing, rendition, series=bench.slug, episode=number, kind=FILM)
    return []


def why(workspace: Workspace, slug: str, found: Edit) -> tuple[int, dict[str, tuple[Reason, ...]]]:
    """Of how many nodes, which would run now and why."""
    from shudian.jobs import explain

    graph, _ = _filming(workspace, found)
    memo = StoreMemo(workspace.store, workspace.author, slug)
    return len(graph.nodes), explain(graph, workspace.media, memo)


def taken(
    workspace: Workspace, film: MediaFile, frame: int, rate: Fraction, height: int = 180
) -> bytes | None:
    """A frame of a film as a JPEG."""
    from shudian.cut.ingest.still import still

    return still(workspace.media.path(film.digest), frame, rate, height)


def _spoken(bench: Bench, number: int) -> tuple[tuple[str, Given], ...]:
    """The script and the subtitles in its language, if the episode has them: who speaks when."""
    with bench.workspace.store.reading() as connection:
        there = drawers.TRACKS.digest(connection, series=bench.slug, episode=number, language=bench.source)
    if there is None:
        return ()
    return (
        ("script", bench.give_noun(drawers.SCRIPTS, language=bench.source)),
        ("track", bench.give_noun(drawers.TRACKS, episode=number, language=bench.source)),
    )


def _intake(number: int, source: MediaFile, spoken: tuple[tuple[str, Given], ...]) -> tuple[Node, Node]:
    from shudian.cut.engines import ffmpeg
    from shudian.cut.reframe import finder

    look = "app/cutting_work.py", "app/told.py", "cut/probe.py", "cut/ingest", "cut/engines"
    watching = version.of(
        *look, *_STEADY, "cut/reframe", "cut/shots", "cut/check.py", "cut/rules/reframe.toml"
    )
    copying = version.of(*look, *_STEADY, "cut/encoding.py", "cut/sound/sync.py")

    def node(does: str, makes: tuple[str, ...], build: str, *more: tuple[str, Given]) -> Node:
        return Node(
            f"ep{number:02d}/{does}", f"cut.{does}", f"{_WORK}:{does}", build,
            settings_text({"name": source.name}), makes, (("source", Given(source.digest)), *more),
        )  # fmt: skip

    eyes, program = finder.identity(), ffmpeg.locate().identity
    return (
        node("watch", ("path.json", "watched.json", FINDINGS), f"{watching}, {eyes}", *spoken),
        node("proxy", ("proxy.mp4", FINDINGS), f"{copying}, {program}"),
    )


def _filming(workspace: Workspace, found: Edit) -> tuple[Graph, str]:
    """The nodes of the picture, a few a shot, and the one that puts them together."""
    from shudian.cut.season.order import Season
    from shudian.cut.season.picture import Rung

    graph, files = planned(Season((episode_of(workspace, found, {}),), (Rung(*SIZE),)))
    ((node, _),) = files.values()
    return graph, node


def episode_of(workspace: Workspace, found: Edit, texts: Mapping[Lang, str]) -> Episode:
    """An episode as a season renders it: its material, its window, its own sound, its subtitles as SRT."""
    from shudian.cut.season.order import WHOLE, Episode, Heard
    from shudian.cut.season.source import glance, steady

    digest = found.footage.source.digest
    master, findings = glance(workspace.media.path(digest), digest)
    if master is None:
        raise WorkspaceProblem(findings[0].message, findings[0].remedy)
    if master.source.info.variable_rate:
        master = steady(master)
    source = master.source
    late = source.starts - min(source.starts, source.sound_starts)
    sound: dict[Lang | None, Heard] = {}
    if source.sound is not None:
        sound[None] = Heard(((WHOLE, digest),), source.sound, float(late))
    return Episode(f"ep{found.footage.episode:02d}", master, found.path, texts=texts, sound=sound)


def planned(season: Season) -> tuple[Graph, Mapping[str, tuple[str, str]]]:
    """The season's nodes with the version of our own code; its files as path -> (node, file)."""
    from shudian.cut.engines import ffmpeg
    from shudian.cut.season.graph import plan
    from shudian.cut.season.picture import THREADS

    made = plan(season, ffmpeg.locate(threads=THREADS).identity)
    code = version.of(
        "cut/season",
        "cut/encoding.py",
        "cut/engines",
        "cut/sound",
        "cut/reframe/frame.py",
        "cut/rules/reframe.toml",
    )
    return Graph(
        tuple(replace(node, version=f"{node.version}, {code}") for node in made.graph.nodes)
    ), made.files
