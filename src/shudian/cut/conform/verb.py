"""`cut conform`: a timeline read, its media found, each event turned into exact frames of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from shudian import files
from shudian.cut.clock import drops, text_of
from shudian.cut.conform import exchange
from shudian.cut.conform import findings as kinds
from shudian.cut.conform.asked import Asked, Asking
from shudian.cut.conform.edit import Edit, Event, Medium
from shudian.cut.conform.library import Library, library, path_in
from shudian.cut.probe import Source, look
from shudian.finding import Finding, Place


@dataclass(frozen=True, slots=True)
class Conformed:
    """An edit and what a probe found out about each of its media, by name."""

    edit: Edit
    sources: Mapping[str, Source]


def conform(
    timeline: Path, folder: Path, *, rate: Fraction | None = None
) -> tuple[Conformed | None, list[Finding]]:
    """Everything that is wrong at once; None where nothing can be cut."""
    with files.explained(timeline):
        data = timeline.read_bytes()
    with files.explained(folder):
        shelf = _Shelf(library(folder.resolve(strict=True)))
    asking, found = exchange.read(data, timeline.name, rate)
    if asking is None:
        return None, found
    shelf.fetch(asking)
    if rate is None and timeline.suffix.lower() in exchange.WITHOUT_RATE:
        rates = sorted({source.info.frame_rate for source in shelf.sources.values()})
        if len(rates) > 1:
            said = ", ".join(f"{float(each):g}" for each in rates)
            return None, [kinds.RATE_UNKNOWN.at(Place(file=timeline.name), rates=said)]
        if rates:
            asking, found = exchange.read(data, timeline.name, rates[0])
            if asking is None:
                return None, [*found, *shelf.findings]
    events: list[Event] = []
    for asked in asking.events:
        found += _conformed(asked, asking, shelf, events)
    found += [*shelf.findings, *_laid_out(asking)]
    if not events:
        return None, found
    edit = Edit(
        asking.title, asking.rate, tuple(events), shelf.media(events, asking.rate), asking.start, asking.drop
    )
    return Conformed(edit, {medium.name: shelf.sources[medium.path] for medium in edit.media}), found


@dataclass(slots=True)
class _Shelf:
    """Files are probed once, and only those that the timeline may mean."""

    library: Library
    sources: dict[Path, Source] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    meant: dict[tuple[str, ...], tuple[Path, ...]] = field(default_factory=dict)
    _seen: set[Path] = field(default_factory=set)

    def fetch(self, asking: Asking) -> None:
        for names in asking.names:
            self.meant[names] = self.library.candidates(names)
            for path in self.meant[names]:
                if path not in self._seen:
                    self._seen.add(path)
                    source, found = look(path)
                    self.findings += found
                    if source:
                        self.sources[path] = source

    def name(self, path: Path) -> str:
        return path.relative_to(self.library.folder).as_posix()

    def media(self, events: list[Event], timeline: Fraction) -> tuple[Medium, ...]:
        used = dict.fromkeys(event.medium for event in events)
        paths = {self.name(path): path for path in self.sources}
        return tuple(_medium(name, self.sources[paths[name]], timeline) for name in used)


def _medium(name: str, source: Source, timeline: Fraction) -> Medium:
    info = source.info
    return Medium(
        name=name,
        path=source.path,
        rate=_rate(source, timeline),
        frames=_held(source, timeline),
        start=source.timecode or 0,
        reel=info.reel,
        sound=source.sound is not None,
        drop=bool(info.timecode and ";" in info.timecode and drops(info.frame_rate)),
    )


def _rate(source: Source, timeline: Fraction) -> Fraction:
    """The rate in which source frames count: a clip without one of its own is counted by the timeline's clock."""
    return timeline if source.info.variable_rate else source.info.frame_rate


def _held(source: Source, timeline: Fraction) -> int:
    info = source.info
    return round(info.seconds * timeline) if info.variable_rate else info.frames


