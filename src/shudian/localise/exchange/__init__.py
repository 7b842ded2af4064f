"""Exchange with translators' tools: XLIFF 2, TMX, TBX."""

from collections.abc import Callable

from shudian.finding import Finding
from shudian.localise.exchange import xliff
from shudian.localise.exchange.glossary import read_terms, write_terms
from shudian.localise.exchange.remembered import read_memory, write_memory
from shudian.localise.exchange.tbx import read_tbx, write_tbx
from shudian.localise.exchange.tmx import read_tmx, write_tmx

__all__ = [
    "READERS",
    "read_memory",
    "read_tbx",
    "read_terms",
    "read_tmx",
    "write_memory",
    "write_tbx",
    "write_terms",
    "write_tmx",
]

#: A reader by the ending of a file: what is in it (None if nothing can be read) and what is wrong with it.
READERS: dict[str, Callable[[bytes, str | None], tuple[object | None, list[Finding]]]] = {
    "xlf": xliff.read,
    "xliff": xliff.read,
    "tmx": read_tmx,
    "tbx": read_tbx,
}
