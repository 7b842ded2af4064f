"""The WebVTT parser algorithm of the WHATWG-born W3C standard (https://www.w3.org/TR/webvtt1/, section 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_STAMP = r"(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})(?!\d)"
_TIMINGS = re.compile(rf"[ \t\f\n]*{_STAMP}[ \t\f\n]*-->[ \t\f\n]*{_STAMP}(.*)$", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A cue as it stands in the file; times in milliseconds, settings and text unread."""

    id: str
    start: int
    end: int
    settings: str
    text: str
    line: int  # of its timings


@dataclass(slots=True)
class _File:
    lines: list[str]
    at: int = 0
    sheets: int = 0  # STYLE blocks seen
    regions: list[str] = field(default_factory=list)  # the bodies of REGION blocks
    cues: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Parsed:
    cues: list[Block]
    regions: list[str]
    sheets: int


def parse(text: str) -> Parsed | None:
    """What a file holds; None if it is no WebVTT."""
    text = text.removeprefix("\ufeff").replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", text):
        return None
    file = _File(text.split("\n"), at=1)
    if file.at < len(file.lines) and file.lines[file.at]:
        _block(file, in_header=True)
    while file.at < len(file.lines):
        if not file.lines[file.at]:
            file.at += 1
        else:
            _block(file, in_header=False)
    return Parsed(file.cues, file.regions, file.sheets)


def _block(file: _File, *, in_header: bool) -> None:
    """Collect one block, from the current line up to a blank line or the next cue's timings."""
    body: list[str] = []
    timed: tuple[int, int, str] | None = None
    id, seen_arrow, count, at_line = "", False, 0, 0
    while file.at < len(file.lines):
        line = file.lines[file.at]
        count += 1
        if "-->" in line:
            if in_header or not (count == 1 or (count == 2 and not seen_arrow)):
                break
            seen_arrow, at_line = True, file.at + 1
            timed = _timings(line)
            if timed:
                id, body = "\n".join(body), []
        elif not line:
            break
        else:
            body.append(line)
        file.at += 1
    if not timed and not in_header and len(body) > 1:
        kind = body[0].rstrip(" \t\f")
        file.sheets += kind == "STYLE"
        file.regions += ["\n".join(body[1:])] if kind == "REGION" else []
    if timed:
        start, end, settings = timed
        file.cues.append(Block(id, start, end, settings, "\n".join(body), at_line))


def _timings(line: str) -> tuple[int, int, str] | None:
    found = _TIMINGS.match(line)
    if not found:
        return None
    start, end = _stamp(found.group(1, 2, 3, 4)), _stamp(found.group(5, 6, 7, 8))
    return None if start is None or end is None else (start, end, found[9])


def _stamp(parts: tuple[str | None, ...]) -> int | None:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    if minutes > 59 or seconds > 59:
        return None
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


_TOKEN = re.compile(r"<[^>]*(?:>|$)|[^<]+")


def tokens(text: str) -> Iterator[str]:
    """A cue's text cut into tags (`<…>`, the last perhaps unclosed) and what stands between them."""
    yield from _TOKEN.findall(text)
