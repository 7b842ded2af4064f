"""The hook of each episode: its last words and pictures, and what in them pulls to the next episode.

Located, not judged: the class (conflict, reveal, danger, choice) is only told where the script writes it.
"""

from __future__ import annotations

from shudian.model.hook import Hook
from shudian.model.series import Element, ElementKind, Episode, Series
from shudian.script.selling.signs import end_signs, rules

#: What stands after the last picture of an episode without being part of it.
_AFTER = frozenset(
    {ElementKind.END, ElementKind.NOTE, ElementKind.OMITTED, ElementKind.PAGE_BREAK, ElementKind.SECTION}
)


def hooks(series: Series) -> tuple[Hook, ...]:
    """One hook an episode, in order; without features where its end shows nothing that pulls."""
    met: set[str] = set()
    found = []
    for episode in series.episodes:
        found.append(_hook(episode, met))
        met |= {element.character for element in episode.elements if element.character}
    return tuple(found)


def _hook(episode: Episode, met: set[str]) -> Hook:
    played = [element for element in episode.elements if element.kind not in _AFTER]
    ends = played[-int(rules()["hook"]["reach"]) :]
    seen: dict[str, None] = {}
    first = len(ends)
    for at, element in enumerate(ends):
        shown = end_signs(element, last=at + 1 == len(ends))
        if _enters(element, played, met):
            shown |= {"new_face"}
        if shown:
            first = min(first, at)
        seen.update(dict.fromkeys(sorted(shown)))
    if episode.hook:
        seen.setdefault("written")
    return Hook(
        episode=episode.number,
        elements=tuple(element.id for element in ends[min(first, max(len(ends) - 1, 0)) :]),
        features=tuple(seen),
        kind=_kind(episode.hook or ""),
        paywall=episode.paywall,
    )


def _enters(element: Element, played: list[Element], met: set[str]) -> bool:
    """Whether somebody speaks for the first time in the series, and not in an episode that is all first times."""
    who = element.character
    if not who or who in met or not met:
        return False
    return next(each for each in played if each.character == who) is element


def _kind(written: str) -> str | None:
    kinds = rules()["kinds"].items()
    return next((kind for kind, words in kinds if any(word in written.lower() for word in words)), None)