def _conformed(asked: Asked, asking: Asking, shelf: _Shelf, events: list[Event]) -> Iterator[Finding]:
    if asked.dissolve:
        yield kinds.TRANSITION.at(asked.place, number=asked.number, frames=asked.dissolve)
    if asked.speed < 0:
        yield kinds.BACKWARDS.at(asked.place, number=asked.number)
        return
    if asked.speed != 1:
        yield kinds.SPEED.at(asked.place, number=asked.number, percent=f"{float(asked.speed * 100):g}")
    paths = shelf.meant.get(asked.names, ())
    if not paths:
        name = path_in(asked.names[0]).name or asked.names[0]
        yield kinds.MISSING_MEDIA.at(asked.place, number=asked.number, name=name)
        return
    fits = [
        (path, fit)
        for path in paths
        if path in shelf.sources and (fit := _fit(asked, asking, shelf.sources[path]))
    ]
    if len(fits) > 1:
        listed = ", ".join(shelf.name(path) for path, _ in fits)
        yield kinds.MANY_MEDIA.at(asked.place, number=asked.number, files=listed)
        return
    if not fits:
        for path in paths[:1]:
            if path in shelf.sources:  # else the probe has said what is wrong with it
                yield _outside(asked, asking, shelf.sources[path], shelf.name(path))
        return
    path, fit = fits[0]
    source, name = shelf.sources[path], shelf.name(path)
    media_rate = _rate(source, asking.rate)
    if media_rate != asked.rate:
        said = {"media": f"{float(media_rate):g}", "timeline": f"{float(asked.rate):g}"}
        yield kinds.RATE_DIFFERS.at(asked.place, name=name, number=asked.number, **said)
    if fit.counted is not None:
        yield kinds.CLOCK_GUESSED.at(asked.place, name=name, number=asked.number, counted=fit.counted)
    events.append(
        Event(asked.number, name, (fit.first, fit.end), asked.record, asked.track, asked.sound, asked.speed)
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    first: int
    end: int
    counted: str | None  # where the clock had to be guessed to start


def _fit(asked: Asked, asking: Asking, source: Source) -> _Fit | None:
    """The frames of the file that the event means: by the file's timecode, the timeline's word, or from zero."""
    clocks = list(_clocks(asked, source))
    for at, begins in enumerate(clocks):
        first, end = _frames(asked, asking, source, begins)
        if 0 <= first < end <= _held(source, asking.rate):
            counted = text_of(round(begins), asked.rate) if at and begins != clocks[0] else None
            return _Fit(first, end, counted)
    return None


def _clocks(asked: Asked, source: Source) -> Iterator[Fraction]:
    """Where the media's clock may start, in frames of the event's rate, the likeliest first."""
    if (timecode := source.timecode) is not None:
        if asked.rate == source.info.frame_rate:
            yield Fraction(timecode)
        else:
            nominal = -(-asked.rate // 1)
            yield Fraction(timecode, -(-source.info.frame_rate // 1)) * nominal
    if asked.begins is not None:
        yield asked.begins
    yield Fraction(0)


def _frames(asked: Asked, asking: Asking, source: Source, begins: Fraction) -> tuple[int, int]:
    """Source frames [first, end) with the clock starting at `begins`; as long as the record, by time."""
    rate = _rate(source, asking.rate)
    first = round((asked.source - begins) / asked.rate * rate)
    if asked.speed == 0:
        return first, first + 1
    seconds = Fraction(asked.record[1] - asked.record[0]) / asking.rate
    return first, first + max(1, round(seconds * rate * asked.speed))


def _outside(asked: Asked, asking: Asking, source: Source, name: str) -> Finding:
    begins = next(_clocks(asked, source))
    first, end = _frames(asked, asking, source, begins)
    start = source.timecode or 0
    rate = _rate(source, asking.rate)
    ranges = [
        f"{_clock(start + one, rate)}–{_clock(start + other, rate)}"
        for one, other in ((first, end), (0, _held(source, asking.rate)))
    ]
    return kinds.OUTSIDE_MEDIA.at(
        asked.place, number=asked.number, name=name, asked=ranges[0], held=ranges[1]
    )


def _clock(frame: int, rate: Fraction) -> str:
    return text_of(frame, rate) if frame >= 0 else f"-{text_of(-frame, rate)}"


def _laid_out(asking: Asking) -> Iterator[Finding]:
    """Gaps that show black, and events of one track that share frames."""
    tracks: dict[str, list[Asked]] = {}
    for event in asking.events:
        tracks.setdefault(event.track, []).append(event)
    for name, events in tracks.items():
        for before, event in pairwise(sorted(events, key=lambda event: event.record)):
            if (shared := before.record[1] - event.record[0]) > 0:
                said = {"before": before.number, "number": event.number, "track": name}
                yield kinds.OVERLAP.at(event.place, frames=shared, **said)
    reached = 0
    for event in sorted((e for e in asking.events if not e.sound), key=lambda event: event.record):
        if event.record[0] > reached:
            yield kinds.GAP.at(event.place, number=event.number, frames=event.record[0] - reached)
        reached = max(reached, event.record[1])
