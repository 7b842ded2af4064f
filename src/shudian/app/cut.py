"""Pictures of a series: animatics of its episodes, packaged for players."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from fractions import Fraction

from shudian.app import version
from shudian.app.bench import Bench, made
from shudian.finding import Finding
from shudian.model.media import Package, Rendition
from shudian.model.series import Series
from shudian.model.text import Timeline, Track
from shudian.model.work import Given, Node
from shudian.store import drawers, exports
from shudian.units import Lang

#: Kinds of rendition: an episode as it is drawn, and as it is finished.
ANIMATIC, CUT = "animatic", "cut"


def animatics(bench: Bench) -> list[Finding]:
    """A timed vertical animatic of every episode, and its poster."""
    series = bench.noun(drawers.SCRIPTS, language=bench.source)
    numbers = tuple(dict.fromkeys(episode.number for episode in series.episodes))
    timelines = {number: bench.noun(drawers.TIMELINES, episode=number) for number in numbers}
    results = bench.run(node for number in numbers for node in _drawing(bench, series, timelines[number]))
    with bench.writing() as writing:
        for number in numbers:
            name = f"ep{number:02d}/animatic"
            film = made(results, name, "animatic.mp4", f"ep{number:02d}/ep{number:02d}.mp4")
            rendition = Rendition(
                number, ANIMATIC, film, 1080, 1920, Fraction(25), timelines[number].span, loudness_lufs="-14"
            )
            drawers.RENDITIONS.save(writing, rendition, series=bench.slug, episode=number, kind=ANIMATIC)
            names = {"animatic.mp4": film.name, "poster.jpg": f"ep{number:02d}/poster.jpg"}
            bench.export(writing, results, name, names)
    return []


def _drawing(bench: Bench, series: Series, timeline: Timeline) -> tuple[Node, ...]:
    from shudian.cut.animatic import animatic
    from shudian.cut.engines import ffmpeg

    graph = animatic(
        series,
        series.episode(timeline.episode),
        timeline,
        bench.noun(drawers.BREAKDOWNS),
        ffmpeg=ffmpeg.locate(),
        language=bench.source,
    )
    code = version.of("cut/animatic", "cut/sound/meter.py", "cut/encoding.py", "cut/engines")
    return tuple(replace(node, version=f"{node.version}, {code}") for node in graph.nodes)


def packages(bench: Bench) -> list[Finding]:
    """Every episode as a player loads it, with all its subtitles: the finished picture, where there is none the animatic."""
    from shudian.cut.engines import ffmpeg
    from shudian.cut.package import PLAY_LIST
    from shudian.cut.work import package_node

    identity = ffmpeg.locate().identity
    code = version.of("cut/package", "cut/titles/tracks.py", "cut/encoding.py", "cut/engines")
    nodes = {}
    with bench.workspace.store.reading() as connection:
        renditions = drawers.RENDITIONS.all(connection, series=bench.slug)
        tracks = drawers.TRACKS.all(connection, series=bench.slug)
    best = {number: kind for number, kind in sorted(renditions) if kind in (ANIMATIC, CUT)}  # cut comes last
    for (number, kind), rendition in renditions.items():
        if best.get(number) == kind:
            tags = tuple(Lang(str(tag)) for episode, tag in tracks if episode == number)
            texts = {tag: _given_vtt(bench, tracks[number, str(tag)]) for tag in tags}
            picture = Given(rendition.file.digest)
            node = package_node(f"ep{number:02d}/package", picture, texts, identity=identity)
            nodes[int(number)] = str(kind), tags, replace(node, version=f"{node.version}, {code}")
    results = bench.run(node for *_, node in nodes.values())
    with bench.writing() as writing:
        for number, (kind, tags, node) in nodes.items():
            files = tuple(made(results, node.name, file) for file in node.makes)
            package = Package(number, PLAY_LIST, files, tags, kind)
            for file in files:
                exports.enter_media(writing, file)
            drawers.PACKAGES.save(writing, package, series=bench.slug, episode=number)
    return []


def _given_vtt(bench: Bench, track: Track) -> Given:
    from shudian.localise.formats import FORMATS

    written = FORMATS["vtt"].write(track)
    return bench.give_text(hashlib.sha256(written).hexdigest(), written.decode())
