"""The lines of a series in its languages, and the subtitles made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from shudian.app import version
from shudian.app.bench import Bench, found_by, loaded, node
from shudian.app.told import FINDINGS
from shudian.finding import Finding, failed
from shudian.localise.source import by_episode
from shudian.model.text import AdaptedScript, Track
from shudian.model.work import Node
from shudian.store import Writing, drawers

FORMATS = ("vtt", "srt", "ass")


def enter_lines(bench: Bench, translated: Mapping[str, Path]) -> list[Finding]:
    """The source's own lines, those of every adapted script, and those of `translated` line lists (CSV)."""
    source = bench.source
    script = bench.give_noun(drawers.SCRIPTS, language=source)
    nodes = {source: node(f"lines/{source}", "own_lines", ("lines.json",), {"series": script}, _version())}
    with bench.workspace.store.reading() as connection:
        scripts = [str(keys[0]) for keys in drawers.SCRIPTS.all(connection, series=bench.slug)]
    for tag in scripts:
        if tag != source:
            inputs = {"source": script, "target": bench.give_noun(drawers.SCRIPTS, language=tag)}
            nodes[tag] = node(f"lines/{tag}", "paired_lines", ("lines.json", FINDINGS), inputs, _version())
    for tag, file in translated.items():
        nodes[tag] = node(
            f"lines/{tag}",
            "read_lines",
            ("lines.json", FINDINGS),
            {"source": script, "lines": bench.give(file)},
            _version(),
            language=tag,
            name=file.name,
        )
    results = bench.run(nodes.values())
    findings = found_by(results)
    if failed(findings):
        return findings
    with bench.writing() as writing:
        for tag, each in nodes.items():
            _enter(bench, writing, tag, loaded(results, each.name, "lines.json", AdaptedScript))
    return findings


def _enter(bench: Bench, writing: Writing, tag: str, lines: AdaptedScript) -> None:
    """Keep a language's lines, an episode a document; an episode without any has none."""
    connection = writing.connection
    script = drawers.SCRIPTS.load(connection, series=bench.slug, language=bench.source)
    parts = by_episode(lines, script) if script else {}
    for number, part in parts.items():
        drawers.ADAPTED.save(writing, part, series=bench.slug, language=tag, episode=number)
    for language, kept in drawers.ADAPTED.texts(connection, series=bench.slug):
        if language == tag and kept not in parts:
            drawers.ADAPTED.remove(writing, series=bench.slug, language=tag, episode=kept)


def subtitle(bench: Bench, wanted: Iterable[tuple[int, str]]) -> list[Finding]:
    """Subtitles for each (episode, language), from the lines and the running order."""
    pairs = tuple(wanted)
    nodes = {pair: _subtitling(bench, *pair) for pair in pairs}
    results = bench.run(nodes.values())
    findings = found_by(results)
    if failed(findings):
        return findings
    with bench.writing() as writing:
        for (number, tag), each in nodes.items():
            track = loaded(results, each.name, "track.json", Track)
            drawers.TRACKS.save(writing, track, series=bench.slug, episode=number, language=tag)
            names = {f"track.{form}": subtitle_name(number, tag, form) for form in FORMATS}
            bench.export(writing, results, each.name, names)
    return findings


def subtitle_name(number: int, tag: str, form: str) -> str:
    """The export's name: ep01/ep01.th.vtt."""
    return f"ep{number:02d}/ep{number:02d}.{tag}.{form}"


def _subtitling(bench: Bench, number: int, tag: str) -> Node:
    return node(
        f"ep{number:02d}/subtitles.{tag}",
        "subtitles",
        ("track.json", *(f"track.{form}" for form in FORMATS), FINDINGS),
        {
            "series": bench.give_noun(drawers.SCRIPTS, language=bench.source),
            "timeline": bench.give_noun(drawers.TIMELINES, episode=number),
            "lines": bench.give_noun(drawers.ADAPTED, language=tag, episode=number),
        },
        _version(),
        episode=number,
    )


def _version() -> str:
    return version.of("localise", "app/work.py", "app/told.py", libraries=("pysubs2", "uniseg", "budoux"))
