"""FCPXML, in and out: the spine of the first project, its connected clips, gaps and speeds.

Read and written here, because OpenTimelineIO's adapter takes 29.97 for 29 and starts programs.
Form: Apple, FCPXML reference (developer.apple.com/documentation/professional-video-applications).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from xml.sax.saxutils import quoteattr

from shudian.cut.conform import findings as kinds
from shudian.cut.conform.asked import Asked, Asking
from shudian.cut.conform.edit import Edit, Event, Medium
from shudian.cut.conform.xml_tree import Node
from shudian.finding import Finding, Place

#: Pinned: each program reads this one, few read the newest.
VERSION = "1.8"
_TIME = re.compile(r"^(-?\d{1,18})(?:/(\d{1,18}))?s?$")
_LONGEST = 10**7
_CLIPS = {"asset-clip", "clip", "video", "audio"}
_NESTS = {"ref-clip", "mc-clip", "sync-clip", "spine", "audition"}


@dataclass(frozen=True, slots=True)
class _Asset:
    names: tuple[str, ...]
    start: Fraction  # seconds
    rate: Fraction | None
    pictures: bool


def read(
    root: Node, name: str | None = None, rate: Fraction | None = None
) -> tuple[Asking | None, list[Finding]]:
    """The first project, in frames of its own sequence, or of `rate`."""
    projects = [
        (project, sequence) for project in root.below("project") if (sequence := project.find("sequence"))
    ]
    if not projects:
        return None, [kinds.NO_EVENTS.at(Place(file=name))]
    project, sequence = projects[0]
    title = project.said.get("name", "")
    found: list[Finding] = []
    if len(projects) > 1:
        found.append(kinds.MANY_TIMELINES.at(Place(file=name), count=len(projects), name=title))
    formats = {each.said.get("id", ""): _rate(each) for each in root.below("format")}
    rate = rate or formats.get(sequence.said.get("format", ""))
    if rate is None:
        why = "its sequence does not say a frame rate"
        return None, [*found, kinds.NOT_TIMELINE.at(Place(file=name, line=sequence.line), why=why)]
    reading = _Reading(rate, {a.said.get("id", ""): _asset(a, formats) for a in root.below("asset")}, name)
    if spine := sequence.find("spine"):
        found += reading.lane(spine, Fraction(0))
    if not reading.events:
        return None, [*found, *([] if found else [kinds.NO_EVENTS.at(Place(file=name))])]
    start = round((_time(sequence.said.get("tcStart")) or 0) * rate)
    events = tuple(replace(event, number=f"{at:03d}") for at, event in enumerate(reading.in_order(), 1))
    return Asking(title, rate, max(0, start), events, sequence.said.get("tcFormat") == "DF"), found


class _Reading:
    def __init__(self, rate: Fraction, assets: Mapping[str, _Asset], name: str | None) -> None:
        self._rate, self._assets, self._name = rate, assets, name
        self.events: list[tuple[int, Asked]] = []
        self._own_sounds: list[tuple[int, Asked]] = []

    def in_order(self) -> list[Asked]:
        """The lowest track first; sound by itself makes the pictures' own sound a track too."""
        pictures = [(lane, event) for lane, event in self.events if not event.sound]
        sounds = [(lane, event) for lane, event in self.events if event.sound]
        if sounds:
            sounds += self._own_sounds
        lanes = {lane: at for at, lane in enumerate(sorted({lane for lane, _ in pictures}), 1)}
        listed = sorted(pictures, key=lambda pair: (pair[0], pair[1].record))
        out = [replace(event, track=f"V{lanes[lane]}") for lane, event in listed]
        heard = {lane: at for at, lane in enumerate(sorted({lane for lane, _ in sounds}, reverse=True), 1)}
        return out + [replace(event, track=f"A{heard[lane]}") for lane, event in sounds]

    def lane(self, spine: Node, at: Fraction) -> Iterator[Finding]:
        """What stands in a spine, one after the other; `at` is where it starts on the timeline, in seconds."""
        dissolve = 0
        for child in spine.children:
            if child.tag == "transition":
                dissolve = max(1, round((_time(child.said.get("duration")) or 0) * self._rate))
                continue
            begins = _time(child.said.get("offset"))
            at = begins if begins is not None else at
            yield from self._item(child, at, 0, dissolve)
            dissolve = 0
            at += _time(child.said.get("duration")) or 0

    def _item(self, item: Node, at: Fraction, lane: int, dissolve: int) -> Iterator[Finding]:
        place = Place(file=self._name, line=item.line)
        number = item.said.get("name") or str(len(self.events) + 1)
        length = _time(item.said.get("duration"))
        if item.said.get("enabled") == "0":
            return
        if item.tag in _NESTS:
            yield kinds.NESTED.at(place, number=number)
        elif item.tag == "title":
            yield kinds.GENERATED.at(place, number=number, what="title")
        elif item.tag in _CLIPS:
            yield from self._clip(item, place, (at, at + (length or 0)), lane, dissolve)
        starts = self._starts(item)
        for child in item.children:
            if "lane" in child.said and (offset := _time(child.said.get("offset"))) is not None:
                yield from self._item(child, at + offset - starts, _whole(child.said["lane"]), 0)

    def _clip(
        self, item: Node, place: Place, span: tuple[Fraction, Fraction], lane: int, dissolve: int
    ) -> Iterator[Finding]:
        number = item.said.get("name") or str(len(self.events) + 1)
        record = round(span[0] * self._rate), round(span[1] * self._rate)
        asset, source = self._source(item)
        if asset is None:
            yield kinds.GENERATED.at(place, number=number, what=item.tag)
            return
        if not 0 <= record[0] < record[1] < _LONGEST * self._rate:
            yield kinds.BAD_EVENT.at(
                place, number=number, why="it has no length, or starts before the timeline"
            )
            return
        speed = _speed(item)
        if speed is None:
            yield kinds.EFFECT.at(place, number=number, name="timeMap")
        rate = asset.rate or self._rate
        event = Asked(
            number=number,
            place=place,
            names=tuple(
                dict.fromkeys([*asset.names, *([item.said["name"]] if item.said.get("name") else [])])
            ),
            track="",
            sound=not asset.pictures or item.tag == "audio" or item.said.get("srcEnable") == "audio",
            source=source * rate,
            rate=rate,
            record=record,
            begins=asset.start * rate,
            speed=Fraction(1) if speed is None else speed,
            dissolve=dissolve,
        )
        self.events.append((lane, event))
        if event.sound or item.said.get("srcEnable") == "video":
            return
        self._own_sounds.append((lane, replace(event, sound=True)))

    def _source(self, item: Node) -> tuple[_Asset | None, Fraction]:
        """What a clip is made of, and the second of it that it starts with."""
        start = _time(item.said.get("start"))
        if item.tag == "clip":
            inner = next(item.all("video", "audio"), None)
            asset = self._assets.get(inner.said.get("ref", "")) if inner else None
            if inner is None or asset is None:
                return None, Fraction(0)
            first = _time(inner.said.get("start"))
            offset = _time(inner.said.get("offset")) or Fraction(0)
            return asset, (asset.start if first is None else first) + (start or Fraction(0)) - offset
        asset = self._assets.get(item.said.get("ref", ""))
        return asset, start if start is not None else asset.start if asset else Fraction(0)

    def _starts(self, item: Node) -> Fraction:
        start = _time(item.said.get("start"))
        if start is not None:
            return start
        asset = self._assets.get(item.said.get("ref", ""))
        return asset.start if asset else Fraction(0)


