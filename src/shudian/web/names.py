"""What people and places are called in the reader's language; the script's own word where there is no other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from shudian.app.shelf import EpisodeView
from shudian.app.speakers import same_speakers
from shudian.model.people import Character
from shudian.model.place import Venue
from shudian.model.production import Production
from shudian.model.series import Series
from shudian.web.pages import named


class Called(Protocol):
    """What names are taken from."""

    @property
    def series(self) -> Series: ...
    @property
    def scripts(self) -> Mapping[str, Series]: ...
    @property
    def titles(self) -> dict[str, str]: ...
    @property
    def production(self) -> Production | None: ...


class Names:
    """The names of one series for one reader."""

    def __init__(self, view: Called, reader: str) -> None:
        self.view = view
        self.reader = reader
        own = view.series
        self._script = next(
            (script for tag, script in view.scripts.items() if tag.split("-")[0] == reader), own
        )
        self._characters = same_speakers(own, self._script)
        if reader == "en":
            self._characters |= {c.name: c.name_en for c in own.characters if c.name_en}
        self._bios = {character.name: character.bio for character in self._script.characters}

    @property
    def title(self) -> str:
        return named(self.view.titles, self.reader, self.view.series.title)

    @property
    def other_title(self) -> str:
        """The title in the script's language, or for its own readers in the next one; may be empty."""
        rest = {tag: title for tag, title in self.view.titles.items() if title and title != self.title}
        return named(rest, str(self.view.series.language))

    @property
    def logline(self) -> str:
        return named(
            {tag: s.logline or s.synopsis or "" for tag, s in self.view.scripts.items()}, self.reader
        )

    def episode(self, episode: EpisodeView) -> str:
        return named(episode.titles, self.reader, episode.title)

    def character(self, name: str) -> str:
        found = self._characters.get(name, name)
        return found.title() if found.isupper() else found

    def performer(self, performer: str) -> str:
        production = self.view.production
        found = next((m for m in production.cast if m.performer == performer), None) if production else None
        return (found and self.reader == "en" and found.performer_en) or performer

    def bio(self, character: Character) -> str:
        """Who this is, from the script in the reader's language where it says so."""
        return self._bios.get(self._characters.get(character.name, character.name)) or character.bio or ""

    def place(self, place: str) -> str:
        production = self.view.production
        for story_set in production.sets if production else ():
            if story_set.place == place and story_set.place_en and self.reader == "en":
                return story_set.place_en
        return place

    def venue(self, venue: Venue) -> str:
        return venue.name_en if self.reader == "en" and venue.name_en else venue.name

    def venue_by_id(self, id: str) -> str:
        production = self.view.production
        found = [venue for venue in production.venues if venue.id == id] if production else []
        return self.venue(found[0]) if found else id

    def subject(self, subject: str) -> str:
        """A cost line's subject: a character, a venue, or a word of its own."""
        return self.character(self.venue_by_id(subject))
