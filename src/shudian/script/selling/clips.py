"""Stretches of script that would make advertisements of 15 to 30 seconds, the best first, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from shudian.model.hook import Clip, Clips, Hook, Reason
from shudian.model.series import Element, Episode, Scene, Series
from shudian.model.text import Beat
from shudian.script import pace
from shudian.script.pace import Pace
from shudian.script.selling.find import hooks
from shudian.script.selling.signs import THEMES, rules, signs
from shudian.units import Span

_COUNTED = (*THEMES, "question", "exclaimed", "unsaid", "close_up")


def clips(series: Series, *, tempo: Pace | None = None) -> Clips:
    """The hooks of a series, and its best clips: none overlaps another, all begin and end between elements."""
    ends = hooks(series)
    episodes = len(series.episodes)
    found: list[Clip] = []
    for place, (episode, hook) in enumerate(zip(series.episodes, ends, strict=True)):
        late = episodes > 1 and place + 1 > episodes * rules()["last"]["from"]
        stage = _Stage(episode, hook, tempo, early=place < rules()["first"]["episodes"], late=late)
        found += _apart(sorted(stage.clips(), key=lambda clip: (-clip.score, clip.span.start)))
    found.sort(key=lambda clip: (-clip.score, clip.episode, clip.span.start))
    return Clips(series.title, ends, tuple(found[: rules()["clip"]["count"]]))


def _apart(ranked: list[Clip]) -> list[Clip]:
    kept: list[Clip] = []
    for clip in ranked:
        if all(clip.span.end <= one.span.start or one.span.end <= clip.span.start for one in kept):
            kept.append(clip)
    return kept


@dataclass(frozen=True, slots=True)
class _Seen:
    beat: Beat
    element: Element
    scene: Scene
    signs: frozenset[str]


class _Stage:
    """An episode with what each of its beats shows."""

    def __init__(self, episode: Episode, hook: Hook, tempo: Pace | None, *, early: bool, late: bool) -> None:
        self.episode, self.hook = episode, hook
        self.early, self.late = early, late
        self.points = rules()["points"]
        scenes = {scene.id: scene for scene in episode.scenes}
        elements = {element.id: element for element in episode.elements}
        recap = set(episode.recap)
        self.seen = [
            _Seen(beat, elements[beat.element], scenes[beat.scene], signs(elements[beat.element]))
            for beat in pace.timeline(episode, tempo).beats
            if beat.element not in recap
        ]

    def clips(self) -> Iterator[Clip]:
        """Every run of beats of a clip's length."""
        limits = rules()["clip"]
        for first in range(len(self.seen)):
            for last in range(first, len(self.seen)):
                lasts = Span(self.seen[first].beat.span.start, self.seen[last].beat.span.end).seconds
                if lasts > limits["most"]:
                    break
                if lasts >= limits["least"]:
                    yield self.clip(self.seen[first : last + 1])

    def clip(self, run: list[_Seen]) -> Clip:
        span = Span(run[0].beat.span.start, run[-1].beat.span.end)
        reasons = tuple(self.reasons(run, float(span.seconds)))
        return Clip(
            episode=self.episode.number,
            scenes=tuple(dict.fromkeys(one.scene.id for one in run)),
            elements=tuple(one.element.id for one in run),
            span=span,
            score=round(sum(reason.points for reason in reasons), 3),
            reasons=reasons,
        )

    def reasons(self, run: list[_Seen], seconds: float) -> Iterator[Reason]:
        for feature in _COUNTED:
            shown = [one.element.id for one in run if feature in one.signs]
            if shown:
                yield self.reason(feature, len(shown) * 10 / seconds, shown[0])
        voices = [one.element.character for one in run if one.element.character]
        turns = sum(here != after for here, after in pairwise(voices))
        if turns:
            yield self.reason("turn", turns * 10 / seconds)
        yield from self.opening(run)
        if self.hook.found and run[-1].element.id == self.hook.elements[-1]:
            yield self.reason("hook_end", 1, self.hook.elements[0])
            if self.hook.paywall:
                yield self.reason("paywall", 1)
        yield from self.placed(run)

    def opening(self, run: list[_Seen]) -> Iterator[Reason]:
        """What happens in the first seconds."""
        limit = run[0].beat.span.start.seconds + rules()["clip"]["opening"]
        first = [one for one in run if one.beat.span.start.seconds < limit]
        strong = [one for one in first if one.signs & {*THEMES, "question"}]
        if strong:
            yield self.reason("strong_start", 1, strong[0].element.id)
        elif not any(one.element.character for one in first):
            yield self.reason("slow_start", 1)
        if run[0].scene.flashback:
            yield self.reason("flashback", 1)

    def placed(self, run: list[_Seen]) -> Iterator[Reason]:
        """What its place in the series speaks for or against."""
        changes = len({one.scene.id for one in run}) - 2
        if changes > 0:
            yield self.reason("many_scenes", changes)
        if self.late:
            yield self.reason("spoils", 1)
        elif self.early:
            yield self.reason("first_episodes", 1)

    def reason(self, feature: str, times: float, element: str | None = None) -> Reason:
        return Reason(feature, round(self.points[feature] * times, 3), element)
