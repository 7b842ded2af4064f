"""A workbook or document from outside: a zip that is none too large to be opened."""

from __future__ import annotations

import io
import zipfile
import zlib

from shudian.finding import Finding, Place
from shudian.localise.adapted.findings import NOT_SENT_FILE, OTHER_LANGUAGE
from shudian.units import Lang
from shudian.wording import Wording

#: A season of a hundred episodes unpacks to 20 MB.
_LARGEST = 96 * 1024 * 1024
_MOST_PARTS = 2000
_NO_ZIP = Wording("it is no office file, or a damaged one", "不是 Office 文件，或已损坏")
_TOO_LARGE = Wording("it unpacks to more than a season needs", "解压后过大")
_DECLARES = Wording("it declares a document type", "其中声明了文档类型")


def opened(data: bytes, form: str, name: str | None) -> Finding | None:
    """Why a file is not read; None for one that may be."""
    place = Place(file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST:
                return NOT_SENT_FILE.at(place, form=form, why=_TOO_LARGE)
            for info in infos:
                if info.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(info):
                    return NOT_SENT_FILE.at(place, form=form, why=_DECLARES)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError):
        return NOT_SENT_FILE.at(place, form=form, why=_NO_ZIP)
    return None


def other_language(said: str | None, target: Lang, name: str | None) -> Finding | None:
    """The finding on a file that says it is for another language than asked."""
    try:
        found = Lang(said) if said else target
    except ValueError:
        return None
    if found.language == target.language:
        return None
    return OTHER_LANGUAGE.at(Place(file=name), found=found, asked=target)
