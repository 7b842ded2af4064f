"""SubRip. It has no standard, so the reader takes what players take."""

from __future__ import annotations

import re
from collections.abc import Callable

from shudian.finding import Finding, Place
from shudian.localise.findings import NOT_FORMAT
from shudian.localise.formats import losses as lost
from shudian.localise.formats.base import Format, Read, track_of
from shudian.localise.formats.markup import Marked, Runs, covers, tagged
from shudian.localise.profile import Profile
from shudian.localise.profile import profile as named_profile
from shudian.localise.reading import text_of
from shudian.model.text import Cue, Region, Run, Style, Track
from shudian.units import Lang
from shudian.wording import Wording

_TIME = r"(?:(-?\d{1,3})\s*:\s*)?(-?\d{1,2})\s*:\s*(\d{1,2})(?:\s*[,.:]\s*(\d{1,3}))?\d*"
_TIMES = re.compile(rf"^\s*{_TIME}\s*-{{1,2}}\s*>\s*{_TIME}(?:\s.*)?$", re.ASCII)
_TAG = re.compile(r"(</?(?:i|b|u|s|font|c|v|span)\b[^>]*>|\{\\?[^}]*\})", re.IGNORECASE)
_NAME = re.compile(r"<(/?)(\w+)")
_COLOUR = re.compile(r"color\s*=\s*[\"']?\s*#?([0-9a-z]+)", re.IGNORECASE)
_PLACE = re.compile(r"\{\\an?(\d+)\}")
_STYLES = {"i": Style.ITALIC, "b": Style.BOLD, "u": Style.UNDERLINE, "font": Style.COLOUR}
_NAMES = {style: name for name, style in _STYLES.items()}
_COLOURS = {
    "white": "ffffff", "black": "000000", "red": "ff0000", "lime": "00ff00", "green": "008000",
    "blue": "0000ff", "yellow": "ffff00", "cyan": "00ffff", "aqua": "00ffff", "magenta": "ff00ff",
    "fuchsia": "ff00ff", "gray": "808080", "grey": "808080", "silver": "c0c0c0", "orange": "ffa500",
}  # fmt: skip
#: Places of SubStation Alpha as on a telephone's keys.
KEYS = {
    3 * row + column + 1: (anchor, align)
    for row, anchor in enumerate(("bottom", "middle", "top"))
    for column, align in enumerate(("left", "center", "right"))
}
KEY_OF = {place: key for key, place in KEYS.items()}
_NO_ARROW = Wording(
    "no line holds a time such as 00:00:01,000 --> 00:00:02,000",
    "没有形如 00:00:01,000 --> 00:00:02,000 的时间行",
)


class Srt(Format):
    name = "SRT"
    suffix = "srt"
    drops = (lost.SPEAKERS, lost.ELEMENTS, lost.ROLES, lost.LINKS)
    styles = frozenset(_NAMES)
    meant = "<{"

    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        text, findings = text_of(data, file)
        if text is None:
            return None, findings
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        starts = [
            (at, found) for at, line in enumerate(lines) if ">" in line and (found := _TIMES.match(line))
        ]
        if not starts:
            return None, [*findings, NOT_FORMAT.at(Place(file=file), format=self.name, why=_NO_ARROW)]
        ends = [at for at, _ in starts[1:]] + [len(lines)]
        cues = [
            _cue(found, _body(lines[at + 1 : end], last=end == len(lines)), at + 1)
            for (at, found), end in zip(starts, ends, strict=True)
        ]
        track, found_more = track_of(cues, language, episode, file)
        return track, findings + found_more

    def write(self, track: Track, profile: Profile | None = None) -> bytes:
        italics = (profile or named_profile()).rule(track.language).italics
        blocks = (
            f"{number}\n{cue.span.start.clock(',')} --> {cue.span.end.clock(',')}\n{_shown(cue, italics)}\n"
            for number, cue in enumerate(track.cues, 1)
        )
        return "\n".join(blocks).encode()

    def placed(self, region: Region) -> Region | None:
        return _region(_key(region))

    def _tests(self) -> dict[Wording, Callable[[Cue], bool]]:
        tests = super()._tests()
        placed = tests[lost.REGIONS]
        return tests | {
            # a super has the top; any other place of it is not told from it
            lost.REGIONS: lambda cue: placed(cue) or (cue.role == "super" and cue.region is not None),
            lost.STYLES: lambda cue: any(
                run.style not in self.styles or (run.style is Style.COLOUR and not _hex(run.value))
                for run in cue.runs
                if run.style not in (Style.RUBY, Style.VOICE, Style.TIME)
            ),
        }


