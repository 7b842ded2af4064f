"""What a series says wrongly or leaves out: its own faults, found after any reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from shudian.finding import Finding, Kind, Place
from shudian.model.series import CastEntry, Element, ElementKind, Episode, Scene, Series, Voice
from shudian.script import findings
from shudian.script.chinese.cues import speakers
from shudian.script.numbers import SceneNumber, scene_number
from shudian.wording import Wording

#: Lines that the reader was less sure of than this are listed.
THRESHOLD = 0.75
_KINDS = {
    ElementKind.ACTION: Wording("action", "动作"),
    ElementKind.DIALOGUE: Wording("dialogue", "台词"),
    ElementKind.TIME_IN: Wording("flashback", "闪回"),
}
_TIME = Wording("the time of day", "日夜")
_INT_EXT = Wording("interior or exterior", "内外")
_BOTH = Wording("the time of day and interior or exterior", "日夜和内外")


def review(series: Series, file: str | None) -> list[Finding]:
    return [found for check in _CHECKS for found in check(series, file)]


def _episodes(series: Series, file: str | None) -> Iterator[Finding]:
    seen: set[int] = set()
    before = 0
    for episode in series.episodes:
        place = Place(
            file=file, line=episode.source.line if episode.source else None, episode=str(episode.number)
        )
        if episode.number in seen:
            yield findings.DUPLICATE_EPISODE.at(place, number=episode.number)
        elif episode.number > before + 1 and seen:
            missing = _range(before + 1, episode.number - 1)
            yield findings.MISSING_EPISODE.at(place, missing=missing, number=episode.number)
        seen.add(episode.number)
        before = max(before, episode.number)
        if not episode.scenes:
            yield findings.EMPTY_EPISODE.at(place, number=episode.number)
        elif not episode.scenes[0].heading:
            yield findings.NO_HEADING.at(place, number=episode.number)


def _range(first: int, last: int, prefix: str = "") -> str:
    return f"{prefix}{first}" if first == last else f"{prefix}{first}–{prefix}{last}"


def _numbers(series: Series, file: str | None) -> Iterator[Finding]:
    first: dict[object, int] = {}
    for episode in series.episodes:
        last = 0
        for scene in episode.scenes:
            number = scene_number(scene.number)
            if number is None:
                continue
            place = Place(file=file, line=scene.source.line, scene=scene.number)
            key = (number.episode or ("in", episode.id), number.scene, number.rest)
            if key in first:
                yield findings.DUPLICATE_SCENE.at(place, number=scene.number, first=first[key])
            else:
                first[key] = scene.source.line
                yield from _misplaced(scene, episode, number, last, place)
            last = max(last, number.scene)


def _misplaced(
    scene: Scene, episode: Episode, number: SceneNumber, last: int, place: Place
) -> Iterator[Finding]:
    if number.episode is not None and number.episode != episode.number:
        yield findings.SCENE_ELSEWHERE.at(place, number=scene.number, episode=episode.number)
        return
    starts = number.episode is not None or last
    if starts and not number.inserted and number.scene > last + 1:
        prefix = f"{number.episode}-" if number.episode is not None else ""
        missing = _range(last + 1, number.scene - 1, prefix)
        yield findings.MISSING_SCENE.at(place, number=scene.number, missing=missing)


def _headings(series: Series, file: str | None) -> Iterator[Finding]:
    scenes = [scene for scene in series.scenes if scene.heading]
    no_time = [scene for scene in scenes if not scene.time]
    no_int_ext = [scene for scene in scenes if not scene.int_ext]
    for lacking, said in ((no_time, _TIME), (no_int_ext, _INT_EXT)):
        if scenes and len(lacking) == len(scenes) > 1:
            yield findings.NO_HEADING_SAYS.at(
                Place(file=file, line=scenes[0].source.line), count=len(scenes), lacking=said
            )
            lacking.clear()
    timeless, placeless = {scene.id for scene in no_time}, {scene.id for scene in no_int_ext}
    for scene in scenes:
        time, int_ext = scene.id in timeless, scene.id in placeless
        if time or int_ext:
            yield findings.INCOMPLETE_HEADING.at(
                Place(file=file, line=scene.source.line, scene=scene.number or scene.id),
                number=scene.number or scene.id,
                lacking=_BOTH if time and int_ext else _TIME if time else _INT_EXT,
            )


def _speakers(series: Series, file: str | None) -> Iterator[Finding]:
    for scene in series.scenes:
        if not scene.cast:
            continue
        told: set[str] = set()
        for line in scene.lines:
            if line.voice in (Voice.NARRATION, Voice.DEVICE):
                continue
            for name in speakers(line.character or ""):
                if name not in told and not any(_covers(entry, name) for entry in scene.cast):
                    told.add(name)
                    yield findings.OFF_CAST_LINE.at(
                        Place(file=file, line=line.source.line, scene=scene.number, element=line.id),
                        name=name,
                        number=scene.number,
                    )


def _covers(entry: CastEntry, name: str) -> bool:
    """`打手*3` covers 打手甲; `众人` covers any crowd by another word for it."""
    if entry.name == name:
        return True
    several = entry.group or (entry.count or 1) > 1
    return several and (name.startswith(entry.name) or entry.name.endswith(name))


def _unsure(series: Series, file: str | None) -> Iterator[Finding]:
    for scene in series.scenes:
        for element in scene.elements:
            if element.confidence < THRESHOLD:
                yield _listed(findings.UNSURE, element, file)


def _listed(kind: Kind, element: Element, file: str | None) -> Finding:
    return kind.at(
        Place(file=file, line=element.source.line, element=element.id),
        kind=_KINDS.get(element.kind, Wording(element.kind.value, element.kind.value)),
        confidence=f"{element.confidence:.2f}",
        text=element.text[:40],
    )


_CHECKS: tuple[Callable[[Series, str | None], Iterator[Finding]], ...] = (
    _episodes, _numbers, _headings, _speakers, _unsure,
)  # fmt: skip
