"""Episodes that end on nothing that pulls to the next one."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.finding import Finding
from shudian.model.series import Series
from shudian.script.doctor import findings
from shudian.script.doctor.places import at_element, at_episode
from shudian.script.selling.find import hooks


def without_hook(series: Series) -> Iterator[Finding]:
    """Of every episode but the last, which ends the story."""
    for episode, hook in list(zip(series.episodes, hooks(series), strict=True))[:-1]:
        ends = [(scene, element) for scene in episode.scenes for element in scene.elements]
        if ends and not hook.found:
            by_id = {element.id: (scene, element) for scene, element in ends}
            last = by_id.get(hook.elements[-1]) if hook.elements else None
            place = at_element(episode, *last) if last else at_episode(episode)
            yield findings.NO_HOOK.at(place, number=episode.number)
