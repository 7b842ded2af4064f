"""A CP-SAT model that folds what is known as it is built, and knows a hint of its own for every variable.

A literal is the index of a 0-1 variable, `~index` its negation, or TRUE or FALSE. Where most of a
problem is fixed, most literals are known, and what remains is as small as the free part. Written into
the protocol message itself: a third of the time of the wrapper's expressions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model

Literal = int
TRUE: Literal = 1 << 40
FALSE: Literal = ~TRUE
_LEAST = -(1 << 62)


class Sum:
    """A weighted sum of literals and integers; weights of the same variable add up."""

    def __init__(self, known: int = 0) -> None:
        self.known = known
        self.weights: dict[int, int] = {}

    def add(self, weight: int, literal: Literal) -> None:
        if literal == TRUE:
            self.known += weight
        elif literal != FALSE and weight:
            if literal < 0:
                self.known += weight
                literal, weight = ~literal, -weight
            self.weights[literal] = self.weights.get(literal, 0) + weight

    def plus(self, other: Sum, times: int = 1) -> Sum:
        total = Sum(self.known + times * other.known)
        total.weights = dict(self.weights)
        for variable, weight in other.weights.items():
            total.weights[variable] = total.weights.get(variable, 0) + times * weight
        return total


class Clauses:
    def __init__(self) -> None:
        self.model = cp_model.CpModel()
        self.values: list[int] = []  # of each variable, in the solution that is hinted at
        self.ranges: list[tuple[int, int]] = []
        self.impossible = False  # a rule is broken by what is known alone
        self._proto = self.model.proto

    # Variables

    def boolean(self, hint: int = 0) -> Literal:
        return self.integer(0, 1, hint)

    def integer(self, low: int, high: int, hint: int) -> int:
        self._proto.variables.add().domain.extend((low, high))
        self.ranges.append((low, high))
        self.values.append(hint)
        return len(self.values) - 1

    def value(self, literal: Literal) -> int:
        if literal in (TRUE, FALSE):
            return int(literal == TRUE)
        return self.values[literal] if literal >= 0 else 1 - self.values[~literal]

    def total(self, terms: Sum) -> int:
        return terms.known + sum(weight * self.values[at] for at, weight in terms.weights.items())

    def span(self, terms: Sum) -> tuple[int, int]:
        """The least and the most that a sum can be."""
        low = high = terms.known
        for at, weight in terms.weights.items():
            ends = (weight * self.ranges[at][0], weight * self.ranges[at][1])
            low, high = low + min(ends), high + max(ends)
        return low, high

    def either(self, parts: Iterable[Literal]) -> Literal:
        """True where any part is; exactly then."""
        given = tuple(dict.fromkeys(part for part in parts if part != FALSE))
        if TRUE in given:
            return TRUE
        if len(given) < 2:
            return given[0] if given else FALSE
        whole = self.boolean(int(any(self.value(part) for part in given)))
        for part in given:
            self._clause((~part, whole))
        self._clause((*given, ~whole))
        return whole

    def all_of(self, parts: Iterable[Literal]) -> Literal:
        return ~self.either(~part for part in parts)

    # Constraints

    def never(self) -> None:
        self._clause(())

    def any_of(self, literals: Iterable[Literal]) -> None:
        given = [each for each in literals if each != FALSE]
        if TRUE not in given:
            self._clause(given)

    def exactly_one(self, literals: Iterable[Literal]) -> None:
        given = [each for each in literals if each != FALSE]
        if not given:
            self.never()
        elif TRUE in given:
            self.at_most_one(given)
        else:
            self._proto.constraints.add().exactly_one.literals.extend(given)

    def at_most_one(self, literals: Iterable[Literal]) -> None:
        given = [each for each in literals if each != FALSE]
        if TRUE in given:
            given.remove(TRUE)
            for each in given:
                self.any_of((~each,))
        elif len(given) > 1:
            self._proto.constraints.add().at_most_one.literals.extend(given)

    def same(self, one: Literal, other: Literal) -> None:
        self.any_of((~one, other))
        self.any_of((one, ~other))

    def at_most(self, terms: Sum, most: int, given: Sequence[Literal] = ()) -> None:
        """The sum is at most so much wherever all of `given` are true."""
        low, high = self.span(terms)
        if high <= most or FALSE in given:
            return
        if low > most:
            self.any_of([~each for each in given])
            return
        self._linear(terms, _LEAST, most - terms.known, [each for each in given if each != TRUE])

    def equal(self, terms: Sum, amount: int) -> None:
        if terms.weights:
            self._linear(terms, amount - terms.known, amount - terms.known, ())
        elif terms.known != amount:
            self.never()

    def minimise(self, cost: Sum, scale: int) -> None:
        """The objective in units of `scale`; the known part stays outside."""
        self._proto.objective.vars.extend(list(cost.weights))
        self._proto.objective.coeffs.extend([weight // scale for weight in cost.weights.values()])

    def hint(self) -> None:
        """Point the solver to the values that the variables were made with."""
        self._proto.solution_hint.vars.extend(range(len(self.values)))
        self._proto.solution_hint.values.extend(self.values)

    def _clause(self, literals: Sequence[Literal]) -> None:
        self.impossible |= not literals
        self._proto.constraints.add().bool_or.literals.extend(literals)

    def _linear(self, terms: Sum, low: int, high: int, given: Sequence[Literal]) -> None:
        constraint = self._proto.constraints.add()
        if given:
            constraint.enforcement_literal.extend(given)
        linear = constraint.linear
        linear.vars.extend(list(terms.weights))
        linear.coeffs.extend(list(terms.weights.values()))
        linear.domain.extend((low, high))
