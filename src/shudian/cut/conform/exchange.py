"""Timelines of other programs in and out: a reader and a writer a format, found by the file's ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import PurePath
from typing import Any

from shudian.cut.conform import edl, fcp7, fcpxml, otio_json
from shudian.cut.conform import findings as kinds
from shudian.cut.conform.asked import Asking
from shudian.cut.conform.edit import Edit, Event, Medium
from shudian.cut.conform.xml_tree import tree
from shudian.finding import Finding, Place

#: Only EDL does not say its rate.
WITHOUT_RATE = {".edl"}
_XML = (".xml", ".fcpxml")  # Final Cut Pro 7 and its successor; what stands inside decides
ENDINGS = (".otio", ".edl", *_XML)
Read = tuple[Asking | None, list[Finding]]


def read(data: bytes, name: str, rate: Fraction | None = None) -> Read:
    """A timeline by the ending of its name; `rate` is for those that do not say it, and overrules others."""
    ending = PurePath(name).suffix.lower()
    if ending == ".edl":
        return edl.read(data, rate or Fraction(25), name)
    if ending == ".otio":
        return otio_json.read(data, name, rate)
    if ending in _XML:
        return _read_xml(data, name, rate)
    return None, [kinds.NOT_TIMELINE.at(Place(file=name), why=f"its ending is none of {', '.join(ENDINGS)}")]


def write(edit: Edit, ending: str, url: Callable[[Medium], str]) -> tuple[str | None, list[Finding]]:
    """The edit as text of a format; `url` says how a medium is named in it."""
    if ending == ".edl":
        return edl.write(edit), []
    if ending == ".fcpxml":
        return fcpxml.write(edit, url), []
    import opentimelineio as otio

    adapter = "fcp_xml" if ending == ".xml" else "otio_json"
    try:
        return otio.adapters.write_to_string(_timeline(edit, url), adapter), []
    except Exception as error:  # noqa: BLE001  # each adapter raises what it likes
        return None, [kinds.NOT_WRITTEN.at(why=_why(error))]


def _read_xml(data: bytes, name: str, rate: Fraction | None) -> Read:
    root, found = tree(data, name)
    if root is None:
        return None, found
    if root.tag == "fcpxml":
        return fcpxml.read(root, name, rate)
    return fcp7.read(root, name, rate)


def _why(error: Exception) -> str:
    said = " ".join(str(error).split())[:120].rstrip(".")
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _timeline(edit: Edit, url: Callable[[Medium], str]) -> Any:
    import opentimelineio as otio
    from opentimelineio.opentime import RationalTime

    timeline = otio.schema.Timeline(edit.title or "timeline")
    timeline.global_start_time = RationalTime(edit.start, float(edit.rate))
    references = {medium.name: _reference(otio, medium, url(medium)) for medium in edit.media}
    for sound in (False, True):
        for name in edit.tracks(sound=sound):
            kind = otio.schema.TrackKind.Audio if sound else otio.schema.TrackKind.Video
            track = otio.schema.Track(name, kind=kind)
            _fill(
                otio,
                track,
                edit,
                [e for e in edit.events if e.track == name and e.sound is sound],
                references,
            )
            timeline.tracks.append(track)
    return timeline


def _reference(otio: Any, medium: Medium, url: str) -> Any:
    reference = otio.schema.ExternalReference(
        target_url=url, available_range=_range(otio, medium.start, medium.frames, medium.rate)
    )
    reference.name = medium.name
    return reference


def _fill(otio: Any, track: Any, edit: Edit, events: list[Event], references: Mapping[str, Any]) -> None:
    at = 0
    for event in sorted(events, key=lambda event: event.record):
        if event.record[0] > at:
            track.append(otio.schema.Gap(source_range=_range(otio, 0, event.record[0] - at, edit.rate)))
        medium = edit.medium(event)
        length = event.record[1] - event.record[0]
        source = otio.opentime.TimeRange(
            otio.opentime.RationalTime(medium.start + event.source[0], float(medium.rate)),
            otio.opentime.RationalTime(length, float(edit.rate)),
        )
        clip = otio.schema.Clip(
            event.medium, media_reference=references[event.medium].clone(), source_range=source
        )
        if event.speed == 0:
            clip.effects.append(otio.schema.FreezeFrame())
        elif event.speed != 1:
            clip.effects.append(otio.schema.LinearTimeWarp(time_scalar=float(event.speed)))
        if medium.reel:
            clip.metadata["cmx_3600"] = {"reel": medium.reel}
        track.append(clip)
        at = event.record[1]


def _range(otio: Any, first: int, length: int, rate: Fraction) -> Any:
    return otio.opentime.TimeRange(
        otio.opentime.RationalTime(first, float(rate)), otio.opentime.RationalTime(length, float(rate))
    )
