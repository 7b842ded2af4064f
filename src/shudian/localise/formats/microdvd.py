"""MicroDVD: times in frames, counted here and not by a library, that they stay exact."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from shudian.finding import Finding, Place
from shudian.localise.findings import NOT_FORMAT
from shudian.localise.formats import losses as lost
from shudian.localise.formats.base import Format, Read, track_of
from shudian.localise.formats.findings import NO_RATE
from shudian.localise.formats.markup import Marked, Runs, covers
from shudian.localise.profile import Profile
from shudian.localise.profile import profile as named_profile
from shudian.localise.reading import text_of
from shudian.model.text import Cue, Style, Track
from shudian.units import Lang, frame_rate
from shudian.wording import Wording

_CUE = re.compile(r"\s*\{(\d+)\}\s*\{(\d+)\}(.*)", re.ASCII)
_CODE = re.compile(r"\{([yYcC]):([^}]*)\}|\{[a-zA-Z]:[^}]*\}")
_FLAGS = {"i": Style.ITALIC, "b": Style.BOLD, "u": Style.UNDERLINE}
_LETTERS = {style: letter for letter, style in _FLAGS.items()}
_BGR = re.compile(r"\$([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")
_HEX = re.compile("#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})")
#: What players take where a file does not say.
_USUAL = frame_rate("23.976")
_NO_FRAMES = Wording("no line begins with two numbers in braces", "没有以两个花括号数字开头的行")


class MicroDvd(Format):
    name = "MicroDVD"
    suffix = "sub"
    drops = (lost.SPEAKERS, lost.ELEMENTS, lost.ROLES, lost.LINKS, lost.PLACES)
    styles = frozenset({*_LETTERS, Style.COLOUR})
    meant = "{}|"

    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        text, findings = text_of(data, file)
        if text is None:
            return None, findings
        found = [(at, cue) for at, line in enumerate(text.splitlines(), 1) if (cue := _CUE.match(line))]
        if not found:
            return None, [*findings, NOT_FORMAT.at(Place(file=file), format=self.name, why=_NO_FRAMES)]
        said = _rate(found[0][1])
        rate = self.rate or said
        if said:
            del found[0]
        if rate is None:
            rate = _USUAL
            findings.append(NO_RATE.at(Place(file=file), rate="23.976"))
        track, more = track_of([_read(cue, rate, at) for at, cue in found], language, episode, file)
        return track, findings + more

    def write(self, track: Track, profile: Profile | None = None) -> bytes:
        profile = profile or named_profile()
        rate, italics = self.rate or profile.rate, profile.rule(track.language).italics
        rows = [f"{{1}}{{1}}{_said(rate)}"]
        for cue in track.cues:
            start, end = round(cue.span.start.seconds * rate), round(cue.span.end.seconds * rate)
            rows.append(f"{{{start}}}{{{max(end, start + 1)}}}{_shown(cue, italics)}")
        return ("\n".join(rows) + "\n").encode()

    def _tests(self) -> dict[Wording, Callable[[Cue], bool]]:
        grain = 1 / (self.rate or named_profile().rate)
        return super()._tests() | {
            lost.STYLES: lambda cue: any(
                run.style not in (Style.RUBY, Style.VOICE, Style.TIME)
                and not _keeps(cue, run.line, run.style, run.value)
                for run in cue.runs
            ),
            lost.TIMES: lambda cue: any(time.seconds % grain for time in (cue.span.start, cue.span.end)),
        }


def _rate(first: re.Match[str]) -> Fraction | None:
    """The rate that files say in the place of a first cue."""
    if int(first[1]) > 1 or int(first[2]) > 1:
        return None
    try:
        rate = frame_rate(first[3].strip().replace(",", "."))
    except ValueError:
        return None
    return rate if 1 <= rate <= 1000 else None


def _said(rate: Fraction) -> str:
    usual = {frame_rate(text): text for text in ("23.976", "29.97", "59.94")}
    return usual.get(rate, str(rate))


def _read(found: re.Match[str], rate: Fraction, line: int) -> Read:
    lines, runs = _marked(found[3])
    start, end = (1000 * int(found[at]) / rate for at in (1, 2))
    return Read(start, end, lines, line, runs=runs)


def _marked(text: str) -> tuple[tuple[str, ...], Runs]:
    """Small letters set one line, capitals all that follow in the cue."""
    marked = Marked()
    for at, line in enumerate(text.split("|")):
        if at:
            marked.say("\n")
        own: list[Style] = []
        for code, value in _CODE.findall(line):
            spans = []
            if code.lower() == "y":
                spans = [(_FLAGS[flag], "") for flag in value.lower().split(",") if flag in _FLAGS]
            elif code and (bgr := _BGR.fullmatch(value.strip())):
                spans = [(Style.COLOUR, f"#{bgr[3]}{bgr[2]}{bgr[1]}".lower())]
            for style, said in spans:
                marked.begin(style, said)
                own += [style] if code.islower() else []
        marked.say(_CODE.sub("", line))
        for style in reversed(own):
            marked.end(style)
    return marked.done()


def _shown(cue: Cue, italics: bool) -> str:
    slanted = italics and cue.role in ("inner", "narration") and not covers(cue.lines, cue.runs, Style.ITALIC)
    rows = []
    for at, line in enumerate(cue.lines):
        whole = [run for run in cue.runs if run.line == at and _keeps(cue, at, run.style, run.value)]
        flags = [_LETTERS[run.style] for run in whole if run.style in _LETTERS]
        head = f"{{y:{','.join(flags)}}}" if flags else ""
        for run in whole:
            if run.style is Style.COLOUR and (rgb := _HEX.fullmatch(run.value)):
                head += f"{{c:${rgb[3]}{rgb[2]}{rgb[1]}}}"
        rows.append(head + line.replace("{", "(").replace("}", ")").replace("|", "¦"))
    return ("{Y:i}" if slanted else "") + "|".join(rows)


def _keeps(cue: Cue, at: int, style: Style, value: str) -> bool:
    """A code sets whole lines."""
    sayable = bool(_HEX.fullmatch(value)) if style is Style.COLOUR else style in _LETTERS
    return sayable and any(
        run.line == at
        and run.style is style
        and run.value == value
        and run.first == 0
        and run.end == len(cue.lines[at])
        for run in cue.runs
    )
