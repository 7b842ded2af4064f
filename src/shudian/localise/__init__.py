"""Localise: rewrite a series for a market, set its subtitles, and say whether they can be read."""

from shudian.localise.adapt import adapt
from shudian.localise.check import check
from shudian.localise.formats import FORMATS, format_of
from shudian.localise.lines_table import read_lines
from shudian.localise.profile import PROFILES, Profile, profile
from shudian.localise.source import source_lines
from shudian.localise.subtitle import subtitle

__all__ = [
    "FORMATS",
    "PROFILES",
    "Profile",
    "adapt",
    "check",
    "format_of",
    "profile",
    "read_lines",
    "source_lines",
    "subtitle",
]
