"""What stands in a workspace, as pages and commands ask for it. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sqlalchemy import Connection

from shudian.app.localise import lines_of
from shudian.app.workspace import Workspace
from shudian.model.breakdown import Breakdown
from shudian.model.media import MediaFile, Package
from shudian.model.production import Production
from shudian.model.schedule import Schedule
from shudian.model.series import Episode, Series
from shudian.model.text import AdaptedScript, Timeline, Track
from shudian.store import drawers, exports, series_table

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SeriesEntry:
    """A series on the first page; mappings are by language tag."""

    slug: str
    title: str
    titles: Mapping[str, str]
    loglines: Mapping[str, str]
    episodes: int
    poster: MediaFile | None


@dataclass(frozen=True, slots=True)
class EpisodeView:
    number: int
    title: str
    titles: Mapping[str, str]  # language tag -> title
    timeline: Timeline | None
    package: Package | None
    poster: MediaFile | None
    tracks: Mapping[str, Track]  # language tag -> track


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One series whole; what a stage has not made yet is None or empty."""

    slug: str
    series: Series  # the script in its source language
    scripts: Mapping[str, Series]  # language tag -> script
    breakdown: Breakdown | None
    production: Production | None
    schedule: Schedule | None
    adapted: Mapping[str, AdaptedScript]  # language tag -> lines
    episodes: tuple[EpisodeView, ...]
    documents: Mapping[str, str]  # name -> the part of its download address after the series

    @property
    def titles(self) -> dict[str, str]:
        return {tag: script.title for tag, script in self.scripts.items()}


def series_list(workspace: Workspace) -> tuple[SeriesEntry, ...]:
    with workspace.store.reading() as connection:
        return tuple(_entry(connection, slug) for slug in series_table.slugs(connection))


def series(workspace: Workspace, slug: str) -> SeriesView | None:
    """The series of that slug, or None if there is none."""
    with workspace.store.reading() as connection:
        source = series_table.source_language(connection, slug)
        if source is None:
            return None
        scripts = _by_tag(drawers.SCRIPTS.all(connection, series=slug))
        named = exports.all_of(connection, slug)
        return SeriesView(
            slug=slug,
            series=scripts[source],
            scripts=scripts,
            breakdown=drawers.BREAKDOWNS.load(connection, series=slug),
            production=drawers.PRODUCTIONS.load(connection, series=slug),
            schedule=drawers.SCHEDULES.load(connection, series=slug),
            adapted=lines_of(connection, slug),
            episodes=_episodes(connection, slug, scripts, scripts[source].episodes, named),
            documents={name: quote(name) for name in named},
        )


def package_file(workspace: Workspace, slug: str, episode: int, name: str) -> Path | None:
    """A file of an episode's package by its name inside the package."""
    with workspace.store.reading() as connection:
        package = drawers.PACKAGES.load(connection, series=slug, episode=episode)
    for file in package.files if package else ():
        if file.name == name:
            return workspace.media.path(file.digest)
    return None


def subtitle_vtt(workspace: Workspace, slug: str, episode: int, language: str) -> str | None:
    """An episode's subtitles in one language as WebVTT."""
    from shudian.localise.formats import FORMATS

    with workspace.store.reading() as connection:
        track = drawers.TRACKS.load(connection, series=slug, episode=episode, language=language)
    return FORMATS["vtt"].write(track).decode() if track else None


def document(workspace: Workspace, slug: str, name: str) -> Path | None:
    """A named export of the series, such as `plan.json` or `call-sheets.zh.pdf`."""
    with workspace.store.reading() as connection:
        file = exports.load(connection, slug, name)
    return workspace.media.path(file.digest) if file else None


def _entry(connection: Connection, slug: str) -> SeriesEntry:
    scripts = _by_tag(drawers.SCRIPTS.all(connection, series=slug))
    source = scripts[series_table.source_language(connection, slug) or ""]
    first = source.episodes[0].number if source.episodes else 0
    return SeriesEntry(
        slug=slug,
        title=source.title,
        titles={tag: script.title for tag, script in scripts.items()},
        loglines={tag: script.logline for tag, script in scripts.items() if script.logline},
        episodes=len(source.episodes),
        poster=exports.load(connection, slug, poster_name(first)),
    )


def _episodes(
    connection: Connection,
    slug: str,
    scripts: Mapping[str, Series],
    episodes: tuple[Episode, ...],
    named: Mapping[str, MediaFile],
) -> tuple[EpisodeView, ...]:
    timelines = drawers.TIMELINES.all(connection, series=slug)
    packages = drawers.PACKAGES.all(connection, series=slug)
    tracks = drawers.TRACKS.all(connection, series=slug)
    titles = {tag: {e.number: e.title for e in script.episodes} for tag, script in scripts.items()}
    return tuple(
        EpisodeView(
            number=episode.number,
            title=episode.title,
            titles={tag: by[episode.number] for tag, by in titles.items() if episode.number in by},
            timeline=timelines.get((episode.number,)),
            package=packages.get((episode.number,)),
            poster=named.get(poster_name(episode.number)),
            tracks={
                str(language): track
                for (number, language), track in tracks.items()
                if number == episode.number
            },
        )
        for episode in episodes
    )


def poster_name(episode: int) -> str:
    return f"ep{episode:02d}/poster.jpg"


def _by_tag(found: Mapping[tuple[str | int, ...], T]) -> dict[str, T]:
    return {str(keys[0]): value for keys, value in found.items()}
