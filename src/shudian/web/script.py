"""The script to read: by episode, character, set or words; what is unsure or wrong stands beside its line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from shudian.app import reading
from shudian.finding import Finding
from shudian.model.series import Element, Episode, Scene
from shudian.web import language
from shudian.web.names import Names
from shudian.web.pages import page, script_view, workspace

router = APIRouter()
_SCENES = 40  # on a page
_SURE = 0.75  # as the script doctor lists what is less


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks to see; empty is everything."""

    episode: str = ""
    character: str = ""
    place: str = ""
    text: str = ""
    marked: bool = False
    page: int = 1

    @classmethod
    def of(cls, query: QueryParams) -> Wanted:
        number = query.get("page", "")
        return cls(
            episode=query.get("episode", ""),
            character=query.get("character", ""),
            place=query.get("place", ""),
            text=query.get("text", "").strip().casefold(),
            marked="marked" in query,
            page=int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1,
        )

    def turned(self, number: int) -> str:
        """The same question's other page."""
        asked = {
            "episode": self.episode,
            "character": self.character,
            "place": self.place,
            "text": self.text,
            "marked": "1" if self.marked else "",
            "page": str(number),
        }
        return "?" + urlencode({name: value for name, value in asked.items() if value})


class Told:
    """Findings by the part of the script that they are about."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.by_line: defaultdict[int | None, list[Finding]] = defaultdict(list)
        self.by_element: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            if finding.place.element:
                self.by_element[finding.place.element].append(finding)
            else:
                self.by_line[finding.place.line].append(finding)

    def element(self, element: Element) -> list[Finding]:
        return self.by_element.get(element.id, [])

    def line(self, part: Scene | Episode) -> list[Finding]:
        return self.by_line.get(part.source.line, []) if part.source else []

    def marks(self, scene: Scene) -> bool:
        return scene.confidence < _SURE or any(
            element.confidence < _SURE or element.id in self.by_element for element in scene.elements
        )


@router.get("/series/{slug}/script")
def script(request: Request, slug: str) -> Response:
    found = script_view(request, slug)
    reader = language.chosen(request)
    wanted, told = Wanted.of(request.query_params), Told(reading.findings(workspace(request), found))
    present = {sheet.scene: sheet.cast for sheet in found.breakdown.scenes} if found.breakdown else {}
    fits = fitting(wanted, told, present)
    listed = [(e, scene) for e in found.series.episodes for scene in e.scenes if fits(e, scene)]
    pages = max(1, -(-len(listed) // _SCENES))
    at = min(max(wanted.page, 1), pages)
    return page(
        request,
        "script.html",
        view=found,
        names=Names(found, reader),
        here="script",
        wanted=wanted,
        told=told,
        episodes=list(by_episode(listed[_SCENES * (at - 1) : _SCENES * at])),
        count=len(listed),
        at=at,
        pages=pages,
        characters=characters(found, present),
        places=list(dict.fromkeys(scene.place for scene in found.series.scenes if scene.place)),
        unplaced=told.by_line.get(None, []),
        sure=_SURE,
        script_language=str(found.series.language),
    )


def fitting(
    wanted: Wanted, told: Told, present: Mapping[str, tuple[str, ...]]
) -> Callable[[Episode, Scene], bool]:
    words = wanted.text.split()

    def fits(episode: Episode, scene: Scene) -> bool:
        return (
            (not wanted.episode or str(episode.number) == wanted.episode)
            and (not wanted.place or scene.place == wanted.place)
            and (not wanted.character or wanted.character in (*present.get(scene.id, ()), *people(scene)))
            and (not wanted.marked or told.marks(scene) or bool(told.line(scene)))
            and (not words or says(scene, words))
        )

    return fits


def says(scene: Scene, words: list[str]) -> bool:
    said = [f"{element.character or ''} {element.text}" for element in scene.elements]
    whole = " ".join([scene.number, scene.heading, scene.place, *said]).casefold()
    return all(word in whole for word in words)


def people(scene: Scene) -> Iterator[str]:
    yield from scene.speakers
    yield from (entry.name for entry in scene.cast)


def characters(found: reading.ScriptView, present: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The bible's, then who is in the scenes, in order of their first."""
    bible = (character.name for character in found.series.characters)
    cast = (name for scene in found.series.scenes for name in (*present.get(scene.id, ()), *scene.speakers))
    return list(dict.fromkeys([*bible, *cast]))


def by_episode(listed: list[tuple[Episode, Scene]]) -> Iterator[tuple[Episode, list[Scene], frozenset[str]]]:
    """Episodes with their scenes, and which of their lines are a recap."""
    for _, group in groupby(listed, key=lambda pair: pair[0].id):
        pairs = list(group)
        yield pairs[0][0], [scene for _, scene in pairs], frozenset(pairs[0][0].recap)
