"""Translation memory: what was said before, how like it a line is, and how much of a season it saves."""

from shudian.localise.memory.learn import asked, joined, learnt
from shudian.localise.memory.leverage import NAMES, Leverage, leverage
from shudian.localise.memory.recall import Kind, Penalties, Query, Recall, Recalled

__all__ = [
    "NAMES",
    "Kind",
    "Leverage",
    "Penalties",
    "Query",
    "Recall",
    "Recalled",
    "asked",
    "joined",
    "learnt",
    "leverage",
]
