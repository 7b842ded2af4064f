"""Subtitle formats: a file a format, found in a plain dict; `base` is the how-to."""

from pathlib import PurePath

from shudian.localise.formats.ass import Ass
from shudian.localise.formats.base import Format
from shudian.localise.formats.cue_table import CueSheet, CueTable
from shudian.localise.formats.draft import Draft
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
_ALIKE = {"dfxp": "xml", "imsc": "ttml", "ssa": "ass"}


def format_of(name: str | PurePath) -> Format | None:
    """The format that a file's ending names, None if it names none of ours."""
    ending = PurePath(name).suffix.lower().lstrip(".")
    return FORMATS.get(_ALIKE.get(ending, ending))