def _shown(cue: Cue, italics: bool) -> str:
    runs = tuple(run for run in cue.runs if run.style in _NAMES)
    text = "\n".join(tagged(cue.lines, runs, _tag))
    if cue.role == "super" and not cue.region:
        return "{\\an8}" + text
    if italics and cue.role in ("inner", "narration") and not covers(cue.lines, runs, Style.ITALIC):
        text = f"<i>{text}</i>"
    key = _key(cue.region) if cue.region else 2
    return text if key == 2 else f"{{\\an{key}}}{text}"


def _tag(run: Run, opens: bool) -> str:
    name = _NAMES[run.style]
    if opens and run.style is Style.COLOUR:
        return f'<font color="{run.value}">'
    return f"<{name}>" if opens else f"</{name}>"


def _hex(value: str) -> bool:
    return bool(re.fullmatch(r"#[0-9a-f]{6}", value))


def _key(region: Region) -> int:
    align = {"start": "left", "end": "right"}.get(region.align, region.align)
    return KEY_OF[region.anchor, align]


def _region(key: int) -> Region | None:
    if key in (2, 8) or key not in KEYS:
        return None
    anchor, align = KEYS[key]
    return Region(anchor=anchor, align=align)


def _body(lines: list[str], *, last: bool) -> list[str]:
    """A cue's lines: the number of the next cue and blank lines around it are not its text."""
    _shorten(lines)
    if not last and lines and lines[-1].strip().isdigit() and (len(lines) == 1 or not lines[-2].strip()):
        lines.pop()
        _shorten(lines)
    return lines


def _shorten(lines: list[str]) -> None:
    while lines and not lines[-1].strip():
        lines.pop()


def _cue(found: re.Match[str], body: list[str], line: int) -> Read:
    fields = found.groups()
    start, end = _milliseconds(*fields[:4]), _milliseconds(*fields[4:])
    whole = "\n".join(body)
    if "<" not in whole and "{" not in whole:
        return Read(start, end, tuple(body), line)
    key = int(place[1]) if (place := _PLACE.search(whole)) else 2
    lines, runs = _marked(whole)
    role = "super" if key == 8 else "dialogue"
    return Read(start, end, lines, line, role=role, runs=runs, region=_region(key))


def _marked(text: str) -> tuple[tuple[str, ...], Runs]:
    marked = Marked()
    for at, piece in enumerate(_TAG.split(text)):
        if at % 2 == 0:
            marked.say(piece)
        elif name := _NAME.match(piece):
            style = _STYLES.get(name[2].lower())
            if style and name[1]:
                marked.end(style)
            elif style:
                marked.begin(style, _colour(piece) if style is Style.COLOUR else "")
    lines, runs = marked.done()
    return lines, tuple(run for run in runs if run.style is not Style.COLOUR or run.value)


def _colour(tag: str) -> str:
    found = _COLOUR.search(tag)
    value = _COLOURS.get(found[1].lower(), found[1].lower()) if found else ""
    return f"#{value}" if _hex(f"#{value}") else ""


def _milliseconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    thousandths = whole * 1000 + (int(fraction.ljust(3, "0")) if fraction else 0)
    return -1 if "-" in (hours or minutes) else thousandths
