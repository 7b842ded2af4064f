"""Talent scheduling: the order of scenes in which performers wait the least, proven."""

from shudian.plan.talent.problem import Talent
from shudian.plan.talent.reading import read
from shudian.plan.talent.solve import Order, solve

__all__ = ["Order", "Talent", "read", "solve"]
