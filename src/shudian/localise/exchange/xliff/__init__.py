"""XLIFF 2.0, 2.1 and 2.2: read, judged and written."""

from shudian.localise.exchange.xliff.check import read
from shudian.localise.exchange.xliff.lines import as_sent, from_xliff
from shudian.localise.exchange.xliff.write import to_xliff

__all__ = ["as_sent", "from_xliff", "read", "to_xliff"]
