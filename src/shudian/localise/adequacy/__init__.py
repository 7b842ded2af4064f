"""Whether lines say what their source says, and say it alike over a season."""

from shudian.localise.adequacy.judge import CHECKS, Doubted, judge
from shudian.localise.adequacy.reason import Market, Reason

__all__ = ["CHECKS", "Doubted", "Market", "Reason", "judge"]
