"""What no schedule can cost less than: bounds that get better round by round."""

from shudian.plan.bound.rounds import bounds

__all__ = ["bounds"]
