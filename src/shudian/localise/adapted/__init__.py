"""The adapted script: what became of its lines, what is stale, and its way to writers and back."""

from shudian.localise.adapted.stale import Mark, What, Why, stale

__all__ = ["Mark", "What", "Why", "stale"]
