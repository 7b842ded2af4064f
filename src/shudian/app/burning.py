"""Which languages a series draws into its pictures, for whom, and the files made of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from shudian import files
from shudian.app.cutting import Stale
from shudian.app.kept import Kept
from shudian.app.workspace import Workspace
from shudian.finding import Finding, Severity
from shudian.model.delivery import Delivery
from shudian.model.media import Footage, MediaFile
from shudian.model.text import Track
from shudian.store import drawers, exports
from shudian.units import Lang
from shudian.wording import Wording

if TYPE_CHECKING:
    from shudian.cut.season.order import Burned

_FOLDER = "burned"


def delivery(workspace: Workspace, slug: str) -> tuple[Delivery, str]:
    """What was chosen, and its digest; nothing and no digest where nobody chose."""
    with workspace.store.reading() as connection:
        kept = drawers.DELIVERIES.text(connection, series=slug)
    return (drawers.DELIVERIES.read(kept[1]), kept[0]) if kept else (Delivery(), "")


def choose(workspace: Workspace, slug: str, seen: str, wanted: Delivery) -> str:
    """Keep what a person chose; its digest. ValueError if there is no such platform, Stale if another chose since."""
    from shudian.cut import platforms

    if set(wanted.platforms) - {profile.name for profile in platforms.profiles()}:
        raise ValueError("No such platform.")
    with workspace.store.writing(workspace.author) as writing:
        if (drawers.DELIVERIES.digest(writing.connection, series=slug) or "") != seen:
            raise Stale(
                Wording("The choice was changed elsewhere.", "所选已在别处改动。"),
                Wording("Load the page again and choose anew.", "请重新载入本页再选择。"),
            )
        drawers.DELIVERIES.save(writing, wanted, series=slug)
        return drawers.DELIVERIES.digest(writing.connection, series=slug) or ""


def drawn(
    wanted: Delivery, footage: Footage, frames: int, tracks: Mapping[str, tuple[str, Track]]
) -> tuple[tuple[Burned, ...], tuple[Finding, ...]]:
    """An episode's pictures with text; `tracks` by language, each with its digest."""
    made: list[Burned] = []
    found: list[Finding] = []
    for language in wanted.languages:
        if str(language) in tracks:
            digest, track = tracks[str(language)]
            key = digest, str(language), wanted.platforms, footage.frame_rate, frames
            letters, said = _SET.get(key, lambda: _set(wanted, language, track, footage, frames))  # noqa: B023  called at once
            made += letters
            found += said
    return tuple(made), tuple(found)


def faces(made: Iterable[Burned]) -> dict[Path, str]:
    """Every typeface that they are set in, by the digest of its file."""
    return {face.path: _digest(face.path) for one in made for face in one.lettering.faces}


def name(number: int, language: Lang, platform: str, title: str) -> str:
    """The export that a finished file is kept as: the platform's own name for it, in a folder of its own."""
    from shudian.cut import platforms

    called = platforms.profile(platform).file_name(title, number, str(language))
    return f"ep{number:02d}/{_FOLDER}/{language}/{platform}/{called}.mp4"


def names(connection: Connection, slug: str) -> set[str]:
    """The exports that were made of an earlier choice."""
    return {name for name in exports.all_of(connection, slug) if name.split("/")[1:2] == [_FOLDER]}


def listed(workspace: Workspace, slug: str) -> dict[Lang, dict[str, dict[int, MediaFile]]]:
    """What was made: language -> platform -> episode."""
    with workspace.store.reading() as connection:
        named = exports.all_of(connection, slug)
        made = sorted(names(connection, slug))
    found: dict[Lang, dict[str, dict[int, MediaFile]]] = {}
    for name in made:
        episode, _, language, platform, _ = name.split("/")
        by_platform = found.setdefault(Lang(language), {})
        by_platform.setdefault(platform, {})[int(episode.removeprefix("ep"))] = named[name]
    return found


_SET: Kept[tuple[tuple[Burned, ...], list[Finding]]] = Kept(1024)


def _set(
    wanted: Delivery, language: Lang, track: Track, footage: Footage, frames: int
) -> tuple[tuple[Burned, ...], list[Finding]]:
    from shudian.cut import platforms
    from shudian.cut.season.burning import burned

    profiles = [platforms.profile(name) for name in wanted.platforms]
    made, found = burned(track, language, profiles, rate=footage.frame_rate, frames=frames)
    return made, [finding for finding in found if finding.severity is not Severity.NOTE]


@cache
def _digest(path: Path) -> str:
    with files.explained(path):
        return files.digest(path)