def _asset(node: Node, formats: Mapping[str, Fraction | None]) -> _Asset:
    held = node.find("media-rep")
    said = (node.said.get("src"), held.said.get("src") if held else None, node.said.get("name"))
    return _Asset(
        names=tuple(dict.fromkeys(text for text in said if text)) or ("?",),
        start=_time(node.said.get("start")) or Fraction(0),
        rate=formats.get(node.said.get("format", "")),
        pictures=node.said.get("hasVideo") != "0",
    )


def _rate(form: Node) -> Fraction | None:
    step = _time(form.said.get("frameDuration"))
    return 1 / step if step and 0 < step <= 1 else None


def _speed(item: Node) -> Fraction | None:
    """Source seconds a second; None where it changes on the way."""
    points = [
        (time, value)
        for mapped in item.all("timeMap")
        for point in mapped.all("timept")
        if (time := _time(point.said.get("time"))) is not None
        and (value := _time(point.said.get("value"))) is not None
    ]
    if not points:
        return Fraction(1)
    (time, value), (later, reached) = points[0], points[-1]
    return (reached - value) / (later - time) if len(points) == 2 and later > time else None


def _time(text: str | None) -> Fraction | None:
    match = _TIME.match(text.strip()) if text else None
    if not match or not int(match.group(2) or 1):
        return None
    time = Fraction(int(match.group(1)), int(match.group(2) or 1))
    return time if abs(time) < _LONGEST else None


def _whole(text: str) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,4}", text) else 0


