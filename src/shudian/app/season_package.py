"""Packages of a season's clean ladder: HLS and DASH beside its files, kept up to date segment by segment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from shudian import files
from shudian.cut.season.order import Episode, Season
from shudian.cut.work import PACKAGE_VERSION
from shudian.finding import Finding, failed
from shudian.units import Lang

FOLDER = "hls"


@dataclass(frozen=True, slots=True)
class Package:
    """A folder below the output, and the finished files that it is made of, best first."""

    folder: str
    rungs: tuple[str, ...]
    texts: Mapping[Lang, str]  # SRT
    episode: str


def packages(season: Season) -> tuple[Package, ...]:
    return tuple(package for episode in season.episodes for package in _of(season, episode))


def _of(season: Season, episode: Episode) -> Iterator[Package]:
    """One for each ratio of sides; the ratio stands in the folder's name where there are several."""
    ratios: dict[Fraction, list[str]] = {}
    for rung in season.rungs:
        ratios.setdefault(Fraction(rung.width, rung.height), []).append(f"{episode.name}/{rung.name}.mp4")
    for ratio, names in ratios.items():
        apart = f".{ratio.numerator}x{ratio.denominator}" if len(ratios) > 1 else ""
        yield Package(f"{episode.name}/{FOLDER}{apart}", tuple(names), episode.texts, episode.name)


def deliver(
    wanted: tuple[Package, ...],
    made: Mapping[str, Path],
    spoken: Mapping[str, Sequence[tuple[Path, Lang | None]]],
    output: Path,
    stamps: Path,
) -> list[Finding]:
    """Bring every folder up to date whose files have changed; `made` are the finished files by content.

    `spoken` are the sounds of episodes that have several; `stamps` remembers what each folder was made of, so that nothing is read where nothing changed.
    """
    from shudian.cut.package import segmented

    known = _known(stamps)
    found: list[Finding] = []
    for package in wanted:
        pictures = [made[name] for name in package.rungs]
        sounds = spoken.get(package.episode, ())
        heard = [f"{language} {path.name}" for path, language in sounds]
        stamp = [PACKAGE_VERSION, *(path.name for path in pictures), *heard]
        if known.get(package.folder) == stamp and (output / package.folder).is_dir():
            continue
        texts = {language: text.encode() for language, text in package.texts.items()}
        _, said = segmented(pictures, sounds, texts, output / package.folder)
        found += [replace(finding, place=replace(finding.place, episode=package.episode)) for finding in said]
        if not failed(said):
            known[package.folder] = stamp
            files.write_whole(stamps, json.dumps(known).encode())
    return found


def _known(stamps: Path) -> dict[str, list[str]]:
    try:
        said: dict[str, list[str]] = json.loads(stamps.read_bytes())
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
