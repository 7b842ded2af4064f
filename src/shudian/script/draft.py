"""A series while a reader fills it; `finished` gives every part its id by position."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from shudian.model.people import Character
from shudian.model.series import (
    CastEntry,
    Element,
    ElementKind,
    Episode,
    IntExt,
    Light,
    Scene,
    Series,
    Source,
)
from shudian.script.terms import goes_on, light
from shudian.units import Eighths, Lang

#: Kinds that are played: a scene or episode without any of them holds no story yet.
PLAYED = frozenset(
    {
        ElementKind.ACTION,
        ElementKind.SHOT,
        ElementKind.DIALOGUE,
        ElementKind.SUPER,
        ElementKind.CAPTION,
        ElementKind.SOUND,
        ElementKind.MUSIC,
        ElementKind.VFX,
        ElementKind.LYRICS,
        ElementKind.CENTERED,
    }
)


@dataclass(slots=True)
class SceneDraft:
    heading: str
    number: str
    place: str
    source: Source
    time: str | None = None
    int_ext: IntExt | None = None
    flashback: bool = False
    location: str | None = None
    cast: list[CastEntry] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    length: Eighths | None = None
    confidence: float = 1.0

    def finished(self, id: str, before: Light | None) -> Scene:
        """The frozen scene; `before` is the light of the scene before it, which CONTINUOUS goes on in."""
        return Scene(
            id=id,
            number=self.number,
            heading=self.heading,
            place=self.place,
            source=self.source,
            time=self.time,
            time_norm=before if goes_on(self.time) else light(self.time),
            int_ext=self.int_ext,
            flashback=self.flashback,
            location=self.location,
            cast=tuple(self.cast),
            elements=_numbered(self.elements, id),
            length=self.length,
            confidence=self.confidence,
        )


@dataclass(slots=True)
class EpisodeDraft:
    number: int
    title: str = ""
    source: Source | None = None
    scenes: list[SceneDraft] = field(default_factory=list)
    loose: list[Element] = field(default_factory=list)  # before the first heading
    hook: str | None = None
    paywall: bool = False
    seconds: int | None = None
    end_mark: str | None = None

    @property
    def written(self) -> list[Element]:
        """The elements of its last scene so far."""
        return self.scenes[-1].elements if self.scenes else self.loose

    def add(self, element: Element) -> None:
        self.written.append(element)
        if element.kind is ElementKind.HOOK:
            self.hook = element.text

    def settle(self) -> None:
        """Lines before the first heading open its scene, or one without a heading if they are played."""
        if self.loose and not self.scenes and any(e.kind in PLAYED for e in self.loose):
            self.scenes.append(SceneDraft("", "", "", self.loose[0].source, confidence=0.3))
        if self.scenes:
            self.scenes[0].elements[:0] = self.loose
            self.loose = []

    def finished(self, id: str) -> Episode:
        scenes: list[Scene] = []
        for at, scene in enumerate(self.scenes, 1):
            scenes.append(scene.finished(f"{id}.{at}", scenes[-1].time_norm if scenes else None))
        return Episode(
            id=id,
            number=self.number,
            title=self.title,
            scenes=tuple(scenes),
            source=self.source,
            hook=self.hook,
            paywall=self.paywall,
            declared_seconds=self.seconds,
            end_mark=self.end_mark,
        )


@dataclass(slots=True)
class SeriesDraft:
    title: str = ""
    characters: list[Character] = field(default_factory=list)
    episodes: list[EpisodeDraft] = field(default_factory=list)
    source_work: str | None = None
    logline: str | None = None
    synopsis: str | None = None
    front: list[Element] = field(default_factory=list)

    @property
    def scenes(self) -> list[SceneDraft]:
        return [scene for episode in self.episodes for scene in episode.scenes]

    def next_id(self) -> str:
        """The id that the next element of the last episode gets, if nothing moves."""
        scenes = self.episodes[-1].scenes
        return f"{len(self.episodes)}.{len(scenes)}.{len(scenes[-1].elements) + 1 if scenes else 1}"

    def settle(self) -> None:
        for episode in self.episodes:
            episode.settle()

    def finished(self, language: Lang) -> Series:
        """The frozen series; call `settle` first."""
        unplaced = [element for episode in self.episodes for element in episode.loose]
        return Series(
            title=self.title,
            language=language,
            characters=tuple(self.characters),
            episodes=tuple(episode.finished(str(at)) for at, episode in enumerate(self.episodes, 1)),
            source_work=self.source_work,
            logline=self.logline,
            synopsis=self.synopsis,
            front=_numbered([*self.front, *unplaced], "0"),
        )


def _numbered(elements: list[Element], parent: str) -> tuple[Element, ...]:
    """The elements with ids by position; most have theirs already, as `replace` is slow."""
    ids = [f"{parent}.{at}" for at in range(1, len(elements) + 1)]
    return tuple(
        each if each.id == id else replace(each, id=id) for id, each in zip(ids, elements, strict=True)
    )
