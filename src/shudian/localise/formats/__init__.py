"""Subtitle formats: a file a format, found in a plain dict; `base` is the how-to."""

from pathlib import PurePath

from shudian.localise.formats.ass import Ass
from shudian.localise.formats.base import Format
from shudian.localise.formats.srt import Srt
from shudian.localise.formats.vtt import Vtt

FORMATS: dict[str, Format] = {made.suffix: made for made in (Vtt(), Srt(), Ass())}


def format_of(name: str | PurePath) -> Format | None:
    """The format that a file's ending names, None if it names none of ours."""
    return FORMATS.get(PurePath(name).suffix.lower().lstrip("."))
