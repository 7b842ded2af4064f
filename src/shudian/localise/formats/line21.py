"""What broadcasters' archives hold: captions of line 21 (SCC, drop-frame time too) and EBU STL, through ttconv."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shudian.finding import Finding, Place
from shudian.localise.findings import NOT_FORMAT
from shudian.localise.formats import timed_document
from shudian.localise.formats.base import Reader, track_of
from shudian.localise.formats.broadcast import Unreadable, scc_document, stl_document
from shudian.localise.formats.findings import NEEDS, OPEN_END
from shudian.localise.reading import text_of
from shudian.model.text import Track
from shudian.units import Lang
from shudian.wording import Wording

if TYPE_CHECKING:
    from ttconv import model

_SIGNATURE = "Scenarist_SCC"
_NO_CAPTIONS = Wording("it does not begin with Scenarist_SCC", "开头不是 Scenarist_SCC")
_NO_BLOCKS = Wording(
    "it is no header of 1024 bytes with blocks of 128", "不是 1024 字节的文件头加 128 字节的数据块"
)


class _Broadcast(Reader):
    why: Wording

    def document(self, data: bytes) -> tuple[model.ContentDocument, int]:
        raise NotImplementedError

    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        place = Place(file=file)
        try:
            doc, told = self.document(data)
        except ImportError:
            return None, [NEEDS.at(place, format=self.name, package="ttconv", extra="broadcast")]
        except Unreadable:
            return None, [NOT_FORMAT.at(place, format=self.name, why=self.why)]
        cues = timed_document.cues_of(doc)
        reads = [replace(read, source=None) for read in cues.reads]
        track, findings = track_of(reads, language, episode, file, left_aside=told + cues.moved)
        if cues.opened:
            findings.append(OPEN_END.at(place, count=cues.opened, most=timed_document.MOST))
        return track, findings


class Scc(_Broadcast):
    name = "SCC"
    suffix = "scc"
    why = _NO_CAPTIONS

    def document(self, data: bytes) -> tuple[model.ContentDocument, int]:
        text, _ = text_of(data)
        if text is None or not text.lstrip().startswith(_SIGNATURE):
            raise Unreadable
        return scc_document(text)


class EbuStl(_Broadcast):
    name = "EBU STL"
    suffix = "stl"
    why = _NO_BLOCKS

    def document(self, data: bytes) -> tuple[model.ContentDocument, int]:
        if len(data) < 1024 or data[3:6] != b"STL":
            raise Unreadable
        return stl_document(data[: len(data) - (len(data) - 1024) % 128])
