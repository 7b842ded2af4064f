"""A series being translated: its lines an episode at a time, each written, approved and kept by itself.

Every document of the store speaks of the ids of the script in the store (`localise.follow` sees to it), so
that a line is stale exactly where the source that it was written for is not what the script says.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, partial
from typing import TypeVar

from sqlalchemy import Connection

from shudian.app.kept import Kept
from shudian.app.workspace import Workspace
from shudian.errors import WorkspaceProblem
from shudian.finding import Finding
from shudian.localise.adapted.approval import approved, written
from shudian.localise.adapted.stale import Material, stale
from shudian.localise.memory import Query, Recall, Recalled
from shudian.localise.source import worded
from shudian.localise.terms import Finder, Hit
from shudian.model import document
from shudian.model.memory import Memory, Unit
from shudian.model.production import Production
from shudian.model.series import Element, Episode, Scene, Series
from shudian.model.term import Termbase
from shudian.model.text import AdaptedLine, AdaptedScript, Timeline
from shudian.store import Author, drawers, memory_table, series_table
from shudian.units import Lang
from shudian.wording import Wording

T = TypeVar("T")
_MOST_SERIES = 8
_SERIES: Kept[Series] = Kept(_MOST_SERIES)
_TIMELINES: Kept[Timeline] = Kept(400)
_COUNTS: Kept[Mapping[str, int]] = Kept(4000)
_RECALLS: Kept[Recall] = Kept(16)
_FINDERS: Kept[Finder] = Kept(16)


class State(StrEnum):
    OPEN = "open"
    STALE = "stale"
    WRITTEN = "written"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Desk:
    """A series as translators see it."""

    slug: str
    series: Series
    scripts: Mapping[str, Series]
    languages: tuple[Lang, ...]
    production: Production | None = None

    @property
    def titles(self) -> dict[str, str]:
        return {tag: script.title for tag, script in self.scripts.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line beside its source; `tag` changes with it, `seconds` is how long the source is heard."""

    scene: Scene
    nth: int
    element: Element
    line: AdaptedLine
    seconds: float | None = None

    @property
    def state(self) -> State:
        return _state(self.element.text, self.line.text, self.line.source, self.line.approver)

    @property
    def tag(self) -> str:
        return _tag(self.line)


@dataclass(frozen=True, slots=True)
class Aid:
    """What is known of a line: terms that its source says, and what memory offers."""

    hits: tuple[Hit, ...]
    recalled: tuple[Recalled, ...]


class Moved(WorkspaceProblem):
    """Another wrote the line meanwhile; `entry` is what stands now."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(
            Wording("Somebody else wrote this line meanwhile.", "其间别人改了这一句。"),
            Wording("Look at both, then save again.", "请对照后再保存。"),
        )
        self.entry = entry


class Refused(WorkspaceProblem):
    """A finding stands against it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message, finding.remedy)
        self.finding = finding


def desk(workspace: Workspace, slug: str) -> Desk | None:
    """None if there is no such series."""
    with workspace.store.reading() as connection:
        source = series_table.source_language(connection, slug)
        if source is None:
            return None
        digests = drawers.SCRIPTS.digests(connection, series=slug)
        scripts = {str(keys[0]): _script(connection, digest) for keys, digest in digests.items()}
        tags = {str(keys[0]) for keys in drawers.ADAPTED.digests(connection, series=slug)}
    targets = tuple(Lang(tag) for tag in sorted(tags | set(scripts)) if tag != source)
    return Desk(slug, scripts[source], scripts, targets)


def warm(workspace: Workspace) -> None:
    """Read the scripts before anybody asks for them: that of a whole season takes a quarter of a second."""
    with workspace.store.reading() as connection:
        for slug in series_table.slugs(connection):
            for digest in drawers.SCRIPTS.digests(connection, series=slug).values():
                if len(_SERIES) == _MOST_SERIES:
                    return
                _script(connection, digest)


