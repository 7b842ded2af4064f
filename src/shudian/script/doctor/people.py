"""Every name that speaks or stands on a cast line, with where and how often."""

from __future__ import annotations

from dataclasses import dataclass, field

from shudian.finding import Place
from shudian.model.series import Scene, Series
from shudian.script.chinese.cues import speakers
from shudian.script.crowd import is_group
from shudian.script.doctor.places import at_element, at_scene, scenes
from shudian.script.terms import named_voice


@dataclass(slots=True)
class Person:
    name: str
    listed: bool = False  # in the bible
    lines: int = 0
    first: Place = field(default_factory=Place)
    numbers: dict[str, str] = field(default_factory=dict)  # scene ids and numbers, in order
    speaks_in: set[str] = field(default_factory=set)  # scene ids
    cast_in: set[str] = field(default_factory=set)


class People:
    """The people of a series by name; narrators, devices, crowds and counted extras are none."""

    def __init__(self, series: Series) -> None:
        self.by_name: dict[str, Person] = {}
        self.known_as = {alias: one.name for one in series.characters for alias in one.aliases}
        for one in series.characters:
            self._person(one.name, Place()).listed = True
        for episode, scene in scenes(series):
            here = at_scene(episode, scene)
            for entry in scene.cast:
                if not entry.group and (entry.count or 1) == 1 and is_person(entry.name):
                    person = self._person(entry.name, here)
                    person.cast_in.add(scene.id)
                    person.numbers.setdefault(scene.id, scene.number or scene.id)
            for line in scene.lines:
                for name in filter(is_person, speakers(line.character or "")):
                    person = self._person(name, at_element(episode, scene, line))
                    person.lines += 1
                    person.speaks_in.add(scene.id)
                    person.numbers.setdefault(scene.id, scene.number or scene.id)

    def _person(self, name: str, place: Place) -> Person:
        person = self.by_name.setdefault(name, Person(name))
        if not person.numbers:
            person.first = place
        return person

    def established(self, name: str) -> bool:
        """In the bible, or on a cast line somewhere."""
        person = self.by_name.get(name)
        return name in self.known_as or bool(person and (person.listed or person.cast_in))


def is_person(name: str) -> bool:
    return named_voice(name) is None and not is_group(name)


def cast_of(scene: Scene) -> list[str]:
    return [entry.name for entry in scene.cast]
