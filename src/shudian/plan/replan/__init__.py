"""A plan that has met the world: legal again at least cost with the fewest scenes moved, and why each one moved."""

from shudian.plan.replan.loss import Loss, loss
from shudian.plan.replan.verb import Chance, Move, Replanned, replan

__all__ = ["Chance", "Loss", "Move", "Replanned", "loss", "replan"]
