"""The hours of a day: strips back to back with what lies between them, the meal, who is called when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from shudian.finding import Finding, Place
from shudian.plan.checking import findings as kinds
from shudian.plan.checking.book import DAY, MINUTE, Book, Day, clocked


def clock(book: Book, day: Day) -> Iterator[Finding]:
    if not 0 <= day.call < DAY:
        yield kinds.CALL_DATE.at(day.place, day=day.name, call=day.plan.call)
    if day.rows:
        yield from _strips(day)
    yield from _calls(book, day)


@dataclass(frozen=True, slots=True)
class _Gap:
    """What lies before a strip, or after the last: striking, a move, dressing."""

    opens: int
    closes: int
    minutes: int


def _strips(day: Day) -> Iterator[Finding]:
    """Each strip begins when it can, the meal has its time, and nothing ends after the wrap."""
    gaps = _gaps(day)
    meal, at_meal = _meal(day, gaps)
    if meal:
        yield meal
    for at, gap in enumerate(gaps):
        breaks = day.rules.meal_minutes if at == at_meal else 0
        ready = gap.opens + (gap.minutes + breaks) * MINUTE
        if ready <= gap.closes:
            continue
        if at < len(day.rows):
            row = day.rows[at]
            told = {"start": clocked(gap.closes), "earliest": clocked(ready)}
            yield kinds.TOO_EARLY.at(row.place, scene=row.scene.number, **told)
        else:
            told = {"end": clocked(ready), "wrap": clocked(gap.closes)}
            yield kinds.PAST_WRAP.at(day.place, day=day.name, **told)
    idle = (day.wrap - day.call) // MINUTE - day.work - day.rules.meal_minutes
    if idle > 0:
        yield kinds.IDLE.at(day.place, day=day.name, minutes=idle)


def _gaps(day: Day) -> list[_Gap]:
    places = [row.set.place for row in day.rows]
    last = {place: at for at, place in enumerate(places)}
    first = {place: at for at, place in reversed([*enumerate(places)])}
    opens = [day.call, *(day.since(row.strip.end) for row in day.rows)]
    closes = [*(day.since(row.strip.start) for row in day.rows), day.wrap]
    strikes = [0, *(row.set.strike_minutes * (last[row.set.place] == at) for at, row in enumerate(day.rows))]
    dresses = [
        *(row.set.dressing_minutes * (first[row.set.place] == at) for at, row in enumerate(day.rows)),
        0,
    ]
    moved = [0, *(one.venue.id != other.venue.id for one, other in pairwise(day.rows)), 0]
    between = (
        strike + dress + day.rules.move_minutes * move
        for strike, dress, move in zip(strikes, dresses, moved, strict=True)
    )
    return [_Gap(*gap) for gap in zip(opens, closes, between, strict=True)]


def _meal(day: Day, gaps: list[_Gap]) -> tuple[Finding | None, int | None]:
    """Which gap the meal lies in; one that nobody has set down is taken where there is room for it."""
    minutes = day.rules.meal_minutes
    if not minutes:
        return None, None
    if day.plan.meal is None:
        room = [
            at for at, gap in enumerate(gaps) if gap.closes - gap.opens >= (gap.minutes + minutes) * MINUTE
        ]
        return (
            (None, room[0])
            if room
            else (kinds.MEAL_MISSING.at(day.place, day=day.name, minutes=minutes), None)
        )
    begins = day.since(day.plan.meal)
    ends = begins + minutes * MINUTE
    for at, gap in enumerate(gaps):
        if gap.opens <= begins and ends <= gap.closes:
            return None, at
    told = {"meal": clocked(begins), "end": clocked(ends)}
    return kinds.MEAL_TIMES.at(day.place, day=day.name, **told), None


def _calls(book: Book, day: Day) -> Iterator[Finding]:
    on = day.plan.date
    called = Counter(call.character for call in day.plan.calls)
    for character, times in called.items():
        place = Place(field=f"{day.place.field}.calls")
        if character not in day.playing:
            yield kinds.CALL_NEEDLESS.at(place, character=kinds.cast_named(book.problem, character), date=on)
        elif times > 1:
            yield kinds.CALL_TWICE.at(
                place, character=kinds.cast_named(book.problem, character), date=on, times=times
            )
    for call in day.plan.calls:
        member = book.cast.get(call.character)
        if member and call.performer != member.performer:
            yield kinds.CALL_PERFORMER.at(
                day.place,
                character=kinds.cast_named(book.problem, call.character),
                date=on,
                planned=call.performer,
                asked=member.performer,
            )
    for character, rows in day.playing.items():
        if character not in called:
            yield kinds.CALL_MISSING.at(
                rows[0].place, character=kinds.cast_named(book.problem, character), date=on
            )
        else:
            yield from _hours(book, day, character)


def _hours(book: Book, day: Day, character: str) -> Iterator[Finding]:
    """Called between the day's call and the first own strip, wrapped between the last and the day's wrap."""
    (call, wrap), rows = day.times[character], day.playing[character]
    first = min(day.since(row.strip.start) for row in rows)
    last = max(day.since(row.strip.end) for row in rows)
    if not day.call <= call <= first or not last <= wrap <= day.wrap:
        yield kinds.CALL_TIMES.at(
            rows[0].place,
            character=kinds.cast_named(book.problem, character),
            date=day.plan.date,
            call=clocked(call),
            wrap=clocked(wrap),
            first=clocked(first),
            last=clocked(last),
        )
