"""Exchange with translators' tools: XLIFF 2, TMX, TBX."""

from collections.abc import Callable

from shudian.finding import Finding
from shudian.localise.exchange import xliff
from shudian.localise.exchange.tbx import read_tbx
from shudian.localise.exchange.tmx import read_tmx

#: A reader by the ending of a file: what is in it (None if nothing can be read) and what is wrong with it.
READERS: dict[str, Callable[[bytes, str | None], tuple[object | None, list[Finding]]]] = {
    "xlf": xliff.read,
    "xliff": xliff.read,
    "tmx": read_tmx,
    "tbx": read_tbx,
}
