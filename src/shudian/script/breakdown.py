"""What every scene needs, and how long it will run: the sheet of each scene and the items found."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from shudian.finding import Finding
from shudian.model.breakdown import Breakdown, BreakdownItem, Level, Mention, Origin, SceneSheet
from shudian.model.people import CharacterKind
from shudian.model.production import Production
from shudian.model.series import Element, ElementKind, Episode, Scene, Series
from shudian.script import pace
from shudian.script.coverage import coverage
from shudian.script.eighths import eighths
from shudian.script.lexicon import VEHICLES, WARDROBE, named_in
from shudian.script.roles import Present, Roles, extra_label

SET, LOCATION, CAST, EXTRAS, PROPS, EFFECTS = 0, 6, 100, 101, 104, 105
ANIMALS, SOUND, MUSIC, VFX, BRAND, ON_SCREEN = 108, 113, 114, 121, 500, 501
_SUMMARY = 40

#: Elements that show things; words in a line of dialogue stand for nothing on the set.
SHOWN = frozenset({ElementKind.ACTION, ElementKind.SHOT, ElementKind.PROP_NOTE, ElementKind.VFX})
#: Elements that are themselves an item, named by their own words.
_OWN = {
    ElementKind.SOUND: SOUND,
    ElementKind.MUSIC: MUSIC,
    ElementKind.VFX: VFX,
    ElementKind.PROP_NOTE: PROPS,
    ElementKind.SUPER: ON_SCREEN,
    ElementKind.CAPTION: ON_SCREEN,
}


def breakdown(
    series: Series, production: Production | None = None, tempo: pace.Pace | None = None
) -> tuple[Breakdown, list[Finding]]:
    """The sheets and items of a series; with a production, also its brands and what it lacks.

    `tempo` is the production's own pace, fitted to its cut lengths.
    """
    ledger = _Ledger()
    roles = Roles(series)
    brands = {
        word: brand.brand for brand in (production.brands if production else ()) for word in brand.words
    }
    people: dict[str, Present] = {}
    for scene in series.scenes:
        people[scene.id] = roles.present(scene)
        _note_places(scene, ledger)
        _note_people(scene, people[scene.id], roles, ledger)
        _note_brands(scene.place, Mention(scene.id), brands, ledger)
        for element in scene.elements:
            _note_things(scene, element, roles, ledger)
            _note_brands(element.text, Mention(scene.id, element.id), brands, ledger)
    ledger.merge_described()
    needed = ledger.by_scene()
    sheets = tuple(
        _sheet(episode, scene, people[scene.id], needed.get(scene.id, {}), lasts[scene.id])
        for episode in series.episodes
        for lasts in (pace.by_scene(episode, tempo),)
        for scene in episode.scenes
    )
    made = Breakdown(series.title, sheets, ledger.items())
    return made, coverage(series, made, roles, production) if production else []


@dataclass(slots=True)
class _Entry:
    origin: Origin
    level: Level | None = None
    quantity: int | None = None
    kind: CharacterKind | None = None
    mentions: dict[Mention, None] = field(default_factory=dict)  # in order, each once


class _Ledger:
    """Items by category and name, in order of their first mention."""

    def __init__(self) -> None:
        self.entries: dict[tuple[int, str], _Entry] = {}

    def note(self, category: int, name: str, mention: Mention, origin: Origin) -> _Entry:
        entry = self.entries.setdefault((category, name), _Entry(origin))
        entry.mentions[mention] = None
        return entry

    def merge_described(self) -> None:
        """商务车 is 黑色商务车, 转让书 is 股权转让书, where the series has only one of that ending."""
        for category in (VEHICLES, PROPS):
            names = [
                name
                for (of, name), entry in self.entries.items()
                if of == category and (of == VEHICLES or entry.level is Level.KEY)
            ]
            for name in names:
                longer = [other for other in names if other != name and other.endswith(name)]
                if len(longer) == 1 and (category, longer[0]) in self.entries:
                    mentions = self.entries.pop((category, name)).mentions
                    self.entries[category, longer[0]].mentions.update(mentions)

    def items(self) -> tuple[BreakdownItem, ...]:
        ordered = sorted(self.entries.items(), key=lambda pair: pair[0][0])  # stable: first mention within
        return tuple(
            BreakdownItem(category, name, tuple(e.mentions), e.origin, e.level, e.quantity, e.kind)
            for (category, name), e in ordered
        )

    def by_scene(self) -> dict[str, dict[int, tuple[str, ...]]]:
        """The names of each category that a scene needs."""
        found: dict[str, dict[int, dict[str, None]]] = {}
        for (category, name), entry in self.entries.items():
            for mention in entry.mentions:
                found.setdefault(mention.scene, {}).setdefault(category, {})[name] = None
        return {scene: {c: tuple(names) for c, names in of.items()} for scene, of in found.items()}


def _note_places(scene: Scene, ledger: _Ledger) -> None:
    if scene.place:
        ledger.note(SET, scene.place, Mention(scene.id), Origin.WRITTEN)
        for thing in named_in(scene.place):
            if thing.category == VEHICLES:
                ledger.note(VEHICLES, thing.name, Mention(scene.id), Origin.RULE)
    if scene.location:
        ledger.note(LOCATION, scene.location, Mention(scene.id), Origin.WRITTEN)


def _note_people(scene: Scene, present: Present, roles: Roles, ledger: _Ledger) -> None:
    listed = {entry.name for entry in scene.cast}
    cues = {name: line.id for line in reversed(scene.lines) for name in [line.character or ""]}
    for name in (*present.cast, *present.heard):
        origin = Origin.CAST_LINE if name in listed else Origin.CUE if name in cues else Origin.RULE
        mention = Mention(scene.id, None if name in listed else cues.get(name))
        ledger.note(CAST, name, mention, origin).kind = roles.kind(name)
    for extra in present.extras:
        origin = Origin.CAST_LINE if extra.name in listed else Origin.CUE
        mention = Mention(scene.id, None if extra.name in listed else cues.get(extra.name))
        entry = ledger.note(EXTRAS, extra.name, mention, origin)
        entry.quantity = max(entry.quantity or 1, extra.count or 1)
        several = extra.group or (extra.count or 1) > 1
        entry.kind = CharacterKind.GROUP if several else CharacterKind.EXTRA


def _note_things(scene: Scene, element: Element, roles: Roles, ledger: _Ledger) -> None:
    if (own := _OWN.get(element.kind)) is not None and element.text:
        ledger.note(own, element.text, Mention(scene.id, element.id, 0, len(element.text)), Origin.WRITTEN)
        return
    if element.kind not in SHOWN:
        return
    people = roles.names_in(element.text)
    for thing in named_in(element.text):
        name = thing.name
        if thing.category == WARDROBE and (wearers := [who for at, who in people if at < thing.start]):
            name = f"{wearers[-1]} {name}"
        mention = Mention(scene.id, element.id, thing.start, thing.end)
        ledger.note(thing.category, name, mention, Origin.RULE).level = thing.level


def _note_brands(text: str, where: Mention, brands: dict[str, str], ledger: _Ledger) -> None:
    """A placement is a prop, a set that bears the name, or a line that says it (道具、场景、台词植入)."""
    for word, brand in brands.items():
        at = text.lower().find(word.lower())
        if at >= 0:
            span = (at, at + len(word)) if where.element else (None, None)
            ledger.note(BRAND, brand, Mention(where.scene, where.element, *span), Origin.RULE)


def _sheet(
    episode: Episode, scene: Scene, present: Present, needs: dict[int, tuple[str, ...]], seconds: Fraction
) -> SceneSheet:
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
        extras=tuple(extra_label(entry) for entry in present.extras),
        props=needs.get(PROPS, ()),
        wardrobe=needs.get(WARDROBE, ()),
        vehicles=needs.get(VEHICLES, ()),
        animals=needs.get(ANIMALS, ()),
        effects=needs.get(EFFECTS, ()) + needs.get(VFX, ()),
        sounds=needs.get(SOUND, ()) + needs.get(MUSIC, ()),
        brands=needs.get(BRAND, ()),
        length=eighths(scene),
        summary=_summary(scene),
    )


def _summary(scene: Scene) -> str:
    """The scene's first action, else its first words."""
    told = [e.text for e in scene.elements if e.kind is ElementKind.ACTION] or [e.text for e in scene.lines]
    first = told[0].split("\n")[0] if told else ""
    return first if len(first) <= _SUMMARY else f"{first[:_SUMMARY]}…"
