"""What a new draft does to cast, sets and minutes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction

from shudian.model.series import Series
from shudian.script.chinese.cues import speakers
from shudian.script.drafts.difference import CastChange, EpisodeChange, SceneState, SetChange
from shudian.script.drafts.matching import Matching
from shudian.script.roles import Roles

#: A new name that speaks so much of what a vanished one spoke is the same character.
_SAME_LINES = 0.6


class _Part:
    """One character in one draft: the scenes they are in and the lines they speak, in order."""

    def __init__(self) -> None:
        self.scenes: dict[str, str] = {}  # id -> number
        self.lines: list[str] = []


def cast_changes(old: Series, new: Series, matching: Matching) -> tuple[CastChange, ...]:
    """Who gains or loses scenes or lines, the largest change first; extras are not named here."""
    before, after = _parts(old), _parts(new)
    renamed = _renamed(before, after, matching)
    left = set(before) - set(renamed.values())
    found = []
    for name in [*after, *(name for name in before if name not in after and name in left)]:
        origin = renamed.get(name)
        mine, theirs = before.get(origin or name, _Part()), after.get(name, _Part())
        if origin is None and name not in left:
            mine = _Part()
        kept = {matching.scenes.get(scene) for scene in mine.scenes}
        gained = tuple(number for scene, number in theirs.scenes.items() if scene not in kept)
        lost = tuple(
            number for scene, number in mine.scenes.items() if matching.scenes.get(scene) not in theirs.scenes
        )
        counts = (len(mine.scenes), len(theirs.scenes)), (len(mine.lines), len(theirs.lines))
        if gained or lost or origin or counts[1][0] != counts[1][1]:
            found.append(CastChange(name, *counts, gained, lost, origin))
    return tuple(sorted(found, key=_weight, reverse=True))


def _weight(change: CastChange) -> tuple[bool, int, int]:
    unseen = 0 in change.scenes
    return (
        unseen or change.renamed_from is not None,
        abs(change.scenes[1] - change.scenes[0]),
        abs(change.lines[1] - change.lines[0]),
    )


def _parts(series: Series) -> dict[str, _Part]:
    roles = Roles(series)
    found: defaultdict[str, _Part] = defaultdict(_Part)
    for scene in series.scenes:
        present = roles.present(scene)
        for name in (*present.cast, *present.heard):
            found[name].scenes[scene.id] = scene.number or scene.id
        for line in scene.lines:
            for name in speakers(line.character or ""):
                if name in found:
                    found[name].lines.append(line.id)
    return dict(found)


def renamed(old: Series, new: Series, matching: Matching) -> dict[str, str]:
    """New name -> the vanished name whose lines it speaks."""
    return _renamed(_parts(old), _parts(new), matching)


def _renamed(before: dict[str, _Part], after: dict[str, _Part], matching: Matching) -> dict[str, str]:
    """New name -> the vanished name whose lines it speaks."""
    speaks = {line: name for name, part in after.items() for line in part.lines}
    found = {}
    for name, part in before.items():
        if name in after or not part.lines:
            continue
        heirs = Counter(speaks.get(matching.elements.get(line, "")) for line in part.lines)
        heir, count = max(heirs.items(), key=lambda pair: pair[1])
        if heir and heir not in before and heir not in found and count >= _SAME_LINES * len(part.lines):
            found[heir] = name
    return found


def set_changes(before: Iterable[SceneState], after: Iterable[SceneState]) -> tuple[SetChange, ...]:
    """Sets that gain or lose scenes or come or go, in the order in which the new draft names them."""
    old, new = list(before), list(after)
    found = []
    for place in dict.fromkeys(state.place for state in (*new, *old)):
        mine, theirs = ([state for state in side if state.place == place] for side in (old, new))
        if place and len(mine) != len(theirs):
            lasts = _sum(mine), _sum(theirs)
            found.append(SetChange(place, (len(mine), len(theirs)), lasts))
    return tuple(found)


def episode_changes(
    old: Series, new: Series, before: Iterable[SceneState], after: Iterable[SceneState]
) -> tuple[EpisodeChange, ...]:
    """Every episode of either draft, by its number."""
    titles = {episode.number: episode.title for episode in (*old.episodes, *new.episodes)}
    sides = list(before), list(after)
    found = []
    for number in sorted(titles):
        mine, theirs = ([state for state in side if state.episode == number] for side in sides)
        found.append(
            EpisodeChange(number, titles[number], (len(mine), len(theirs)), (_sum(mine), _sum(theirs)))
        )
    return tuple(found)


def _sum(states: Iterable[SceneState]) -> Fraction:
    return sum((state.seconds for state in states), Fraction(0))
