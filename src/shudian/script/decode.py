"""Bytes to text: UTF-8, UTF-16, GB18030, Big5 or Windows-1252, or what kind of file it is instead."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from shudian.finding import Finding, Kind, Place
from shudian.script import findings
from shudian.wording import Wording

#: First bytes of files that people give for a script by mistake.
_SIGNATURES: tuple[tuple[bytes, Kind, Wording], ...] = (
    (b"\xd0\xcf\x11\xe0", findings.NEEDS_EXPORT, Wording("an old Word or WPS document (.doc, .wps)", "旧版 Word 或 WPS 文档（.doc、.wps）")),
    (b"{\\rtf", findings.NEEDS_EXPORT, Wording("a rich text document (.rtf)", " RTF 文档")),
    (b"\x89PNG", findings.NOT_TEXT, Wording("an image", "图片")),
    (b"\xff\xd8\xff", findings.NOT_TEXT, Wording("an image", "图片")),
    (b"GIF8", findings.NOT_TEXT, Wording("an image", "图片")),
    (b"RIFF", findings.NOT_TEXT, Wording("a sound, film or image", "音视频或图片")),
    (b"ID3", findings.NOT_TEXT, Wording("a sound", "音频")),
    (b"\x1aE\xdf\xa3", findings.NOT_TEXT, Wording("a film", "视频")),
    (b"\x1f\x8b", findings.NOT_TEXT, Wording("a compressed archive", "压缩包")),
)  # fmt: skip
_BINARY = Wording("binary data", "二进制数据")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
    "cp1252": "Windows-1252",
}
#: Frequent in any Chinese script, in both scripts of writing.
_COMMON = "，。：、！？（）的一是不了在人我你他她有就集第日夜内內外景這这說说個个們们"
#: More unreadable characters than one in this many, and it is another encoding or no text.
_DAMAGE = 200
_SAMPLE = 20_000
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded file, its line ends made `\\n`."""

    text: str
    findings: tuple[Finding, ...]


def decode(data: bytes, file: str | None) -> Text | Finding:
    """The text with notes on its encoding, or the finding that says why there is none."""
    place = Place(file=file)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return findings.EMPTY.at(place)
    for signature, kind, what in _SIGNATURES:
        if data.startswith(signature):
            return kind.at(place, what=what)
    if data[4:8] == b"ftyp":
        return findings.NOT_TEXT.at(place, what=Wording("a film", "视频"))
    encoding = _encoding(data)
    if encoding is None:
        return findings.NOT_TEXT.at(place, what=_BINARY)
    text = data.decode(encoding, "replace").lstrip("\ufeff")
    notes = []
    if encoding != "utf-8":
        notes.append(findings.ENCODING.at(place, encoding=_NAMES[encoding]))
    if damaged := text.count("\ufffd"):
        notes.append(findings.DAMAGED.at(place, count=damaged, encoding=_NAMES[encoding]))
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return Text(text, tuple(notes))


def _encoding(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding if _reads(data, encoding) else None
    if b"\0" in data[:_SAMPLE]:
        return next((e for e in ("utf-16-le", "utf-16-be") if _reads(data, e)), None)
    orders = ("utf-8", "cp1252") if _western(data) else ("utf-8", *_chinese(data))
    return next((e for e in orders if _reads(data, e)), None)


def _chinese(data: bytes) -> list[str]:
    """GB18030 and Big5, first the one that makes more of the words and marks that scripts are full of."""
    sample = data[:_SAMPLE]
    shares = {
        encoding: sum(map(sample.decode(encoding, "ignore").count, _COMMON))
        for encoding in ("gb18030", "big5hkscs")
    }
    return sorted(shares, key=lambda encoding: -shares[encoding])


def _western(data: bytes) -> bool:
    """Whether high bytes stand alone among letters: GB18030 would take the letter after each with it."""
    runs = [len(run) for run in re.findall(rb"[\x80-\xff]+", data)]
    return 10 * runs.count(1) > 9 * len(runs) and len(data) > 10 * len(runs)


def _reads(data: bytes, encoding: str) -> bool:
    """Whether the bytes are text in that encoding, give or take a few damaged ones."""
    text = data.decode(encoding, "replace")
    allowed = len(text) // _DAMAGE
    if text.count("\ufffd") > max(allowed, 1):
        return False
    sample = text[:_SAMPLE]
    odd = sum(
        sample.count(letter)
        for letter in set(sample)
        if unicodedata.category(letter) in ("Cc", "Cn", "Co", "Cs") and letter not in "\t\n\r\f\v\x85\x1a"
    )
    return odd <= max(len(sample) // _DAMAGE, 0 if len(sample) < _DAMAGE else 1)
