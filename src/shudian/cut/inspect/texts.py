"""Burned text read back: one frame a cue, compared with the cue and with the platform's clear zone."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from shudian.cut.inspect import findings as kinds
from shudian.cut.inspect.notice import Notices, Programme
from shudian.cut.inspect.rules import rules
from shudian.cut.platforms import Profile
from shudian.finding import Place
from shudian.model.text import Cue, Track
from shudian.units import Lang

_SURE = 0.6
_FEW = 4  # cues of a file that are read where its words are only sampled
_SHORTER = 720  # pixels of the picture's shorter side that are read


@dataclass(frozen=True, slots=True)
class Written:
    """A line that was read, and its left, top, right and bottom edge as shares of the picture."""

    text: str
    box: tuple[float, float, float, float]


#: Reads all lines of a picture (rows, columns, blue green red).
Reader = Callable[[Any], list[Written]]


def reader() -> Reader | None:
    """RapidOCR; None where it is not installed."""
    try:
        from rapidocr import RapidOCR
    except ImportError:
        return None
    engine = RapidOCR(params={"Global.log_level": "error"})

    def read(picture: Any) -> list[Written]:
        height, width = picture.shape[:2]
        result: Any = engine(picture)
        if result.boxes is None:
            return []
        found = zip(result.txts, result.boxes, result.scores, strict=True)
        return [
            Written(
                text,
                (
                    float(box[:, 0].min()) / width,
                    float(box[:, 1].min()) / height,
                    float(box[:, 0].max()) / width,
                    float(box[:, 1].max()) / height,
                ),
            )
            for text, box, score in found
            if score >= _SURE
        ]

    return read


def judge(
    file: Path,
    known: Programme,
    tracks: Sequence[Track],
    profile: Profile,
    read: Reader | None,
    *,
    others: Sequence[Track] = (),
) -> Notices:
    """`others` are the same lines in languages that must not stand in this picture."""
    notices = Notices(known.file, known.rate)
    if read is None:
        notices.take([kinds.NO_READER.at(Place(known.file))])
        return notices
    for track in tracks:
        for cue in track.cues:
            first, end = cue.span.start.frame(known.rate), cue.span.end.frame(known.rate)
            picture = _frame(file, (first + end) // 2, known) if first < known.frames else None
            if picture is not None:
                written, frames = read(picture), (first, min(end, known.frames))
                if stranger := _stranger(cue, written, others):
                    told, other = stranger
                    notices.add(kinds.TEXT_LANGUAGE, *frames, read=told, language=track.language, other=other)
                else:
                    _cue(cue.text, written, frames, profile, notices)
    return notices


def _cue(
    text: str, written: list[Written], frames: tuple[int, int], profile: Profile, notices: Notices
) -> None:
    said = plain(text)
    if not said:
        return
    lines = _lines(written, said)
    told = "".join(plain(line.text) for line in lines)
    one_line = " ".join(text.split())
    if not lines:
        others = " ".join(line.text for line in written)
        kind = kinds.TEXT_WRONG if others else kinds.TEXT_MISSING
        notices.add(kind, *frames, text=one_line, read=others)
    elif distance(told, said) > max(1, rules().text.wrong * len(said)):
        notices.add(kinds.TEXT_WRONG, *frames, text=one_line, read=" ".join(line.text for line in lines))
    for edge, line in _outside(lines, profile):
        place = kinds.EDGES[edge]
        notices.add(kinds.TEXT_OUTSIDE, *frames, text=line.text, edge=place, platform=profile.label)


def sampled(track: Track) -> Track:
    """A few of its cues, spread over it: those of most letters in their stretch, that say most."""
    parts = min(_FEW, len(track.cues))
    edges = [len(track.cues) * part // parts for part in range(parts + 1)] if parts else []
    few = (max(track.cues[first:end], key=lambda cue: len(plain(cue.text))) for first, end in pairwise(edges))
    return replace(track, cues=tuple(few))


def is_readable(text: str) -> bool:
    """Whether the reader knows the letters: Latin and Chinese."""
    letters = [char for char in text if char.isalpha()]
    known = sum(unicodedata.name(char, "").startswith(("LATIN", "CJK")) for char in letters)
    return bool(letters) and known >= 0.9 * len(letters)


def _stranger(cue: Cue, written: list[Written], others: Sequence[Track]) -> tuple[str, Lang] | None:
    """What was read if it is the line of another language rather than this one's, and which."""
    for other in others:
        for line in other.cues:
            if line.span.start < cue.span.end and cue.span.start < line.span.end and plain(line.text):
                mine, theirs = (_apart(written, plain(text)) for text in (cue.text, line.text))
                if theirs <= rules().text.wrong < mine:
                    return " ".join(each.text for each in _lines(written, plain(line.text))), other.language
    return None


def _apart(written: list[Written], said: str) -> float:
    """How far what was read of a text is from it; what else stands in the picture does not count."""
    read = "".join(plain(line.text) for line in _lines(written, said))
    return distance(read, said) / max(1, len(said))


def _lines(written: list[Written], said: str) -> list[Written]:
    return [line for line in written if _belongs(plain(line.text), said)]


def plain(text: str) -> str:
    """Letters and digits in one form, without marks, spaces and case: what OCR can be held to."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def distance(one: str, other: str) -> int:
    """Letters to change, add or leave out (Levenshtein)."""
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        before, row[0] = row[0], at
        for to, with_ in enumerate(other, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (char != with_))
    return row[-1]


def _belongs(line: str, said: str) -> bool:
    """Whether a line is part of the cue: as much of it stands in there as an erring reader leaves."""
    if not line:
        return False
    best = min(distance(line, said[at : at + len(line)]) for at in range(max(1, len(said) - len(line) + 1)))
    return best <= 0.4 * len(line)


def _outside(lines: list[Written], profile: Profile) -> list[tuple[str, Written]]:
    clear, slack = profile.clear, 0.005
    return [
        (edge, line)
        for line in lines
        for edge, is_out in (
            ("left", line.box[0] < clear.left - slack),
            ("top", line.box[1] < clear.top - slack),
            ("right", line.box[2] > 1 - clear.right + slack),
            ("bottom", line.box[3] > 1 - clear.bottom + slack),
        )
        if is_out
    ]


def _frame(file: Path, number: int, known: Programme) -> Any | None:
    """A frame, small enough to be read fast, as rows of blue, green and red."""
    from shudian.cut.inspect.thumbnails import frame_at

    frame = frame_at(file, min(number, known.frames - 1))
    if frame is None:
        return None
    share = min(1.0, _SHORTER / min(frame.width, frame.height))
    size = (round(frame.width * share / 2) * 2, round(frame.height * share / 2) * 2)
    return frame.reformat(*size, "bgr24").to_ndarray()
