"""The lines of a series in its languages, and the subtitles made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlalchemy import Connection

from shudian.app import version
from shudian.app.bench import Bench, found_by, loaded, node
from shudian.app.told import FINDINGS
from shudian.finding import Finding, failed
from shudian.localise.adapted.carry import Carrier, entered
from shudian.localise.adapted.findings import LINES_CUT, LINES_STALE, STOOD
from shudian.localise.source import by_episode, joined
from shudian.model.series import Series
from shudian.model.text import AdaptedScript, Track
from shudian.model.work import Node
from shudian.store import Writing, drawers, memory_table

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
            lines = loaded(results, each.name, "lines.json", AdaptedScript)
            findings += _enter(bench, writing, lines, confirms=tag == source or tag in translated)
    return findings


def _enter(bench: Bench, writing: Writing, given: AdaptedScript, *, confirms: bool) -> list[Finding]:
    """Lines from a file over those that stand."""
    tag = str(given.language)
    script = drawers.SCRIPTS.load(writing.connection, series=bench.slug, language=bench.source)
    kept = lines_of(writing.connection, bench.slug).get(tag)
    lines, stood = entered(kept, given, confirms=confirms)
    if script:
        save_lines(writing, bench.slug, lines, script)
    return [STOOD.at(count=len(stood), language=tag)] if stood else []


def save_lines(writing: Writing, slug: str, lines: AdaptedScript, script: Series) -> None:
    """Keep a language's lines, an episode a document; an episode without any has none."""
    tag, parts = str(lines.language), by_episode(lines, script)
    for number, part in parts.items():
        drawers.ADAPTED.save(writing, part, series=slug, language=tag, episode=number)
    for language, kept in drawers.ADAPTED.digests(writing.connection, series=slug):
        if language == tag and kept not in parts:
            drawers.ADAPTED.remove(writing, series=slug, language=tag, episode=kept)


def lines_of(connection: Connection, slug: str) -> dict[str, AdaptedScript]:
    """The lines of every language of a series, by its tag."""
    parts: defaultdict[str, list[AdaptedScript]] = defaultdict(list)
    for (tag, _), lines in drawers.ADAPTED.all(connection, series=slug).items():
        parts[str(tag)].append(lines)
    return {tag: joined(episodes) for tag, episodes in parts.items()}


def follow(writing: Writing, slug: str, new: Series) -> list[Finding]:
    """Bring lines, subtitles and dubs to a new draft of the source, before it is saved.

    They speak of its ids from then on; lines whose source is cut go to the memory.
    """
    connection = writing.connection
    old = drawers.SCRIPTS.load(connection, series=slug, language=str(new.language))
    carrier = Carrier(old, new) if old else None
    if carrier is None or not carrier.moved:
        return []
    findings: list[Finding] = []
    for tag, script in lines_of(connection, slug).items():
        cut, carried = carrier.cut(script), carrier.lines(script)
        if cut.units and script.language != new.language:
            memory_table.learn(writing, cut)
            findings.append(LINES_CUT.at(count=len(cut.units), language=tag))
        if changed := [line for line in script.lines if line.element in carrier.moves.changed]:
            findings.append(LINES_STALE.at(count=len(changed), language=tag))
        save_lines(writing, slug, carried, new)
    for (number, language), track in drawers.TRACKS.all(connection, series=slug).items():
        carried_track = carrier.track(track)
        drawers.TRACKS.save(writing, carried_track, series=slug, episode=number, language=language)
    for (number, language), dub in drawers.DUBS.all(connection, series=slug).items():
        drawers.DUBS.save(writing, carrier.dub(dub), series=slug, episode=number, language=language)
    return findings


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
    with bench.workspace.store.reading() as connection:
        path = drawers.CROPS.text(connection, series=bench.slug, episode=number)
    shots = {"shots": bench.give_text(*path)} if path else {}
    return node(
        f"ep{number:02d}/subtitles.{tag}",
        "subtitles",
        ("track.json", *(f"track.{form}" for form in FORMATS), FINDINGS),
        {
            "series": bench.give_noun(drawers.SCRIPTS, language=bench.source),
            "timeline": bench.give_noun(drawers.TIMELINES, episode=number),
            "lines": bench.give_noun(drawers.ADAPTED, language=tag, episode=number),
            **shots,
        },
        _version(),
        episode=number,
    )


def _version() -> str:
    return version.of("localise", "app/work.py", "app/told.py", libraries=("pysubs2", "uniseg", "budoux"))
