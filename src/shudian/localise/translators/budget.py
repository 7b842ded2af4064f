"""What may be spent, refused before it is passed."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from threading import Lock

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
    _lock: Lock = field(default_factory=Lock)

    def hold(self, read: int, written: int) -> Cost:
        """Set aside the worst that a question can cost; TooDear if that is more than is left."""
        worst = self.prices.cost(read, written)
        with self._lock:
            then = self.spent + self._held + worst
            if self.most_tokens is not None and then.tokens > self.most_tokens:
                raise TooDear(f"{self.spent.tokens} of {self.most_tokens} tokens, up to {worst.tokens} more")
            if self.most_money is not None and then.money > self.most_money:
                raise TooDear(
                    f"{float(self.spent.money):.4f} of {float(self.most_money):.4f}, "
                    f"up to {float(worst.money):.4f} more"
                )
            self._held += worst
        return worst

    def settle(self, held: Cost, read: int, written: int) -> Cost:
        """What the question cost in the end, in the place of what was set aside."""
        real = self.prices.cost(read, written)
        with self._lock:
            self._held -= held
            self.spent += real
        return real
