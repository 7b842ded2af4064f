"""Two more layouts of a Chinese script; they are written here and read like every other by `chinese`."""

from __future__ import annotations

from shudian.model.series import Series
from shudian.script.chinese.layouts import LAYOUTS, written
from shudian.script.formats import chinese
from shudian.script.formats.base import Format


def _never(_: str) -> int:
    return 0


def _labelled(series: Series) -> str:
    return written(series, LAYOUTS["chinese-labelled"])


def _number_line(series: Series) -> str:
    return written(series, LAYOUTS["chinese-number-line"])


LABELLED = Format((), _never, chinese.read, _labelled)
NUMBER_LINE = Format((), _never, chinese.read, _number_line)
