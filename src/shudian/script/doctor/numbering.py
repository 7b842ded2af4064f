"""Numbers as written: twice, missing, or out of their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from shudian.finding import Finding
from shudian.model.series import Episode, Scene, Series
from shudian.script.doctor import findings
from shudian.script.doctor.places import at_episode, at_scene, line_of
from shudian.script.doctor.places import scenes as all_scenes
from shudian.script.numbers import SceneNumber, scene_number
from shudian.wording import Wording

_BEFORE = Wording("before scene {number}", "场次 {number} 之前")
_BETWEEN = Wording(
    "between scenes {last} (line {line}) and {number}", "场次 {last}（第 {line} 行）与 {number} 之间"
)


def episodes(series: Series) -> Iterator[Finding]:
    numbers = {episode.number for episode in series.episodes}
    first: dict[int, Episode] = {}
    last: Episode | None = None
    for episode in series.episodes:
        number, place = episode.number, at_episode(episode)
        if number in first:
            yield findings.DUPLICATE_EPISODE.at(place, number=number, line=line_of(first[number]))
        elif last and number < last.number:
            yield findings.MISPLACED_EPISODE.at(place, number=number, last=last.number, line=line_of(last))
        elif last and (missing := _missing(last.number, number, numbers)):
            said = {"missing": missing, "number": number, "last": last.number, "line": line_of(last)}
            yield findings.MISSING_EPISODE.at(place, **said)
        first.setdefault(number, episode)
        last = episode if last is None or number > last.number else last
        if not episode.scenes:
            yield findings.EMPTY_EPISODE.at(place, number=number)


def _missing(last: int, number: int, standing: Iterable[int], prefix: str = "") -> str:
    """The numbers between two that stand nowhere: `2`, `4–6, 8`."""
    between = sorted(each for each in standing if last < each < number)
    gaps = [(a + 1, b - 1) for a, b in pairwise([last, *between, number]) if b > a + 1]
    return ", ".join(_range(f"{prefix}{a}", f"{prefix}{b}") for a, b in gaps)


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def scenes(series: Series) -> Iterator[Finding]:
    numbered = [
        (episode, scene, number)
        for episode, scene in all_scenes(series)
        if (number := scene_number(scene.number))
    ]
    first: dict[object, Scene] = {}
    starts = {episode.number: line_of(episode) for episode in reversed(series.episodes)}
    standing: dict[object, set[int]] = {}
    for episode, _, number in numbered:
        standing.setdefault(_in(episode, number), set()).add(number.scene)
    for _, group in groupby(numbered, key=lambda each: each[0].id):
        ours = []
        for episode, scene, number in group:
            key = (_in(episode, number), number.scene, number.rest)
            if key in first:
                place = at_scene(episode, scene)
                yield findings.DUPLICATE_SCENE.at(place, number=scene.number, first=line_of(first[key]))
            else:
                ours.append((episode, scene, number))
            first.setdefault(key, scene)
        yield from _elsewhere(ours, starts)
        yield from _order([each for each in ours if not _strays(each[0], each[2])], standing)


def _in(episode: Episode, number: SceneNumber) -> object:
    """The episode that a scene counts in; numbers without an episode start anew in each."""
    return number.episode if number.episode is not None else ("in", episode.id)


def _strays(episode: Episode, number: SceneNumber) -> bool:
    return number.episode is not None and number.episode != episode.number


def _elsewhere(
    numbered: list[tuple[Episode, Scene, SceneNumber]], starts: dict[int, str]
) -> Iterator[Finding]:
    """Scenes of another episode, a run of them at once."""
    for own, group in groupby(numbered, key=lambda each: each[2].episode):
        run = [(episode, scene) for episode, scene, number in group if _strays(episode, number)]
        if not run or own is None:
            continue
        episode, scene = run[0]
        yield findings.SCENE_ELSEWHERE.at(
            at_scene(episode, scene),
            number=_range(scene.number, run[-1][1].number),
            episode=episode.number,
            line=line_of(episode),
            own=findings.STARTS.filled({"number": own, "line": starts[own]}) if own in starts
            else findings.NOWHERE.filled({"number": own}),
        )  # fmt: skip


def _order(
    numbered: list[tuple[Episode, Scene, SceneNumber]], standing: dict[object, set[int]]
) -> Iterator[Finding]:
    last: tuple[int, Scene] | None = None
    for episode, scene, number in numbered:
        place = at_scene(episode, scene)
        if number.inserted and last:
            continue
        if last and number.scene < last[0]:
            said = {"number": scene.number, "last": last[1].number, "line": line_of(last[1])}
            yield findings.MISPLACED_SCENE.at(place, **said)
            continue
        prefix = f"{number.episode}-" if number.episode is not None else ""
        if last or number.episode is not None:
            before = last[0] if last else 0
            if missing := _missing(before, number.scene, standing[_in(episode, number)], prefix):
                where = (
                    _BETWEEN.filled(
                        {"last": last[1].number, "line": line_of(last[1]), "number": scene.number}
                    )
                    if last
                    else _BEFORE.filled({"number": scene.number})
                )
                yield findings.MISSING_SCENE.at(place, missing=missing, where=where)
        last = (number.scene, scene)
