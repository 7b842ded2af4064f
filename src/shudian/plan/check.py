"""Is this schedule legal, and does it cost what it says? No solver, no code shared with one.

Judges any schedule of the problem: solved here, made elsewhere, or typed by hand. Each rule of the
problem is one kind of finding: an error where the plan is illegal or says what is not so, a warning
where the set can make up for it (light, idle time).
"""

from __future__ import annotations

from shudian.finding import Finding
from shudian.model.schedule import CostLine, Schedule
from shudian.plan.checking.between import between
from shudian.plan.checking.book import Book
from shudian.plan.checking.clock import clock
from shudian.plan.checking.costs import costs
from shudian.plan.checking.costs import counted as counts_of
from shudian.plan.checking.day import day
from shudian.plan.checking.limits import limits
from shudian.plan.checking.scenes import scenes
from shudian.plan.problem import Problem
from shudian.units import Money


def check(problem: Problem, schedule: Schedule) -> list[Finding]:
    """Every rule that the schedule breaks; empty if it is legal and priced right."""
    book = Book(problem, schedule)
    found = list(scenes(book))
    for each in book.days:
        found += [*day(book, each), *clock(book, each)]
    return [*found, *limits(book), *between(book), *costs(book)]


def counted(problem: Problem, schedule: Schedule) -> tuple[CostLine, ...]:
    """What the schedule really costs, whatever its own lines say."""
    counts = counts_of(Book(problem, schedule))
    return tuple(
        CostLine(kind, subject, count.quantity, Money(count.minor, problem.currency))
        for (kind, subject), count in counts.items()
    )