def overview(workspace: Workspace, found: Desk) -> dict[str, dict[int, Mapping[str, int]]]:
    """Of each language and episode, how many lines are in which state."""
    sources = {each.number: _sources(each) for each in found.series.episodes}
    counts: dict[str, dict[int, Mapping[str, int]]] = {}
    with workspace.store.reading() as connection:
        digests = drawers.ADAPTED.digests(connection, series=found.slug)
        script = drawers.SCRIPTS.digest(connection, series=found.slug, language=str(found.series.language))
        texts = _Texts(connection, found.slug)
        for language in found.languages:
            here: dict[int, Mapping[str, int]] = {}
            for number, lines in sources.items():
                digest = digests.get((str(language), number))
                make = partial(_counted, texts, (str(language), number), lines)
                here[number] = _COUNTS.get((script, number, digest), make)
            counts[str(language)] = here
    return counts


def _sources(episode: Episode) -> dict[str, str]:
    return {e.id: e.text for scene in episode.scenes for e in worded(scene) if e.text.strip()}


class _Texts:
    """The documents of a series' lines as their texts, read once and only if any is asked for."""

    def __init__(self, connection: Connection, slug: str) -> None:
        self._connection, self._slug = connection, slug

    @cached_property
    def all(self) -> dict[tuple[str | int, ...], str]:
        return drawers.ADAPTED.texts(self._connection, series=self._slug)


def _counted(texts: _Texts, key: tuple[str, int], sources: Mapping[str, str]) -> Mapping[str, int]:
    """The states of an episode's lines; its document is not built for that, a season has hundreds."""
    text = texts.all.get(key)
    lines = {line["element"]: line for line in json.loads(text)["lines"]} if text else {}
    states: Counter[str] = Counter()
    for element, source in sources.items():
        line = lines.get(element) or {}
        states[_state(source, line.get("text") or "", line.get("source"), line.get("approver"))] += 1
    return dict(states)


def _state(source: str, text: str, written_for: str | None, approver: str | None) -> State:
    if not text.strip():
        return State.OPEN
    if written_for is not None and written_for.split() != source.split():
        return State.STALE
    return State.APPROVED if approver else State.WRITTEN


def entries(workspace: Workspace, found: Desk, language: Lang, number: int) -> tuple[Entry, ...]:
    """The lines of an episode in order; KeyError if there is no such episode."""
    with workspace.store.reading() as connection:
        script = drawers.ADAPTED.load(connection, series=found.slug, language=str(language), episode=number)
        heard = _heard(connection, found.slug, number)
    return _listed(found, number, script, heard)


def left_behind(workspace: Workspace, found: Desk, language: Lang, number: int) -> Mapping[str, int]:
    """How many subtitles and dubbed lines of an episode say what their line does not say any more."""
    keys: dict[str, str | int] = {"series": found.slug, "language": str(language), "episode": number}
    with workspace.store.reading() as connection:
        script = drawers.ADAPTED.load(connection, **keys)
        track, dub = drawers.TRACKS.load(connection, **keys), drawers.DUBS.load(connection, **keys)
    if script is None or not (track or dub):
        return {}
    made = Material((track,) if track else (), (dub,) if dub else ())
    alone = replace(found.series, episodes=(found.series.episode(number),))
    return Counter(mark.what.value for mark in stale(alone, script, made))


def _listed(
    found: Desk, number: int, script: AdaptedScript | None, heard: Mapping[str, float]
) -> tuple[Entry, ...]:
    lines = {line.element: line for line in script.lines} if script else {}
    episode = found.series.episode(number)
    return tuple(
        Entry(
            scene, nth, element, lines.get(element.id) or AdaptedLine(element.id, ""), heard.get(element.id)
        )
        for scene in episode.scenes
        for nth, element in enumerate((e for e in worded(scene) if e.text.strip()), 1)
    )


def _heard(connection: Connection, slug: str, number: int) -> dict[str, float]:
    digest = drawers.TIMELINES.digest(connection, series=slug, episode=number)
    if digest is None:
        return {}
    timeline = _TIMELINES.get(digest, lambda: _version(drawers.TIMELINES.version(connection, digest)))
    return {beat.element: float((beat.speech or beat.span).seconds) for beat in timeline.beats}


@dataclass(frozen=True, slots=True)
class Where:
    """A line of a series in a language."""

    slug: str
    language: Lang
    episode: int
    element: str


def write(
    workspace: Workspace, where: Where, change: Mapping[str, str | None], *, seen: str, who: str
) -> Entry:
    """Write a line: `change` names fields of AdaptedLine. Moved if `seen` is not its tag any more."""
    return _kept(
        workspace, where, seen, who, lambda entry: written(entry.line, change, entry.element.text, who)
    )


