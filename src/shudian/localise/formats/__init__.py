"""Subtitle formats: a file a format, found in a plain dict; `base` is the how-to."""

from pathlib import PurePath

from shudian.localise.formats.ass import Ass
from shudian.localise.formats.base import Format, Reader
from shudian.localise.formats.cue_table import CueSheet, CueTable
from shudian.localise.formats.draft import Draft
from shudian.localise.formats.line21 import EbuStl, Scc
from shudian.localise.formats.lrc import Lrc
from shudian.localise.formats.microdvd import MicroDvd
from shudian.localise.formats.srt import Srt
from shudian.localise.formats.ttml import Imsc, NetflixTtml
from shudian.localise.formats.vtt import Vtt

FORMATS: dict[str, Format] = {
    made.suffix: made
    for made in (
        Vtt(), Srt(), Ass(), Imsc(), NetflixTtml(), MicroDvd(), Lrc(), CueTable(), CueSheet(), Draft(),
    )
}  # fmt: skip
#: What broadcasters deliver and nobody asks us for.
ONLY_READ: dict[str, Reader] = {made.suffix: made for made in (Scc(), EbuStl())}
_ALIKE = {"dfxp": "xml", "imsc": "ttml", "ssa": "ass"}


def format_of(name: str | PurePath) -> Format | None:
    """The format that a file's ending names, None if it names none of ours."""
    return FORMATS.get(_ending(name))


def reader_of(name: str | PurePath) -> Reader | None:
    """As `format_of`, those too that are only read."""
    return format_of(name) or ONLY_READ.get(_ending(name))


def _ending(name: str | PurePath) -> str:
    ending = PurePath(name).suffix.lower().lstrip(".")
    return _ALIKE.get(ending, ending)