def write(edit: Edit, url: Callable[[Medium], str]) -> str:
    """A project of one sequence: the lowest track as its spine, all others connected to it."""
    rates = dict.fromkeys([edit.rate, *(medium.rate for medium in edit.media)])
    formats = {rate: f"r{at}" for at, rate in enumerate(rates, 1)}
    assets = {medium.name: f"r{at}" for at, medium in enumerate(edit.media, len(formats) + 1)}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<!DOCTYPE fcpxml>",
        f'<fcpxml version="{VERSION}">',
        "<resources>",
    ]
    lines += [
        _tag("format", {"id": name, "frameDuration": _said(1 / rate)}) for rate, name in formats.items()
    ]
    for medium in edit.media:
        said = {
            "id": assets[medium.name],
            "name": medium.name,
            "src": url(medium),
            "start": _said(medium.start / medium.rate),
            "duration": _said(medium.frames / medium.rate),
            "hasVideo": "1",
            "hasAudio": "1" if medium.sound else "0",
            "format": formats[medium.rate],
        }
        lines.append(_tag("asset", said))
    sequence = {
        "format": formats[edit.rate],
        "duration": _said(edit.frames / edit.rate),
        "tcStart": _said(edit.start / edit.rate),
        "tcFormat": "DF" if edit.drop else "NDF",
    }
    lines += [
        "</resources>",
        _tag("project", {"name": edit.title}, opened=True),
        _tag("sequence", sequence, opened=True),
    ]
    lines += ["<spine>", *_spine(edit, assets), "</spine>", "</sequence>", "</project>", "</fcpxml>"]
    return "\n".join(lines) + "\n"


def _spine(edit: Edit, assets: Mapping[str, str]) -> Iterator[str]:
    pictures, sounds = edit.tracks(sound=False), edit.tracks(sound=True)
    lanes = {track: at for at, track in enumerate(pictures)} | {
        track: -at for at, track in enumerate(sounds, 1)
    }
    events = sorted(edit.events, key=lambda event: (event.record, lanes[event.track]))
    ground = [event for event in events if pictures and event.track == pictures[0]]
    connected = [event for event in events if event not in ground]
    at = 0
    for event in [*ground, None]:
        end = event.record[0] if event else edit.frames
        if end > at:
            gap = {"offset": _said(at / edit.rate), "start": "0s", "duration": _said((end - at) / edit.rate)}
            inside = [e for e in connected if at <= e.record[0] < end]
            yield _tag("gap", gap, opened=True)
            yield from (
                _clip(edit, e, assets, lanes[e.track], Fraction(e.record[0] - at) / edit.rate) for e in inside
            )
            yield "</gap>"
        if event:
            starts = (edit.medium(event).start + event.source[0]) / edit.medium(event).rate
            yield _clip(edit, event, assets, 0, event.record[0] / edit.rate, opened=True)
            inside = [e for e in connected if event.record[0] <= e.record[0] < event.record[1]]
            for e in inside:
                yield _clip(
                    edit, e, assets, lanes[e.track], starts + (e.record[0] - event.record[0]) / edit.rate
                )
            yield "</asset-clip>"
            at = event.record[1]


def _clip(
    edit: Edit, event: Event, assets: Mapping[str, str], lane: int, offset: Fraction, *, opened: bool = False
) -> str:
    medium = edit.medium(event)
    length = (event.record[1] - event.record[0]) / edit.rate
    starts = (medium.start + event.source[0]) / medium.rate
    said = {
        **({"lane": str(lane)} if lane else {}),
        "ref": assets[event.medium],
        "name": event.medium,
        "offset": _said(offset),
        "start": _said(starts),
        "duration": _said(length),
        **({"srcEnable": "audio" if event.sound else "video"} if edit.tracks(sound=True) else {}),
    }
    if event.speed == 1:
        return _tag("asset-clip", said, opened=True) + ("" if opened else "</asset-clip>")
    points = ((Fraction(0), starts), (length, starts + length * event.speed))
    mapped = "".join(_tag("timept", {"time": _said(time), "value": _said(value)}) for time, value in points)
    return (
        _tag("asset-clip", said, opened=True)
        + f"<timeMap>{mapped}</timeMap>"
        + ("" if opened else "</asset-clip>")
    )


def _tag(name: str, said: Mapping[str, str], *, opened: bool = False) -> str:
    return f"<{name} {' '.join(f'{key}={quoteattr(value)}' for key, value in said.items())}{'' if opened else '/'}>"


def _said(seconds: Fraction) -> str:
    return (
        f"{seconds.numerator}s" if seconds.denominator == 1 else f"{seconds.numerator}/{seconds.denominator}s"
    )
