"""What scene headings leave out."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.finding import Finding
from shudian.model.series import Episode, Scene, Series
from shudian.script.doctor import findings
from shudian.script.doctor.places import at_episode, at_scene, scenes
from shudian.wording import Wording

_TIME = Wording("the time of day", "日夜")
_INT_EXT = Wording("interior or exterior", "内外")
_BOTH = Wording("the time of day and interior or exterior", "日夜和内外")
#: From this share of the headings on a field is not forgotten but not written: one finding says so.
_NOT_WRITTEN = 0.2
_SHOWN = 8


def no_heading(series: Series) -> Iterator[Finding]:
    for episode in series.episodes:
        if episode.scenes and not episode.scenes[0].heading:
            yield findings.NO_HEADING.at(at_episode(episode), number=episode.number)


def incomplete(series: Series) -> Iterator[Finding]:
    headed = [(episode, scene) for episode, scene in scenes(series) if scene.heading]
    no_time = [each for each in headed if not each[1].time]
    no_int_ext = [each for each in headed if not each[1].int_ext]
    for lacking, said in ((no_time, _TIME), (no_int_ext, _INT_EXT)):
        if len(lacking) > max(1, _NOT_WRITTEN * len(headed)):
            yield _not_written(lacking, len(headed), said)
            lacking.clear()
    timeless, placeless = ({scene.id for _, scene in lacking} for lacking in (no_time, no_int_ext))
    for episode, scene in headed:
        time, int_ext = scene.id in timeless, scene.id in placeless
        if time or int_ext:
            yield findings.INCOMPLETE_HEADING.at(
                at_scene(episode, scene),
                number=scene.number or scene.id,
                lacking=_BOTH if time and int_ext else _TIME if time else _INT_EXT,
            )


def _not_written(lacking: list[tuple[Episode, Scene]], headings: int, said: Wording) -> Finding:
    numbers = [scene.number or scene.id for _, scene in lacking]
    return findings.NO_HEADING_SAYS.at(
        at_scene(*lacking[0]),
        lacking=said,
        count=len(lacking),
        headings=headings,
        scenes=", ".join(numbers[:_SHOWN]) + ("…" if len(numbers) > _SHOWN else ""),
    )
