"""OTIO documents read as plain JSON: the library's own reader ends the whole process on a broken one."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from shudian.cut.conform import findings as kinds
from shudian.cut.conform.asked import Asked, Asking
from shudian.finding import Finding, Place

_LONGEST = 10**9
_EVENTS = 100_000


@dataclass(frozen=True, slots=True)
class _Span:
    """A TimeRange: start and length in frames of `rate`."""

    start: Fraction
    length: Fraction
    rate: Fraction

    @property
    def seconds(self) -> Fraction:
        return self.length / self.rate


def read(
    data: bytes, name: str | None = None, rate: Fraction | None = None
) -> tuple[Asking | None, list[Finding]]:
    """The first timeline of the document, in frames of `rate` or of the rate that most of it has."""
    place = Place(file=name)
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, ValueError) else "it is nested too deep"
        return None, [kinds.NOT_TIMELINE.at(place, why=why.rstrip("."))]
    timelines = list(_timelines(document))
    if not timelines:
        return None, [kinds.NOT_TIMELINE.at(place, why="it holds no OTIO timeline")]
    timeline = timelines[0]
    title = str(timeline.get("name") or "")
    found: list[Finding] = []
    if len(timelines) > 1:
        found.append(kinds.MANY_TIMELINES.at(place, count=len(timelines), name=title or "1"))
    tracks = _children(timeline.get("tracks"))
    begins = _time(timeline.get("global_start_time"))
    rate = rate or (begins[1] if begins else None) or _usual_rate(tracks)
    if rate is None:
        return None, [*found, kinds.NO_EVENTS.at(place)]
    events: list[Asked] = []
    counted: Counter[str] = Counter()
    for track in tracks:
        letter = "A" if track.get("kind") == "Audio" else "V"
        counted[letter] += 1
        reading = _Track(f"{letter}{counted[letter]}", rate, name, len(events))
        found += reading.read(track)
        events += reading.events
    if not events:
        return None, [*found, *([] if found else [kinds.NO_EVENTS.at(place)])]
    start = round(begins[0] / begins[1] * rate) if begins and begins[0] >= 0 else 0
    return Asking(title, rate, start, tuple(events)), found


class _Track:
    """Reads one track from left to right."""

    def __init__(self, name: str, rate: Fraction, file: str | None, numbered: int) -> None:
        self._name, self._rate, self._file, self._numbered = name, rate, file, numbered
        self._at = Fraction(0)  # seconds
        self._dissolve = 0
        self.events: list[Asked] = []

    def read(self, track: Mapping[str, Any]) -> Iterator[Finding]:
        if trimmed := _span(track.get("source_range")):
            self._at = -trimmed.start / trimmed.rate
        if track.get("enabled") is False:
            return
        for child in _children(track)[:_EVENTS]:
            kind = _kind(child)
            if kind == "Transition":
                self._dissolve = self._transition(child)
            elif kind == "Clip":
                yield from self._clip(child)
            elif kind in {"Gap", "Filler"}:
                span = _span(child.get("source_range"))
                self._at += span.seconds if span else 0
            else:
                place = Place(file=self._file, element=self._name)
                yield kinds.NESTED.at(place, number=self._number)
                span = _span(child.get("source_range"))
                self._at += span.seconds if span else 0

    @property
    def _number(self) -> str:
        return f"{self._numbered + len(self.events) + 1:03d}"

    def _transition(self, transition: Mapping[str, Any]) -> int:
        sides = [_time(transition.get(side)) for side in ("in_offset", "out_offset")]
        return max(1, round(sum((side[0] / side[1] for side in sides if side), Fraction(0)) * self._rate))

    def _clip(self, clip: Mapping[str, Any]) -> Iterator[Finding]:
        number = self._number
        place = Place(file=self._file, element=f"{self._name} {clip.get('name') or ''}".strip())
        reference = _reference(clip)
        available = _span(reference.get("available_range"))
        span = _span(clip.get("source_range")) or available
        if span is None or span.length <= 0:
            yield kinds.BAD_EVENT.at(place, number=number, why="it has no length")
            return
        first, self._at = self._at, self._at + span.seconds
        record = round(first * self._rate), round(self._at * self._rate)
        dissolve, self._dissolve = self._dissolve, 0
        if clip.get("enabled") is False:
            return
        if _kind(reference) == "GeneratorReference":
            yield kinds.GENERATED.at(place, number=number, what=str(reference.get("generator_kind") or "?"))
            return
        if not 0 <= record[0] < record[1]:
            yield kinds.BAD_EVENT.at(place, number=number, why="it lasts less than a frame")
            return
        speed = Fraction(1)
        for effect in _list(clip.get("effects")):
            if (scalar := _scalar(effect)) is None:
                yield kinds.EFFECT.at(place, number=number, name=str(effect.get("effect_name") or "?"))
            else:
                speed *= scalar
        event = Asked(
            number=number,
            place=place,
            names=_names(clip, reference),
            track=self._name,
            sound=self._name[0] == "A",
            source=span.start,
            rate=span.rate,
            record=record,
            begins=available.start / available.rate * span.rate if available else None,
            speed=speed,
            dissolve=dissolve,
        )
        self.events.append(event)


def _timelines(value: Any) -> Iterator[dict[str, Any]]:
    if _kind(value) == "Timeline":
        yield value
    elif _kind(value) == "SerializableCollection":
        for child in _list(value.get("children")):
            yield from _timelines(child)


def _kind(value: Any) -> str:
    schema = value.get("OTIO_SCHEMA") if isinstance(value, dict) else None
    return schema.partition(".")[0] if isinstance(schema, str) else ""


def _list(value: Any) -> list[dict[str, Any]]:
    return [child for child in value if isinstance(child, dict)] if isinstance(value, list) else []


def _children(value: Any) -> list[dict[str, Any]]:
    return _list(value.get("children")) if isinstance(value, dict) else []


def _reference(clip: Mapping[str, Any]) -> dict[str, Any]:
    """The active media reference of a Clip.2, the one reference of a Clip.1."""
    many = clip.get("media_references")
    if isinstance(many, dict):
        chosen = many.get(str(clip.get("active_media_reference_key") or "DEFAULT_MEDIA"))
    else:
        chosen = clip.get("media_reference")
    return chosen if isinstance(chosen, dict) else {}


def _names(clip: Mapping[str, Any], reference: Mapping[str, Any]) -> tuple[str, ...]:
    metadata = clip.get("metadata")
    listed = metadata.get("cmx_3600") if isinstance(metadata, dict) else None
    reel = listed.get("reel") if isinstance(listed, dict) else None
    said = (reference.get("target_url"), reference.get("name"), clip.get("name"), reel)
    names = tuple(dict.fromkeys(text for text in said if isinstance(text, str) and text.strip()))
    return names or ("?",)


def _scalar(effect: Mapping[str, Any]) -> Fraction | None:
    if _kind(effect) == "FreezeFrame":
        return Fraction(0)
    return _number(effect.get("time_scalar")) if _kind(effect) == "LinearTimeWarp" else None


def _span(value: Any) -> _Span | None:
    if not isinstance(value, dict):
        return None
    start, length = _time(value.get("start_time")), _time(value.get("duration"))
    if not start or not length:
        return None
    return _Span(start[0] / start[1] * length[1], length[0], length[1])


def _time(value: Any) -> tuple[Fraction, Fraction] | None:
    """Frames and rate of a RationalTime; None if it is no time of this world."""
    if not isinstance(value, dict):
        return None
    count, rate = _number(value.get("value")), _number(value.get("rate"))
    if count is None or rate is None or not 0 < rate <= 1000:
        return None
    return count, _exact(rate)


def _number(value: Any) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not math.isfinite(value) or abs(value) > _LONGEST:
        return None
    return Fraction(value).limit_denominator(10**6)


def _exact(rate: Fraction) -> Fraction:
    """29.97 and 29.97002997 are both 30000/1001."""
    for whole in (24, 30, 48, 60, 120):
        if abs(rate - Fraction(whole * 1000, 1001)) < Fraction(1, 200):
            return Fraction(whole * 1000, 1001)
    return rate.limit_denominator(1001)


def _usual_rate(tracks: list[dict[str, Any]]) -> Fraction | None:
    """The rate that most clips have, those with picture first."""
    for kind in ("Video", "Audio", None):
        spans = [
            span.rate
            for track in tracks
            if track.get("kind") == kind or kind is None
            for child in _children(track)
            if (span := _span(child.get("source_range")))
        ]
        if spans:
            return Counter(spans).most_common(1)[0][0]
    return None