def approve(workspace: Workspace, where: Where, *, seen: str, who: str) -> Entry:
    """Approve a line, which teaches it to the memory. Refused if it is empty or the approver's own."""
    return _kept(workspace, where, seen, who, lambda entry: approved(entry.line, entry.element.text, who))


def _kept(
    workspace: Workspace,
    where: Where,
    seen: str,
    who: str,
    change: Callable[[Entry], AdaptedLine | Finding],
) -> Entry:
    found = desk(workspace, where.slug)
    if found is None:
        raise KeyError(where.slug)
    author = Author(who, workspace.author.clock)
    with workspace.store.writing(author) as writing:
        keys: dict[str, str | int] = {"language": str(where.language), "episode": where.episode}
        script = drawers.ADAPTED.load(writing.connection, series=where.slug, **keys)
        script = script or AdaptedScript(where.language, found.series.title, ())
        listed = _listed(found, where.episode, script, _heard(writing.connection, where.slug, where.episode))
        entry = _entry(listed, where.element)
        if entry.tag != seen:
            raise Moved(entry)
        line = change(entry)
        if isinstance(line, Finding):
            raise Refused(line)
        now = replace(entry, line=line)
        lines = {
            each.element.id: each.line for each in listed if each.line != AdaptedLine(each.element.id, "")
        }
        lines[where.element] = line
        in_order = tuple(lines[each.element.id] for each in listed if each.element.id in lines)
        drawers.ADAPTED.save(writing, replace(script, lines=in_order), series=where.slug, **keys)
        if line.approver and line != entry.line:
            memory_table.learn(writing, _unit(found, where.language, listed, now))
    return now


def _entry(listed: tuple[Entry, ...], element: str) -> Entry:
    for entry in listed:
        if entry.element.id == element:
            return entry
    raise KeyError(element)


def _unit(found: Desk, language: Lang, listed: tuple[Entry, ...], entry: Entry) -> Memory:
    query = _query(found, listed, entry)
    line = entry.line
    unit = Unit(
        query.source, line.text, query.before, query.after, query.speaker, found.series.title,
        entry.element.id, line.author, line.approver, line.note,
    )  # fmt: skip
    return Memory(found.series.language, language, (unit,))


def _query(found: Desk, listed: tuple[Entry, ...], entry: Entry) -> Query:
    """The line with its neighbours in the scene, as a memory is asked."""
    scene = [each.element for each in listed if each.scene.id == entry.scene.id]
    at = next(nth for nth, each in enumerate(scene) if each.id == entry.element.id)
    before = scene[at - 1].text if at else None
    after = scene[at + 1].text if at + 1 < len(scene) else None
    return Query(entry.element.text, before, after, entry.element.character, found.series.title)


def aid(workspace: Workspace, where: Where) -> Aid:
    """Terms and memory of a line; KeyError if there is no such line."""
    found = desk(workspace, where.slug)
    if found is None:
        raise KeyError(where.slug)
    listed = entries(workspace, found, where.language, where.episode)
    entry = _entry(listed, where.element)
    pair = found.series.language, where.language
    with workspace.store.reading() as connection:
        edition = memory_table.edition(connection, *pair)
        recall = _RECALLS.get(
            (str(workspace.root), *pair, *edition), lambda: Recall(memory_table.load(connection, *pair))
        )
        finder = _finder(connection, where, found.series.language)
    return Aid(finder.hits(entry.element.text), recall.search(_query(found, listed, entry), least=60, most=3))


def _finder(connection: Connection, where: Where, source: Lang) -> Finder:
    """The terms of the series in a language, ready to be found in lines."""
    keys = {"series": where.slug, "language": str(where.language)}
    empty = Termbase(source, where.language)
    digest = drawers.TERMBASES.digest(connection, **keys)
    return _FINDERS.get(
        (source, where.language, digest), lambda: Finder(drawers.TERMBASES.load(connection, **keys) or empty)
    )


def _script(connection: Connection, digest: str) -> Series:
    return _SERIES.get(digest, lambda: _version(drawers.SCRIPTS.version(connection, digest)))


def _version(value: T | None) -> T:
    if value is None:
        raise KeyError("a document that the store names is not in it")
    return value


def _tag(line: AdaptedLine) -> str:
    said = json.dumps(document.encode(line), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]
