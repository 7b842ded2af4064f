"""What a unit needs between two of its shooting days: rest (rule 5) and the way to another region (rule 8)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from shudian.finding import Finding
from shudian.plan.checking import findings as kinds
from shudian.plan.checking.book import DAY, MINUTE, Book, Day


def between(book: Book) -> Iterator[Finding]:
    problem = book.problem
    priced = problem.rules.turnaround_cost is not None and problem.rest_floor_minutes is not None
    least = (problem.rest_floor_minutes or 0) if priced else problem.rest_minutes
    for days in book.of_unit():
        for one, other in pairwise(days):
            told = {"first": one.name, "second": other.name}
            if (minutes := rest(one, other)) < least:
                yield kinds.REST.at(other.place, **told, minutes=minutes, least=least)
            free = (other.plan.date - one.plan.date).days - 1
            if free < (needed := way(book, one, other)):
                yield kinds.TRAVEL.at(other.place, **told, free=free, needed=needed)


def rest(one: Day, other: Day) -> int:
    """Minutes from wrap to call."""
    return ((other.plan.date - one.plan.date).days * DAY + other.call - one.wrap) // MINUTE


def way(book: Book, one: Day, other: Day) -> int:
    """Days of travel between two shooting days of a unit."""
    here, there = ({venue.region for venue in day.venues.values()} for day in (one, other))
    return max((book.apart(a, b) for a, b in product(here, there)), default=0)
