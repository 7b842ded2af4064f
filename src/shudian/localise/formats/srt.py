"""SubRip. It has no standard, so the reader takes what players take."""

from __future__ import annotations

import re

from shudian.finding import Finding, Place
from shudian.localise.findings import NOT_FORMAT
from shudian.localise.formats.base import ELEMENTS, ROLES, SPEAKERS, Format, Read, track_of
from shudian.localise.profile import Profile
from shudian.localise.profile import profile as named_profile
from shudian.localise.reading import text_of
from shudian.model.text import Cue, Track
from shudian.units import Lang
from shudian.wording import Wording

_TIME = r"(?:(\d{1,3})\s*:\s*)?(\d{1,2})\s*:\s*(\d{1,2})(?:\s*[,.:]\s*(\d{1,3}))?"
_TIMES = re.compile(rf"^\s*{_TIME}\s*-{{1,2}}\s*>\s*{_TIME}(?:\s.*)?$", re.ASCII)
_TAG = re.compile(r"</?(?:i|b|u|s|font|c|v|span)\b[^>]*>|\{\\?[^}]*\}", re.IGNORECASE)
_ITALIC = re.compile(r"<i>.*</i>", re.DOTALL)
_TOP = re.compile(r"\{\\an[789]\}")
_NO_ARROW = Wording(
    "no line holds a time such as 00:00:01,000 --> 00:00:02,000",
    "没有形如 00:00:01,000 --> 00:00:02,000 的时间行",
)


class Srt(Format):
    name = "SRT"
    suffix = "srt"
    drops = (SPEAKERS, ELEMENTS, ROLES)
    meant = "<{"

    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        text, findings = text_of(data, file)
        if text is None:
            return None, findings
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        starts = [(at, found) for at, line in enumerate(lines) if (found := _TIMES.match(line))]
        if not starts:
            return None, [*findings, NOT_FORMAT.at(Place(file=file), format=self.name, why=_NO_ARROW)]
        ends = [at for at, _ in starts[1:]] + [len(lines)]
        cues = [
            _cue(found, _body(lines[at + 1 : end], last=end == len(lines)), at + 1)
            for (at, found), end in zip(starts, ends, strict=True)
        ]
        track, found_more = track_of(cues, language, episode, file)
        return track, findings + found_more

    def write(self, track: Track, profile: Profile | None = None) -> str:
        italics = (profile or named_profile()).rule(track.language).italics
        blocks = (
            f"{number}\n{cue.span.start.clock(',')} --> {cue.span.end.clock(',')}\n{_shown(cue, italics)}\n"
            for number, cue in enumerate(track.cues, 1)
        )
        return "\n".join(blocks)


def _shown(cue: Cue, italics: bool) -> str:
    if cue.role == "super":
        return "{\\an8}" + cue.text
    return f"<i>{cue.text}</i>" if italics and cue.role in ("inner", "narration") else cue.text


def _body(lines: list[str], *, last: bool) -> list[str]:
    """A cue's lines: the number of the next cue and blank lines around it are not its text."""
    while lines and not lines[-1].strip():
        lines.pop()
    if not last and lines and lines[-1].strip().isdigit() and (len(lines) == 1 or not lines[-2].strip()):
        lines.pop()
    return lines


def _cue(found: re.Match[str], body: list[str], line: int) -> Read:
    whole = "\n".join(body)
    plain = _TAG.sub("", whole)
    role = "dialogue"
    if _TOP.search(whole):
        role = "super"
    elif _ITALIC.fullmatch(whole.strip()):
        role = "inner"
    fields = found.groups()
    return Read(
        _milliseconds(fields[:4]), _milliseconds(fields[4:]), tuple(plain.split("\n")), line, role=role
    )


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, fraction = parts
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))
