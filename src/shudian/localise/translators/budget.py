"""What may be spent, refused before it is passed."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from threading import Condition

from shudian.localise.translators.batch import Cost
from shudian.localise.translators.faults import TooDear

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """Of a million tokens read and written."""

    read: Fraction = Fraction(0)
    written: Fraction = Fraction(0)

    def cost(self, read: int, written: int) -> Cost:
        return Cost(read, written, (self.read * read + self.written * written) / _MILLION)


@dataclass(slots=True)
class Budget:
    """The most tokens and money of a run, and what was spent of them; None sets no limit."""

    most_tokens: int | None = None
    most_money: Fraction | None = None
    prices: Prices = Prices()
    spent: Cost = field(default_factory=Cost)
    _held: Cost = field(default_factory=Cost)
    _freed: Condition = field(default_factory=Condition)

    def hold(self, read: int, written: int) -> Cost:
        """Set aside the worst that a question can cost, once those on their way leave enough; else TooDear."""
        worst = self.prices.cost(read, written)
        with self._freed:
            while why := self._over(worst):
                if self._held == Cost():
                    raise TooDear(why)
                self._freed.wait()
            self._held += worst
        return worst

    def settle(self, held: Cost, read: int, written: int) -> Cost:
        """What the question cost in the end, in the place of what was set aside."""
        real = self.prices.cost(read, written)
        with self._freed:
            self._held -= held
            self.spent += real
            self._freed.notify_all()
        return real

    def _over(self, worst: Cost) -> str:
        """Why the budget does not allow it, if it does not."""
        then = self.spent + self._held + worst
        if self.most_tokens is not None and then.tokens > self.most_tokens:
            return f"{self.spent.tokens} of {self.most_tokens} tokens, up to {worst.tokens} more"
        if self.most_money is not None and then.money > self.most_money:
            spent, most, more = (float(each) for each in (self.spent.money, self.most_money, worst.money))
            return f"{spent:.4f} of {most:.4f}, up to {more:.4f} more"
        return ""
