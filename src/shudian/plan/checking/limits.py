"""Rule 6: what a performer's day may hold, by law or by deal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from shudian.finding import Finding
from shudian.plan.checking import findings as kinds
from shudian.plan.checking.book import DAY, MINUTE, Book, Day, clocked, seconds
from shudian.plan.problem import Limit


def limits(book: Book) -> Iterator[Finding]:
    for limit in book.problem.limits:
        days = [day for day in book.days if limit.character in day.playing]
        for day in days:
            yield from _minutes(book, limit, day)
            yield from _hours(book, limit, day)
        yield from _rests(book, limit, days)


def _minutes(book: Book, limit: Limit, day: Day) -> Iterator[Finding]:
    own = sum(row.scene.minutes for row in day.playing[limit.character])
    told = {
        "character": kinds.cast_named(book.problem, limit.character),
        "day": day.name,
        "source": limit.source,
    }
    if limit.work_minutes is not None and own > limit.work_minutes:
        yield kinds.LIMIT_WORK.at(day.place, **told, minutes=own, maximum=limit.work_minutes)
    call, wrap = day.times[limit.character]
    if limit.presence_minutes is not None and wrap - call > limit.presence_minutes * MINUTE:
        there = -((call - wrap) // MINUTE)
        yield kinds.LIMIT_PRESENCE.at(day.place, **told, minutes=there, maximum=limit.presence_minutes)


def _hours(book: Book, limit: Limit, day: Day) -> Iterator[Finding]:
    call, wrap = day.times[limit.character]
    told = {
        "character": kinds.cast_named(book.problem, limit.character),
        "day": day.name,
        "source": limit.source,
    }
    if day.night and not limit.night:
        yield kinds.LIMIT_NIGHT.at(day.place, **told)
    if limit.not_before is not None and call < seconds(limit.not_before):
        earliest = clocked(seconds(limit.not_before))
        yield kinds.LIMIT_CALL.at(day.place, **told, call=clocked(call), earliest=earliest)
    if limit.latest is not None and wrap > (latest := limit.latest * 60):
        yield kinds.LIMIT_WRAP.at(day.place, **told, wrap=clocked(wrap), latest=clocked(latest))


def _rests(book: Book, limit: Limit, days: list[Day]) -> Iterator[Finding]:
    """From one day's own wrap to the next day's own call."""
    if limit.rest_minutes is None:
        return
    for one, other in pairwise(days):
        apart = (other.plan.date - one.plan.date).days * DAY
        if not apart:
            continue  # with two units on one date, which is another finding
        rest = apart + other.times[limit.character][0] - one.times[limit.character][1]
        if rest < limit.rest_minutes * MINUTE:
            yield kinds.LIMIT_REST.at(
                other.place,
                character=kinds.cast_named(book.problem, limit.character),
                source=limit.source,
                first=one.name,
                second=other.name,
                minutes=rest // MINUTE,
                least=limit.rest_minutes,
            )
