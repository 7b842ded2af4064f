"""Sound: stems mixed, music ducked under speech, one loudness for the whole programme."""

from shudian.cut.sound.mix import Stems, finish
from shudian.cut.sound.wave import ENDINGS

__all__ = ["ENDINGS", "Stems", "finish"]
