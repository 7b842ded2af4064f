"""What every scene needs, and how long it will run: the sheet of each scene and the items found."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from shudian.finding import Finding
from shudian.model.breakdown import Breakdown, Level, Mention, Origin, SceneSheet
from shudian.model.people import CharacterKind
from shudian.model.production import Production
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Tag
from shudian.script import pace
from shudian.script.chinese.cues import speakers
from shudian.script.coverage import coverage
from shudian.script.eighths import eighths
from shudian.script.needs import categories as of
from shudian.script.needs.days import script_days
from shudian.script.needs.ledger import Entry, Ledger
from shudian.script.needs.lexicon import named_in
from shudian.script.needs.places import sets
from shudian.script.needs.settle import extra_label, settle
from shudian.script.needs.thing import Named
from shudian.script.needs.wearer import wearer
from shudian.script.roles import UNSEEN, Present, Roles

_SUMMARY = 40

#: Elements that show things; words in a line of dialogue stand for nothing on the set.
_SHOWN = frozenset({ElementKind.ACTION, ElementKind.SHOT})
#: Elements that are themselves an item, named by their own words.
_OWN = {
    ElementKind.SOUND: of.SOUND,
    ElementKind.MUSIC: of.MUSIC,
    ElementKind.VFX: of.VFX,
    ElementKind.SUPER: of.ON_SCREEN,
    ElementKind.CAPTION: of.ON_SCREEN,
}
_NOTED = re.compile(r"([^、，,；;*×\n]*[^、，,；;*×\s])(?:\s*[*×xX]\s*(\d+))?")


def breakdown(
    series: Series, production: Production | None = None, tempo: pace.Pace | None = None
) -> tuple[Breakdown, list[Finding]]:
    """The sheets and items of a series; with a production, also its brands and what it lacks.

    `tempo` is the production's own pace, fitted to its cut lengths.
    """
    roles = Roles(series)
    finder = _Finder(Ledger(), roles, _brands(production))
    people = {scene.id: finder.scene(scene) for scene in series.scenes}
    finder.ledger.merge({scene.id: episode.id for episode in series.episodes for scene in episode.scenes})
    days = script_days(series)
    sheets = tuple(
        _sheet(episode, scene, people[scene.id], lasts[scene.id], days[scene.id])
        for episode in series.episodes
        for lasts in (pace.by_scene(episode, tempo),)
        for scene in episode.scenes
    )
    made = settle(Breakdown(series.title, sheets, finder.ledger.items()))
    return made, coverage(series, made, roles, production) if production else []


def _brands(production: Production | None) -> dict[str, str]:
    return {word: brand.brand for brand in (production.brands if production else ()) for word in brand.words}


@dataclass(frozen=True, slots=True)
class _Finder:
    """Notes in the ledger what the scenes of a series need."""

    ledger: Ledger
    roles: Roles
    brands: dict[str, str]  # word -> brand

    def scene(self, scene: Scene) -> Present:
        """Note a scene's needs; who is in it."""
        present = self.roles.present(scene)
        self._places(scene)
        self._people(scene, present)
        for element in scene.elements:
            self._tags(scene, element)
            if element.parenthetical and element.voice not in UNSEEN:
                self._parenthetical(scene, element, element.parenthetical)
            if (own := _OWN.get(element.kind)) is not None:
                self._own(own, element.text, Mention(scene.id, element.id, 0, len(element.text)))
            elif element.kind is ElementKind.PROP_NOTE:
                self._prop_note(scene, element)
            elif element.kind in _SHOWN:
                self._things(scene, element)
            self._placements(element.text, Mention(scene.id, element.id))
        return present

    def _places(self, scene: Scene) -> None:
        for place in sets(scene.place):
            self.ledger.note(of.SET, place, Mention(scene.id), Origin.WRITTEN)
        for thing in named_in(scene.place):
            if thing.category == of.VEHICLES:
                self.ledger.note(of.VEHICLES, thing.name, Mention(scene.id), Origin.RULE)
        if scene.location:
            self.ledger.note(of.LOCATION, scene.location, Mention(scene.id), Origin.WRITTEN)
        self._placements(scene.place, Mention(scene.id))

    def _people(self, scene: Scene, present: Present) -> None:
        listed = {entry.name: entry.count for entry in scene.cast}
        cues = {name: line.id for line in reversed(scene.lines) for name in speakers(line.character or "")}

        def noted(category: int, name: str) -> Entry:
            if name in listed:
                mention, origin = Mention(scene.id, count=listed[name]), Origin.CAST_LINE
            elif name in cues:
                mention, origin = Mention(scene.id, cues[name]), Origin.CUE
            else:
                mention, origin = present.shown[name], Origin.RULE
            return self.ledger.note(category, name, mention, origin)

        for name in (*present.cast, *present.heard):
            noted(of.CAST, name).kind = self.roles.kind(name)
        for extra in present.extras:
            entry = noted(of.EXTRAS, extra.name)
            several = extra.group or (extra.count or 1) > 1 or entry.kind is CharacterKind.GROUP
            entry.kind = CharacterKind.GROUP if several else CharacterKind.EXTRA

    def _tags(self, scene: Scene, element: Element) -> None:
        for tag in element.tags:
            said = element.text[tag.start : tag.end]
            name = self.roles.known(tag.label) if tag.category == of.CAST else tag.label
            mention = Mention(scene.id, element.id, tag.start, tag.end)
            entry = self.ledger.note(tag.category, name or said, mention, Origin.TAG, said)
            entry.origin = Origin.TAG
            if tag.category == of.CAST:
                entry.kind = self.roles.kind(name)

    def _own(self, category: int, text: str, mention: Mention) -> None:
        if text:
            self.ledger.note(category, text, mention, Origin.WRITTEN)

    def _prop_note(self, scene: Scene, element: Element) -> None:
        """【道具：账本、碎瓷*17】 is two props."""
        for found in _NOTED.finditer(element.text):
            name = found[1].strip()
            start = element.text.index(name, found.start(1))
            mention = Mention(
                scene.id, element.id, start, start + len(name), int(found[2]) if found[2] else None
            )
            known = next((thing for thing in named_in(name) if thing.end == len(name)), None)
            entry = self.ledger.note(of.PROPS, name, mention, Origin.WRITTEN)
            entry.level = known.level if known and known.category == of.PROPS else Level.HAND

    def _things(self, scene: Scene, element: Element) -> None:
        people = self.roles.names_in(element.text)
        for thing in named_in(element.text, [(at, at + len(name)) for at, name in people]):
            if any(_overlap(tag, thing) for tag in element.tags):
                continue  # whoever tagged the words has said what they are
            mention = Mention(scene.id, element.id, thing.start, thing.end, thing.count)
            owner = wearer(element.text, thing, people) if thing.owner else None
            self._thing(thing, mention, element.text[thing.start : thing.end], owner)

    def _parenthetical(self, scene: Scene, element: Element, said: str) -> None:
        """（递上毛巾）: of the line as a whole, for the words stand beside its text."""
        for thing in named_in(said):
            self._thing(
                thing, Mention(scene.id, element.id, count=thing.count), said[thing.start : thing.end]
            )

    def _thing(self, thing: Named, mention: Mention, said: str, owner: str | None = None) -> None:
        name = f"{owner} {thing.name}" if owner else thing.name
        entry = self.ledger.note(thing.category, name, mention, Origin.RULE, said)
        entry.level = entry.level or thing.level

    def _placements(self, text: str, where: Mention) -> None:
        """A placement is a prop, a set that bears the name, or a line that says it (道具、场景、台词植入)."""
        for word, brand in self.brands.items():
            at = text.lower().find(word.lower())
            if at >= 0:
                mention = replace(where, start=at, end=at + len(word)) if where.element else where
                entry = self.ledger.note(of.BRAND, brand, mention, Origin.RULE, text[at : at + len(word)])
                entry.brand = brand
                self._branded(mention, brand)

    def _branded(self, placed: Mention, brand: str) -> None:
        """星河手机: the phone that the same words name is of that brand."""
        if placed.start is None or placed.end is None:
            return
        for (category, _), entry in self.ledger.entries.items():
            if category in (of.PROPS, of.VEHICLES, of.WARDROBE) and any(
                m.element == placed.element and m.start is not None and placed.start <= m.start < placed.end
                for m in entry.mentions
            ):
                entry.brand = brand


def _overlap(tag: Tag, thing: Named) -> bool:
    return tag.start < thing.end and thing.start < tag.end


def _sheet(
    episode: Episode, scene: Scene, present: Present, seconds: Fraction, day: int | None
) -> SceneSheet:
    """A scene's sheet before its items are settled; who is there gives the order of the call sheet."""
    return SceneSheet(
        scene=scene.id,
        episode=episode.number,
        number=scene.number,
        place=scene.place,
        int_ext=scene.int_ext,
        light=scene.time_norm,
        seconds=seconds,
        spoken=pace.spoken(scene),
        cast=present.cast,
        time=scene.time,
        location=scene.location,
        flashback=scene.flashback,
        extras=tuple(extra_label(entry.name, entry.count) for entry in present.extras),
        length=eighths(scene),
        summary=_summary(scene),
        sets=sets(scene.place),
        script_day=day,
        heard=present.heard,
    )


def _summary(scene: Scene) -> str:
    """The scene's first action, else its first words."""
    told = [e.text for e in scene.elements if e.kind is ElementKind.ACTION] or [e.text for e in scene.lines]
    first = told[0].split("\n")[0] if told else ""
    return first if len(first) <= _SUMMARY else f"{first[:_SUMMARY]}…"
