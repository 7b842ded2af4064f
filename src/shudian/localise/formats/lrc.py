"""LRC, the lines of songs: each begins at a stamp; an empty stamp says where the one before ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from shudian.finding import Finding, Place
from shudian.localise.findings import NOT_FORMAT
from shudian.localise.formats import losses as lost
from shudian.localise.formats.base import Format, Read, track_of
from shudian.localise.formats.findings import OPEN_END
from shudian.localise.formats.markup import Marked, told_to_the_end
from shudian.localise.profile import Profile
from shudian.localise.reading import text_of
from shudian.model.text import Cue, Style, Track
from shudian.units import Lang, Timecode
from shudian.wording import Wording

_STAMP = re.compile(r"\s*\[(\d{1,4}):(\d{1,2})(?:[.:](\d{1,3}))?\]", re.ASCII)
_WORD = re.compile(r"<(\d{1,4}):(\d{1,2})(?:[.:](\d{1,3}))?>", re.ASCII)
_OFFSET = re.compile(r"\s*\[offset:\s*([+-]?\d{1,9})\s*\]", re.IGNORECASE | re.ASCII)
#: Milliseconds that a line stays at the most where none follows to end it.
_MOST = 5000
_OVERLAPS = Wording("that one begins before another ends", "字幕的重叠")
_NO_STAMP = Wording("no line begins with a time such as [01:02.50]", "没有形如 [01:02.50] 的行")


class Lrc(Format):
    name = "LRC"
    suffix = "lrc"
    grain = Fraction(1, 100)
    drops = (lost.SPEAKERS, lost.ELEMENTS, lost.ROLES, lost.LINKS, lost.PLACES, lost.BREAKS)
    styles = frozenset({Style.TIME})
    meant = "[<"

    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        text, findings = text_of(data, file)
        if text is None:
            return None, findings
        rows, offset = _rows(text)
        if not rows:
            return None, [*findings, NOT_FORMAT.at(Place(file=file), format=self.name, why=_NO_STAMP)]
        cues, opened = [], 0
        for at, (start, said, line) in enumerate(rows):
            if not said.strip():
                continue
            after, then = rows[at + 1][:2] if at + 1 < len(rows) else (start + _MOST, "")
            ended = at + 1 < len(rows) and not then.strip()
            opened += not ended
            end = after if ended else min(after, start + _MOST)
            cues.append(_read(start - offset, end - offset, said, line, offset))
        track, more = track_of(cues, language, episode, file)
        if opened:
            findings.append(OPEN_END.at(Place(file=file), count=opened, most=_MOST // 1000))
        return track, findings + more

    def write(self, track: Track, profile: Profile | None = None) -> bytes:  # noqa: ARG002  # has no look
        rows = [f"[la:{track.language}]"]
        for at, cue in enumerate(track.cues, 1):
            rows.append(f"[{_clock(cue.span.start)}]{_shown(cue)}")
            if at == len(track.cues) or cue.span.end <= track.cues[at].span.start:
                rows.append(f"[{_clock(cue.span.end)}]")
        return ("\n".join(rows) + "\n").encode()

    def losses(self, track: Track) -> list[Finding]:
        from shudian.localise.findings import NOT_KEPT

        rows = [at for at, (a, b) in enumerate(pairwise(track.cues), 1) if b.span.start < a.span.end]
        overlaps = (
            [NOT_KEPT.at(Place(row=rows[0]), format=self.name, what=_OVERLAPS, count=len(rows))]
            if rows
            else []
        )
        return super().losses(track) + overlaps

    def _tests(self) -> dict[Wording, Callable[[Cue], bool]]:
        return super()._tests() | {
            lost.TOLD: lambda cue: (
                any(run.style is Style.TIME and not run.value.endswith("0") for run in cue.runs)
                or not told_to_the_end(cue.lines, cue.runs)
            )
        }


def _rows(text: str) -> tuple[list[tuple[int, str, int]], int]:
    """Stamps in order of time with what each says, and by how much players show all of it sooner."""
    rows, offset = [], 0
    for at, line in enumerate(text.splitlines(), 1):
        if found := _OFFSET.match(line):
            offset = int(found[1])
        stamps, place = [], 0
        while stamp := _STAMP.match(line, place):
            stamps.append(_milliseconds(stamp))
            place = stamp.end()
        rows += [(stamp, line[place:], at) for stamp in stamps]
    return sorted(rows, key=lambda row: row[0]), offset


def _milliseconds(stamp: re.Match[str]) -> int:
    return (int(stamp[1]) * 60 + int(stamp[2])) * 1000 + int((stamp[3] or "0").ljust(3, "0"))


def _read(start: int, end: int, said: str, line: int, offset: int) -> Read:
    marked, place = Marked(), 0
    for word in _WORD.finditer(said):
        marked.say(said[place : word.start()])
        marked.end(Style.TIME)
        time = max(_milliseconds(word) - offset, 0)
        marked.begin(Style.TIME, Timecode.of_milliseconds(time).clock())
        place = word.end()
    marked.say(said[place:])
    lines, runs = marked.done()
    return Read(start, end, lines, line, runs=runs)


def _clock(time: Timecode) -> str:
    hundredths = round(time.seconds * 100)
    minutes, rest = divmod(hundredths, 6000)
    return f"{minutes:02d}:{rest // 100:02d}.{rest % 100:02d}"


def _shown(cue: Cue) -> str:
    told = {(run.line, run.first): run.value for run in cue.runs if run.style is Style.TIME}
    lines = []
    for at, line in enumerate(cue.lines):
        cuts = sorted({0, len(line), *(first for where, first in told if where == at)})
        parts = [_word(told.get((at, a))) + _escaped(line[a:b]) for a, b in pairwise(cuts)]
        lines.append("".join(parts))
    return " ".join(lines)


def _word(clock: str | None) -> str:
    if not clock:
        return ""
    hours, minutes, seconds = clock.split(":")
    return f"<{int(hours) * 60 + int(minutes):02d}:{seconds[:5]}>"


def _escaped(text: str) -> str:
    return text.replace("[", "(").replace("<", "(")
