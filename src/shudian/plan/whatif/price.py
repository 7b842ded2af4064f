"""The verb: the same effort with and without the thing asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shudian.model.schedule import Schedule
from shudian.plan import cost
from shudian.plan.problem import Problem
from shudian.plan.replan.placing import Effort, settled
from shudian.plan.schedule import scheduled
from shudian.plan.whatif.question import Question, QuestionKind
from shudian.units import Money
from shudian.wording import Wording

EFFORT = 2
_GLANCES = 4  # in one effort


@dataclass(frozen=True, slots=True)
class Price:
    """`then` None: no schedule was found, and with `proven` there is none."""

    question: Question
    said: Wording
    now: Money  # the best known of the problem as it is
    then: Money | None  # the best found of the problem asked about
    proven: bool  # that neither can be cheaper
    schedule: Schedule | None
    own: Money | None = None  # of a performer's date: what is saved if the scenes of it did without them

    @property
    def difference(self) -> Money | None:
        """What it costs more; below nothing, what it saves."""
        return self.then - self.now if self.then else None


def what_if(
    problem: Problem,
    schedule: Schedule,
    questions: Sequence[Question],
    *,
    effort: float = EFFORT,
    seed: int = 1,
) -> tuple[Price, ...]:
    """The price of each question by the same effort on either side; the same every time.

    What a question allows beyond the problem is never dearer, what it forbids never cheaper: the better
    schedule of the two counts for both.
    """
    start = _found(problem, schedule, effort, seed)
    base = start.schedule or schedule
    now = start if start.proven else _found(problem, base, effort, seed)
    return tuple(_price(problem, base, question, now, (effort, seed)) for question in questions)


@dataclass(frozen=True, slots=True)
class _Found:
    schedule: Schedule | None
    proven: bool


def _found(problem: Problem, schedule: Schedule, effort: float, seed: int) -> _Found:
    found = settled(problem, schedule, Effort(effort, seed))
    return _Found(scheduled(problem, found.slots) if found.slots else None, found.proven)


def _price(
    problem: Problem, base: Schedule, question: Question, now: _Found, spent: tuple[float, int]
) -> Price:
    found = _sifted(list(question.problems(problem, base)), base, *spent)
    legal = [each.schedule for each in found if each.schedule]
    then = min(legal, key=lambda each: each.cost.minor, default=None)
    before = now.schedule or base
    if then and question.relaxes(problem):
        then = min(then, before, key=lambda each: each.cost.minor)
    elif then:
        before = min(before, then, key=lambda each: each.cost.minor)
    return Price(
        question,
        question.said(problem),
        before.cost,
        then.cost if then else None,
        now.proven and all(each.proven for each in found),
        then,
        _own(problem, base, question) if question.kind is QuestionKind.CAST else None,
    )


def _sifted(problems: Sequence[Problem], base: Schedule, effort: float, seed: int) -> list[_Found]:
    """Of several problems each a glance, and the whole effort to the one that was then the cheapest."""
    if len(problems) < 2:
        return [_found(each, base, effort, seed) for each in problems]
    glances = [_found(each, base, effort / _GLANCES, seed) for each in problems]
    legal = [at for at, each in enumerate(glances) if each.schedule and not each.proven]
    if legal:
        best = min(legal, key=lambda at: _minor(glances[at]))
        glances[best] = _found(problems[best], glances[best].schedule or base, effort, seed)
    return glances


def _minor(found: _Found) -> int:
    return found.schedule.cost.minor if found.schedule else 0


def _own(problem: Problem, schedule: Schedule, question: Question) -> Money:
    days = [day for day in schedule.days if day.date == question.date]
    there = {strip.scene for day in days for strip in day.strips}
    scenes = tuple(
        replace(scene, cast=tuple(who for who in scene.cast if who not in question.of))
        if scene.id in there
        else scene
        for scene in problem.scenes
    )
    without = cost.lines(replace(problem, scenes=scenes), schedule.days)
    return schedule.cost - cost.total(without, problem.currency)
