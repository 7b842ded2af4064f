"""A check for a terminal: the health of the script, then each episode's findings, then the review list."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.files.csv_table import csv_table
from shudian.finding import Finding
from shudian.script.doctor import said
from shudian.script.doctor.checkup import REVIEW, Checkup, EpisodeHealth


def text(check: Checkup, language: str) -> str:
    return "\n".join(_lines(check, language)) + "\n"


def csv_bytes(check: Checkup, language: str) -> bytes:
    """A row a finding, for a table program."""
    heads = [head.in_(language) for head in said.HEADS]
    return csv_table([heads, *(_row(found, language) for found in check.findings)])


def _row(found: Finding, language: str) -> list[str | float]:
    place = found.place
    return [
        place.line or "",
        str(place.episode or ""),
        place.scene or "",
        said.SEVERITIES[found.severity].in_(language),
        found.code,
        found.message.in_(language),
        found.remedy.in_(language),
    ]


def _lines(check: Checkup, language: str) -> Iterator[str]:
    yield f"{said.title(check.title, language)} · {said.TITLE.in_(language)}"
    yield " · ".join(f"{name.in_(language)} {value}" for name, value in said.figures(check))
    yield said.verdict(check).in_(language)
    if check.general:
        yield ""
        yield from (_found(found, language) for found in check.general)
    for episode in check.episodes:
        if any(found.code not in REVIEW for found in episode.findings):
            yield ""
            yield from _episode(episode, language)
    if check.review:
        yield ""
        yield said.review(check).in_(language)
        yield from (_found(found, language) for found in check.review)


def _episode(episode: EpisodeHealth, language: str) -> Iterator[str]:
    yield f"{said.episode_name(episode).in_(language)} · {said.measured(episode).in_(language)}"
    yield from (_found(found, language) for found in episode.findings if found.code not in REVIEW)


def _found(found: Finding, language: str) -> str:
    where = said.where(found.place).in_(language)
    severity = said.SEVERITIES[found.severity].in_(language)
    told = f"{found.message.in_(language)} → {found.remedy.in_(language)}"
    return "  " + " · ".join(part for part in (severity, where, told) if part)
