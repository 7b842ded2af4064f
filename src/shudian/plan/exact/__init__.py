"""Scenes to slots with proof: the best, that there is none, and why there is none."""

from shudian.plan.exact.answers import IMPOSSIBLE, Answer, Impossible, Kept
from shudian.plan.exact.asking import feasible, improve, priced, prove
from shudian.plan.exact.conflicts import conflict
from shudian.plan.exact.requirements import Requirement, RequirementKind
from shudian.plan.exact.saying import said

__all__ = [
    "IMPOSSIBLE",
    "Answer",
    "Impossible",
    "Kept",
    "Requirement",
    "RequirementKind",
    "conflict",
    "feasible",
    "improve",
    "priced",
    "prove",
    "said",
]
