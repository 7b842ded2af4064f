"""Final Cut Pro 7 XML (xmeml), which Premiere and Resolve export too, with the line of each fault.

Form: Apple, Final Cut Pro 7 XML Interchange Format (developer.apple.com, 2010).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from shudian.cut.clock import frame_of
from shudian.cut.conform import findings as kinds
from shudian.cut.conform.asked import Asked, Asking
from shudian.cut.conform.xml_tree import Node
from shudian.finding import Finding, Place

_LONGEST = 10**9
#: Filters that every clip carries and that are about its own sound.
_SOUND_ONLY = {"audiolevels", "audiopan"}


def read(
    root: Node, name: str | None = None, rate: Fraction | None = None
) -> tuple[Asking | None, list[Finding]]:
    """The first sequence that is not inside another, in frames of its own rate, or of `rate`."""
    place = Place(file=name)
    sequences = list(_sequences(root))
    if not sequences:
        return None, [kinds.NO_EVENTS.at(place)]
    sequence = sequences[0]
    title = _text(sequence, "name")
    found: list[Finding] = []
    if len(sequences) > 1:
        found.append(kinds.MANY_TIMELINES.at(place, count=len(sequences), name=title))
    rate = rate or _rate(sequence)
    if rate is None:
        why = "its sequence does not say a frame rate"
        return None, [*found, kinds.NOT_TIMELINE.at(Place(file=name, line=sequence.line), why=why)]
    files = {file.said["id"]: file for file in root.below("file") if "id" in file.said and file.children}
    events: list[Asked] = []
    for letter, medium in (("V", "video"), ("A", "audio")):
        media = sequence.find("media")
        tracks = media.find(medium) if media else None
        for number, track in enumerate(tracks.all("track") if tracks else (), 1):
            reading = _Track(f"{letter}{number}", rate, files, name, len(events))
            found += reading.read(track)
            events += reading.events
    if not events:
        return None, [*found, *([] if found else [kinds.NO_EVENTS.at(place)])]
    clock = sequence.find("timecode")
    start = _timecode(clock, rate) if clock else None
    drop = bool(clock) and _text(clock, "displayformat") == "DF"
    return Asking(title, rate, start or 0, tuple(events), drop), found


class _Track:
    def __init__(
        self, name: str, rate: Fraction, files: Mapping[str, Node], file: str | None, numbered: int
    ) -> None:
        self._name, self._rate, self._files, self._file, self._numbered = name, rate, files, file, numbered
        self.events: list[Asked] = []

    def read(self, track: Node) -> Iterator[Finding]:
        items = list(track.all("clipitem", "generatoritem", "transitionitem"))
        if _text(track, "enabled") == "FALSE":
            return
        for at, item in enumerate(items):
            if item.tag == "transitionitem" or _text(item, "enabled") == "FALSE":
                continue
            before = items[at - 1] if at and items[at - 1].tag == "transitionitem" else None
            after = items[at + 1] if at + 1 < len(items) and items[at + 1].tag == "transitionitem" else None
            yield from self._clip(item, before, after)

    def _clip(self, item: Node, before: Node | None, after: Node | None) -> Iterator[Finding]:
        number = f"{self._numbered + len(self.events) + 1:03d}"
        place = Place(file=self._file, line=item.line)
        if item.tag == "generatoritem":
            yield kinds.GENERATED.at(place, number=number, what=_text(item, "name") or "?")
            return
        if item.find("sequence"):
            yield kinds.NESTED.at(place, number=number)
            return
        start, end, first = (_whole(item, what) for what in ("start", "end", "in"))
        lead = 0
        if start == -1 and before:
            start = _cut(before)
            lead = (start or 0) - (_whole(before, "start") or 0)
        if end == -1 and after:
            end = _cut(after)
        if start is None or end is None or first is None or not 0 <= start < end:
            yield kinds.BAD_EVENT.at(
                place, number=number, why="it has no start, end and in that follow each other"
            )
            return
        file = item.find("file")
        file = self._files.get(file.said.get("id", ""), file) if file else None
        rate = _rate(item) or (_rate(file) if file else None) or self._rate
        begins = self._begins(file, rate)
        speed = Fraction(1)
        for effect in (effect for each in item.all("filter") for effect in each.all("effect")):
            remapped = _speed(effect)
            if remapped is not None:
                speed *= remapped
            elif _text(effect, "effectid") not in _SOUND_ONLY:
                yield kinds.EFFECT.at(place, number=number, name=_text(effect, "name") or "?")
        event = Asked(
            number=number,
            place=place,
            names=_names(item, file),
            track=self._name,
            sound=self._name[0] == "A",
            source=begins + first + lead / self._rate * rate,
            rate=rate,
            record=(start, end),
            begins=begins,
            speed=speed,
            dissolve=(_whole(before, "end") or 0) - (_whole(before, "start") or 0) if before else 0,
        )
        self.events.append(event)

    def _begins(self, file: Node | None, rate: Fraction) -> Fraction:
        """The media's first timecode in frames of the event's rate."""
        clock = file.find("timecode") if file else None
        if file is None or clock is None:
            return Fraction(0)
        own = _rate(clock) or _rate(file) or rate
        return Fraction(_timecode(clock, own) or 0) / own * rate


def _sequences(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.tag == "sequence":
            yield child
        else:
            yield from _sequences(child)


def _cut(transition: Node) -> int | None:
    """Where the cut of a transition lies, by its alignment."""
    start, end, alignment = (
        _whole(transition, "start"),
        _whole(transition, "end"),
        _text(transition, "alignment"),
    )
    if start is None or end is None:
        return None
    return (
        end if alignment.startswith("end") else start if alignment.startswith("start") else (start + end) // 2
    )


def _speed(effect: Node) -> Fraction | None:
    """Of a time remap; None for any other effect, and for a speed that changes on the way."""
    said = {_text(p, "parameterid"): _text(p, "value") for p in effect.all("parameter")}
    if _text(effect, "effectid") != "timeremap" or said.get("variablespeed", "0") not in {"0", ""}:
        return None
    if not re.fullmatch(r"-?\d{1,6}(\.\d{1,9})?", said.get("speed", "")):
        return None
    speed = Fraction(said["speed"]) / 100
    return -speed if said.get("reverse", "").upper() == "TRUE" else speed


def _names(item: Node, file: Node | None) -> tuple[str, ...]:
    clock = file.find("timecode") if file else None
    reel = clock.find("reel") if clock else None
    said = [_text(file, "pathurl"), _text(file, "name")] if file else []
    said += [_text(item, "name"), _text(reel, "name") if reel else ""]
    return tuple(dict.fromkeys(text for text in said if text)) or ("?",)


def _timecode(clock: Node, rate: Fraction) -> int | None:
    frame = _whole(clock, "frame")
    if frame is not None and frame >= 0:
        return frame
    try:
        return frame_of(_text(clock, "string"), rate, drop=_text(clock, "displayformat") == "DF")
    except ValueError:
        return None


def _rate(node: Node) -> Fraction | None:
    said = node.find("rate")
    base = _whole(said, "timebase") if said else None
    if said is None or base is None or not 0 < base <= 1000:
        return None
    return Fraction(base * 1000, 1001) if _text(said, "ntsc").upper() == "TRUE" else Fraction(base)


def _text(node: Node | None, tag: str) -> str:
    child = node.find(tag) if node else None
    return child.text.strip() if child else ""


def _whole(node: Node, tag: str) -> int | None:
    text = _text(node, tag)
    if not re.fullmatch(r"-?\d{1,10}", text) or abs(int(text)) > _LONGEST:
        return None
    return int(text)
