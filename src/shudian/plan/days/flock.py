"""Plans that breed: the best of them stay, and those unlike each other."""

from __future__ import annotations

import numpy as np

from shudian.plan.days.crossing import alike
from shudian.plan.days.floor import Found


class Flock:
    def __init__(self, size: int) -> None:
        self.size = size
        self.plans: list[Found] = []

    @property
    def best(self) -> Found:
        return min(self.plans)

    def add(self, plan: Found) -> bool:
        """Take it in, for the plan most like it if that costs more, or else for the dearest; whether it is the best."""
        if any(plan.cost == each.cost for each in self.plans):
            return False
        best = not self.plans or plan.cost < self.best.cost
        if len(self.plans) < self.size:
            self.plans.append(plan)
            return best
        likeness = [alike(plan.slots, each.slots) for each in self.plans]
        double = likeness.index(max(likeness))
        dearest = self.plans.index(max(self.plans))
        if plan.cost < self.plans[double].cost:
            self.plans[double] = plan
        elif plan.cost < self.plans[dearest].cost:
            self.plans[dearest] = plan
        return best

    def parents(self, dice: np.random.Generator) -> tuple[Found, Found]:
        one, other = dice.choice(len(self.plans), 2, replace=False)
        return self.plans[one], self.plans[other]
