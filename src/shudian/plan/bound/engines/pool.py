"""All contents found so far, as arrays."""

from __future__ import annotations

import numpy as np

from shudian.plan.bound.kinds import Prices
from shudian.plan.bound.rows import Rows
from shudian.plan.days.tables import Flags, Ints


class Pool:
    def __init__(self, features: int) -> None:
        self.size = 0
        self._uses = np.zeros((1024, features), np.bool_)
        self._slots = np.zeros(1024, np.int64)
        self._costs = np.zeros(1024)
        self._known: set[bytes] = set()

    @property
    def uses(self) -> Flags:
        return self._uses[: self.size]

    @property
    def slots(self) -> Ints:
        return self._slots[: self.size]

    @property
    def costs(self) -> Prices:
        return self._costs[: self.size]

    def add(self, slot: int, uses: Flags, cost: float) -> bool:
        """Whether it was not known."""
        name = slot.to_bytes(4, "big") + np.packbits(uses).tobytes()
        if name in self._known:
            return False
        self._known.add(name)
        if self.size == self._costs.size:
            self._uses = np.concatenate([self._uses, np.zeros_like(self._uses)])
            self._slots = np.concatenate([self._slots, np.zeros_like(self._slots)])
            self._costs = np.concatenate([self._costs, np.zeros_like(self._costs)])
        self._uses[self.size], self._slots[self.size], self._costs[self.size] = uses, slot, cost
        self.size += 1
        return True

    def reduced(self, rows: Rows, duals: Prices, slots: Prices) -> Prices:
        """What each content costs beyond what it earns at these duals, those of its slot among them."""
        left = self.costs - slots[self.slots]
        for slot in range(slots.size):
            mine = np.flatnonzero(self.slots == slot)
            left[mine] -= self.uses[mine] @ rows.prices(slot, duals, self.uses.shape[1])
        return left
