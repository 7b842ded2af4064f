"""What people and places are called in the reader's language; the script's own word where there is no other."""

from __future__ import annotations

from dataclasses import dataclass

from shudian.app.shelf import EpisodeView, SeriesView
from shudian.model.people import Character
from shudian.model.place import Venue
from shudian.web.pages import named


@dataclass(frozen=True, slots=True)
class Names:
    view: SeriesView
    reader: str

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
        english = {c.name: c.name_en for c in self.view.series.characters}.get(name)
        return english if english and self.reader == "en" else name

    def bio(self, character: Character) -> str:
        """Who this is: from the script in the reader's language, where it has the same character."""
        for tag, script in self.view.scripts.items():
            if tag.split("-")[0] == self.reader:
                wanted = {character.name.casefold(), (character.name_en or character.name).casefold()}
                for other in script.characters:
                    if other.name.casefold() in wanted and other.bio:
                        return other.bio
        return character.bio or ""

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
