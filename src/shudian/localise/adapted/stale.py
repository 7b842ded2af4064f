"""What a changed line leaves out of date: its adapted line, subtitles, dub and clips, and nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from shudian.finding import Finding, Place
from shudian.localise.adapted import findings as kinds
from shudian.localise.adapted.identity import Moves, Said, follow, said
from shudian.model.hook import Clip
from shudian.model.series import Series
from shudian.model.text import AdaptedLine, AdaptedScript, Track
from shudian.model.voice import Dub


class What(StrEnum):
    LINE = "line"
    CUE = "cue"
    DUB = "dub"
    CLIP = "clip"


class Why(StrEnum):
    CHANGED = "changed"  # the source says something else now
    GONE = "gone"  # the source has no such line any more
    REWRITTEN = "rewritten"  # the adapted line says something else than this


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is out of date; `at` counts it within its document from 0.

    `element` is the id that the document speaks of, `now` the line's id in the script as it stands.
    """

    what: What
    why: Why
    at: int
    element: str
    now: str | None = None
    episode: int | None = None  # of the document; None for adapted lines, which are a season's


@dataclass(frozen=True, slots=True)
class Material:
    """What was made of the lines in one language."""

    tracks: tuple[Track, ...] = ()
    dubs: tuple[Dub, ...] = ()
    clips: tuple[Clip, ...] = ()


def stale(series: Series, adapted: AdaptedScript, made: Material = Material()) -> tuple[Mark, ...]:
    """Every mark, in the order lines, cues, dubs, clips.

    A line that does not say what source it was written for is out of date only if the script has lost it.
    """
    return tuple(_Judge(series, adapted).marks(made))


class _Judge:
    def __init__(self, series: Series, adapted: AdaptedScript) -> None:
        self.adapted = adapted
        self.script = said(series)
        self.lines = {line.element: line for line in adapted.lines}
        self.marked: set[str] = set()  # elements with anything out of date

    @cached_property
    def moves(self) -> Moves:
        return written_for(self.adapted, self.script)

    def marks(self, made: Material) -> Iterator[Mark]:
        for mark in self._all(made):
            self.marked.add(mark.element)
            yield mark

    def _all(self, made: Material) -> Iterator[Mark]:
        for at, line in enumerate(self.adapted.lines):
            if why := self._why(line.element):
                yield self._mark(What.LINE, why, at, line.element)
        for track in made.tracks:
            yield from self._cues(track)
        for dub in made.dubs:
            for at, spoken in enumerate(dub.lines):
                voiced = self.lines.get(spoken.element)
                should = (voiced.spoken or voiced.text) if voiced else None
                if why := self._why(spoken.element, spoken.text, should):
                    yield self._mark(What.DUB, why, at, spoken.element, dub.episode)
        for at, clip in enumerate(made.clips):
            if hit := [element for element in clip.elements if element in self.marked]:
                why = self._why(hit[0]) or Why.REWRITTEN
                yield self._mark(What.CLIP, why, at, hit[0], clip.episode)

    def _cues(self, track: Track) -> Iterator[Mark]:
        """All cues of a line are judged together: only whole do they say what the line says."""
        words: dict[str, str] = {}
        for cue in track.cues:
            if cue.element:
                words[cue.element] = words.get(cue.element, "") + cue.text
        for at, cue in enumerate(track.cues):
            if cue.element:
                line = self.lines.get(cue.element)
                if why := self._why(cue.element, words[cue.element], line.text if line else None):
                    yield self._mark(What.CUE, why, at, cue.element, track.episode)

    def _why(self, element: str, says: str = "", should: str | None = "") -> Why | None:
        """Why what `says` an element's line is out of date; of an element without a line nothing is known."""
        if element in self.moves.gone:
            return Why.GONE
        if element in self.moves.changed:
            return Why.CHANGED
        return Why.REWRITTEN if should is not None and letters(says) != letters(should) else None

    def _mark(self, what: What, why: Why, at: int, element: str, episode: int | None = None) -> Mark:
        return Mark(what, why, at, element, self.moves.now.get(element), episode)


def written_for(adapted: AdaptedScript, script: list[Said]) -> Moves:
    """Where the script now has the lines that an adapted script was written for."""
    known = {line.id: line for line in script}
    before = [
        Said(line.element, known[line.element].text if line.source is None else line.source)
        for line in adapted.lines
        if line.source is not None or line.element in known
    ]
    moves = follow(before, script)
    lost = frozenset(line.element for line in adapted.lines) - moves.now.keys()
    return Moves(moves.now, moves.changed, lost, moves.added)


def letters(text: str) -> str:
    """The letters, marks and digits of a text: what does not change by breaking, case or punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LMN")


def told(marks: Iterable[Mark], series: Series, adapted: AdaptedScript) -> list[Finding]:
    """The marks as findings, each at the line's place in the script as it stands."""
    places = _places(series)
    lines = {line.element: line for line in adapted.lines}
    words = {line.id: line.text for line in said(series)}
    return [_finding(mark, lines.get(mark.element), words, places) for mark in marks]


def _finding(
    mark: Mark, line: AdaptedLine | None, words: Mapping[str, str], places: Mapping[str, Place]
) -> Finding:
    place = places.get(mark.now or "", Place(episode=_said(mark.episode), element=mark.element))
    text = line.text if line else ""
    if mark.what is What.LINE:
        was = line.source if line and line.source is not None else ""
        if mark.why is Why.GONE:
            return kinds.LINE_GONE.at(place, text=text, was=was)
        return kinds.LINE_STALE.at(place, text=text, was=was, source=words.get(mark.now or "", ""))
    return kinds.MADE_STALE[mark.what].at(place, nth=mark.at + 1, why=kinds.WHY[mark.why], text=text)


def _said(episode: int | None) -> str | None:
    return None if episode is None else str(episode)


def _places(series: Series) -> dict[str, Place]:
    return {
        element.id: Place(episode=str(episode.number), scene=scene.number, element=element.id)
        for episode in series.episodes
        for scene in episode.scenes
        for element in scene.elements
    }
