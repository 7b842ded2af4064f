"""Terms of a season: drawn before, kept during and checked after translation."""

from shudian.localise.terms.check import check
from shudian.localise.terms.draw import Drawn, draw
from shudian.localise.terms.hits import Finder, Held, Hit, held, hits, released
from shudian.localise.terms.suggest import termbase
from shudian.localise.terms.table import read_table, write_csv, write_xlsx

__all__ = [
    "Drawn",
    "Finder",
    "Held",
    "Hit",
    "check",
    "draw",
    "held",
    "hits",
    "read_table",
    "released",
    "termbase",
    "write_csv",
    "write_xlsx",
]
