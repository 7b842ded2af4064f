"""What may be asked, and the problem that each question leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from enum import StrEnum

from shudian.finding import Finding
from shudian.model.schedule import Schedule
from shudian.plan.checking.findings import cast_named
from shudian.plan.problem import Problem
from shudian.plan.replan.loss import Loss, added, left, loss
from shudian.plan.whatif import findings as kinds
from shudian.wording import Wording


class QuestionKind(StrEnum):
    MORE_DAY = "more_day"  # one more date
    LESS_DAY = "less_day"  # one of the days shot on now is not
    CAST = "cast"  # a performer's date: not needed if they work or could, available if they cannot come
    LOCK = "lock"  # a scene without its lock
    LINK = "link"  # two scenes without their link


@dataclass(frozen=True, slots=True)
class Question:
    kind: QuestionKind
    of: tuple[str, ...] = ()  # a character; the id of a scene; the ids of two
    date: date | None = None

    def said(self, problem: Problem) -> Wording:
        number = {scene.id: scene.number for scene in problem.scenes}
        if self.kind is QuestionKind.CAST:
            name = "free" if self.date in _away(problem, self.of[0]) else "needed"
            return kinds.SAID[name].filled({"who": cast_named(problem, self.of[0]), "date": self.date})
        if self.kind is QuestionKind.LOCK:
            locked = next(scene.locked for scene in problem.scenes if scene.id == self.of[0])
            return kinds.SAID["lock"].filled({"scene": number[self.of[0]], "date": locked})
        if self.kind is QuestionKind.LINK:
            first, second = (number[id] for id in self.of)
            return kinds.SAID["link"].filled({"first": first, "second": second})
        return kinds.SAID[self.kind].filled({"date": self.date})

    def relaxes(self, problem: Problem) -> bool:
        """Whether every schedule of the problem is one of the problem asked about."""
        if self.kind is QuestionKind.CAST:
            return self.date in _away(problem, self.of[0])
        return self.kind is not QuestionKind.LESS_DAY

    def problems(self, problem: Problem, schedule: Schedule) -> Iterable[Problem]:
        """The problem that is asked about, or each of which the cheapest is meant."""
        if self.kind is QuestionKind.MORE_DAY:
            assert self.date
            yield added(problem, [self.date])
        elif self.kind is QuestionKind.LESS_DAY:
            for on in dict.fromkeys(day.date for day in schedule.days):
                yield left(problem, Loss(lost=(on,)), None)[0]
        elif self.kind is QuestionKind.CAST:
            yield _turned(problem, self.of[0], self.date)
        elif self.kind is QuestionKind.LOCK:
            yield replace(
                problem,
                scenes=tuple(replace(s, locked=None) if s.id in self.of else s for s in problem.scenes),
            )
        else:
            links = tuple(link for link in problem.links if {link.first, link.second} != set(self.of))
            yield replace(problem, links=links)


def question(
    problem: Problem, schedule: Schedule, kind: QuestionKind, written: str = ""
) -> tuple[Question | None, list[Finding]]:
    """A question as a person writes it: "" or a date, `NAME:DAY`, a scene's number, two of them as 3-1:5-2."""
    if kind is QuestionKind.LESS_DAY:
        return Question(kind), []
    if kind is QuestionKind.MORE_DAY:
        return _more_day(problem, written)
    if kind is QuestionKind.CAST:
        given, found = loss(problem, schedule, unavailable=[written])
        return (Question(kind, *_pair(given.unavailable[0])) if given.unavailable else None), found
    if kind is QuestionKind.LOCK:
        ids, found = _scenes(problem, [written])
        locked = {scene.id for scene in problem.scenes if scene.locked}
        if ids and ids[0] not in locked:
            return None, [kinds.NOT_LOCKED.at(scene=written)]
        return (Question(kind, ids) if ids else None), found
    ids, found = _scenes(problem, written.replace("：", ":").split(":"))
    joined = [{link.first, link.second} for link in problem.links]
    if not found and set(ids) not in joined:
        return None, [kinds.NO_LINK.at(written=written)]
    return (None if found else Question(kind, ids)), found


def _pair(given: tuple[str, date]) -> tuple[tuple[str], date]:
    return (given[0],), given[1]


def _more_day(problem: Problem, written: str) -> tuple[Question | None, list[Finding]]:
    try:
        on = date.fromisoformat(written.strip()) if written.strip() else problem.dates[-1] + timedelta(days=1)
    except (ValueError, OverflowError):
        return None, [kinds.DATE_LISTED.at(written=written)]
    if on in problem.dates:
        return None, [kinds.DATE_LISTED.at(written=written)]
    return Question(QuestionKind.MORE_DAY, date=on), []


def _scenes(problem: Problem, written: list[str]) -> tuple[tuple[str, ...], list[Finding]]:
    ids = {scene.number: scene.id for scene in problem.scenes} | {s.id: s.id for s in problem.scenes}
    found = [
        kinds.SCENE_UNKNOWN.at(
            written=each, near=", ".join(get_close_matches(each.strip(), ids, 3, 0.4)) or "–"
        )
        for each in written
        if each.strip() not in ids
    ]
    return (() if found else tuple(ids[each.strip()] for each in written)), found


def _away(problem: Problem, character: str) -> tuple[date, ...]:
    return next((m.unavailable for m in problem.cast if m.character == character), ())


def _turned(problem: Problem, character: str, on: date | None) -> Problem:
    """The problem with a date of a calendar the other way round."""
    assert on
    if on not in _away(problem, character):
        return left(problem, Loss(unavailable=((character, on),)), None)[0]
    cast = tuple(
        replace(m, unavailable=tuple(day for day in m.unavailable if day != on))
        if m.character == character
        else m
        for m in problem.cast
    )
    return replace(problem, cast=cast)
