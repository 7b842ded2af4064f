"""The list of series, and a series whole: story, episodes, sets, brands, downloads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from shudian.app import shelf
from shudian.model.breakdown import SceneSheet
from shudian.model.media import MediaFile
from shudian.model.place import StorySet, Venue
from shudian.model.production import BrandPlacement
from shudian.web import figures, language
from shudian.web.names import Names
from shudian.web.pages import page, view, workspace
from shudian.web.texts import TEXTS

router = APIRouter()


@dataclass(frozen=True, slots=True)
class EpisodeCard:
    number: int
    title: str
    seconds: Fraction | None
    poster: str | None
    playable: bool
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetCard:
    story_set: StorySet
    scenes: int
    seconds: Fraction


@dataclass(frozen=True, slots=True)
class VenueCard:
    venue: Venue
    sets: tuple[SetCard, ...]


@dataclass(frozen=True, slots=True)
class BrandCard:
    placement: BrandPlacement
    scenes: tuple[SceneSheet, ...]


@dataclass(frozen=True, slots=True)
class Download:
    name: str
    address: str
    label: str
    kind: str
    language: str | None


@router.get("/")
def index(request: Request) -> Response:
    entries = shelf.series_list(workspace(request))
    return page(request, "index.html", entries=entries, poster=entry_poster)


@router.get("/series/{slug}")
def series(request: Request, slug: str) -> Response:
    found = view(request, slug)
    reader = language.chosen(request)
    cards = episode_cards(found, reader)
    return page(
        request,
        "series.html",
        view=found,
        names=Names(found, reader),
        here="series",
        cards=cards,
        languages=sorted({tag for card in cards for tag in card.languages}),
        sheets=found.breakdown.scenes if found.breakdown else (),
        venues=venue_cards(found),
        brands=brand_cards(found),
        performers={c.character: c.performer for c in found.production.cast} if found.production else {},
        downloads=downloads(found.slug, found.documents, reader),
        days=lambda dates: ", ".join(figures.day(date, reader) for date in dates),
    )


def episode_cards(found: shelf.SeriesView, reader: str) -> tuple[EpisodeCard, ...]:
    names = Names(found, reader)
    return tuple(
        EpisodeCard(
            number=episode.number,
            title=names.episode(episode),
            seconds=episode.timeline.span.seconds if episode.timeline else None,
            poster=poster(found.slug, episode.poster),
            playable=episode.package is not None,
            languages=tuple(episode.tracks),
        )
        for episode in found.episodes
    )


def poster(slug: str, file: MediaFile | None) -> str | None:
    """The address of an episode's poster; it changes with the picture, so that no old one is shown."""
    if file is None:
        return None
    return f"/series/{slug}/documents/{quote(file.name)}?v={file.digest}"


def entry_poster(entry: shelf.SeriesEntry) -> str | None:
    return poster(entry.slug, entry.poster)


def venue_cards(found: shelf.SeriesView) -> tuple[VenueCard, ...]:
    if not found.production:
        return ()
    sheets = found.breakdown.scenes if found.breakdown else ()
    counted = {
        story_set.place: [sheet for sheet in sheets if sheet.place == story_set.place]
        for story_set in found.production.sets
    }
    return tuple(
        VenueCard(
            venue,
            tuple(
                SetCard(
                    story_set,
                    len(counted[story_set.place]),
                    sum((sheet.seconds for sheet in counted[story_set.place]), Fraction(0)),
                )
                for story_set in found.production.sets
                if story_set.venue == venue.id
            ),
        )
        for venue in found.production.venues
    )


def brand_cards(found: shelf.SeriesView) -> tuple[BrandCard, ...]:
    if not found.production:
        return ()
    sheets = found.breakdown.scenes if found.breakdown else ()
    return tuple(
        BrandCard(placement, tuple(sheet for sheet in sheets if placement.brand in sheet.brands))
        for placement in found.production.brands
    )


def downloads(slug: str, documents: Mapping[str, str], reader: str) -> tuple[Download, ...]:
    """Documents for people: those of the reader's language and those of none, pictures apart.

    The breakdown's page writes its own, as it is decided at that moment.
    """
    listed = []
    for name, part in documents.items():
        stem, _, kind = name.rpartition(".")
        stem, _, tag = stem.partition(".")
        if (
            "/" in name
            or stem == "breakdown"
            or kind in ("svg", "jpg", "png", "html")
            or tag not in ("", reader)
        ):
            continue
        key = f"document.{stem}"
        label = TEXTS[key].in_(reader) if key in TEXTS else stem
        listed.append(Download(name, f"/series/{slug}/documents/{part}", label, kind.upper(), tag or None))
    return tuple(sorted(listed, key=lambda each: (each.kind not in ("PDF", "XLSX"), each.kind, each.label)))
