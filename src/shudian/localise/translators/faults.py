"""What goes wrong with an engine's answer, each fault by its own type."""

from __future__ import annotations

from dataclasses import dataclass

from shudian.finding import Finding, Kind, Place
from shudian.localise.translators import findings


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of finding and what is known of the case."""

    kind: Kind
    why: str = ""

    def at(self, place: Place, engine: str) -> Finding:
        return self.kind.at(place, why=self.why, engine=engine)


def missing() -> Fault:
    return Fault(findings.NOT_ANSWERED)


def twice() -> Fault:
    return Fault(findings.ANSWERED_TWICE)


def empty() -> Fault:
    return Fault(findings.EMPTY_ANSWER)


def marks(why: str) -> Fault:
    return Fault(findings.LOST_MARKS, why)


def broken(why: str) -> Fault:
    return Fault(findings.BROKEN_ANSWER, why)


def declined(why: str) -> Fault:
    return Fault(findings.DECLINED, why)


def not_known() -> Fault:
    return Fault(findings.NOT_KNOWN)


class Stopped(Exception):
    """Asking on is of no use: the key is refused, nobody answers, the budget is spent."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind.code, fault.why)
        self.fault = fault


class TooDear(Stopped):
    """The next batch may cost more than is left; a smaller one may not."""

    def __init__(self, why: str) -> None:
        super().__init__(Fault(findings.BUDGET_SPENT, why))
