"""Pairs the two scripts of a bilingual series, scene by scene and line by line."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log

from shudian.finding import Finding
from shudian.localise.findings import (
    LINE_WITHOUT_SOURCE,
    NO_LINE,
    NO_SCENE,
    OTHER_SPEAKER,
    SCENE_WITHOUT_SOURCE,
)
from shudian.localise.source import place, scenes, worded
from shudian.model.series import Element, ElementKind, Episode, Scene, Series
from shudian.model.text import AdaptedLine, AdaptedScript

_Pair = tuple[Element | None, Element | None]
_MISSING = 1.2  # a line on one side only
_OTHER_KIND = 5.0  # speech beside on-screen text: never
_OTHER_SPEAKER = 1.0
_LENGTH = 0.3  # for each e-fold that two lines differ in length from the scripts' usual ratio


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A source scene beside its adapted scene."""

    episode: Episode
    source: Scene
    target: Scene


def adapt(source: Series, target: Series) -> tuple[AdaptedScript, list[Finding]]:
    """The target's lines under the source's elements; what stands alone on either side is a finding."""
    meetings, findings = _meetings(source, target)
    ratio = _ratio(source, target)
    names = _names(meetings)
    lines: list[AdaptedLine] = []
    for meeting in meetings:
        for left, right in _aligned(worded(meeting.source), worded(meeting.target), names, ratio):
            findings += _judged(meeting, left, right, names, target)
            if left and right:
                lines.append(AdaptedLine(left.id, right.text, speaker=right.character, source=left.text))
    return AdaptedScript(target.language, target.title, tuple(lines)), findings


def _meetings(source: Series, target: Series) -> tuple[list[_Meeting], list[Finding]]:
    """Scenes meet by episode and number, else by their order within the episode."""
    waiting: dict[int, list[Scene]] = defaultdict(list)
    for episode, scene in scenes(target):
        waiting[episode.number].append(scene)
    meetings: list[_Meeting] = []
    alone: list[tuple[Episode, Scene]] = []
    for episode, scene in scenes(source):
        same = next((other for other in waiting[episode.number] if _number(other) == _number(scene)), None)
        if same and _number(scene):
            waiting[episode.number].remove(same)
            meetings.append(_Meeting(episode, scene, same))
        else:
            alone.append((episode, scene))
    findings: list[Finding] = []
    for episode, scene in alone:
        if waiting[episode.number]:
            meetings.append(_Meeting(episode, scene, waiting[episode.number].pop(0)))
        elif worded(scene):
            findings.append(NO_SCENE.at(place(episode, scene), scene=scene.number or scene.heading))
    for episode, scene in scenes(target):
        if any(scene is left for left in waiting[episode.number]) and worded(scene):
            findings.append(SCENE_WITHOUT_SOURCE.at(place(episode, scene), scene=scene.number))
    order = {scene.id: at for at, (_, scene) in enumerate(scenes(source))}
    return sorted(meetings, key=lambda meeting: order[meeting.source.id]), findings


def _number(scene: Scene) -> str:
    return scene.number.strip("#. ").replace("–", "-").replace("－", "-").casefold()


def _ratio(source: Series, target: Series) -> float:
    """How many characters of the target stand for one of the source."""
    left, right = (
        sum(len(element.text) for _, scene in scenes(series) for element in worded(scene))
        for series in (source, target)
    )
    return right / left if left and right else 1.0


def _names(meetings: list[_Meeting]) -> dict[str, str]:
    """The target's name of each source speaker, learned where both scenes have the same kinds in a row."""
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for meeting in meetings:
        left, right = worded(meeting.source), worded(meeting.target)
        if [_spoken(e) for e in left] != [_spoken(e) for e in right]:
            continue
        for one, other in zip(left, right, strict=True):
            if one.character and other.character:
                together[one.character][other.character] += 1
    return {name: others.most_common(1)[0][0] for name, others in together.items()}


def _spoken(element: Element) -> bool:
    return element.kind is ElementKind.DIALOGUE


def _aligned(
    left: tuple[Element, ...], right: tuple[Element, ...], names: dict[str, str], ratio: float
) -> list[_Pair]:
    """The cheapest pairing in order (Needleman and Wunsch)."""
    cost = [[_MISSING * (i + j) for j in range(len(right) + 1)] for i in range(len(left) + 1)]
    for i, one in enumerate(left, 1):
        for j, other in enumerate(right, 1):
            cost[i][j] = min(
                cost[i - 1][j - 1] + _unlike(one, other, names, ratio),
                cost[i - 1][j] + _MISSING,
                cost[i][j - 1] + _MISSING,
            )
    pairs: list[_Pair] = []
    i, j = len(left), len(right)
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + _unlike(left[i - 1], right[j - 1], names, ratio):
            i, j = i - 1, j - 1
            pairs.append((left[i], right[j]))
        elif i and cost[i][j] == cost[i - 1][j] + _MISSING:
            i -= 1
            pairs.append((left[i], None))
        else:
            j -= 1
            pairs.append((None, right[j]))
    return pairs[::-1]


def _unlike(one: Element, other: Element, names: dict[str, str], ratio: float) -> float:
    if _spoken(one) != _spoken(other):
        return _OTHER_KIND
    known = names.get(one.character or "")
    cost = _OTHER_SPEAKER if known and other.character != known else 0.0
    wanted = max(len(one.text), 1) * ratio
    return cost + _LENGTH * min(2.0, abs(log(max(len(other.text), 1) / wanted)))


def _judged(
    meeting: _Meeting, left: Element | None, right: Element | None, names: dict[str, str], target: Series
) -> list[Finding]:
    at = place(meeting.episode, meeting.source, left or right)
    if right is None and left:
        return [NO_LINE.at(at, language=target.language, source=left.text)]
    if left is None and right:
        return [LINE_WITHOUT_SOURCE.at(at, text=right.text)]
    assert left
    assert right
    usual = names.get(left.character or "")
    if usual and right.character != usual:
        return [OTHER_SPEAKER.at(at, speaker=right.character, source=left.character, usual=usual)]
    return []
