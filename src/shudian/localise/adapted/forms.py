"""The files in which lines travel to writers and back, by the ending of their name."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath

from shudian.finding import Finding
from shudian.localise.adapted import translation_file, word, workbook
from shudian.localise.adapted.delivery import Returned, rows
from shudian.model.series import Series
from shudian.model.text import AdaptedScript

FORMS = ("xlsx", "docx", "xliff")
XLIFF = ("2.1", "2.2")
_ENDINGS = {"xlsx": "xlsx", "docx": "docx", "xliff": "xliff", "xlf": "xliff"}


def form_of(name: str) -> str | None:
    """The form that a file's name ends in; None for any other."""
    return _ENDINGS.get(PurePath(name).suffix.lower().lstrip("."))


def write(
    form: str,
    series: Series,
    adapted: AdaptedScript,
    episodes: Collection[int] | None = None,
    language: str = "en",
    *,
    version: str = XLIFF[0],
) -> tuple[bytes, list[Finding]]:
    """Every line of the episodes in one of FORMS; heads in the interface's `language`; `version` is one of XLIFF."""
    listed = rows(series, adapted, episodes)
    if form == "xliff":
        return translation_file.write(listed, series, adapted.language, adapted.title, version)
    pair = series.language, adapted.language
    if form == "xlsx":
        return workbook.write(listed, *pair, language), []
    return word.write(listed, *pair, language), []


def read(
    form: str, data: bytes, series: Series, adapted: AdaptedScript, name: str | None = None
) -> tuple[list[Returned] | None, list[Finding]]:
    """What came back; None where the file is none that was sent."""
    if form == "xliff":
        return translation_file.read(data, series, adapted.language, name)
    if form == "xlsx":
        return workbook.read(data, adapted.language, name)
    return word.read(data, adapted.language, name)
